import type { StopLegTable } from '../transit/stop-legs.ts';
import type { Seconds } from '../units.ts';
import { NEVER } from './percentiles.ts';

/** @throws RangeError when departures do not rise: waiting for the next would be waiting for one that has left. */
export function assertRising(departures: Int32Array): void {
  for (let at = 1; at < departures.length; at++)
    if ((departures[at] as number) <= (departures[at - 1] as number))
      throw new RangeError(`departure ${at} at ${departures[at]} is not after ${departures[at - 1]}`);
}

/** Whether a point is far from every stop, and too far to walk to: most nodes of a grid over a mountainous town. */
export function isOutOfTheWay({ start }: StopLegTable, point: number, directSeconds: Seconds): boolean {
  return start[point] === start[point + 1] && directSeconds === Number.POSITIVE_INFINITY;
}

/** Arrivals of whoever walks all the way, by departure. @throws RangeError when that takes no number of seconds from 0. */
export function arriveOnFoot(seconds: Int32Array, departures: Int32Array, walk: Seconds): void {
  if (!(walk >= 0)) throw new RangeError(`a walk of ${walk} seconds`);
  for (let departure = 0; departure < seconds.length; departure++)
    seconds[departure] = Math.min(NEVER, (departures[departure] as number) + walk);
}

/** Arrivals become durations; those over the limit never arrive. */
export function toDurations(seconds: Int32Array, departures: Int32Array, limitSeconds: Seconds): void {
  for (let departure = 0; departure < seconds.length; departure++) {
    const time = seconds[departure] as number;
    const duration = time >= NEVER ? NEVER : time - (departures[departure] as number);
    seconds[departure] = duration > limitSeconds ? NEVER : duration;
  }
}
