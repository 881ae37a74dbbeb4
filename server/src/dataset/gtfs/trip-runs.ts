import { Pace } from '../file/pace.ts';
import type { FeedLog } from './feed-log.ts';
import { BAD_TIME, NO_TIME } from './feed-row.ts';
import type { FeedStopTimes } from './read-stop-times.ts';
import type { FeedTrips } from './read-trips.ts';

const FILE = 'stop_times.txt';

/** The calls of every trip in their order: those of trip t are rows `order[starts[t]]` to `order[starts[t + 1] - 1]` of the file's columns. */
export interface TripRuns {
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

/** Puts the calls of each trip together, whatever their order in the file. Two of one number are a fault. */
export async function gatherRuns(times: FeedStopTimes, trips: FeedTrips, log: FeedLog): Promise<TripRuns> {
  const pace = new Pace();
  const trip = times.trip.toArray();
  const sequence = times.sequence.toArray();
  const tripCount = trips.ids.size;
  const starts = new Int32Array(tripCount + 1);
  for (const index of trip) starts[index + 1] = (starts[index + 1] as number) + 1;
  for (let at = 0; at < tripCount; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const order = new Int32Array(trip.length);
  const next = starts.slice(0, tripCount);
  for (let row = 0; row < trip.length; row++) {
    const index = trip[row] as number;
    order[next[index] as number] = row;
    next[index] = (next[index] as number) + 1;
  }
  for (let index = 0; index < tripCount; index++) {
    const start = starts[index] as number;
    const end = starts[index + 1] as number;
    let isSorted = true;
    for (let at = start + 1; at < end; at++)
      if ((sequence[order[at] as number] as number) <= (sequence[order[at - 1] as number] as number)) isSorted = false;
    if (!isSorted) {
      order.subarray(start, end).sort((a, b) => (sequence[a] as number) - (sequence[b] as number) || a - b);
      for (let at = start + 1; at < end; at++) {
        const row = order[at] as number;
        if (sequence[row] !== sequence[order[at - 1] as number]) continue;
        log.fault('duplicate_key', {
          file: FILE,
          line: times.line.at(row),
          field: 'stop_sequence',
          value: `${trips.ids.text(index)}, ${sequence[row] ?? ''}`,
          other: String(times.line.at(order[at - 1] as number)),
        });
      }
    }
    if (index % 1024 === 0) await pace.yieldWhenDue();
  }
  return { starts, order };
}

/**
 * Whether time goes on along every trip. Times that are left open are filled in, at equal steps between those that are given.
 * Trips that are served on demand alone have no calls, and are none the worse for it.
 */
export async function checkRuns(
  { starts, order }: TripRuns,
  times: FeedStopTimes,
  {
    trips,
    onDemand,
    log,
  }: { readonly trips: FeedTrips; readonly onDemand: ReadonlySet<number>; readonly log: FeedLog },
): Promise<void> {
  const pace = new Pace();
  const arrival = times.arrival.toArray();
  const departure = times.departure.toArray();
  let interpolated = 0;
  for (let trip = 0; trip + 1 < starts.length; trip++) {
    const start = starts[trip] as number;
    const end = starts[trip + 1] as number;
    if (end - start < 2) {
      const place = { file: 'trips.txt', line: trips.lines.at(trip), field: 'trip_id', value: trips.ids.text(trip) };
      if (end > start) log.note('unusable_trip', place);
      else if (!onDemand.has(trip)) log.note('unused_trip', place);
    }
    if (end === start) continue;
    const first = order[start] as number;
    const last = order[end - 1] as number;
    if (arrival[first] === NO_TIME || arrival[last] === NO_TIME) {
      const row = arrival[first] === NO_TIME ? first : last;
      const place = { file: FILE, line: times.line.at(row), field: 'arrival_time', value: trips.ids.text(trip) };
      log.fault('missing_trip_edge', place);
      continue;
    }
    let known = start;
    for (let at = start; at < end; at++) {
      const row = order[at] as number;
      if (arrival[row] === NO_TIME) continue;
      if (at > known + 1) interpolated += interpolate(order, known, at, arrival, departure);
      checkCall(times, row, at === start ? -1 : (order[known] as number), log);
      known = at;
    }
    if (trip % 1024 === 0) await pace.yieldWhenDue();
  }
  if (interpolated > 0) log.note('stop_time_times_interpolated', { file: FILE, value: String(interpolated) });
}

function checkCall({ arrival, departure, line }: FeedStopTimes, row: number, before: number, log: FeedLog): void {
  const arrives = arrival.at(row);
  const departs = departure.at(row);
  // what can't be read has been told
  if (arrives === BAD_TIME || departs === BAD_TIME) return;
  const place = { file: FILE, line: line.at(row) };
  if (departs < arrives)
    log.fault('stop_time_with_departure_before_arrival_time', {
      ...place,
      field: 'departure_time',
      value: clock(departs),
      other: clock(arrives),
    });
  if (before < 0) return;
  const left = departure.at(before);
  if (left !== BAD_TIME && arrives < left)
    log.fault('stop_time_with_arrival_before_previous_departure_time', {
      ...place,
      field: 'arrival_time',
      value: clock(arrives),
      other: clock(left),
    });
}

/** Answers how many calls it gave a time. */
function interpolate(order: Int32Array, from: number, to: number, arrival: Int32Array, departure: Int32Array): number {
  const begins = departure[order[from] as number] as number;
  const ends = arrival[order[to] as number] as number;
  for (let at = from + 1; at < to; at++) {
    const seconds = Math.round(begins + ((ends - begins) * (at - from)) / (to - from));
    arrival[order[at] as number] = seconds;
    departure[order[at] as number] = seconds;
  }
  return to - from - 1;
}

/** 25:10:00 */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
