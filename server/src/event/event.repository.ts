import type { Row, Statements } from '../database/index.ts';
import type { Event } from './event.ts';
import type { EventCriteria } from './event-filter.ts';
import type { EventPageRequest } from './event-page.ts';

const COLUMNS = `e.municipality_code AS "municipalityCode", e.id, e.kind, e.title, e.held_on AS "heldOn", e.until_on AS "untilOn",
  e.start_time AS "startTime", e.end_time AS "endTime", e.place, e.area_ids AS "areaIds", e.audience, e.organizer,
  e.participants AS headcount, e.url, e.note, e.from_revision AS revision, coalesce(d.source, '') AS source,
  coalesce(d.format = 'hand', false) AS "isByHand"`;
const FROM = `FROM event e
  LEFT JOIN dataset d ON d.municipality_code = e.municipality_code AND d.id = e.dataset_id`;
/** Stands now, and no person has taken it away. */
const STANDING = 'e.to_revision IS NULL AND NOT e.removed';
const ORDER = `e.held_on, coalesce(e.start_time, '') COLLATE "C", e.id COLLATE "C"`;
/** January to March belong to the 年度 before. */
const FISCAL_YEAR = `date_part('year', e.held_on - interval '3 months')::int`;

type EventRow = Event & Row;

const CONDITIONS = `e.municipality_code = $1 AND ${STANDING}
  AND ($2::text[] IS NULL OR e.area_ids && $2)
  AND ($3::text[] IS NULL OR e.kind = ANY($3))
  AND ($4::date IS NULL OR coalesce(e.until_on, e.held_on) >= $4)
  AND ($5::date IS NULL OR e.held_on <= $5)`;

const parametersOf = ({ code, areaIds, kinds, from, to }: EventCriteria) => [code, areaIds, kinds, from, to];

/** The events after a cursor in the order of their days: one more than `first` where there are more. */
export function listEvents(
  database: Statements,
  criteria: EventCriteria,
  { first, after }: EventPageRequest,
): Promise<EventRow[]> {
  return database.query<EventRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${CONDITIONS}
       AND ($6::date IS NULL OR (e.held_on, coalesce(e.start_time, '') COLLATE "C", e.id COLLATE "C") > ($6::date, $7::text, $8::text))
     ORDER BY ${ORDER} LIMIT $9`,
    [...parametersOf(criteria), ...(after ?? [null, null, null]), first + 1],
  );
}

export async function countEvents(database: Statements, criteria: EventCriteria): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM event e WHERE ${CONDITIONS}`,
    parametersOf(criteria),
  );
  return row?.count ?? 0;
}

export async function findEvent(database: Statements, code: string, id: string): Promise<Event | undefined> {
  const [row] = await database.query<EventRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE e.municipality_code = $1 AND e.id = $2 AND ${STANDING}`,
    [code, id],
  );
  return row;
}

/** 年度 that have events, the first first. */
export async function listFiscalYears(database: Statements, code: string): Promise<number[]> {
  const rows = await database.query<{ year: number }>(
    `SELECT DISTINCT ${FISCAL_YEAR} AS year FROM event e WHERE e.municipality_code = $1 AND ${STANDING} ORDER BY 1`,
    [code],
  );
  return rows.map(({ year }) => year);
}

export function listKindCounts(database: Statements, code: string): Promise<(Row & { id: string; count: number })[]> {
  return database.query(
    `SELECT e.kind AS id, count(*)::int AS count FROM event e WHERE e.municipality_code = $1 AND ${STANDING}
     GROUP BY e.kind ORDER BY count(*) DESC, e.kind COLLATE "C"`,
    [code],
  );
}

export interface AreaYearRow extends Row {
  readonly areaId: string;
  /** null: the town has recorded no event of that 年度. */
  readonly count: number | null;
  readonly nextId: string | null;
}

/** Of each area: how many events of a 年度 are for it, and which is the next from a day on. */
export function listAreaYears(
  database: Statements,
  areaIds: readonly string[],
  codes: readonly string[],
  { fiscalYear, today }: { readonly fiscalYear: number; readonly today: string },
): Promise<AreaYearRow[]> {
  return database.query<AreaYearRow>(
    `WITH
     -- what stands, of the towns that are asked about
     standing AS (
       SELECT e.municipality_code, e.id, e.held_on, e.until_on, e.start_time, e.area_ids, ${FISCAL_YEAR} = $3 AS is_of_year
       FROM event e WHERE e.municipality_code = ANY($2::text[]) AND ${STANDING}),
     -- towns that record the events of the year at all
     recording AS (SELECT DISTINCT municipality_code FROM standing WHERE is_of_year)
     SELECT asked.id AS "areaId",
       CASE WHEN EXISTS (SELECT FROM recording r WHERE r.municipality_code = left(asked.id, 5)) THEN (
         SELECT count(*)::int FROM standing e WHERE e.is_of_year AND asked.id = ANY(e.area_ids)) END AS count,
       (SELECT e.id FROM standing e WHERE asked.id = ANY(e.area_ids) AND coalesce(e.until_on, e.held_on) >= $4::date
        ORDER BY ${ORDER} LIMIT 1) AS "nextId"
     FROM unnest($1::text[]) AS asked(id)`,
    [areaIds, codes, fiscalYear, today],
  );
}
