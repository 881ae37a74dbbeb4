import { NO_TIME } from './feed-row.ts';
import type { FeedSource } from './feed-source.ts';
import { IntColumn } from './growing-columns.ts';
import { IdIndex } from './id-index.ts';
import type { FeedStops } from './read-stops.ts';
import type { FeedTrips } from './read-trips.ts';

/** 時刻, one row a call, by column, in the order of the file. */
export interface FeedStopTimes {
  readonly trip: IntColumn;
  readonly sequence: IntColumn;
  readonly stop: IntColumn;
  /** Seconds after noon minus 12 hours of the service day; NO_TIME where it is left open */
  readonly arrival: IntColumn;
  readonly departure: IntColumn;
  /** pickup_type + 4 × drop_off_type */
  readonly boarding: IntColumn;
  /** Number in `headsignTexts`; -1 where it has none */
  readonly headsign: IntColumn;
  readonly line: IntColumn;
  readonly headsignTexts: IdIndex;
}

/** A row of stop_times.txt that is no call at a stop: a time in which a zone is served. */
export interface FlexTime {
  readonly trip: number;
  /** Of a group of stops or a zone. */
  readonly targetId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly pickupType: number;
  readonly dropOffType: number;
  readonly bookingRuleId: string | null;
}

/** As timetabled; 1 not at all, 2 and 3 by telephone or by word to the driver. */
const REGULAR = 0;
const LARGEST_BOARDING_TYPE = 3;

export async function readStopTimes(
  source: FeedSource,
  {
    stops,
    trips,
    flexTargets,
  }: { readonly stops: FeedStops; readonly trips: FeedTrips; readonly flexTargets: ReadonlyMap<string, unknown> },
): Promise<{ readonly times: FeedStopTimes; readonly flexTimes: readonly FlexTime[] }> {
  const times: FeedStopTimes = {
    trip: new IntColumn(),
    sequence: new IntColumn(),
    stop: new IntColumn(),
    arrival: new IntColumn(),
    departure: new IntColumn(),
    boarding: new IntColumn(),
    headsign: new IntColumn(),
    line: new IntColumn(),
    headsignTexts: new IdIndex(),
  };
  const flexTimes: FlexTime[] = [];
  await source.read(
    'stop_times.txt',
    (column) => {
      const [trip, stop, sequence] = [column('trip_id'), column('stop_id'), column('stop_sequence')];
      const [arrival, departure] = [column('arrival_time'), column('departure_time')];
      const [headsign, pickup, dropOff] = [column('stop_headsign'), column('pickup_type'), column('drop_off_type')];
      const group = column('location_group_id');
      const location = column('location_id');
      // the standard has changed the name once
      const windowStart = Math.max(column('start_pickup_drop_off_window'), column('start_pickup_dropoff_window'));
      const windowEnd = Math.max(column('end_pickup_drop_off_window'), column('end_pickup_dropoff_window'));
      const [pickupRule, dropOffRule] = [column('pickup_booking_rule_id'), column('drop_off_booking_rule_id')];
      return (row) => {
        const tripIndex = row.find(trip, trips.ids);
        if (tripIndex < 0) {
          row.fault('foreign_key_violation', { field: 'trip_id', value: row.text(trip), other: 'trips.txt' });
          return;
        }
        const targetId = row.text(group) || row.text(location);
        const stopIndex = targetId ? -1 : row.find(stop, stops.ids);
        if (stopIndex < 0) {
          const zoneId = targetId || row.text(stop);
          if (!flexTargets.has(zoneId)) {
            const field = row.isEmpty(group)
              ? row.isEmpty(location)
                ? 'stop_id'
                : 'location_id'
              : 'location_group_id';
            if (zoneId) row.fault('foreign_key_violation', { field, value: zoneId, other: 'stops.txt' });
            else row.fault('missing_required_field', { field: 'stop_id' });
            return;
          }
          flexTimes.push({
            trip: tripIndex,
            targetId: zoneId,
            startSeconds: row.time(windowStart, 'start_pickup_drop_off_window'),
            endSeconds: row.time(windowEnd, 'end_pickup_drop_off_window'),
            pickupType: row.choice(pickup, 'pickup_type', LARGEST_BOARDING_TYPE, REGULAR),
            dropOffType: row.choice(dropOff, 'drop_off_type', LARGEST_BOARDING_TYPE, REGULAR),
            bookingRuleId: row.textOrNull(pickupRule) ?? row.textOrNull(dropOffRule),
          });
          return;
        }
        const number = row.integer(sequence, 'stop_sequence');
        if (number === undefined) {
          if (row.isEmpty(sequence)) row.fault('missing_required_field', { field: 'stop_sequence' });
          return;
        }
        const arrives = row.time(arrival, 'arrival_time');
        const departs = row.time(departure, 'departure_time');
        if ((arrives === NO_TIME) !== (departs === NO_TIME))
          row.note('stop_time_with_only_arrival_or_departure_time', {
            field: arrives === NO_TIME ? 'arrival_time' : 'departure_time',
          });
        times.trip.push(tripIndex);
        times.sequence.push(number);
        times.stop.push(stopIndex);
        times.arrival.push(arrives === NO_TIME ? departs : arrives);
        times.departure.push(departs === NO_TIME ? arrives : departs);
        times.boarding.push(
          row.choice(pickup, 'pickup_type', LARGEST_BOARDING_TYPE, REGULAR) +
            4 * row.choice(dropOff, 'drop_off_type', LARGEST_BOARDING_TYPE, REGULAR),
        );
        times.headsign.push(row.isEmpty(headsign) ? -1 : row.intern(headsign, times.headsignTexts));
        times.line.push(row.line);
      };
    },
    { isRequired: true },
  );
  return { times, flexTimes };
}
