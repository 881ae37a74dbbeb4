import type { Ratio } from '../units.ts';
import { type Interval, standardDeviationsAround } from './interval.ts';

/** A sum of shares may miss the whole by rounding. */
const ROUNDING = 1e-9;

/**
 * The score interval of a proportion (Wilson 1927). Counts may be fractional, as shares of cells make them.
 * The whole of 0..1 when the denominator is 0.
 *
 * @throws RangeError when a count is below 0, infinite or not known, the numerator exceeds the denominator, or the confidence is not
 *   between 0 and 1.
 */
export function wilsonInterval(numerator: number, denominator: number, confidence: Ratio = 0.95): Interval {
  if (!(denominator >= 0 && denominator < Number.POSITIVE_INFINITY)) throw new RangeError(`a share of ${denominator}`);
  if (!(numerator >= -ROUNDING * denominator && numerator <= denominator * (1 + ROUNDING)))
    throw new RangeError(`${numerator} of ${denominator}`);
  const squared = standardDeviationsAround(confidence) ** 2;
  if (denominator === 0) return { low: 0, high: 1 };
  const proportion = numerator / denominator;
  const middle = 2 * numerator + squared;
  const spread = Math.sqrt(squared * (squared + 4 * numerator * (1 - proportion)));
  const whole = 2 * (denominator + squared);
  // at none and at all the ends are exact; the formula would leave 1e-17 there
  return {
    low: numerator <= 0 ? 0 : (middle - spread) / whole,
    high: numerator >= denominator ? 1 : (middle + spread) / whole,
  };
}
