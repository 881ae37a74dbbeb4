import type { Ratio } from '../units.ts';
import { chiSquareQuantile } from './incomplete-gamma.ts';
import { assertConfidence, type Interval, standardDeviationsAround } from './interval.ts';

/** From this many events on Byar's approximation stands for the exact interval. */
const BYAR_FROM = 10;

/**
 * The interval of a count of events: exact below 10, else Byar's. Divide both ends by the exposure for a rate.
 *
 * @throws RangeError, as both of them, when the count is below 0, infinite or not known, or the confidence is not between 0 and 1.
 */
export function poissonInterval(events: number, confidence: Ratio = 0.95): Interval {
  return events < BYAR_FROM ? exactPoissonInterval(events, confidence) : byarInterval(events, confidence);
}

/** The exact intervals found so far: a town asks for the same ten counts hundreds of times, and a quantile takes microseconds. */
const exactAt95 = new Map<number, Interval>();

/** Garwood 1936, through the chi-square distribution. */
export function exactPoissonInterval(events: number, confidence: Ratio = 0.95): Interval {
  assertEvents(events);
  assertConfidence(confidence);
  if (confidence !== 0.95) return garwood(events, confidence);
  const known = exactAt95.get(events);
  if (known) return known;
  const interval = garwood(events, confidence);
  if (Number.isInteger(events) && events < BYAR_FROM) exactAt95.set(events, interval);
  return interval;
}

function garwood(events: number, confidence: Ratio): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2,
    high: chiSquareQuantile(1 - tail, 2 * events + 2) / 2,
  };
}

/** Byar's approximation (Breslow & Day 1987). */
export function byarInterval(events: number, confidence: Ratio = 0.95): Interval {
  assertEvents(events);
  const z = standardDeviationsAround(confidence);
  const end = (count: number, side: number) => count * (1 - 1 / (9 * count) + (side * z) / (3 * Math.sqrt(count))) ** 3;
  return { low: events === 0 ? 0 : end(events, -1), high: end(events + 1, 1) };
}

function assertEvents(events: number): void {
  if (!(events >= 0 && events < Number.POSITIVE_INFINITY)) throw new RangeError(`an interval of ${events} events`);
}
