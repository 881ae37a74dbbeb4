import { BAD_TIME, NO_TIME } from './feed-row.ts';
import type { FeedSource } from './feed-source.ts';
import type { FeedTrips } from './read-trips.ts';

/** 運行間隔 of trips, by number of the trip: start, end, headway in seconds and exact_times, one after the other, by start. */
export type FeedFrequencies = ReadonlyMap<number, readonly number[]>;

/** A bus every nine seconds all day long: more is a misread headway. */
const MOST_RUNS = 10_000;

interface Frequency {
  readonly start: number;
  readonly end: number;
  readonly headway: number;
  readonly exact: number;
  readonly line: number;
}

export async function readFrequencies(source: FeedSource, trips: FeedTrips): Promise<FeedFrequencies> {
  const byTrip = new Map<number, Frequency[]>();
  await source.read('frequencies.txt', (column) => {
    const [trip, headway, exact] = [column('trip_id'), column('headway_secs'), column('exact_times')];
    const [startTime, endTime] = [column('start_time'), column('end_time')];
    return (row) => {
      const index = row.find(trip, trips.ids);
      if (index < 0) {
        row.fault('foreign_key_violation', { field: 'trip_id', value: row.text(trip), other: 'trips.txt' });
        return;
      }
      const start = row.time(startTime, 'start_time');
      const end = row.time(endTime, 'end_time');
      const seconds = row.integer(headway, 'headway_secs');
      if (start === NO_TIME) row.fault('missing_required_field', { field: 'start_time' });
      if (end === NO_TIME) row.fault('missing_required_field', { field: 'end_time' });
      if (seconds === 0) row.fault('number_out_of_range', { field: 'headway_secs', value: '0' });
      if (start <= BAD_TIME || end <= BAD_TIME || start === NO_TIME || end === NO_TIME || !seconds) return;
      if ((end - start) / seconds > MOST_RUNS) {
        row.fault('number_out_of_range', { field: 'headway_secs', value: String(seconds) });
        return;
      }
      if (start > end)
        row.fault('start_and_end_range_out_of_order', {
          field: 'start_time',
          value: row.text(startTime),
          other: row.text(endTime),
        });
      const frequency = { start, end, headway: seconds, exact: row.choice(exact, 'exact_times', 1, 0), line: row.line };
      const before = byTrip.get(index);
      if (before) before.push(frequency);
      else byTrip.set(index, [frequency]);
    };
  });
  const flat = new Map<number, number[]>();
  for (const [trip, given] of byTrip) {
    const sorted = given.toSorted((a, b) => a.start - b.start);
    for (const [at, { start, line }] of sorted.entries())
      if (start < (sorted[at - 1]?.end ?? 0))
        source.log.note('overlapping_frequency', {
          file: 'frequencies.txt',
          line,
          field: 'start_time',
          value: trips.ids.text(trip),
        });
    flat.set(
      trip,
      sorted.flatMap(({ start, end, headway, exact }) => [start, end, headway, exact]),
    );
  }
  return flat;
}
