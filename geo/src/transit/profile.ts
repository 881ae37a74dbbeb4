import type { Seconds } from '../units.ts';
import type { DepartureWindow } from './range-raptor.ts';
import { assertDirection, type RaptorSearch } from './raptor.ts';
import type { StopLegs } from './stop-legs.ts';
import { departuresFrom } from './timetable.ts';

/**
 * By stop, the moments at which leaving later is to arrive later: whoever stands at the stop by `leaveSeconds` is at the nearest
 * of the places by `arriveSeconds`. Both rise from start[s] to start[s + 1].
 */
export interface ArrivalProfile {
  readonly start: Uint32Array;
  readonly leaveSeconds: Int32Array;
  readonly arriveSeconds: Int32Array;
}

/**
 * From all stops to the nearest of some places at any second of a window, in one search: backwards from the places, by every
 * arrival that a vehicle allows, the earliest first (range-RAPTOR with time reversed). Riding is part of every journey; who
 * walks all the way is not counted here. A step takes well under a millisecond, for a program that has others to answer meanwhile.
 *
 * @param search of a reversed network; its rules hold.
 * @param places the walks from stops to places.
 * @param untilSeconds arrivals from then on are too late to be looked for.
 * @throws RangeError when the network is not reversed.
 */
export function* searchProfile(
  search: RaptorSearch,
  places: StopLegs,
  { fromSeconds, untilSeconds }: DepartureWindow,
): Generator<void, ArrivalProfile> {
  assertDirection(search, -1);
  const { stopCount } = search.network.timetable;
  const arrivals = listArrivals(search, places, { fromSeconds, untilSeconds });
  const found: { readonly stop: number[]; readonly leave: number[]; readonly arrive: number[] } = {
    stop: [],
    leave: [],
    arrive: [],
  };
  const latest = new Int32Array(stopCount).fill(1 - fromSeconds);
  // nobody leaves before the window
  search.reset(1 - fromSeconds);
  for (let at = 0; at < arrivals.length; ) {
    const { seconds } = arrivals[at] as PlaceArrival;
    let end = at + 1;
    while (arrivals[end]?.seconds === seconds) end++;
    const legs = arrivals.slice(at, end);
    at = end;
    const walks = {
      stop: Int32Array.from(legs, ({ stop }) => stop),
      seconds: Int32Array.from(legs, (leg) => leg.walk),
    };
    search.depart(walks, -seconds);
    for (const stop of search.improvedStops) {
      const leave = search.arrivals[stop] as number;
      if (leave >= (latest[stop] as number)) continue;
      latest[stop] = leave;
      found.stop.push(stop);
      found.leave.push(-leave);
      found.arrive.push(seconds);
    }
    yield;
  }
  return byStop(found, stopCount);
}

interface PlaceArrival {
  readonly stop: number;
  readonly walk: Seconds;
  /** At the place. */
  readonly seconds: Seconds;
}

/** When a vehicle brings someone to a place, the earliest first. */
function listArrivals(
  { network: { timetable } }: RaptorSearch,
  { stop, seconds }: StopLegs,
  { fromSeconds, untilSeconds }: DepartureWindow,
): PlaceArrival[] {
  const arrivals: PlaceArrival[] = [];
  for (const [at, walk] of shortestLegs({ stop, seconds })) {
    const moments = new Set<Seconds>();
    // boarding backwards is alighting
    for (const departures of departuresFrom(timetable, at))
      for (const departure of departures) moments.add(walk - departure);
    for (const moment of moments)
      if (moment >= fromSeconds && moment < untilSeconds) arrivals.push({ stop: at, walk, seconds: moment });
  }
  return arrivals.toSorted((a, b) => a.seconds - b.seconds);
}

/** The shortest walk from each stop. */
function shortestLegs({ stop, seconds }: StopLegs): Map<number, Seconds> {
  const shortest = new Map<number, Seconds>();
  for (const [leg, at] of stop.entries()) {
    const walk = seconds[leg] as number;
    if (walk < (shortest.get(at) ?? Number.POSITIVE_INFINITY)) shortest.set(at, walk);
  }
  return shortest;
}

function byStop(
  {
    stop,
    leave,
    arrive,
  }: { readonly stop: readonly number[]; readonly leave: readonly number[]; readonly arrive: readonly number[] },
  stopCount: number,
): ArrivalProfile {
  const start = new Uint32Array(stopCount + 1);
  for (const at of stop) start[at + 1] = (start[at + 1] as number) + 1;
  for (let at = 0; at < stopCount; at++) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  const next = start.slice();
  const leaveSeconds = new Int32Array(stop.length);
  const arriveSeconds = new Int32Array(stop.length);
  for (const [entry, at] of stop.entries()) {
    const to = next[at] as number;
    next[at] = to + 1;
    leaveSeconds[to] = leave[entry] as number;
    arriveSeconds[to] = arrive[entry] as number;
  }
  return { start, leaveSeconds, arriveSeconds };
}
