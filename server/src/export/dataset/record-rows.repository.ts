import type { Row, Statements } from '../../database/index.ts';

/** Which town, as it stood at which revision, and which kinds of resource the viewer may know of (their visibility). */
export interface RecordSelection {
  readonly code: string;
  readonly revision: number;
  readonly levels: readonly string[];
}

/** Was row `t` what stood at revision $2? */
const STANDING = 't.from_revision <= $2 AND (t.to_revision IS NULL OR t.to_revision > $2)';

/** An area as a table names it: by its name, or by its id where another area of the town has the same. */
const AREA_NAME = `CASE WHEN EXISTS (
    SELECT FROM area other WHERE other.municipality_code = a.municipality_code AND other.to_revision IS NULL
      AND other.name = a.name AND other.id <> a.id)
  THEN a.id ELSE a.name END`;

const JOIN_AREA = `JOIN area a ON a.municipality_code = t.municipality_code AND a.id = t.area_id
  AND a.from_revision <= $2 AND (a.to_revision IS NULL OR a.to_revision > $2)`;
const AREA_ORDER = 'a.kind, a.number NULLS LAST, a.id';

export interface PresenceRow extends Row {
  readonly area: string;
  readonly kind: string;
  readonly present: boolean;
  readonly since: string | null;
  readonly confirmedOn: string | null;
  readonly source: string | null;
}

/** ある・ない: at most one for each area and kind. */
export function listPresenceRows(database: Statements, selection: RecordSelection): Promise<PresenceRow[]> {
  return database.query<PresenceRow>(
    `SELECT ${AREA_NAME} AS area, t.kind_id AS kind, t.present, t.since, t.confirmed_on AS "confirmedOn", t.source
     FROM presence_record t ${JOIN_AREA} JOIN resource_kind k ON k.id = t.kind_id
     WHERE t.municipality_code = $1 AND ${STANDING} AND k.visibility = ANY($3::visibility[])
     ORDER BY k.position, k.id, ${AREA_ORDER}, t.id`,
    [selection.code, selection.revision, selection.levels],
  );
}

export interface CountRow extends Row {
  readonly area: string;
  readonly kind: string;
  /** people, posts, vacancies, sessions */
  readonly measure: string;
  readonly value: number;
  readonly asOf: string;
  readonly source: string | null;
}

/** 数の記録: a few for each area and kind. */
export function listCountRows(database: Statements, selection: RecordSelection): Promise<CountRow[]> {
  return database.query<CountRow>(
    `SELECT ${AREA_NAME} AS area, t.kind_id AS kind, lower(t.measure::text) AS measure, t.value, t.as_of AS "asOf", t.source
     FROM count_record t ${JOIN_AREA} JOIN resource_kind k ON k.id = t.kind_id
     WHERE t.municipality_code = $1 AND ${STANDING} AND k.visibility = ANY($3::visibility[])
     ORDER BY t.as_of, k.position, k.id, ${AREA_ORDER}, t.measure, t.id`,
    [selection.code, selection.revision, selection.levels],
  );
}

export interface TargetRow extends Row {
  readonly indicator: string;
  /** null: for each of the town's areas */
  readonly area: string | null;
  readonly value: number;
  readonly year: number;
  readonly source: string;
}

export function listTargetRows(
  database: Statements,
  { code, revision }: Pick<RecordSelection, 'code' | 'revision'>,
): Promise<TargetRow[]> {
  return database.query<TargetRow>(
    `SELECT t.indicator_id AS indicator, CASE WHEN t.area_id <> '' THEN ${AREA_NAME} END AS area, t.value, t.year, t.source
     FROM target t LEFT ${JOIN_AREA}
     WHERE t.municipality_code = $1 AND ${STANDING} AND (t.area_id = '' OR a.id IS NOT NULL)
     ORDER BY t.indicator_id COLLATE "C", ${AREA_ORDER}, t.year, t.id`,
    [code, revision],
  );
}

export interface MembershipRow extends Row {
  readonly machiAza: string;
  readonly area: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** 町字 and the area of one kind that each belongs to. */
export function listMembershipRows(
  database: Statements,
  { code, revision }: Pick<RecordSelection, 'code' | 'revision'>,
  kind: string,
): Promise<MembershipRow[]> {
  return database.query<MembershipRow>(
    `SELECT t.machi_aza AS "machiAza", a.name AS area, ST_X(t.location) AS longitude, ST_Y(t.location) AS latitude
     FROM membership t ${JOIN_AREA}
     WHERE t.municipality_code = $1 AND ${STANDING} AND t.kind = $3::area_kind
     ORDER BY ${AREA_ORDER}, t.machi_aza COLLATE "C", t.id`,
    [code, revision, kind],
  );
}
