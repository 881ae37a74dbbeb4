import './print-page.css';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { todayInTokyo } from '../town/today.ts';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useYear } from '../town/use-year.ts';

/** Only on paper, above what is printed: of which town and year it is, when that was, and that it is a demo where it is one. */
export function PrintHead() {
  const text = useText();
  const format = useFormat();
  const nameOf = useAreaName();
  const { municipality } = useTown();
  const year = useYear();
  if (!useIsPrinting()) return null;
  return (
    <header className="print-head">
      <strong>{nameOf(municipality, 'sentence')}</strong>
      {year !== null && <span>{format.fiscalYear(year)}</span>}
      <span>{text('print.on', { date: format.date(todayInTokyo()) })}</span>
      {municipality.isDemo && <span className="badge badge-demo">{text('demo.badge')}</span>}
      <span>Hazama 狭間</span>
    </header>
  );
}

/** Only on paper, below it: what it is made of. */
export function PrintSources() {
  const text = useText();
  const format = useFormat();
  const { credits } = useTown();
  if (!useIsPrinting()) return null;
  return (
    <footer className="print-sources">
      {text('print.sources', {
        names: credits.map(({ name, asOf }) => (asOf ? `${name} ${format.date(asOf)}` : name)).join(' / '),
      })}
    </footer>
  );
}

/** From when the browser is about to print until it has. */
function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    // what isn't there when the event ends isn't printed
    const before = () => flushSync(() => setIsPrinting(true));
    const after = () => setIsPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}
