import type { Seconds } from '../units.ts';
import type { TransitNetwork } from './network.ts';
import type { RaptorSearch } from './raptor.ts';
import type { StopLegs } from './stop-legs.ts';
import { UNREACHED } from './stop-times.ts';

/** One part of a journey; the next one begins where and when it ends. Stops are numbers, null is where the journey begins or ends. */
export type JourneyLeg =
  | ({ readonly kind: 'WALK'; readonly from: number | null; readonly to: number | null } & Times)
  | ({ readonly kind: 'WAIT'; readonly at: number } & Times)
  | ({
      readonly kind: 'RIDE';
      readonly from: number;
      readonly to: number;
      /** As numbered in the timetable's input. */
      readonly trip: number;
      /** False where only the headway of the trip is promised. */
      readonly isExact: boolean;
    } & Times);

interface Times {
  readonly startSeconds: Seconds;
  readonly endSeconds: Seconds;
}

export interface Journey extends Times {
  readonly rideCount: number;
  readonly legs: readonly JourneyLeg[];
}

/** A ride as the search makes it: in a reversed network from its end to its beginning. */
interface Ride {
  readonly boardStop: number;
  readonly alightStop: number;
  readonly departureSeconds: Seconds;
  readonly arrivalSeconds: Seconds;
  readonly run: number;
  /** When one stood ready at the stop to board, and after how many rides. */
  readonly readySeconds: Seconds;
  readonly ridesBefore: number;
}

/**
 * The journey that the search found for its last departure to whoever walks `egress` from the stops; undefined where no
 * ride leads there. Of several that arrive together: the fewest rides, then the longest time to board.
 * In a reversed network it is the last journey that arrives by the time searched from, told forwards.
 */
export function findJourney(
  search: RaptorSearch,
  {
    access,
    departureSeconds,
    egress,
  }: { readonly access: StopLegs; readonly departureSeconds: Seconds; readonly egress: StopLegs },
): Journey | undefined {
  let last = -1;
  let lastSeconds = UNREACHED;
  for (const [leg, stop] of egress.stop.entries()) {
    const time = (search.arrivals[stop] as number) + (egress.seconds[leg] as number);
    if ((search.arrivals[stop] as number) >= search.horizonSeconds || time >= lastSeconds) continue;
    last = leg;
    lastSeconds = time;
  }
  if (last < 0) return undefined;

  const rides: Ride[] = [];
  let stop = egress.stop[last] as number;
  let most = search.rules.maxRides;
  while (most > 0) {
    const ride = rideTo(search, stop, fewestRides(search.ridden, stop, most));
    rides.unshift(ride);
    most = ride.ridesBefore;
    if (most > 0) stop = alightedBefore(search, ride);
  }
  const first = rides[0] as Ride;
  const walks = [
    leastSeconds(access, first.boardStop),
    ...rides
      .slice(1)
      .map((ride, at) => transferSeconds(search.network, (rides[at] as Ride).alightStop, ride.boardStop)),
    egress.seconds[last] as number,
  ];
  return search.network.direction === 1
    ? tell(search, rides, walks, departureSeconds)
    : tell(search, rides.toReversed().map(turned), walks.toReversed(), -lastSeconds);
}

function turned(ride: Ride): Ride {
  return {
    ...ride,
    boardStop: ride.alightStop,
    alightStop: ride.boardStop,
    departureSeconds: -ride.arrivalSeconds,
    arrivalSeconds: -ride.departureSeconds,
  };
}

/** Puts rides and walks one after the other: first walk at once, then wait. */
function tell(search: RaptorSearch, rides: readonly Ride[], walks: readonly Seconds[], startSeconds: Seconds): Journey {
  const { tripOf, isExact } = search.network.timetable;
  const legs: JourneyLeg[] = [];
  let clock = startSeconds;
  let at: number | null = null;
  const walk = (to: number | null, seconds: Seconds) => {
    if (at === null || at !== to)
      legs.push({ kind: 'WALK', from: at, to, startSeconds: clock, endSeconds: clock + seconds });
    clock += seconds;
  };
  for (const [index, ride] of rides.entries()) {
    const { boardStop: from, alightStop: to, departureSeconds, arrivalSeconds, run } = ride;
    walk(from, walks[index] as number);
    if (departureSeconds > clock)
      legs.push({ kind: 'WAIT', at: from, startSeconds: clock, endSeconds: departureSeconds });
    const times = { startSeconds: departureSeconds, endSeconds: arrivalSeconds };
    legs.push({ kind: 'RIDE', from, to, trip: tripOf[run] as number, isExact: isExact[run] === 1, ...times });
    clock = arrivalSeconds;
    at = to;
  }
  walk(null, walks.at(-1) as number);
  return { startSeconds, endSeconds: clock, rideCount: rides.length, legs };
}

/** The fewest rides that bring one there as early as `most` do. */
function fewestRides(times: readonly Int32Array[], stop: number, most: number): number {
  let rides = most;
  while (rides > 0 && times[rides - 1]?.[stop] === times[most]?.[stop]) rides--;
  return rides;
}

/** The last of so many rides, which arrives at the stop when the search says. */
function rideTo(search: RaptorSearch, stop: number, rides: number): Ride {
  const { network, rules } = search;
  const { timetable, direction } = network;
  const boardSlack = direction === 1 ? rules.boardSlackSeconds : 0;
  // in a reversed network the slack was added where one alights, see the search
  const alightSlack = direction === 1 ? 0 : rules.boardSlackSeconds;
  const arrivalSeconds = (search.ridden[rides]?.[stop] as number) - alightSlack;
  const ready = search.ready[rides - 1] as Int32Array;
  let best: Ride | undefined;
  for (let at = 0; at < timetable.stopOf.length; at++) {
    if (timetable.stopOf[at] !== stop) continue;
    const pattern = patternAt(timetable.patternStopStart, at);
    const stopStart = timetable.patternStopStart[pattern] as number;
    const stops = (timetable.patternStopStart[pattern + 1] as number) - stopStart;
    const firstRun = timetable.patternRunStart[pattern] as number;
    const runs = (timetable.patternRunStart[pattern + 1] as number) - firstRun;
    const times = timetable.patternTimeStart[pattern] as number;
    for (let run = 0; run < runs; run++) {
      if (timetable.arrivalSeconds[times + run * stops + at - stopStart] !== arrivalSeconds) continue;
      for (let position = 0; position < at - stopStart; position++) {
        const boardStop = timetable.stopOf[stopStart + position] as number;
        const departureSeconds = timetable.departureSeconds[times + position * runs + run] as number;
        const readySeconds = ready[boardStop] as number;
        if (readySeconds + boardSlack > departureSeconds || readySeconds >= (best?.readySeconds ?? UNREACHED)) continue;
        const ridesBefore = fewestRides(search.ready, boardStop, rides - 1);
        best = {
          boardStop,
          alightStop: stop,
          departureSeconds,
          arrivalSeconds,
          run: firstRun + run,
          readySeconds,
          ridesBefore,
        };
      }
    }
  }
  if (!best) throw new RangeError(`no ride arrives at stop ${stop} at ${arrivalSeconds}; has the search moved on?`);
  return best;
}

function patternAt(patternStopStart: Int32Array, at: number): number {
  let low = 0;
  let high = patternStopStart.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((patternStopStart[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The stop that the ride before has ended at: the same, or one from which a walk leads to the boarding in time. */
function alightedBefore({ ridden, network }: RaptorSearch, { boardStop, readySeconds, ridesBefore }: Ride): number {
  const arrivals = ridden[ridesBefore] as Int32Array;
  if (arrivals[boardStop] === readySeconds) return boardStop;
  const { start, stop, seconds } = network.transfers;
  for (let from = 0; from < arrivals.length; from++)
    for (let at = start[from] as number; at < (start[from + 1] as number); at++)
      if (stop[at] === boardStop && (arrivals[from] as number) + (seconds[at] as number) === readySeconds) return from;
  throw new RangeError(`nobody walks to stop ${boardStop} by ${readySeconds}; has the search moved on?`);
}

function transferSeconds({ transfers: { start, stop, seconds } }: TransitNetwork, from: number, to: number): Seconds {
  if (from === to) return 0;
  const own = {
    stop: stop.subarray(start[from], start[from + 1]),
    seconds: seconds.subarray(start[from], start[from + 1]),
  };
  return leastSeconds(own, to);
}

/** The shortest walk to a stop, should it be listed twice. */
function leastSeconds({ stop, seconds }: StopLegs, to: number): Seconds {
  return stop.reduce(
    (least, candidate, leg) => (candidate === to ? Math.min(least, seconds[leg] as number) : least),
    UNREACHED,
  );
}
