import type { Statements } from '../database/index.ts';

/** A stopping pattern as it runs on a day, apart by what stands on the vehicle. */
export interface RunningPatternRow {
  readonly edition: number;
  readonly routeId: string;
  readonly parentRouteId: string | null;
  readonly shortName: string | null;
  readonly longName: string | null;
  readonly routeType: number;
  readonly directionId: number | null;
  readonly headsign: string | null;
  /** stop_index of each call */
  readonly stops: readonly number[];
  /** pickup_type and drop_off_type of each call; empty where all are 0 */
  readonly pickupTypes: readonly number[];
  readonly dropOffTypes: readonly number[];
  readonly runs: number;
  /** For each call the latest that any run leaves it, in seconds after noon minus 12 hours. */
  readonly lastDepartureSeconds: readonly number[];
}

/** @param running services of the day: editions and service_index, pair by pair */
export function listRunningPatterns(
  statements: Statements,
  code: string,
  running: readonly [readonly number[], readonly number[]],
): Promise<RunningPatternRow[]> {
  return statements.query<RunningPatternRow & Record<string, unknown>>(
    `WITH
     running AS (SELECT * FROM unnest($2::int[], $3::int[]) AS pair (edition, service_index)),
     -- a trip by frequency runs as often as its windows hold its headway: start, end, headway, exact, one after the other
     trip AS (
       SELECT trip.edition, trip.pattern_index, trip.headsign,
         CASE WHEN cardinality(departures) = 0 THEN arrivals ELSE departures END AS times,
         CASE WHEN cardinality(frequencies) = 0 THEN 1 ELSE repeated.runs END AS runs,
         CASE WHEN cardinality(frequencies) = 0 THEN 0 ELSE repeated.last_start
           - coalesce(departures[1], arrivals[1]) END AS shift
       FROM running
       JOIN transit_trip trip ON trip.municipality_code = $1 AND trip.edition = running.edition
         AND trip.service_index = running.service_index
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(fitting), 0)::int AS runs,
           max(start + (fitting - 1) * headway) FILTER (WHERE fitting > 0) AS last_start
         FROM (
           SELECT frequencies[at] AS start, frequencies[at + 2] AS headway,
             greatest(0, ceil((frequencies[at + 1] - frequencies[at])::numeric / frequencies[at + 2]))::int AS fitting
           FROM generate_series(1, cardinality(frequencies), 4) AS at) AS repeat) AS repeated),
     runs AS (
       SELECT edition, pattern_index, headsign, sum(runs)::int AS runs
       FROM trip WHERE runs > 0 GROUP BY edition, pattern_index, headsign),
     -- the latest that any run leaves each call: where one overtakes another, it needn't be the last to start
     latest AS (
       SELECT edition, pattern_index, headsign, call, max(seconds + shift) AS seconds
       FROM trip
       CROSS JOIN LATERAL unnest(times) WITH ORDINALITY AS called (seconds, call)
       WHERE runs > 0
       GROUP BY edition, pattern_index, headsign, call),
     last AS (
       SELECT edition, pattern_index, headsign, array_agg(seconds ORDER BY call) AS departures
       FROM latest GROUP BY edition, pattern_index, headsign)
     SELECT runs.edition, route.route_id AS "routeId", route.parent_route_id AS "parentRouteId",
       route.short_name AS "shortName", route.long_name AS "longName", route.route_type AS "routeType",
       pattern.direction_id AS "directionId", runs.headsign, pattern.stops, pattern.pickup_types AS "pickupTypes",
       pattern.drop_off_types AS "dropOffTypes", runs.runs, last.departures AS "lastDepartureSeconds"
     FROM runs
     JOIN last ON last.edition = runs.edition AND last.pattern_index = runs.pattern_index
       AND last.headsign IS NOT DISTINCT FROM runs.headsign
     JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = runs.edition
       AND pattern.pattern_index = runs.pattern_index
     JOIN transit_route route ON route.municipality_code = $1 AND route.edition = runs.edition
       AND route.route_index = pattern.route_index
     ORDER BY runs.edition, runs.pattern_index, runs.headsign COLLATE "C"`,
    [code, ...running],
  );
}

/** Degrees of each railway station that a municipality lists, its neighbours' included, as at a revision. */
export function listStations(
  statements: Statements,
  code: string,
  revision: number,
): Promise<{ longitude: number; latitude: number }[]> {
  return statements.query<{ longitude: number; latitude: number }>(
    `SELECT ST_X(location) AS longitude, ST_Y(location) AS latitude
     FROM resource
     WHERE municipality_code = $1 AND kind_id = 'station' AND status = 'ACTIVE' AND visibility = 'PUBLIC'
       AND location IS NOT NULL AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY id`,
    [code, revision],
  );
}
