import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '../../i18n/use-text.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { PlaceByAddress } from '../place-by-address.tsx';
import { placesOfKindQuery } from '../trial-query.ts';
import type { Pins } from './use-pins.ts';

interface Props {
  readonly pins: Pins;
  readonly indicator: TownIndicator | null;
  readonly onPlace: (point: readonly [number, number]) => void;
}

/** Setting a pin without the map or with it: by a press, from a list of what is there, by an address; and places that are taken away. */
export function PlacePin({ pins, indicator, onPlace }: Props) {
  const text = useText();
  const { kinds } = useTown();
  const listed = kinds.filter(({ mode, count }) => mode !== 'COUNT' && count > 0);
  const [kind, setKind] = useState(() => (listed.find(({ id }) => HALLS.includes(id)) ?? listed[0])?.id ?? '');
  const places = usePlaces(kind);
  const [chosen, setChosen] = useState('');
  const place = places.find(({ id }) => id === chosen) ?? null;
  const counted = usePlaces(indicator?.kinds[0] ?? '');
  const { next, isArmed } = pins;
  return (
    <section className="live-place" aria-labelledby="live-place">
      <h2 id="live-place">{next ? text('live.place', { letter: next }) : text('live.full')}</h2>
      {next && (
        <>
          <p role="status">{isArmed ? text('live.tap') : text('live.how')}</p>
          {!isArmed && <Button onPress={pins.arm}>{text('live.arm', { letter: next })}</Button>}
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
              {text('live.here', { letter: next })}
            </Button>
          </fieldset>
          <PlaceByAddress action={text('live.here', { letter: next })} onPlace={onPlace} />
        </>
      )}
      {counted.length > 0 && (
        <details className="whatif-add">
          <summary>{text('live.without', { n: pins.shown.gone.length })}</summary>
          <ul className="live-gone">
            {counted.map(({ id, name }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={pins.shown.gone.includes(id)}
                    onChange={() => pins.toggleGone(id, name)}
                  />
                  {name}
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Where people meet already: mostly there a gathering place begins. */
const HALLS: readonly string[] = ['kominkan', 'neighbourhood-hall', 'community-centre'];
const STANDING = ['active', 'preparing', 'suspended'];
/** As many as one question may ask for; more of a kind no town of the samples has. */
const MOST = 1000;

function usePlaces(kind: string) {
  const { municipality } = useTown();
  const variables = useMemo(
    () => ({ filter: { municipality: municipality.code, kinds: [kind], status: STANDING }, first: MOST }),
    [municipality.code, kind],
  );
  const [{ data }] = useQuery({ query: placesOfKindQuery, variables, pause: kind === '' });
  return useMemo(
    () =>
      (data?.resources.nodes ?? []).flatMap(({ id, name, location }) => {
        const { coordinates } = (location ?? {}) as { readonly coordinates?: readonly number[] };
        const [longitude, latitude] = coordinates ?? [];
        return longitude === undefined || latitude === undefined
          ? []
          : [{ id, name, point: [longitude, latitude] as const }];
      }),
    [data],
  );
}
