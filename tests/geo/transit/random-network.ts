// Random little networks, and what is true in them by brute force.
import {
  buildTimetable,
  createNetwork,
  type StopLegs,
  type StopLegTable,
  type TimetableInput,
  type TransitNetwork,
  UNREACHED,
} from '@hazama/geo';
import fc from 'fast-check';

export interface Call {
  readonly stop: number;
  readonly arrival: number;
  readonly departure: number;
  readonly canBoard: boolean;
  readonly canAlight: boolean;
}

export interface Walk {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

/** A network in words of its own, apart from the router's columns. */
export interface Described {
  readonly stopCount: number;
  readonly trips: readonly (readonly Call[])[];
  readonly walks: readonly Walk[];
}

const STOPS = 8;
const stopNumber = fc.nat(STOPS - 1);
const often = fc.nat(9).map((chance) => chance > 0);

/** A trip over a few stops, loops among them, from any minute of an hour. */
const oneTrip: fc.Arbitrary<readonly Call[]> = fc
  .tuple(
    fc.nat(3600),
    fc.array(fc.tuple(stopNumber, fc.nat(400), fc.nat(60), often, often), { minLength: 2, maxLength: 6 }),
  )
  .map(([start, calls]) => {
    let clock = start;
    return calls.map(([stop, ride, dwell, canBoard, canAlight]) => {
      const arrival = clock + ride;
      clock = arrival + dwell;
      return { stop, arrival, departure: clock, canBoard, canAlight };
    });
  });

/** Lines of several trips with the same stops, that now and then overtake each other, and single trips. */
const line = fc
  .tuple(oneTrip, fc.array(fc.tuple(fc.nat(2400), fc.integer({ min: 60, max: 140 })), { maxLength: 4 }))
  .map(([first, others]) => [
    first,
    ...others.map(([later, percent]) => {
      const begin = first[0]?.arrival ?? 0;
      const time = (clock: number) => begin + later + Math.round(((clock - begin) * percent) / 100);
      return first.map((call) => ({ ...call, arrival: time(call.arrival), departure: time(call.departure) }));
    }),
  ]);

export const described: fc.Arbitrary<Described> = fc.record({
  stopCount: fc.constant(STOPS),
  trips: fc.array(line, { maxLength: 5 }).map((lines) => lines.flat()),
  walks: fc.array(fc.record({ from: stopNumber, to: stopNumber, seconds: fc.nat(500) }), { maxLength: 12 }),
});

export const legs: fc.Arbitrary<StopLegs> = fc
  .array(fc.tuple(stopNumber, fc.nat(300)), { minLength: 1, maxLength: 3 })
  .map((list) => ({
    stop: Int32Array.from(list, ([stop]) => stop),
    seconds: Int32Array.from(list, ([, seconds]) => seconds),
  }));

export const rules = fc.record({ maxRides: fc.integer({ min: 1, max: 4 }), boardSlackSeconds: fc.constantFrom(0, 60) });

/** The rows shuffled, as feeds have them. */
export function toInput({ stopCount, trips }: Described): TimetableInput {
  const rows = trips
    .flatMap((calls, trip) => calls.map((call, at) => ({ ...call, trip, sequence: at * 3 + 1 })))
    .toSorted((a, b) => ((a.trip * 7 + a.sequence * 5) % 11) - ((b.trip * 7 + b.sequence * 5) % 11));
  return {
    stopCount,
    tripCount: trips.length,
    stopTimes: {
      trip: rows.map((row) => row.trip),
      sequence: rows.map((row) => row.sequence),
      stop: rows.map((row) => row.stop),
      arrivalSeconds: rows.map((row) => row.arrival),
      departureSeconds: rows.map((row) => row.departure),
      canBoard: rows.map((row) => Number(row.canBoard)),
      canAlight: rows.map((row) => Number(row.canAlight)),
    },
  };
}

export function toNetwork(network: Described): TransitNetwork {
  return createNetwork(buildTimetable(toInput(network)), toTable(network));
}

export function toTable({ stopCount, walks }: Described): StopLegTable {
  const sorted = walks.toSorted((a, b) => a.from - b.from);
  return {
    start: Uint32Array.from({ length: stopCount + 1 }, (_, stop) => sorted.filter(({ from }) => from < stop).length),
    stop: Int32Array.from(sorted, ({ to }) => to),
    seconds: Int32Array.from(sorted, ({ seconds }) => seconds),
  };
}

interface Moment {
  readonly seconds: number;
  readonly stop: number;
  readonly rides: number;
  /** Whether one came on foot: then one may board, and not walk on. */
  readonly onFoot: boolean;
}

/**
 * Dijkstra over moments: being at a stop at a second, after so many rides, on foot or by vehicle. Every moment is settled
 * once, every trip is tried at each. Gives the earliest arrival by vehicle by most rides and stop.
 */
export function arrivalsByBruteForce(
  { stopCount, trips, walks }: Described,
  access: StopLegs,
  departureSeconds: number,
  { maxRides, boardSlackSeconds }: { readonly maxRides: number; readonly boardSlackSeconds: number },
): number[][] {
  const queue: Moment[] = [...access.stop].map((stop, leg) => ({
    seconds: departureSeconds + (access.seconds[leg] as number),
    stop,
    rides: 0,
    onFoot: true,
  }));
  const settled = new Set<string>();
  const arrivals = Array.from({ length: maxRides + 1 }, () => Array.from({ length: stopCount }, () => UNREACHED));
  while (queue.length > 0) {
    queue.sort((a, b) => b.seconds - a.seconds);
    const now = queue.pop() as Moment;
    const key = `${now.stop} ${now.rides} ${now.onFoot} ${now.seconds}`;
    if (settled.has(key)) continue;
    settled.add(key);
    if (!now.onFoot) {
      for (let rides = now.rides; rides <= maxRides; rides++) {
        const row = arrivals[rides] as number[];
        row[now.stop] = Math.min(row[now.stop] as number, now.seconds);
      }
      for (const { from, to, seconds } of walks)
        if (from === now.stop) queue.push({ ...now, seconds: now.seconds + seconds, stop: to, onFoot: true });
    }
    if (now.rides === maxRides) continue;
    for (const calls of trips)
      for (const [at, call] of calls.entries()) {
        if (call.stop !== now.stop || !call.canBoard || call.departure < now.seconds + boardSlackSeconds) continue;
        for (const later of calls.slice(at + 1))
          if (later.canAlight)
            queue.push({ seconds: later.arrival, stop: later.stop, rides: now.rides + 1, onFoot: false });
      }
  }
  return arrivals;
}
