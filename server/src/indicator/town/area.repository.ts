import type { Row, Statements } from '../../database/index.ts';
import type { AreaKind, Day } from './town-model.ts';

export interface AreaRow extends Row {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly parentId: string | null;
  /** GeoJSON of a MultiPolygon */
  readonly geometry: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly isRural: boolean;
}

export interface MemberRow extends Row {
  readonly areaId: string;
  readonly kind: AreaKind;
  readonly machiAzaKey: string;
}

/** Areas as they stood at a revision, larger kinds first, then by 地区番号. */
export function listModelAreas(database: Statements, code: string, revision: number): Promise<AreaRow[]> {
  return database.query<AreaRow>(
    `SELECT id, kind, name, parent_id AS "parentId", ST_AsGeoJSON(geometry, 9) AS geometry,
            valid_from::text AS "validFrom", valid_to::text AS "validTo", is_rural AS "isRural"
     FROM area
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY kind, number NULLS LAST, id`,
    [code, revision],
  );
}

/** 町字 → 地区 as it stood at a revision. */
export function listMembers(database: Statements, code: string, revision: number): Promise<MemberRow[]> {
  return database.query<MemberRow>(
    `SELECT area_id AS "areaId", kind, machi_aza_key AS "machiAzaKey"
     FROM membership
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY kind, id`,
    [code, revision],
  );
}
