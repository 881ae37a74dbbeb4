import type { Seconds } from '../units.ts';

/** The second of a stop that has none of its own; between two that have one it is filled in evenly. */
export const NO_TIME: Seconds = -1;

/**
 * Beyond all times of a service day, and still far from where whole numbers of 32 bits end: the time of what is not reached, and
 * the arrival of a run where nobody may alight.
 */
export const UNREACHED: Seconds = 2 ** 30;
/** The departure of a run from a stop where nobody may board: before everyone is there. */
const NEVER_BOARDED: Seconds = -UNREACHED;

/** Ten days: a service day with a later second was misread. */
const LATEST_SECONDS: Seconds = 864_000;

/** stop_times.txt column by column, in any order. Times are seconds from noon minus 12 hours and may pass 86,400. */
export interface StopTimeColumns {
  /** Which trip, counted from 0. */
  readonly trip: ArrayLike<number>;
  /** stop_sequence: rising along a trip, not necessarily by one. */
  readonly sequence: ArrayLike<number>;
  /** Which stop, counted from 0. */
  readonly stop: ArrayLike<number>;
  readonly arrivalSeconds: ArrayLike<Seconds>;
  readonly departureSeconds: ArrayLike<Seconds>;
  /** 0 where pickup_type is 1; all may be boarded when absent. */
  readonly canBoard?: ArrayLike<number>;
  /** 0 where drop_off_type is 1; all may be left when absent. */
  readonly canAlight?: ArrayLike<number>;
}

/** Why a trip can't be travelled on. The others of the timetable stay. */
export type TripFault = 'FEWER_THAN_TWO_STOPS' | 'SEQUENCE_REPEATED' | 'TIMES_MISSING' | 'TIMES_DECREASE';

export interface RefusedTrip {
  readonly trip: number;
  readonly fault: TripFault;
}

/** The stops of each trip in their order; those of trip t stand from start[t] to start[t + 1]. */
export interface TripStops {
  readonly start: Uint32Array;
  readonly stop: Int32Array;
  /** Never later than the departure, save where nobody may board or alight. */
  readonly arrivalSeconds: Int32Array;
  readonly departureSeconds: Int32Array;
  /** Departure from the first stop and arrival at the last, also where nobody may board or alight. */
  readonly firstSeconds: Int32Array;
  readonly lastSeconds: Int32Array;
  readonly fault: readonly (TripFault | undefined)[];
}

/** @throws RangeError when a row names a trip or a stop that does not exist or no second of ten days, or a column is too short. */
export function orderStopTimes(rows: StopTimeColumns, tripCount: number, stopCount: number): TripStops {
  const start = countByTrip(rows, tripCount, stopCount);
  const order = orderWithinTrips(rows, start);
  const trips: TripStops & { readonly fault: (TripFault | undefined)[] } = {
    start,
    stop: inOrder(rows.stop, order),
    arrivalSeconds: inOrder(rows.arrivalSeconds, order),
    departureSeconds: inOrder(rows.departureSeconds, order),
    firstSeconds: new Int32Array(tripCount),
    lastSeconds: new Int32Array(tripCount),
    fault: Array.from({ length: tripCount }, () => undefined),
  };
  for (let trip = 0; trip < tripCount; trip++) {
    const [from, to] = [start[trip] as number, start[trip + 1] as number];
    const fault = repeatsSequence(rows.sequence, order, from, to) ?? completeTimes(trips, from, to);
    trips.fault[trip] = fault;
    if (fault) continue;
    trips.firstSeconds[trip] = trips.departureSeconds[from] as number;
    trips.lastSeconds[trip] = trips.arrivalSeconds[to - 1] as number;
  }
  const { canBoard, canAlight } = rows;
  if (canBoard) for (const [at, row] of order.entries()) if (!canBoard[row]) trips.departureSeconds[at] = NEVER_BOARDED;
  if (canAlight) for (const [at, row] of order.entries()) if (!canAlight[row]) trips.arrivalSeconds[at] = UNREACHED;
  return trips;
}

function inOrder(column: ArrayLike<number>, order: Uint32Array): Int32Array {
  const ordered = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) ordered[at] = column[order[at] as number] as number;
  return ordered;
}

function countByTrip(rows: StopTimeColumns, tripCount: number, stopCount: number): Uint32Array {
  const { length } = rows.trip;
  for (const [name, column] of Object.entries(rows) as [string, ArrayLike<number> | undefined][])
    if (column && column.length !== length) throw new RangeError(`${length} trips but ${column.length} of ${name}`);
  const start = new Uint32Array(tripCount + 1);
  for (let row = 0; row < length; row++) {
    const trip = rows.trip[row] as number;
    const stop = rows.stop[row] as number;
    if (!(trip >= 0 && trip < tripCount)) throw new RangeError(`row ${row} is of trip ${trip} of ${tripCount}`);
    if (!(stop >= 0 && stop < stopCount)) throw new RangeError(`row ${row} is at stop ${stop} of ${stopCount}`);
    for (const time of [rows.arrivalSeconds[row], rows.departureSeconds[row]])
      if (!((time as number) <= LATEST_SECONDS)) throw new RangeError(`row ${row} is at second ${time}`);
    start[trip + 1] = (start[trip + 1] as number) + 1;
  }
  for (let trip = 0; trip < tripCount; trip++) start[trip + 1] = (start[trip + 1] as number) + (start[trip] as number);
  return start;
}

/** Row numbers trip by trip, each trip's in the order of its sequence. */
function orderWithinTrips({ trip, sequence }: StopTimeColumns, start: Uint32Array): Uint32Array {
  const order = new Uint32Array(trip.length);
  const next = start.slice();
  for (let row = 0; row < trip.length; row++) {
    const of = trip[row] as number;
    const at = next[of] as number;
    order[at] = row;
    next[of] = at + 1;
  }
  for (let of = 0; of + 1 < start.length; of++) {
    const rows = order.subarray(start[of], start[of + 1]);
    let isSorted = true;
    for (let at = 1; at < rows.length && isSorted; at++)
      isSorted = (sequence[rows[at - 1] as number] as number) <= (sequence[rows[at] as number] as number);
    if (!isSorted) rows.sort((a, b) => (sequence[a] as number) - (sequence[b] as number));
  }
  return order;
}

function repeatsSequence(
  sequence: ArrayLike<number>,
  order: Uint32Array,
  from: number,
  to: number,
): TripFault | undefined {
  for (let at = from + 1; at < to; at++)
    if (sequence[order[at - 1] as number] === sequence[order[at] as number]) return 'SEQUENCE_REPEATED';
  return undefined;
}

/** Fills in the times that are not given, as GTFS leaves to its reader: evenly between those that are. */
function completeTimes(trips: TripStops, from: number, to: number): TripFault | undefined {
  const { arrivalSeconds, departureSeconds } = trips;
  if (to - from < 2) return 'FEWER_THAN_TWO_STOPS';
  let known = from;
  for (let at = from; at < to; at++) {
    if ((arrivalSeconds[at] as number) < 0) arrivalSeconds[at] = departureSeconds[at] as number;
    if ((departureSeconds[at] as number) < 0) departureSeconds[at] = arrivalSeconds[at] as number;
    if ((arrivalSeconds[at] as number) < 0) {
      if (at === from || at === to - 1) return 'TIMES_MISSING';
      continue;
    }
    const left = departureSeconds[known] as number;
    const seconds = (arrivalSeconds[at] as number) - left;
    if ((at > from && seconds < 0) || (departureSeconds[at] as number) < (arrivalSeconds[at] as number))
      return 'TIMES_DECREASE';
    for (let between = known + 1; between < at; between++) {
      const time = left + Math.round((seconds * (between - known)) / (at - known));
      arrivalSeconds[between] = time;
      departureSeconds[between] = time;
    }
    known = at;
  }
  return undefined;
}
