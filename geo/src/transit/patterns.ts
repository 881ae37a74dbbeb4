import type { Runs } from './runs.ts';
import { type TripStops, UNREACHED } from './stop-times.ts';

/**
 * Runs that call at the same stops, with the same leave to board and alight, in which none overtakes another: each list
 * is in order of time at every stop. RAPTOR's routes (Delling, Pajor & Werneck 2012, section 3.1), which here are called
 * patterns, since a GTFS route is something else.
 */
export function groupIntoPatterns(trips: TripStops, runs: Runs): number[][] {
  const patterns: number[][] = [];
  for (const sameStops of runsByStops(trips, runs)) {
    const startOf = (run: number) => secondsOf(trips.firstSeconds, runs, run);
    const endOf = (run: number) => secondsOf(trips.lastSeconds, runs, run);
    const lanes: number[][] = [];
    for (const run of sameStops.toSorted((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b))) {
      const lane = lanes.find((candidates) => isBehind(trips, runs, candidates.at(-1) as number, run));
      if (lane) lane.push(run);
      else lanes.push([run]);
    }
    patterns.push(...lanes);
  }
  return patterns;
}

function secondsOf(ofTrip: Int32Array, runs: Runs, run: number): number {
  return (ofTrip[runs.trip[run] as number] as number) + (runs.shiftSeconds[run] as number);
}

function runsByStops(trips: TripStops, runs: Runs): number[][] {
  const groups: number[][] = [];
  const byHash = new Map<number, number[][]>();
  const groupOfTrip = new Map<number, number[]>();
  for (const [run, trip] of runs.trip.entries()) {
    let group = groupOfTrip.get(trip);
    if (!group) {
      const hash = hashStops(trips, trip);
      const alike = byHash.get(hash) ?? [];
      group = alike.find(([first]) => hasSameStops(trips, runs.trip[first as number] as number, trip));
      if (!group) {
        group = [];
        groups.push(group);
        byHash.set(hash, [...alike, group]);
      }
      groupOfTrip.set(trip, group);
    }
    group.push(run);
  }
  return groups;
}

/** FNV-1a over the stops. */
function hashStops({ start, stop }: TripStops, trip: number): number {
  let hash = 0x811c9dc5;
  for (let at = start[trip] as number; at < (start[trip + 1] as number); at++)
    hash = Math.imul(hash ^ (stop[at] as number), 0x01000193);
  return hash;
}

function hasSameStops(trips: TripStops, a: number, b: number): boolean {
  const { start, stop, arrivalSeconds, departureSeconds } = trips;
  const [fromA, fromB] = [start[a] as number, start[b] as number];
  const count = (start[a + 1] as number) - fromA;
  if (count !== (start[b + 1] as number) - fromB) return false;
  for (let at = 0; at < count; at++) {
    if (stop[fromA + at] !== stop[fromB + at]) return false;
    if (isAllowed(arrivalSeconds, fromA + at) !== isAllowed(arrivalSeconds, fromB + at)) return false;
    if (isAllowed(departureSeconds, fromA + at) !== isAllowed(departureSeconds, fromB + at)) return false;
  }
  return true;
}

/** Whether one may board or alight there. */
export function isAllowed(seconds: Int32Array, at: number): boolean {
  return Math.abs(seconds[at] as number) !== UNREACHED;
}

/** Whether a run is at no stop before the other. */
function isBehind(trips: TripStops, runs: Runs, ahead: number, run: number): boolean {
  const { start, arrivalSeconds, departureSeconds } = trips;
  const shift = (runs.shiftSeconds[run] as number) - (runs.shiftSeconds[ahead] as number);
  const from = start[runs.trip[run] as number] as number;
  const fromAhead = start[runs.trip[ahead] as number] as number;
  const count = (start[(runs.trip[run] as number) + 1] as number) - from;
  // from the last stop back: that is where whoever overtakes shows first
  for (let at = count - 1; at >= 0; at--) {
    for (const seconds of [arrivalSeconds, departureSeconds])
      if (isAllowed(seconds, from + at) && (seconds[from + at] as number) + shift < (seconds[fromAhead + at] as number))
        return false;
  }
  return true;
}
