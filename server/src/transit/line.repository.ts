import type { Statements } from '../database/index.ts';
import { CHOSEN_EDITIONS } from './edition.repository.ts';

/** 路線 as it is drawn: the ways of all its trips. */
export interface TransitLine {
  /** Of the feed, with jp_parent_route_id, else route_id. */
  readonly id: string;
  /** What is written on the bus; null where the feed doesn't name the line. */
  readonly name: string | null;
  /** GTFS route_type: 0 tram, 1 subway, 2 rail, 3 bus, 4 ferry … */
  readonly routeType: number;
  /** Six hexadecimal digits; null where the feed gives none. */
  readonly color: string | null;
  /** Whether the day lies within the feed's validity. */
  readonly isValid: boolean;
  /** GeoJSON text of a MultiLineString in degrees. */
  readonly shape: string;
}

/**
 * The lines of a municipality's timetables, of each feed in the edition of the day, else in its newest; a line that most ways follow
 * comes last, so that it is drawn on top. A pattern without a shape goes straight from stop to stop.
 *
 * @param day YYYY-MM-DD
 * @param revision null: as the municipality stands
 */
export function listLines(
  statements: Statements,
  code: string,
  day: string,
  revision: number | null,
): Promise<TransitLine[]> {
  return statements.query<TransitLine>(
    `WITH
     chosen AS (${CHOSEN_EDITIONS}),
     -- what follows one shape, or calls at the same stops, is drawn once
     ways AS (
       SELECT DISTINCT chosen.id AS feed_id, chosen.is_valid, pattern.edition, route_index, shape_index,
         CASE WHEN shape_index IS NULL THEN stops END AS stops
       FROM chosen
       JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = chosen.edition),
     drawn AS (
       SELECT feed_id, is_valid, ways.edition, route_index, shape.geometry
       FROM ways
       JOIN transit_shape shape
         ON shape.municipality_code = $1 AND shape.edition = ways.edition AND shape.shape_index = ways.shape_index
       UNION ALL
       SELECT feed_id, is_valid, edition, route_index, line.geometry
       FROM ways
       CROSS JOIN LATERAL (
         SELECT ST_MakeLine(stop.location ORDER BY call) AS geometry
         FROM unnest(ways.stops) WITH ORDINALITY AS called (stop_index, call)
         JOIN transit_stop stop
           ON stop.municipality_code = $1 AND stop.edition = ways.edition AND stop.stop_index = called.stop_index
         WHERE stop.location IS NOT NULL
         HAVING count(*) > 1) AS line
       WHERE ways.stops IS NOT NULL)
     SELECT feed_id || '/' || coalesce(parent_route_id, route_id) AS id, min(coalesce(short_name, long_name)) AS name,
       min(route_type) AS "routeType", min(color) AS color, is_valid AS "isValid", ST_AsGeoJSON(ST_Collect(geometry), 6) AS shape
     FROM drawn
     JOIN transit_route route
       ON route.municipality_code = $1 AND route.edition = drawn.edition AND route.route_index = drawn.route_index
     GROUP BY 1, is_valid
     ORDER BY count(*), 1`,
    [code, day, revision],
  );
}
