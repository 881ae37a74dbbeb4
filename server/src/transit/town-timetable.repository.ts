import type { ServiceCalendar } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import type { DayStop } from './stop.repository.ts';

export interface TownEdition {
  readonly feedId: string;
  readonly edition: number;
  /** 有効期間, both days included; YYYY-MM-DD */
  readonly validFrom: string;
  readonly validTo: string;
}

/** All editions that stood at a revision, feed by feed. */
export function listEditions(statements: Statements, code: string, revision: number): Promise<TownEdition[]> {
  return statements.query<TownEdition & Record<string, unknown>>(
    `SELECT id AS "feedId", edition, valid_from::text AS "validFrom", valid_to::text AS "validTo"
     FROM transit_feed
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY id COLLATE "C", valid_from`,
    [code, revision],
  );
}

interface EditionService extends ServiceCalendar {
  readonly edition: number;
  readonly serviceIndex: number;
}

export function listServices(
  statements: Statements,
  code: string,
  editions: readonly number[],
): Promise<EditionService[]> {
  return statements.query<EditionService & Record<string, unknown>>(
    `SELECT edition, service_index AS "serviceIndex", weekdays, start_date::text AS "startDate", end_date::text AS "endDate",
       added_dates::text[] AS "addedDates", removed_dates::text[] AS "removedDates"
     FROM transit_service WHERE municipality_code = $1 AND edition = ANY ($2::int[])`,
    [code, editions],
  );
}

/** How often a stopping pattern runs on the days of a service. */
interface PatternRuns {
  readonly edition: number;
  readonly serviceIndex: number;
  /** stop_index of each call */
  readonly stops: readonly number[];
  readonly runs: number;
}

export function listPatternRuns(
  statements: Statements,
  code: string,
  editions: readonly number[],
): Promise<PatternRuns[]> {
  return statements.query<PatternRuns & Record<string, unknown>>(
    `WITH
     -- a trip by frequency runs as often as its windows hold its headway: start, end, headway, exact, one after the other
     runs AS (
       SELECT edition, service_index, pattern_index,
         sum(CASE WHEN cardinality(frequencies) = 0 THEN 1 ELSE (
           SELECT sum(greatest(0, ceil((frequencies[at + 1] - frequencies[at])::numeric / frequencies[at + 2])))
           FROM generate_series(1, cardinality(frequencies), 4) AS at) END)::int AS runs
       FROM transit_trip
       WHERE municipality_code = $1 AND edition = ANY ($2::int[])
       GROUP BY edition, service_index, pattern_index)
     SELECT runs.edition, runs.service_index AS "serviceIndex", pattern.stops, runs.runs
     FROM runs
     JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = runs.edition
       AND pattern.pattern_index = runs.pattern_index`,
    [code, editions],
  );
}

type TownStop = Omit<DayStop, 'feedId' | 'isInside'> & { readonly areaIds: readonly string[] };

/** The stops of editions with the areas, as they stood at a revision, whose shapes hold them. */
export function listTownStops(
  statements: Statements,
  code: string,
  revision: number,
  editions: readonly number[],
): Promise<TownStop[]> {
  return statements.query<TownStop & Record<string, unknown>>(
    `SELECT edition, stop_index AS "stopIndex", stop_id AS "stopId", name, name_kana AS "nameKana",
       ST_X(location) AS longitude, ST_Y(location) AS latitude, location_type AS "locationType",
       parent_index AS "parentIndex", platform_code AS "platformCode",
       ARRAY(
         SELECT area.id FROM area
         WHERE area.municipality_code = $1 AND area.from_revision <= $3
           AND (area.to_revision IS NULL OR area.to_revision > $3) AND ST_Covers(area.geometry, location)) AS "areaIds"
     FROM transit_stop
     WHERE municipality_code = $1 AND edition = ANY ($2::int[])
     ORDER BY edition, stop_index`,
    [code, editions, revision],
  );
}
