import type { FrequencyColumns, Points, StopTimeColumns } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import { type DayEdition, listDayEditions, runningColumns } from './edition.repository.ts';
import { type DayStops, readDayStops } from './stop.repository.ts';

/** All that runs on one service day in a municipality's timetables, by column: what the router is built of. */
export interface ServiceDay {
  /** YYYY-MM-DD */
  readonly day: string;
  /** null: the day lies outside every feed's validity, so that nothing is known of it */
  readonly timetable: ServiceDayTimetable | null;
}

export interface ServiceDayTimetable {
  readonly stops: DayStops;
  /** Degrees by stop; NaN where a feed doesn't say. */
  readonly points: Points;
  /** Trips by number: what the rows of `stopTimes` and `frequencies` point to. */
  readonly trips: {
    readonly edition: Int32Array;
    readonly pattern: Int32Array;
    readonly tripId: readonly string[];
    readonly headsign: readonly (string | null)[];
  };
  readonly stopTimes: CallColumns;
  readonly frequencies: FrequencyColumns;
}

/** Calls of trips, one row each. */
interface CallColumns extends StopTimeColumns {
  readonly trip: Int32Array;
  readonly sequence: Int32Array;
  readonly stop: Int32Array;
  readonly arrivalSeconds: Int32Array;
  readonly departureSeconds: Int32Array;
  readonly canBoard: Uint8Array;
  readonly canAlight: Uint8Array;
}

interface PatternRow {
  readonly edition: number;
  readonly patternIndex: number;
  readonly stops: readonly number[];
  readonly pickupTypes: readonly number[];
  readonly dropOffTypes: readonly number[];
}

interface TripRow {
  readonly edition: number;
  readonly patternIndex: number;
  readonly tripId: string;
  readonly headsign: string | null;
  readonly arrivals: string;
  readonly departures: string;
  readonly frequencies: readonly number[];
}

const NOT_AVAILABLE = 1;
const COMMA = 0x2c;
const ZERO = 0x30;

/** Reads a day in four statements, as it stands. Rows of `stopTimes` stand trip by trip, in the order of the calls. */
export async function readServiceDay(statements: Statements, code: string, day: string): Promise<ServiceDay> {
  return { day, timetable: await readEditionsDay(statements, code, await listDayEditions(statements, code, day)) };
}

/** The same of editions that are found already, in three statements; null where the day lies within the validity of none. */
export async function readEditionsDay(
  statements: Statements,
  code: string,
  ofDay: readonly DayEdition[],
): Promise<ServiceDayTimetable | null> {
  const editions = ofDay.filter(({ isValid }) => isValid);
  if (editions.length === 0) return null;
  const stops = await readDayStops(statements, code, editions);
  const running = runningColumns(editions);
  const patterns = await statements.query<PatternRow>(
    `SELECT edition, pattern_index AS "patternIndex", stops, pickup_types AS "pickupTypes", drop_off_types AS "dropOffTypes"
     FROM transit_pattern WHERE municipality_code = $1 AND edition = ANY ($2::int[])`,
    [code, editions.map(({ edition }) => edition)],
  );
  // the times come as one text a trip: arrays of numbers would be taken apart one number at a time
  const trips = await statements.query<TripRow>(
    `SELECT trip.edition, pattern_index AS "patternIndex", trip_id AS "tripId", headsign,
       array_to_string(arrivals, ',') AS arrivals, array_to_string(departures, ',') AS departures, frequencies
     FROM unnest($2::int[], $3::int[]) AS running (edition, service_index)
     JOIN transit_trip trip ON trip.municipality_code = $1 AND trip.edition = running.edition
       AND trip.service_index = running.service_index
     ORDER BY trip.edition, trip_index`,
    [code, ...running],
  );
  return { stops, points: pointsOf(stops), ...columnsOf(stops, patterns, trips) };
}

function columnsOf(
  { numberOf }: DayStops,
  patterns: readonly PatternRow[],
  trips: readonly TripRow[],
): Pick<ServiceDayTimetable, 'trips' | 'stopTimes' | 'frequencies'> {
  const byKey = new Map(patterns.map((pattern) => [`${pattern.edition} ${pattern.patternIndex}`, pattern]));
  const patternOf = ({ edition, patternIndex }: TripRow) => byKey.get(`${edition} ${patternIndex}`);
  const rows = trips.reduce((sum, trip) => sum + (patternOf(trip)?.stops.length ?? 0), 0);
  const stopTimes = {
    trip: new Int32Array(rows),
    sequence: new Int32Array(rows),
    stop: new Int32Array(rows),
    arrivalSeconds: new Int32Array(rows),
    departureSeconds: new Int32Array(rows),
    canBoard: new Uint8Array(rows).fill(1),
    canAlight: new Uint8Array(rows).fill(1),
  };
  let row = 0;
  for (const [number, trip] of trips.entries()) {
    const { stops = [], pickupTypes = [], dropOffTypes = [] } = patternOf(trip) ?? {};
    readNumbers(trip.arrivals, stopTimes.arrivalSeconds, row);
    readNumbers(trip.departures || trip.arrivals, stopTimes.departureSeconds, row);
    for (const [call, stopIndex] of stops.entries()) {
      stopTimes.trip[row] = number;
      stopTimes.sequence[row] = call;
      stopTimes.stop[row] = numberOf(trip.edition, stopIndex);
      if (pickupTypes[call] === NOT_AVAILABLE) stopTimes.canBoard[row] = 0;
      if (dropOffTypes[call] === NOT_AVAILABLE) stopTimes.canAlight[row] = 0;
      row++;
    }
  }
  return {
    trips: {
      edition: Int32Array.from(trips, ({ edition }) => edition),
      pattern: Int32Array.from(trips, ({ patternIndex }) => patternIndex),
      tripId: trips.map(({ tripId }) => tripId),
      headsign: trips.map(({ headsign }) => headsign),
    },
    stopTimes,
    frequencies: frequencyColumns(trips),
  };
}

/** Windows of four numbers each: start, end, headway, exact. */
function frequencyColumns(trips: readonly TripRow[]): FrequencyColumns {
  const windows = trips.flatMap(({ frequencies }, trip) =>
    Array.from({ length: frequencies.length / 4 }, (_, at) => [trip, ...frequencies.slice(at * 4, at * 4 + 4)]),
  );
  const column = (at: number) => Int32Array.from(windows, (window) => window[at] ?? 0);
  return {
    trip: column(0),
    startSeconds: column(1),
    endSeconds: column(2),
    headwaySeconds: column(3),
    isExact: column(4),
  };
}

/** Writes "28800,28860" to `into`, from `at` on. */
function readNumbers(text: string, into: Int32Array, at: number): void {
  let number = 0;
  let place = at;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index);
    if (letter === COMMA) {
      into[place++] = number;
      number = 0;
    } else number = number * 10 + letter - ZERO;
  }
  if (text) into[place] = number;
}

function pointsOf({ list }: DayStops): Points {
  return {
    longitude: Float64Array.from(list, ({ longitude }) => longitude ?? Number.NaN),
    latitude: Float64Array.from(list, ({ latitude }) => latitude ?? Number.NaN),
  };
}
