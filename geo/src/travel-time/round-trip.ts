import type { Walks } from '../street/walks.ts';
import { minutesOf } from '../transit/range-raptor.ts';
import { assertDirection, type RaptorSearch } from '../transit/raptor.ts';
import { legsOf, type StopLegTable, walkSeconds } from '../transit/stop-legs.ts';
import { runThrough } from '../turns.ts';
import type { Seconds } from '../units.ts';

/** One opening of a place on the service day, e.g. a salon from 10:00 to 11:30. */
export interface Opening {
  /** Which of the places. */
  readonly place: number;
  readonly startSeconds: Seconds;
  readonly endSeconds: Seconds;
}

export interface RoundTripRules {
  /**
   * BY_START: there when it begins, as a salon or an exercise class asks. ANY_TIME: whenever the stay still fits in, as a shop
   * or a desk allows; tried every quarter of an hour.
   */
  readonly arrival: 'BY_START' | 'ANY_TIME';
  /** At least so long between arriving (or the start, for who is early) and leaving, within the opening. */
  readonly staySeconds: Seconds;
  /** Nobody leaves home before. */
  readonly leaveHomeSeconds: Seconds;
  /** Everyone is home by then. */
  readonly homeBySeconds: Seconds;
  readonly walkMetersPerSecond: number;
}

/** Home, there by the start, an hour's stay, and home before the day ends: from six in the morning to midnight. */
export const ROUND_TRIP_RULES: RoundTripRules = {
  arrival: 'BY_START',
  staySeconds: 3600,
  leaveHomeSeconds: 6 * 3600,
  homeBySeconds: 24 * 3600,
  walkMetersPerSecond: 1,
};

const TRIED_EVERY_SECONDS = 900;

export interface RoundTrips {
  /** Search of the reversed network, for the way there. */
  readonly toPlaces: RaptorSearch;
  /** Search of the network, for the way home. */
  readonly fromPlaces: RaptorSearch;
  /** The walks from each cell to stops. */
  readonly homes: StopLegTable;
  /** The walks from each place to stops. */
  readonly places: StopLegTable;
  /** The walks all the way, from each place to cells. */
  readonly direct: Walks;
  readonly openings: readonly Opening[];
}

/**
 * By cell, 1 where somebody who lives there can leave home, be at one of the openings long enough, and be home again on the same
 * day: the opening lies in the space-time prism of home (Hägerstrand, "What about people in regional science?", 1970;
 * Burns, "Transportation, temporal, and spatial components of human accessibility", 1979).
 *
 * Who can come by a moment and go home after the stay could also stay longer or wait, so each opening is decided by its moments
 * of arrival alone: the latest way there by each, and the earliest way home from the end of the stay. An opening shorter than
 * the stay is nobody's.
 *
 * @throws RangeError when the searches are not one of the network and one of it reversed.
 */
export function roundTrips(trips: RoundTrips, rules: RoundTripRules = ROUND_TRIP_RULES): Uint8Array {
  return runThrough(searchRoundTrips(trips, rules));
}

/** {@link roundTrips}, pausing after each search. Both searches are its own until the end. */
export function* searchRoundTrips(
  trips: RoundTrips,
  rules: RoundTripRules = ROUND_TRIP_RULES,
): Generator<void, Uint8Array> {
  const { toPlaces, fromPlaces, homes, places, openings } = trips;
  assertDirection(toPlaces, -1);
  assertDirection(fromPlaces, 1);
  const isPossible = new Uint8Array(homes.start.length - 1);
  for (const opening of openings) {
    const { place } = opening;
    const access = legsOf(places, place);
    const arrivals = listArrivals(opening, rules);
    // backwards in time the earliest arrival comes first, forwards the last departure: times of the ones before stand
    toPlaces.reset();
    const canCome: Uint8Array[] = [];
    for (const arrival of arrivals) {
      toPlaces.depart(access, -arrival);
      const way = { place, rules, startSeconds: -arrival, endSeconds: -rules.leaveHomeSeconds };
      canCome.push(reachedBy(toPlaces, trips, way));
      yield;
    }
    fromPlaces.reset();
    for (const [index, arrival] of [...arrivals.entries()].toReversed()) {
      const startSeconds = arrival + rules.staySeconds;
      fromPlaces.depart(access, startSeconds);
      const endSeconds = rules.homeBySeconds;
      const canReturn = reachedBy(fromPlaces, trips, { place, rules, startSeconds, endSeconds });
      const came = canCome[index] as Uint8Array;
      for (let cell = 0; cell < came.length; cell++) if (came[cell] && canReturn[cell]) isPossible[cell] = 1;
      yield;
    }
  }
  return isPossible;
}

/** The moments of arrival after which the stay still fits into the opening. */
function listArrivals({ startSeconds, endSeconds }: Opening, { arrival, staySeconds }: RoundTripRules): Seconds[] {
  const last = endSeconds - staySeconds;
  if (last < startSeconds) return [];
  if (arrival === 'BY_START') return [startSeconds];
  return [...minutesOf({ fromSeconds: startSeconds, untilSeconds: last + 1 }, TRIED_EVERY_SECONDS)];
}

interface OneWay {
  readonly place: number;
  readonly rules: RoundTripRules;
  readonly startSeconds: Seconds;
  readonly endSeconds: Seconds;
}

/** By cell, 1 where the way between it and the place takes no longer than from start to end; backwards both are negative. */
function reachedBy(
  { arrivals }: RaptorSearch,
  { homes, direct }: RoundTrips,
  { place, rules, startSeconds, endSeconds }: OneWay,
): Uint8Array {
  const isReached = new Uint8Array(homes.start.length - 1);
  for (let walk = direct.start[place] as number; walk < (direct.start[place + 1] as number); walk++)
    if (startSeconds + walkSeconds(direct.meters[walk] as number, rules.walkMetersPerSecond) <= endSeconds)
      isReached[direct.point[walk] as number] = 1;
  for (let cell = 0; cell < isReached.length; cell++) {
    const end = homes.start[cell + 1] as number;
    for (let leg = homes.start[cell] as number; leg < end && !isReached[cell]; leg++)
      if ((arrivals[homes.stop[leg] as number] as number) + (homes.seconds[leg] as number) <= endSeconds)
        isReached[cell] = 1;
  }
  return isReached;
}
