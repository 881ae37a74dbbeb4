import { useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { PlaceByAddress } from '../place-by-address.tsx';
import type { Pins } from './use-pins.ts';
import { usePlacesOfToday } from './use-places-of-today.ts';

interface Props {
  readonly pins: Pins;
  readonly nameOf: (id: string) => string;
  readonly onPlace: (point: readonly [number, number]) => void;
}

/** Setting a pin, or a place that is moved, without the map or with it: by a press, from a list of what is there, by an address. */
export function PlacePin({ pins, nameOf, onPlace }: Props) {
  const text = useText();
  const { kinds } = useTown();
  const listed = kinds.filter(({ mode, count }) => mode !== 'COUNT' && count > 0);
  const [kind, setKind] = useState(() => (listed.find(({ id }) => HALLS.includes(id)) ?? listed[0])?.id ?? '');
  const places = usePlacesOfToday(kind === '' ? NO_KINDS : [kind]);
  const [chosen, setChosen] = useState('');
  const place = places.find(({ id }) => id === chosen) ?? null;
  const { next, armed, acts } = pins;
  const placed = armed ?? next;
  const isMoved = placed !== null && placed !== next;
  const label = placed === null ? '' : isMoved ? nameOf(placed) : placed;
  return (
    <section className="live-place" aria-labelledby="live-place">
      <h2 id="live-place">
        {placed === null ? text('live.full') : text(isMoved ? 'live.moving' : 'live.place', { letter: label })}
      </h2>
      {placed !== null && (
        <>
          <p role="status">{text(isMoved ? 'live.moving.how' : armed === null ? 'live.how' : 'live.tap')}</p>
          {isMoved ? (
            <Button onPress={() => acts.arm(null)}>{text('live.moving.done')}</Button>
          ) : (
            armed === null && <Button onPress={() => acts.arm(next)}>{text('live.arm', { letter: label })}</Button>
          )}
          <fieldset>
            <legend>{text('live.fromList')}</legend>
            <label>
              {text('whatif.place.kind')}
              <select
                value={kind}
                onChange={({ target }) => {
                  setKind(target.value);
                  setChosen('');
                }}
              >
                {listed.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {text('whatif.place.resource')}
              <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
                <option value="">{text('whatif.choose')}</option>
                {places.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <Button isDisabled={!place} onPress={() => place && onPlace(place.point)}>
              {text('live.here', { letter: label })}
            </Button>
          </fieldset>
          <PlaceByAddress action={text('live.here', { letter: label })} onPlace={onPlace} />
        </>
      )}
    </section>
  );
}

const NO_KINDS: readonly string[] = [];

/** Where people meet already: mostly there a gathering place begins. */
const HALLS: readonly string[] = ['kominkan', 'neighbourhood-hall', 'community-centre'];
