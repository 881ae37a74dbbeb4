import './source-line.css';
import type { Ref } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';

/** Credits with their dates, which stay on screen, and what the background is. */
export function SourceLine({ ref }: { readonly ref?: Ref<HTMLElement> }) {
  const text = useText();
  const format = useFormat();
  const { credits } = useTown();
  return (
    <footer ref={ref} className="source-line" data-map-cover="">
      <span>
        {credits
          .map(({ name, asOf, license }) =>
            [name, asOf && text('map.source.asOf', { date: format.date(asOf) }), license].filter(Boolean).join(' '),
          )
          .join(' / ')}
      </span>
      <span className="source-line-background">{text('map.source.background')}</span>
    </footer>
  );
}
