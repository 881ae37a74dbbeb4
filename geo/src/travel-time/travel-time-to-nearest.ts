import { type ArrivalProfile, searchProfile } from '../transit/profile.ts';
import type { RaptorSearch } from '../transit/raptor.ts';
import type { StopLegs, StopLegTable } from '../transit/stop-legs.ts';
import { runThrough } from '../turns.ts';
import type { Seconds } from '../units.ts';
import { arriveOnFoot, assertRising, isOutOfTheWay, toDurations } from './departure-times.ts';
import { NEVER, Percentiles, POINTS_A_STEP } from './percentiles.ts';

export interface TravelTimeToNearest {
  /** The walks from each cell to stops. */
  readonly access: StopLegTable;
  /** When one leaves, ascending; each counts once. */
  readonly departures: Int32Array;
  /** The walks from stops to places, of all places together. */
  readonly egress: StopLegs;
  /** Seconds to walk all the way from each cell to the nearest place; Infinity where nobody would. */
  readonly directSeconds: ArrayLike<Seconds>;
  /** Which percentiles over the departures: 50 is the median. */
  readonly percents: readonly number[];
  /** A longer journey counts as none. */
  readonly limitSeconds?: Seconds;
}

/**
 * Seconds from every cell to whichever of the places is reached first on foot and by transit, as percentiles over departures.
 * Waiting for the first vehicle counts. Infinity where no place is reached. One search backwards from all places serves all
 * cells, and gives what a search from each cell would.
 *
 * @param search of a reversed network.
 * @throws RangeError when it is not, departures do not rise or there is none, a walk takes no number of seconds, or a percent is none.
 */
export function travelTimeToNearest(
  search: RaptorSearch,
  input: TravelTimeToNearest,
): ReadonlyMap<number, Float64Array> {
  return runThrough(searchTravelTimeToNearest(search, input));
}

/** {@link travelTimeToNearest}, pausing every few milliseconds. The search is its own until the end. */
export function* searchTravelTimeToNearest(
  search: RaptorSearch,
  { access, departures, egress, directSeconds, percents, limitSeconds = NEVER }: TravelTimeToNearest,
): Generator<void, ReadonlyMap<number, Float64Array>> {
  assertRising(departures);
  const { length } = departures;
  const percentiles = new Percentiles(percents, length, directSeconds.length);
  const profile = yield* searchProfile(search, egress, {
    fromSeconds: departures[0] as number,
    untilSeconds: Math.min(NEVER, (departures[length - 1] as number) + limitSeconds + 1),
  });
  const seconds = new Int32Array(length);
  for (let cell = 0; cell < directSeconds.length; cell++) {
    if (isOutOfTheWay(access, cell, directSeconds[cell] as number)) continue;
    arriveOnFoot(seconds, departures, directSeconds[cell] as number);
    for (let leg = access.start[cell] as number; leg < (access.start[cell + 1] as number); leg++)
      improveBy(profile, access.stop[leg] as number, access.seconds[leg] as number, { departures, seconds });
    toDurations(seconds, departures, limitSeconds);
    percentiles.set(cell, seconds);
    if (cell % POINTS_A_STEP === POINTS_A_STEP - 1) yield;
  }
  return percentiles.toMap();
}

/** Walks to a stop at every departure and goes on from there, where that arrives earlier. */
function improveBy(
  { start, leaveSeconds, arriveSeconds }: ArrivalProfile,
  stop: number,
  walk: Seconds,
  { departures, seconds }: { readonly departures: Int32Array; readonly seconds: Int32Array },
): void {
  let entry = start[stop] as number;
  const end = start[stop + 1] as number;
  for (let departure = 0; departure < departures.length; departure++) {
    const atStop = (departures[departure] as number) + walk;
    while (entry < end && (leaveSeconds[entry] as number) < atStop) entry++;
    if (entry === end) return;
    const time = arriveSeconds[entry] as number;
    if (time < (seconds[departure] as number)) seconds[departure] = time;
  }
}
