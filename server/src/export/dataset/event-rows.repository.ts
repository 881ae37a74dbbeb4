import type { Row, Statements } from '../../database/index.ts';
import type { RecordSelection } from './record-rows.repository.ts';

export interface EventRow extends Row {
  readonly kind: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly heldOn: string;
  readonly untilOn: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly place: string | null;
  /** Names of its areas, or ids where a name stands for several. */
  readonly areas: readonly string[];
  readonly audience: string | null;
  readonly organizer: string | null;
  readonly participants: number | null;
  readonly url: string | null;
  readonly note: string | null;
}

export interface EventSelection extends Pick<RecordSelection, 'code' | 'revision'> {
  /** 地区番号 of the reporting kind; null: all. */
  readonly area: number | null;
  /** Calendar year; null: all. */
  readonly year: number | null;
}

/** 行事 in the order of their days. */
export function listEventRows(
  database: Statements,
  { code, revision, area, year }: EventSelection,
): Promise<EventRow[]> {
  return database.query<EventRow>(
    `SELECT t.kind, t.title, t.held_on AS "heldOn", t.until_on AS "untilOn", t.start_time AS "startTime",
            t.end_time AS "endTime", t.place, t.audience, t.organizer, t.participants, t.url, t.note,
            coalesce(named.areas, '{}') AS areas
     FROM event t
     -- the areas by name, or by id where another area of the town has the same name
     CROSS JOIN LATERAL (
       SELECT array_agg(CASE WHEN twins.count > 1 THEN a.id ELSE a.name END ORDER BY a.kind, a.number NULLS LAST, a.id) AS areas
       FROM area a
       CROSS JOIN LATERAL (SELECT count(*) FROM area other
         WHERE other.municipality_code = a.municipality_code AND other.to_revision IS NULL AND other.name = a.name) twins
       WHERE a.municipality_code = t.municipality_code AND a.id = ANY(t.area_ids)
         AND a.from_revision <= $2 AND (a.to_revision IS NULL OR a.to_revision > $2)) named
     WHERE t.municipality_code = $1 AND t.from_revision <= $2 AND (t.to_revision IS NULL OR t.to_revision > $2) AND NOT t.removed
       AND ($3::int IS NULL OR EXISTS (SELECT FROM area a JOIN municipality m ON m.code = a.municipality_code
         WHERE a.municipality_code = $1 AND a.id = ANY(t.area_ids) AND a.number = $3 AND a.kind = m.reporting_kind
           AND a.to_revision IS NULL))
       AND ($4::int IS NULL OR date_part('year', t.held_on) = $4)
     ORDER BY t.held_on, t.start_time NULLS FIRST, t.title COLLATE "C", t.id`,
    [code, revision, area, year],
  );
}
