import type { PlaneShape } from '../measure/common-area.ts';

/** What lies in all of some shapes: their common surface, or the weight on it. */
export type AmountOf = (shapes: readonly PlaneShape[]) => number;

/** So many areas of one kind are never drawn over one spot, and each more would double the work. */
const MOST_DEEP = 8;
/** What is less than this of the source is rounding along a border. */
const LEAST_SHARE = 1e-10;

/**
 * What of a source lies in at least one of some targets, counted once where they are drawn over each other: each target's own amount
 * less what a later one holds too.
 *
 * @param inTarget the amount of the source in each target.
 * @throws RangeError when more than eight targets are drawn over one spot.
 */
export function amountInAny(
  source: PlaneShape,
  targets: readonly PlaneShape[],
  inTarget: readonly number[],
  amountOf: AmountOf,
): number {
  const least = LEAST_SHARE * inTarget.reduce((sum, amount) => sum + amount, 0);
  const inAny = (shapes: readonly PlaneShape[], amounts: readonly number[], others: readonly PlaneShape[]): number => {
    if (shapes.length > MOST_DEEP)
      throw new RangeError(`more than ${MOST_DEEP} targets are drawn over one spot: give areas of one kind`);
    let sum = 0;
    others.forEach((target, at) => {
      const amount = amounts[at] as number;
      if (amount <= least) return;
      const common = [...shapes, target];
      const later = others.slice(at + 1);
      const shared = later.map((other) => amountOf([...common, other]));
      sum += amount - inAny(common, shared, later);
    });
    return sum;
  };
  return inAny([source], inTarget, targets);
}
