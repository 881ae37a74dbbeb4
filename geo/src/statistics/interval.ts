import { chiSquareQuantile } from './incomplete-gamma.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile that leaves half of the rest on each side of a 95 % interval. */
const Z_95 = 1.959963984540054;

/**
 * How many standard deviations of a normal distribution hold the given share around its middle.
 *
 * @throws RangeError when the share is not between 0 and 1.
 */
export function standardDeviationsAround(confidence: number): number {
  assertConfidence(confidence);
  return confidence === 0.95 ? Z_95 : Math.sqrt(chiSquareQuantile(confidence, 1));
}

/** @throws RangeError when it is not between 0 and 1: no interval holds everything, and none nothing. */
export function assertConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`an interval of the confidence ${confidence}`);
}
