import { scheduleOf } from '@hazama/geo';
import { useEffect, useMemo, useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { NO_FACTS, type PinsView } from '../../pins-view.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import type { LiveResult } from './live-result.ts';
import { changesByArea, liveValueFields } from './server-values.ts';
import { Signal } from './signal.ts';

const whatIfQuery = graphql(
  `
    query WhatIfOfPins($input: WhatIfInput!) {
      whatIf(input: $input) {
        before {
          ...LiveValueFields
        }
        after {
          ...LiveValueFields
        }
        newlyCovered
        noLongerCovered
        perPlace {
          key
          alone
          added
        }
        isPartial
      }
    }
  `,
  [liveValueFields],
);

type WhatIf = ResultOf<typeof whatIfQuery>['whatIf'];

/**
 * The same of the server, where the town's arrays are not given: once a pin is dropped.
 * @param indicator null: nothing is asked here
 */
export function useServerWhatIf(indicator: TownIndicator | null, pins: PinsView) {
  const { municipality } = useTown();
  const input = useMemo(
    () => ({ municipality: municipality.code, indicator: indicator?.id ?? '', ...changesOf(pins, indicator) }),
    [municipality.code, indicator, pins],
  );
  const [{ data, error, fetching, operation }, ask] = useQuery({
    query: whatIfQuery,
    variables: { input },
    pause: indicator === null,
  });
  const [results] = useState(() => new Signal<LiveResult | null>(null));
  // the answer before stays while the next is on its way: of another indicator it would stand under the name of this one
  const answer = operation?.variables.input.indicator === indicator?.id ? data : undefined;
  useEffect(() => results.set(answer ? toResult(answer.whatIf) : null), [answer, results]);
  return {
    results,
    isAsking: fetching,
    error: (data ? null : (error ?? null)) satisfies CombinedError | null,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

/** Places that only come and go as such; with days and seats where these are said. */
function changesOf({ pins, gone, moved, facts }: PinsView, indicator: TownIndicator | null) {
  const kind = indicator?.kinds[0] ?? '';
  const of = (key: string) => facts.find((each) => each.key === key) ?? NO_FACTS;
  const ofPlaces = facts.filter(({ key }) => !pins.some(({ letter }) => letter === key));
  return {
    add: pins
      .filter(({ letter }) => of(letter) === NO_FACTS)
      .map(({ letter, point: [longitude, latitude] }) => ({ key: letter, longitude, latitude })),
    place: pins
      .filter(({ letter }) => of(letter) !== NO_FACTS)
      .map(({ letter, point: [longitude, latitude] }) => {
        const { opening, capacity, departures } = of(letter);
        return {
          key: letter,
          kind,
          longitude,
          latitude,
          schedule: opening && scheduleOf(opening),
          capacity,
          departures,
        };
      }),
    remove: [...gone],
    move: moved.map(({ id, point: [longitude, latitude] }) => ({ resource: id, longitude, latitude })),
    openings: ofPlaces.flatMap(({ key, opening }) =>
      opening ? [{ resource: key, schedule: scheduleOf(opening) }] : [],
    ),
    capacity: ofPlaces.flatMap(({ key, capacity }) => (capacity === null ? [] : [{ resource: key, capacity }])),
    departures: ofPlaces.flatMap(({ key, departures }) => (departures === null ? [] : [{ resource: key, departures }])),
  };
}

function toResult({ before, after, newlyCovered, noLongerCovered, perPlace, isPartial }: WhatIf): LiveResult {
  const ofLetter = perPlace.toSorted((a, b) => a.key.localeCompare(b.key));
  return {
    areas: changesByArea(before, after),
    effect: { newlyCovered, noLongerCovered, perPlace: ofLetter },
    cellChange: null,
    isPartial,
  };
}
