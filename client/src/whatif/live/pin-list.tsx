import { X } from 'lucide-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import type { LiveResult } from './live-result.ts';
import type { Pins } from './use-pins.ts';

interface Props {
  readonly pins: Pins;
  readonly result: LiveResult | null;
  readonly onShow: (point: readonly [number, number]) => void;
}

/** くらべる: what each pin does alone, and all together: a union, never a sum. */
export function PinList({ pins, result, onShow }: Props) {
  const text = useText();
  const format = useFormat();
  const { shown } = pins;
  const people = (count: number | undefined) =>
    count === undefined ? '…' : text('live.plus', { n: format.roundedPeople(count) });
  if (shown.pins.length === 0) return null;
  return (
    <section className="live-pins" aria-labelledby="live-pins">
      <h2 id="live-pins">{text('live.compare')}</h2>
      <ul>
        {shown.pins.map(({ letter, point }, at) => (
          <li key={letter}>
            <Button variant="quiet" onPress={() => onShow([...point])}>
              <b className="live-letter">{letter}</b> {text('live.alone', { letter })}
            </Button>
            <span className="number">{people(result?.perPlace[at]?.alone)}</span>
            <Button variant="icon" aria-label={text('live.remove', { letter })} onPress={() => pins.remove(letter)}>
              <X size={18} aria-hidden />
            </Button>
          </li>
        ))}
        {shown.pins.length > 1 && (
          <li data-total>
            <span>
              <b className="live-letter">{shown.pins.map(({ letter }) => letter).join('+')}</b>{' '}
              {text(shown.pins.length === 2 ? 'live.both' : 'live.all')}
            </span>
            <span className="number">{people(result?.newlyCovered)}</span>
          </li>
        )}
      </ul>
      {shown.pins.length > 1 && <p className="whatif-note">{text('live.union')}</p>}
      <p className="whatif-note">{text('live.wholeTown.note')}</p>
    </section>
  );
}
