import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import type { PinsView } from '../../pins-view.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { inputOf } from '../change-input.ts';
import type { LiveResult } from './live-result.ts';
import { changesByArea, liveValueFields } from './server-values.ts';
import { Signal } from './signal.ts';
import { trialChangesOf } from './trial-changes.ts';

const departuresQuery = graphql(
  `
    query DeparturesOfPins($input: TrialInput!, $indicator: ID!) {
      trial(input: $input) {
        effect(indicator: $indicator) {
          before {
            ...LiveValueFields
          }
          after {
            ...LiveValueFields
          }
        }
      }
    }
  `,
  [liveValueFields],
);

type Effect = ResultOf<typeof departuresQuery>['trial']['effect'];

/**
 * 1日の便の数 of areas, of the server once a stop is dropped: which area one stands in their shapes tell, which the browser's arrays leave out.
 * @param indicator null: nothing is asked here
 */
export function useServerDepartures(indicator: TownIndicator | null, pins: PinsView) {
  const { municipality } = useTown();
  const variables = useMemo(
    () => ({
      indicator: indicator?.id ?? '',
      input: {
        municipality: municipality.code,
        changes: inputOf(trialChangesOf(pins, [], indicator?.kinds[0] ?? '')),
      },
    }),
    [municipality.code, indicator, pins],
  );
  const [{ data, error, fetching }, ask] = useQuery({ query: departuresQuery, variables, pause: indicator === null });
  const [results] = useState(() => new Signal<LiveResult | null>(null));
  useEffect(() => {
    // of what was asked before, while another indicator is looked at, nothing is told
    results.set(indicator && data ? toResult(data.trial.effect) : null);
  }, [indicator, data, results]);
  return {
    results,
    isAsking: fetching,
    error: data ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

function toResult({ before, after }: Effect): LiveResult {
  return { areas: changesByArea(before, after), effect: null, cellChange: null, isPartial: false };
}
