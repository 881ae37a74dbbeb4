import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import type { LiveChange } from './live-result.ts';

/** What the server says of an area where the browser's arrays can't. */
export const liveValueFields = graphql(`
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

type AreaValue = ResultOf<typeof liveValueFields>;

/** The changes by id of the area; the two lists are of the same areas in the same order. */
export function changesByArea(
  before: readonly AreaValue[],
  after: readonly AreaValue[],
): ReadonlyMap<string, LiveChange> {
  return new Map(
    before.flatMap((value, at) => {
      const then = after[at];
      return then ? [[value.area.id, { before: value, after: then }] as const] : [];
    }),
  );
}
