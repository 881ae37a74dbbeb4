import './legend-card.css';
import { useText } from '../../i18n/use-text.tsx';
import { useViewState } from '../../view-state.ts';
import { useStreetsDrawn } from '../use-streets-drawn.ts';

/** The key of the open area's streets: what the lines mean, and how the way along them was measured. */
export function StreetKey() {
  const text = useText();
  const { as } = useViewState();
  const drawn = useStreetsDrawn();
  if (drawn === 'none') return null;
  return (
    <div className="legend-card-cells">
      <StreetLines drawn={drawn} />
      <p>{text('map.street.method')}</p>
      {drawn === 'reach' && as !== null && <p>{text('map.street.shown')}</p>}
    </div>
  );
}

/** The lines alone, for a key of one line. */
export function StreetLines({ drawn }: { readonly drawn: 'streets' | 'reach' }) {
  const text = useText();
  return (
    <>
      {drawn === 'reach' && (
        <span>
          <i className="legend-swatch" data-line="reach" />
          {text('map.street.reached')}
        </span>
      )}
      <span>
        <i className="legend-swatch" data-line="street" />
        {text('map.street')}
      </span>
    </>
  );
}
