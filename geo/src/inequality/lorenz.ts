import type { Ratio } from '../units.ts';
import { sortPeopleByValue } from './people-by-value.ts';

/** Points from (0, 0) to (1, 1), those with least first. */
export interface LorenzCurve {
  readonly peopleShare: Float64Array;
  readonly valueShare: Float64Array;
}

/**
 * Which share of everything which share of people has (ローレンツ曲線, Lorenz 1905), weighted by people. Where there is nothing at all, all
 * have the same: the diagonal.
 *
 * @param values per cell or area, 0 or more: access, departures, seats. Of minutes and metres more is worse, and the curve speaks of the burden.
 * @throws RangeError, as all measures of inequality, when the columns differ in length, people are below 0, a value that somebody has is
 *   below 0, infinite or not known, or there is nobody at all.
 */
export function lorenzCurve(values: Float64Array, people: Float64Array): LorenzCurve {
  const sorted = sortPeopleByValue(values, people);
  const count = sorted.value.length;
  const peopleShare = new Float64Array(count + 1);
  const valueShare = new Float64Array(count + 1);
  let peopleSum = 0;
  let valueSum = 0;
  for (let at = 0; at < count; at++) {
    const own = sorted.people[at] as number;
    peopleSum += own;
    valueSum += own * (sorted.value[at] as number);
    peopleShare[at + 1] = peopleSum / sorted.totalPeople;
    valueShare[at + 1] = sorted.totalValue > 0 ? valueSum / sorted.totalValue : peopleSum / sorted.totalPeople;
  }
  // sums divided by themselves, but for their last digit
  peopleShare[count] = 1;
  valueShare[count] = 1;
  return { peopleShare, valueShare };
}

/**
 * Twice the area between the diagonal and the Lorenz curve (ジニ係数, Gini 1912): 0 where all have the same, towards 1 where one has all.
 * Half the mean difference of two people over the mean.
 */
export function giniIndex(values: Float64Array, people: Float64Array): Ratio {
  const { peopleShare, valueShare } = lorenzCurve(values, people);
  let twiceBelow = 0;
  for (let at = 1; at < peopleShare.length; at++)
    twiceBelow +=
      ((peopleShare[at] as number) - (peopleShare[at - 1] as number)) *
      ((valueShare[at] as number) + (valueShare[at - 1] as number));
  return Math.max(0, 1 - twiceBelow);
}
