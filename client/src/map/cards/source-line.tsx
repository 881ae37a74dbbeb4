import './source-line.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';

/** Credits with their dates, which stay on screen, and what the background is. */
export function SourceLine() {
  const text = useText();
  const format = useFormat();
  const { credits } = useTown();
  return (
    <footer className="source-line" data-map-cover="">
      <span>
        {credits
          .map(({ name, asOf, license }) =>
            [name, asOf && text('map.source.asOf', { date: format.date(asOf) }), license].filter(Boolean).join(' '),
          )
          .join(' / ')}
      </span>
      <span>{text('map.source.background')}</span>
    </footer>
  );
}
