import type { Walks } from '../street/walks.ts';
import type { Meters, Seconds } from '../units.ts';

/** Walks between one point and stops, either way. */
export interface StopLegs {
  readonly stop: Int32Array;
  readonly seconds: Int32Array;
}

/** The walks of many points: those of point p stand from start[p] to start[p + 1]. A stop that is too far has no row. */
export interface StopLegTable extends StopLegs {
  readonly start: Uint32Array;
}

/** The walks of one of the points. */
export function legsOf({ start, stop, seconds }: StopLegTable, point: number): StopLegs {
  return {
    stop: stop.subarray(start[point], start[point + 1]),
    seconds: seconds.subarray(start[point], start[point + 1]),
  };
}

/**
 * Walks to stops as the router reads them, in whole seconds, rounded up. Whatever found the walks names their method:
 * `walksWithin` along streets, {@link straightWalks} by straight line × detour.
 *
 * @param metersPerSecond 1 is 60 m a minute.
 * @throws RangeError when that is not above 0.
 */
export function toStopLegs({ start, point, meters }: Walks, metersPerSecond: number): StopLegTable {
  return {
    start,
    stop: Int32Array.from(point),
    seconds: Int32Array.from(meters, (length) => walkSeconds(length, metersPerSecond)),
  };
}

/** Seconds to walk so far, rounded up; Infinity where there is no way. */
export function walkSeconds(meters: Meters, metersPerSecond: number): Seconds {
  if (!(metersPerSecond > 0)) throw new RangeError(`walking at ${metersPerSecond} m/s`);
  // a nanosecond of grace: 300 m × 1.3 is 390 s but for its last digit
  return Math.ceil(meters / metersPerSecond - 1e-9);
}
