import { chiSquareQuantile } from './incomplete-gamma.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile that leaves half of the rest on each side of a 95 % interval. */
const Z_95 = 1.959963984540054;

/** How many standard deviations of a normal distribution hold the given share around its middle. */
export function standardDeviationsAround(confidence: number): number {
  return confidence === 0.95 ? Z_95 : Math.sqrt(chiSquareQuantile(confidence, 1));
}
