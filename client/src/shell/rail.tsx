import './rail.css';
import { CircleHelp, Map as MapIcon } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useViewState } from '../view-state.ts';

/** The screens there are. An item comes with its screen, not before. */
export function Rail() {
  const text = useText();
  const { town } = useViewState();
  return (
    <nav className="rail" aria-label={text('nav.screens')}>
      <a href={`/${town}/map`} aria-current="page">
        <MapIcon size={24} aria-hidden />
        {text('nav.map')}
      </a>
      <button type="button" className="rail-help">
        <CircleHelp size={24} aria-hidden />
        {text('nav.help')}
      </button>
    </nav>
  );
}
