import { LocateFixed, Undo2, X } from 'lucide-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { PinPoint } from '../../pins-view.ts';
import { Button } from '../../ui/button.tsx';
import type { LiveGround, LiveResult } from './live-result.ts';
import { PlaceFacts } from './place-facts.tsx';
import { type Signal, useSignal } from './signal.ts';
import type { Pins } from './use-pins.ts';
import type { PlaceOfToday } from './use-places-of-today.ts';

interface Props {
  readonly pins: Pins;
  readonly places: readonly PlaceOfToday[];
  readonly ground: LiveGround | null;
  /** The indicator counts stops of the timetable. */
  readonly ofStops: boolean;
  /** The indicator counts who is within reach. */
  readonly isCoverage: boolean;
  readonly results: Signal<LiveResult | null>;
  /** No answer is on its way. */
  readonly isFaulty: boolean;
  readonly onShow: (point: PinPoint) => void;
}

/** くらべる: what each pin does alone, and all together: a union, never a sum; and what is tried of the places of today. */
export function PinList({ pins, places, ground, ofStops, isCoverage, results, isFaulty, onShow }: Props) {
  const text = useText();
  const { dropped, acts } = pins;
  const changed = places.filter(({ id }) => isChanged(pins, id));
  if (dropped.pins.length + changed.length === 0) return null;
  const rule = ground?.rule ?? null;
  return (
    <section className="live-pins" aria-labelledby="live-pins">
      <h2 id="live-pins">{text('live.compare')}</h2>
      <ul>
        {dropped.pins.map(({ letter, point }, at) => (
          <li key={letter}>
            <span className="live-alone">
              <Button
                variant="quiet"
                aria-label={text('live.see', { name: letter })}
                onPress={() => onShow([...point])}
              >
                <b className="live-letter">{letter}</b> <LocateFixed size={18} aria-hidden />
              </Button>
              {dropped.pins.length > 1 && text('live.alone', { letter })}
            </span>
            <People results={results} isFaulty={isFaulty} of={(effect) => effect.perPlace[at]?.alone} />
            <Button variant="icon" aria-label={text('live.remove', { letter })} onPress={() => acts.forget(letter)}>
              <X size={18} aria-hidden />
            </Button>
            <PlaceFacts pins={pins} place={null} name={letter} subject={letter} rule={rule} ofStops={ofStops} />
          </li>
        ))}
        {dropped.pins.length > 1 && (
          <li data-total>
            <span>
              <b className="live-letter">{dropped.pins.map(({ letter }) => letter).join('+')}</b>{' '}
              {text(dropped.pins.length === 2 ? 'live.both' : 'live.all')}
            </span>
            <People results={results} isFaulty={isFaulty} of={({ newlyCovered }) => newlyCovered} />
          </li>
        )}
        {changed.map((place) => {
          const { id, name } = place;
          const isGone = dropped.gone.includes(id);
          const there = dropped.moved.find((each) => each.id === id)?.point ?? place.point;
          return (
            <li key={id}>
              <Button variant="quiet" aria-label={text('live.see', { name })} onPress={() => onShow(there)}>
                <span className="live-place-name" data-gone={isGone || undefined}>
                  {name}
                </span>
              </Button>
              <small>{text(isGone ? 'live.isGone' : there === place.point ? 'live.isOther' : 'live.isMoved')}</small>
              <Button variant="icon" aria-label={text('live.asToday', { name })} onPress={() => acts.forget(id)}>
                <Undo2 size={18} aria-hidden />
              </Button>
              {!isGone && (
                <PlaceFacts pins={pins} place={place} name={name} subject={id} rule={rule} ofStops={ofStops} />
              )}
            </li>
          );
        })}
      </ul>
      {dropped.pins.length > 1 && isCoverage && <p className="whatif-note">{text('live.union')}</p>}
      {isCoverage && <p className="whatif-note">{text('live.wholeTown.note')}</p>}
    </section>
  );
}

export function isChanged({ dropped }: Pick<Pins, 'dropped'>, id: string): boolean {
  const { gone, moved, facts } = dropped;
  return gone.includes(id) || moved.some((each) => each.id === id) || facts.some(({ key }) => key === id);
}

interface PeopleProps {
  readonly results: Signal<LiveResult | null>;
  readonly isFaulty: boolean;
  readonly of: (effect: NonNullable<LiveResult['effect']>) => number | undefined;
}

/** Its own part of the page: nothing else is made anew while a pin is dragged. */
function People({ results, isFaulty, of }: PeopleProps) {
  const text = useText();
  const format = useFormat();
  const result = useSignal(results);
  if (result ? !result.effect : isFaulty) return <span />;
  const count = result?.effect ? of(result.effect) : undefined;
  return (
    <span className="number">{count === undefined ? '…' : text('live.plus', { n: format.roundedPeople(count) })}</span>
  );
}
