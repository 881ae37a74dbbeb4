import { type PeopleByValue, sortPeopleByValue } from './people-by-value.ts';

const TOP_SHARE = 0.1;
const BOTTOM_SHARE = 0.4;

/**
 * What the tenth of people with most have, over what the four tenths with least have (パルマ比, Palma 2011; Cobham & Sumner 2013). A group of
 * people across a line is divided. A quarter where all have the same, also nothing; Infinity where the four tenths have nothing
 * and others something.
 *
 * @throws RangeError as `lorenzCurve`.
 */
export function palmaRatio(values: Float64Array, people: Float64Array): number {
  const sorted = sortPeopleByValue(values, people);
  if (sorted.totalValue === 0) return TOP_SHARE / BOTTOM_SHARE;
  const bottom = valueOfFirst(sorted, BOTTOM_SHARE);
  // counted from above and not as the rest, which would keep the rounding of the whole
  const top = valueOfFirst(
    { ...sorted, value: sorted.value.toReversed(), people: sorted.people.toReversed() },
    TOP_SHARE,
  );
  return bottom > 0 ? top / bottom : Number.POSITIVE_INFINITY;
}

/** What the first share of people has together. */
function valueOfFirst({ value, people, totalPeople }: PeopleByValue, share: number): number {
  let left = share * totalPeople;
  let sum = 0;
  for (let at = 0; at < value.length && left > 0; at++) {
    const counted = Math.min(left, people[at] as number);
    sum += counted * (value[at] as number);
    left -= counted;
  }
  return sum;
}
