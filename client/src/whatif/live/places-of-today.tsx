import { Move, Undo2 } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import type { PinPoint } from '../../pins-view.ts';
import { Button } from '../../ui/button.tsx';
import type { LiveGround } from './live-result.ts';
import { isChanged } from './pin-list.tsx';
import { PlaceFacts } from './place-facts.tsx';
import type { Pins } from './use-pins.ts';
import { MOST_PLACES, type PlaceOfToday } from './use-places-of-today.ts';

interface Props {
  readonly pins: Pins;
  readonly places: readonly PlaceOfToday[];
  readonly ground: LiveGround | null;
  /** They are stops of the timetable. */
  readonly ofStops: boolean;
  readonly onShow: (point: PinPoint) => void;
}

/** As many as are listed at once; more are found by a word. */
const MOST_LISTED = 40;

/** いまある場所: each can be moved, left out, or opened otherwise; found by its name. */
export function PlacesOfToday({ pins, places, ground, ofStops, onShow }: Props) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.normalize('NFKC').trim().toLowerCase());
  const { dropped, acts, armed } = pins;
  const open = useMemo(() => (ground ? new Set(ground.placeIds) : null), [ground]);
  const found = useMemo(
    () =>
      places.filter(({ id, name }) => (open?.has(id) ?? true) && name.normalize('NFKC').toLowerCase().includes(asked)),
    [places, open, asked],
  );
  if (places.length === 0) return null;
  const listed = found.slice(0, MOST_LISTED);
  return (
    <details className="whatif-add live-today">
      <summary>{text(ofStops ? 'live.stops' : 'live.places')}</summary>
      <p className="whatif-note">{text('live.places.how')}</p>
      <label>
        {text('live.places.find')}
        <input type="search" value={typed} maxLength={100} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <p className="whatif-note" role="status">
        {listed.length < found.length
          ? text('live.places.some', { n: listed.length, all: found.length })
          : text('live.places.count', { n: found.length })}
        {!ofStops && places.length >= MOST_PLACES && ` ${text('live.places.most', { n: MOST_PLACES })}`}
      </p>
      <ul className="live-gone">
        {listed.map((place) => {
          const { id, name, point } = place;
          const isGone = dropped.gone.includes(id);
          return (
            <li key={id}>
              <span className="live-place-name" data-gone={isGone || undefined}>
                {name}
              </span>
              <span className="live-acts">
                {!isGone && (
                  <Button
                    variant="quiet"
                    aria-label={text('live.move', { name })}
                    aria-pressed={armed === id}
                    onPress={() => {
                      onShow(point);
                      acts.place(id, dropped.moved.find((each) => each.id === id)?.point ?? point);
                      acts.arm(id);
                    }}
                  >
                    <Move size={18} aria-hidden /> {text('live.move.short')}
                  </Button>
                )}
                <Button
                  variant="quiet"
                  aria-label={text(isGone ? 'live.asToday' : 'live.leaveOut', { name })}
                  onPress={() => acts.toggleGone(id)}
                >
                  {text(isGone ? 'live.asToday.short' : 'live.leaveOut.short')}
                </Button>
                {!isGone && isChanged(pins, id) && (
                  <Button variant="icon" aria-label={text('live.asToday', { name })} onPress={() => acts.forget(id)}>
                    <Undo2 size={18} aria-hidden />
                  </Button>
                )}
              </span>
              {!isGone && !isChanged(pins, id) && (
                <PlaceFacts
                  pins={pins}
                  place={place}
                  name={name}
                  subject={id}
                  rule={ground?.rule ?? null}
                  ofStops={ofStops}
                />
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
