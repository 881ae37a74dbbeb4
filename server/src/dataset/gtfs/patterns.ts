import { Pace } from '../file/pace.ts';
import type { FeedStopTimes } from './read-stop-times.ts';
import type { FeedTrips } from './read-trips.ts';
import type { TripRuns } from './trip-runs.ts';

/** 停車パターン: what trips that call at the same stops in the same order have in common. */
export interface FeedPattern {
  readonly route: number;
  /** -1 where it isn't said */
  readonly direction: number;
  /** -1 where there is none */
  readonly shape: number;
  /** Of `FeedTrips.patternIds`; -1 where the feed names none */
  readonly japanesePattern: number;
  readonly stops: readonly number[];
  /** pickup_type + 4 × drop_off_type of each call */
  readonly boarding: readonly number[];
  /** Number of the text of each call; -1: none */
  readonly headsigns: readonly number[];
}

export interface FeedPatterns {
  readonly list: readonly FeedPattern[];
  /** Of each trip; -1 where it calls nowhere */
  readonly ofTrip: Int32Array;
}

const NONE = -1;
const FNV_PRIME = 0x01000193;

export async function gatherPatterns(
  { starts, order }: TripRuns,
  times: FeedStopTimes,
  trips: FeedTrips,
): Promise<FeedPatterns> {
  const pace = new Pace();
  const stop = times.stop.toArray();
  const boarding = times.boarding.toArray();
  const headsign = times.headsign.toArray();
  const list: FeedPattern[] = [];
  const ofTrip = new Int32Array(trips.ids.size).fill(NONE);
  const byHash = new Map<number, number[]>();

  const isOf = (pattern: FeedPattern, trip: number, start: number, end: number): boolean => {
    if (pattern.stops.length !== end - start || pattern.route !== trips.route.at(trip)) return false;
    if (pattern.direction !== trips.direction.at(trip) || pattern.shape !== trips.shape.at(trip)) return false;
    if (pattern.japanesePattern !== trips.pattern.at(trip)) return false;
    for (let at = start; at < end; at++) {
      const row = order[at] as number;
      const call = at - start;
      if (pattern.stops[call] !== stop[row] || pattern.boarding[call] !== boarding[row]) return false;
      if (pattern.headsigns[call] !== headsign[row]) return false;
    }
    return true;
  };

  for (let trip = 0; trip < trips.ids.size; trip++) {
    const start = starts[trip] as number;
    const end = starts[trip + 1] as number;
    if (start === end) continue;
    let hash = Math.imul(trips.route.at(trip) ^ (trips.shape.at(trip) << 8), FNV_PRIME) ^ trips.direction.at(trip);
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (stop[order[at] as number] as number), FNV_PRIME);
    const alike = byHash.get(hash) ?? [];
    let pattern = alike.find((index) => isOf(list[index] as FeedPattern, trip, start, end));
    if (pattern === undefined) {
      pattern = list.length;
      const rows = [...order.subarray(start, end)];
      list.push({
        route: trips.route.at(trip),
        direction: trips.direction.at(trip),
        shape: trips.shape.at(trip),
        japanesePattern: trips.pattern.at(trip),
        stops: rows.map((row) => stop[row] as number),
        boarding: rows.map((row) => boarding[row] as number),
        headsigns: rows.map((row) => headsign[row] as number),
      });
      alike.push(pattern);
      byHash.set(hash, alike);
    }
    ofTrip[trip] = pattern;
    if (trip % 1024 === 0) await pace.yieldWhenDue();
  }
  return { list, ofTrip };
}
