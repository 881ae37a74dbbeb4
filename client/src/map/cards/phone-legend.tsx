import './legend-card.css';
import './phone-controls.css';
import { useText } from '../../i18n/use-text.tsx';
import { useIndicator } from '../../town/use-indicator.ts';
import { useOpenArea } from '../../town/use-open-area.ts';
import { legendClasses } from '../model/legend-classes.ts';
import { useStreetsDrawn } from '../use-streets-drawn.ts';
import { StreetLines } from './street-key.tsx';
import { useClassLabel } from './use-class-label.ts';

/** The key in one line: of the open area's cells and streets, else of the areas' colours. The whole of it stands with the layers. */
export function PhoneLegend() {
  const indicator = useIndicator();
  return indicator && <Key indicator={indicator} />;
}

function Key({ indicator }: { readonly indicator: NonNullable<ReturnType<typeof useIndicator>> }) {
  const text = useText();
  const openArea = useOpenArea();
  const streets = useStreetsDrawn();
  const label = useClassLabel(indicator);
  const classes = legendClasses(indicator);
  const [first, last] = [classes[0], classes.at(-1)];
  if (openArea?.bounds && indicator.measure === 'coverage') {
    return (
      <p className="map-card phone-legend" data-map-cover="">
        <span>
          <i className="legend-swatch" data-cell="reached" />
          {text('map.cell.reached')}
        </span>
        <span>
          <i className="legend-swatch" data-cell="not-yet" />
          {text('map.cell.notYet')}
        </span>
        {streets !== 'none' && <StreetLines drawn={streets} />}
      </p>
    );
  }
  if (indicator.breaks.length === 0 || !first || !last) return null;
  return (
    <p className="map-card phone-legend" data-map-cover="">
      <span>{label(first)}</span>
      <span className="phone-legend-ramp">
        {classes.map(({ index, color }) => (
          <i key={index} className="legend-swatch" style={{ backgroundColor: color }} />
        ))}
      </span>
      <span>{label(last)}</span>
    </p>
  );
}
