import type { Statements } from '../../database/index.ts';

/** A trip of the editions that count, as far as changing the timetable asks for it. */
export interface NamedTrip {
  readonly edition: number;
  /** id of the feed, a stroke, trip_id */
  readonly id: string;
  readonly tripId: string;
  readonly lineId: string;
  readonly lineName: string;
  readonly headsign: string | null;
  /** GTFS direction_id */
  readonly directionId: number | null;
  /** Names of where it starts and ends. */
  readonly firstStop: string | null;
  readonly lastStop: string | null;
  readonly serviceIndex: number;
  readonly patternIndex: number;
  /** stop_index of each call */
  readonly stops: readonly number[];
  /** Of the trip at its first stop, seconds after noon minus 12 hours. */
  readonly firstSeconds: number;
  /** start, end, headway, exact_times, one after the other; empty: it runs once */
  readonly frequencies: readonly number[];
}

interface Named {
  readonly trips: readonly string[];
  readonly lines: readonly string[];
}

/**
 * The trips of some editions that are called so, those that call at the same stops as one of them, and all of the lines that are called
 * so, by line and first departure.
 */
export function listNamedTrips(
  statements: Statements,
  code: string,
  editions: readonly number[],
  { trips, lines }: Named,
): Promise<NamedTrip[]> {
  return statements.query<NamedTrip & Record<string, unknown>>(
    `WITH
     feed AS (
       SELECT DISTINCT edition, id FROM transit_feed WHERE municipality_code = $1 AND edition = ANY ($2::int[])),
     line AS (
       SELECT route.edition, route_index, feed.id || '/' AS prefix, feed.id || '/' || coalesce(parent_route_id, route_id) AS line_id,
         coalesce(nullif(concat_ws(' ', short_name, long_name), ''), parent_route_id, route_id) AS line_name
       FROM feed
       JOIN transit_route route ON route.municipality_code = $1 AND route.edition = feed.edition),
     trip AS (
       SELECT trip.*, pattern.stops, pattern.direction_id, line.prefix || trip.trip_id AS id, line.line_id, line.line_name
       FROM transit_trip trip
       JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = trip.edition
         AND pattern.pattern_index = trip.pattern_index
       JOIN line ON line.edition = trip.edition AND line.route_index = pattern.route_index
       WHERE trip.municipality_code = $1 AND trip.edition = ANY ($2::int[])),
     named AS (SELECT DISTINCT edition, pattern_index FROM trip WHERE id = ANY ($3::text[]))
     SELECT trip.edition, trip.id, trip.trip_id AS "tripId", line_id AS "lineId", line_name AS "lineName", headsign,
       direction_id AS "directionId", first_stop.name AS "firstStop", last_stop.name AS "lastStop",
       service_index AS "serviceIndex", trip.pattern_index AS "patternIndex", trip.stops,
       -- where a trip waits nowhere its arrivals alone are kept
       coalesce(departures[1], arrivals[1]) AS "firstSeconds", frequencies
     FROM trip
     LEFT JOIN named ON named.edition = trip.edition AND named.pattern_index = trip.pattern_index
     LEFT JOIN transit_stop first_stop ON first_stop.municipality_code = $1 AND first_stop.edition = trip.edition
       AND first_stop.stop_index = trip.stops[1]
     LEFT JOIN transit_stop last_stop ON last_stop.municipality_code = $1 AND last_stop.edition = trip.edition
       AND last_stop.stop_index = trip.stops[cardinality(trip.stops)]
     WHERE named.edition IS NOT NULL OR line_id = ANY ($4::text[])
     ORDER BY line_id COLLATE "C", "firstSeconds", trip.id COLLATE "C"`,
    [code, editions, trips, lines],
  );
}

/** The editions of a municipality's timetables that stand, the newest first. */
export async function listStandingEditions(statements: Statements, code: string): Promise<number[]> {
  const rows = await statements.query<{ edition: number }>(
    'SELECT edition FROM transit_feed WHERE municipality_code = $1 AND to_revision IS NULL ORDER BY valid_from DESC',
    [code],
  );
  return rows.map(({ edition }) => edition);
}

/** 路線 as passengers know them, with how many trips run by some services. */
export function listRunningLines(
  statements: Statements,
  code: string,
  running: readonly [editions: readonly number[], services: readonly number[]],
): Promise<{ id: string; name: string; trips: number }[]> {
  return statements.query(
    `WITH
     running AS (SELECT * FROM unnest($2::int[], $3::int[]) AS pair (edition, service_index)),
     trips AS (
       SELECT trip.edition, pattern.route_index, count(*)::int AS trips
       FROM running
       JOIN transit_trip trip ON trip.municipality_code = $1 AND trip.edition = running.edition
         AND trip.service_index = running.service_index
       JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = trip.edition
         AND pattern.pattern_index = trip.pattern_index
       GROUP BY trip.edition, pattern.route_index)
     SELECT feed.id || '/' || coalesce(parent_route_id, route_id) AS id,
       min(coalesce(nullif(concat_ws(' ', short_name, long_name), ''), parent_route_id, route_id)) AS name, sum(trips)::int AS trips
     FROM trips
     JOIN transit_route route ON route.municipality_code = $1 AND route.edition = trips.edition
       AND route.route_index = trips.route_index
     JOIN (SELECT DISTINCT edition, id FROM transit_feed WHERE municipality_code = $1) feed ON feed.edition = trips.edition
     GROUP BY 1
     ORDER BY 2, 1`,
    [code, ...running],
  );
}
