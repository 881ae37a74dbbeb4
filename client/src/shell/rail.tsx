import './rail.css';
import { CircleHelp, Ellipsis, Map as MapIcon, MapPin, Upload } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { ViewLink } from '../view-link.tsx';
import { useViewState } from '../view-state.ts';

interface Props {
  readonly onHelp: () => void;
  /** Opens what has no room on top; null where there is room. */
  readonly onMore: (() => void) | null;
}

/** The screens there are; an item comes with its screen. On phones it lies at the bottom. */
export function Rail({ onHelp, onMore }: Props) {
  const text = useText();
  const { screen } = useViewState();
  const mayEdit = useMayEdit();
  return (
    <nav className="rail" aria-label={text('nav.screens')}>
      <ViewLink to={{ area: null, view: 'map' }} className="rail-item" isCurrent={screen === 'map'}>
        <MapIcon size={24} aria-hidden />
        {text('nav.map')}
      </ViewLink>
      <ViewLink
        to={{ screen: 'resources', resource: null, kind: null, stale: null }}
        className="rail-item"
        isCurrent={screen === 'resources' || screen === 'records'}
      >
        <MapPin size={24} aria-hidden />
        {text('nav.resources')}
      </ViewLink>
      {mayEdit && (
        <ViewLink
          to={{ screen: 'import', job: null, pile: null }}
          className="rail-item"
          isCurrent={screen === 'import'}
        >
          <Upload size={24} aria-hidden />
          {text('nav.import')}
        </ViewLink>
      )}
      <button type="button" className="rail-item rail-help" onClick={onHelp}>
        <CircleHelp size={24} aria-hidden />
        {text('nav.help')}
      </button>
      {onMore && (
        <button type="button" className="rail-item" onClick={onMore}>
          <Ellipsis size={24} aria-hidden />
          {text('nav.more')}
        </button>
      )}
    </nav>
  );
}
