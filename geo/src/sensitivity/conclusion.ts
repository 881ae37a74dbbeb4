import type { Measurement } from '../measurement.ts';
import { type Achievement, type AchievementInput, achievementOf } from '../statistics/achievement.ts';

/** What is concluded from a value against its target. */
export type TargetConclusion = Exclude<Achievement, 'UNDETERMINED' | 'NO_TARGET'>;

/** A value, and whether there is none because there is no way to get there. */
type Amount = Pick<Measurement, 'value'> & Partial<Pick<Measurement, 'state'>>;

/** What is concluded from an area's value beside the town's. */
export type TownConclusion = 'MORE' | 'LESS';

/**
 * A value against its target, or undefined where that can't be decided: the value is not known or withheld, or its interval spans
 * the target (判定不能).
 */
export function concludeTarget(
  measurement: Omit<AchievementInput, 'target' | 'higherIsBetter'>,
  target: number,
  higherIsBetter: boolean,
): TargetConclusion | undefined {
  const achievement = achievementOf({ ...measurement, target, higherIsBetter });
  return achievement === 'UNDETERMINED' || achievement === 'NO_TARGET' ? undefined : achievement;
}

/**
 * Whether an area's value is above or below the town's by more than its interval. Undefined where the interval spans the town's value,
 * and where one of the two is not known. A value without an interval (metres) is compared as it is; no way to get there is
 * further than any.
 */
export function concludeTown(
  area: Amount & Pick<Measurement, 'low' | 'high'>,
  town: Amount,
): TownConclusion | undefined {
  const [own, whole] = [amountOf(area), amountOf(town)];
  if (own === null || whole === null || Number.isNaN(own) || Number.isNaN(whole)) return undefined;
  if ((area.low ?? own) > whole) return 'MORE';
  return (area.high ?? own) < whole ? 'LESS' : undefined;
}

function amountOf({ state, value }: Amount): number | null {
  return state === 'UNREACHABLE' ? Number.POSITIVE_INFINITY : value;
}

/** Two counts closer than this are the same number of people: sums of shares of cells round. */
const SAME_PEOPLE = 0.5;

/**
 * The areas that hold the most people not yet reached, in the order of the list. Undefined where that can't be decided: an area's people are
 * not known, the last of those named has as many as one left out, or nobody is left to be reached in one that would be named.
 *
 * @param gaps people not yet reached; null where not known or withheld
 * @throws RangeError where `count` is less than 1
 */
export function concludeMostPeople(gaps: readonly (number | null)[], count: number): readonly number[] | undefined {
  if (!(count >= 1)) throw new RangeError(`${count} areas can't be named`);
  if (gaps.some((gap) => gap === null || Number.isNaN(gap))) return undefined;
  const byGap = gaps.map((_, area) => area).toSorted((a, b) => (gaps[b] ?? 0) - (gaps[a] ?? 0));
  const last = gaps[byGap[count - 1] ?? -1] ?? 0;
  const next = gaps[byGap[count] ?? -1] ?? 0;
  if (last - next < SAME_PEOPLE) return undefined;
  return byGap.slice(0, count).toSorted((a, b) => a - b);
}
