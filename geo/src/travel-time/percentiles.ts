import type { Seconds } from '../units.ts';

/** Longer than any day: stands for "never" while times are whole numbers. */
export const NEVER: Seconds = 2 ** 30;

/** Points whose percentiles are found between two pauses: some milliseconds. */
export const POINTS_A_STEP = 512;

/**
 * The percentiles of travel times over a window's departures by the rule sorted[⌈p/100·n⌉ − 1]: a time that occurs, never one
 * between two (conveyal/r5). A departure that does not arrive counts as infinite, so a percentile may be.
 */
export class Percentiles {
  readonly #percents: readonly number[];
  readonly #ranks: readonly number[];
  readonly #sorted: Int32Array;
  readonly #seconds: readonly Float64Array[];

  /** @throws RangeError when a percent is not above 0 and up to 100, or there is no departure. */
  constructor(percents: readonly number[], departureCount: number, pointCount: number) {
    if (departureCount < 1) throw new RangeError('percentiles of no departure');
    for (const percent of percents)
      if (!(percent > 0 && percent <= 100)) throw new RangeError(`${percent} is no percentile`);
    this.#percents = percents;
    // n first: 55 % of 20 is 11, and 0.55 × 20 a little more
    this.#ranks = percents.map((percent) => Math.ceil((percent * departureCount) / 100) - 1);
    this.#sorted = new Int32Array(departureCount);
    this.#seconds = percents.map(() => new Float64Array(pointCount).fill(Number.POSITIVE_INFINITY));
  }

  /** Takes a point's travel times, one per departure; {@link NEVER} where it is not reached, as a point is whose times are never taken. */
  set(point: number, seconds: Int32Array): void {
    this.#sorted.set(seconds);
    this.#sorted.sort();
    for (const [index, rank] of this.#ranks.entries()) {
      const time = this.#sorted[rank] as number;
      (this.#seconds[index] as Float64Array)[point] = time >= NEVER ? Number.POSITIVE_INFINITY : time;
    }
  }

  /** Seconds per point by percent; Infinity where it is not reached. */
  toMap(): ReadonlyMap<number, Float64Array> {
    return new Map(this.#percents.map((percent, index) => [percent, this.#seconds[index] as Float64Array]));
  }
}
