import { useMemo } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';
import type { PinsView } from '../../pins-view.ts';
import { useTown } from '../../town/town.ts';
import type { LiveResult } from './live-result.ts';

const liveValueFields = graphql(`
  fragment LiveValueFields on IndicatorValue {
    area {
      id
    }
    state
    value
    low
    high
    numerator
    denominator
    gapPeople
  }
`);

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

/**
 * The same of the server, where the town's arrays are not given: once a pin is dropped.
 * @param indicatorId null: nothing is asked here
 */
export function useServerWhatIf(indicatorId: string | null, { pins, gone }: PinsView) {
  const { municipality } = useTown();
  const input = useMemo(
    () => ({
      municipality: municipality.code,
      indicator: indicatorId ?? '',
      add: pins.map(({ letter, point: [longitude, latitude] }) => ({ key: letter, longitude, latitude })),
      remove: [...gone],
    }),
    [municipality.code, indicatorId, pins, gone],
  );
  const [{ data, error, fetching }, ask] = useQuery({
    query: whatIfQuery,
    variables: { input },
    pause: indicatorId === null,
  });
  const result = useMemo((): LiveResult | null => {
    if (!data) return null;
    const { before, after, ...rest } = data.whatIf;
    const areas = new Map(
      before.flatMap((value, at) => {
        const then = after[at];
        return then ? [[value.area.id, { before: value, after: then }] as const] : [];
      }),
    );
    return { ...rest, areas, cellChange: null };
  }, [data]);
  return {
    result,
    isAsking: fetching,
    error: (data ? null : (error ?? null)) satisfies CombinedError | null,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}
