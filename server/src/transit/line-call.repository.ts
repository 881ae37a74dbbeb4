import type { Statements } from '../database/index.ts';

/** Where a way of a line calls, and how often it runs. */
export interface LineWay {
  readonly edition: number;
  readonly name: string;
  /** stop_index of each call */
  readonly stops: readonly number[];
  /** That day. */
  readonly runs: number;
}

/**
 * The ways of a 路線 in some editions, also those that nothing runs on.
 * @param running services of the day: editions and service_index, pair by pair
 */
export function listLineWays(
  statements: Statements,
  code: string,
  { line, editions }: { readonly line: string; readonly editions: readonly number[] },
  running: readonly [readonly number[], readonly number[]],
): Promise<LineWay[]> {
  return statements.query<LineWay & Record<string, unknown>>(
    `WITH
     feed AS (
       SELECT DISTINCT edition, id FROM transit_feed WHERE municipality_code = $1 AND edition = ANY ($3::int[])),
     line AS (
       SELECT route.edition, route_index,
         coalesce(nullif(concat_ws(' ', short_name, long_name), ''), parent_route_id, route_id) AS name
       FROM feed
       JOIN transit_route route ON route.municipality_code = $1 AND route.edition = feed.edition
       WHERE feed.id || '/' || coalesce(parent_route_id, route_id) = $2),
     running AS (SELECT * FROM unnest($4::int[], $5::int[]) AS pair (edition, service_index)),
     -- a trip by frequency runs as often as its windows hold its headway: start, end, headway, exact, one after the other
     runs AS (
       SELECT trip.edition, trip.pattern_index,
         sum(CASE WHEN cardinality(frequencies) = 0 THEN 1 ELSE (
           SELECT sum(greatest(0, ceil((frequencies[at + 1] - frequencies[at])::numeric / frequencies[at + 2])))
           FROM generate_series(1, cardinality(frequencies), 4) AS at) END)::int AS runs
       FROM running
       JOIN transit_trip trip ON trip.municipality_code = $1 AND trip.edition = running.edition
         AND trip.service_index = running.service_index
       GROUP BY trip.edition, trip.pattern_index)
     SELECT pattern.edition, line.name, pattern.stops, coalesce(runs.runs, 0) AS runs
     FROM line
     JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = line.edition
       AND pattern.route_index = line.route_index
     LEFT JOIN runs ON runs.edition = pattern.edition AND runs.pattern_index = pattern.pattern_index
     ORDER BY pattern.edition, pattern.pattern_index`,
    [code, line, editions, ...running],
  );
}
