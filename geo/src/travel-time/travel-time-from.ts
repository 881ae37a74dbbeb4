import { searchWindow } from '../transit/range-raptor.ts';
import type { RaptorSearch } from '../transit/raptor.ts';
import type { StopLegs, StopLegTable } from '../transit/stop-legs.ts';
import { runThrough } from '../turns.ts';
import type { Seconds } from '../units.ts';
import { arriveOnFoot, assertRising, isOutOfTheWay, toDurations } from './departure-times.ts';
import { NEVER, Percentiles, POINTS_A_STEP } from './percentiles.ts';

export interface TravelTimeFrom {
  /** The walks from the place to stops. */
  readonly access: StopLegs;
  /** When one leaves, ascending; each counts once. */
  readonly departures: Int32Array;
  /** The walks from stops to each point. */
  readonly egress: StopLegTable;
  /** Seconds to walk all the way to each point; Infinity where nobody would. */
  readonly directSeconds: ArrayLike<Seconds>;
  /** Which percentiles over the departures: 50 is the median. */
  readonly percents: readonly number[];
  /** A longer journey counts as none. */
  readonly limitSeconds?: Seconds;
}

/**
 * Seconds from one place to many points on foot and by transit, as percentiles over departures: what an isochrone is drawn
 * from. Waiting for the first vehicle counts. Infinity where a point is not reached.
 *
 * @throws RangeError when departures do not rise or there is none, a walk takes no number of seconds, or a percent is none.
 */
export function travelTimeFrom(search: RaptorSearch, input: TravelTimeFrom): ReadonlyMap<number, Float64Array> {
  return runThrough(searchTravelTimeFrom(search, input));
}

/** {@link travelTimeFrom}, pausing after the search and between points. */
export function* searchTravelTimeFrom(
  search: RaptorSearch,
  { access, departures, egress, directSeconds, percents, limitSeconds = NEVER }: TravelTimeFrom,
): Generator<void, ReadonlyMap<number, Float64Array>> {
  assertRising(departures);
  const { length } = departures;
  const { stopCount } = search.network.timetable;
  const horizonSeconds = Math.min(NEVER, (departures.at(-1) ?? 0) + limitSeconds + 1);
  // by stop, so that a walk from it adds to all departures in a row
  const arrivals = new Int32Array(stopCount * length);
  searchWindow(search, { access, departures, horizonSeconds }, (departure) => {
    const atStop = search.arrivals;
    for (let stop = 0; stop < stopCount; stop++) arrivals[stop * length + departure] = atStop[stop] as number;
  });
  yield;

  const percentiles = new Percentiles(percents, length, directSeconds.length);
  const seconds = new Int32Array(length);
  for (let point = 0; point < directSeconds.length; point++) {
    if (isOutOfTheWay(egress, point, directSeconds[point] as number)) continue;
    arriveOnFoot(seconds, departures, directSeconds[point] as number);
    for (let leg = egress.start[point] as number; leg < (egress.start[point + 1] as number); leg++) {
      const row = (egress.stop[leg] as number) * length;
      const walk = egress.seconds[leg] as number;
      for (let departure = 0; departure < length; departure++) {
        const time = (arrivals[row + departure] as number) + walk;
        if (time < (seconds[departure] as number)) seconds[departure] = time;
      }
    }
    toDurations(seconds, departures, limitSeconds);
    percentiles.set(point, seconds);
    if (point % POINTS_A_STEP === POINTS_A_STEP - 1) yield;
  }
  return percentiles.toMap();
}
