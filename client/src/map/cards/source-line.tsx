import './source-line.css';
import { lazy, type Ref, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';

const SourceDialog = lazy(async () => ({ default: (await import('./source-dialog.tsx')).SourceDialog }));

/** Credits with their dates in one line that stays on screen, the whole of them with their terms behind it, and what the background is. */
export function SourceLine({ ref }: { readonly ref?: Ref<HTMLElement> }) {
  const text = useText();
  const format = useFormat();
  const { credits } = useTown();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <footer ref={ref} className="source-line" data-map-cover="">
      {credits.length > 0 && (
        <Button className="source-line-credits" onPress={() => setIsOpen(true)}>
          <span className="source-line-names">
            {credits.map(({ name, asOf }) => (asOf ? `${name} ${format.date(asOf)}` : name)).join(' / ')}
          </span>
          <span className="source-line-more">{text('map.source.all', { n: credits.length })}</span>
        </Button>
      )}
      <span className="source-line-background">{text('map.source.background')}</span>
      <Suspense>{isOpen && <SourceDialog onClose={() => setIsOpen(false)} />}</Suspense>
    </footer>
  );
}
