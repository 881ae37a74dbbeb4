import type { Visibility } from '@hazama/prisma';
import { inForce } from '../area/index.ts';
import type { Statements } from '../database/index.ts';
import type { Names } from '../wire/index.ts';

export interface AreaName {
  readonly id: string;
  readonly name: string;
  readonly nameKana: string | null;
}

export function listAreaNames(database: Statements, code: string, day: string): Promise<AreaName[]> {
  return database.query<AreaName & { id: string }>(
    `SELECT a.id, a.name, a.name_kana AS "nameKana"
     FROM area a JOIN municipality m ON m.code = a.municipality_code
     WHERE a.municipality_code = $1 AND a.to_revision IS NULL AND ${inForce('a', '$2::date')}
     -- the kind that the town reports by comes first
     ORDER BY a.kind <> m.reporting_kind, a.kind, a.number NULLS LAST, a.id`,
    [code, day],
  );
}

export interface MachiAzaName {
  readonly id: string;
  readonly name: string;
  readonly areaId: string;
  readonly areaName: string;
  /** GeoJSON text of its representative point */
  readonly location: string | null;
}

/** 町字 with the area of the reporting kind that each belongs to, or of another kind where it has none. */
export function listMachiAzaNames(database: Statements, code: string, day: string): Promise<MachiAzaName[]> {
  return database.query<MachiAzaName & { id: string }>(
    `SELECT DISTINCT ON (s.machi_aza_key) s.id, s.machi_aza AS name, a.id AS "areaId", a.name AS "areaName",
            ST_AsGeoJSON(s.location, 6) AS location
     FROM membership s
     JOIN area a ON a.municipality_code = s.municipality_code AND a.id = s.area_id AND a.to_revision IS NULL
       AND ${inForce('a', '$2::date')}
     JOIN municipality m ON m.code = s.municipality_code
     WHERE s.municipality_code = $1 AND s.to_revision IS NULL
     ORDER BY s.machi_aza_key, a.kind <> m.reporting_kind, a.kind, s.id`,
    [code, day],
  );
}

export interface GazetteerName {
  readonly id: string;
  readonly name: string;
  /** GeoJSON text */
  readonly location: string;
}

/** 町字 of the gazetteer, whichever area they belong to. */
export function listGazetteerNames(database: Statements, code: string): Promise<GazetteerName[]> {
  return database.query<GazetteerName & { id: string }>(
    `SELECT id, town || coalesce(koaza, '') AS name, ST_AsGeoJSON(location, 6) AS location FROM address_point
     WHERE municipality_code = $1 AND to_revision IS NULL AND town IS NOT NULL AND block IS NULL AND location IS NOT NULL
     ORDER BY id`,
    [code],
  );
}

export interface ResourceName {
  readonly id: string;
  readonly name: string;
  readonly nameKana: string | null;
  readonly kindNames: Names;
  readonly visibility: Visibility;
}

/** What is closed is not looked for. */
export function listResourceNames(database: Statements, code: string): Promise<ResourceName[]> {
  return database.query<ResourceName & { id: string }>(
    `SELECT r.id, r.name, r.name_kana AS "nameKana", k.names AS "kindNames", r.visibility
     FROM resource r JOIN resource_kind k ON k.id = r.kind_id
     WHERE r.municipality_code = $1 AND r.to_revision IS NULL AND r.status <> 'CLOSED'
     ORDER BY k.position, r.name COLLATE "C", r.id`,
    [code],
  );
}

export interface IndicatorName {
  readonly id: string;
  readonly names: Names;
  readonly definitions: Names;
}

/** Those of which the town has a value come first. */
export function listIndicatorNames(database: Statements, code: string): Promise<IndicatorName[]> {
  return database.query<IndicatorName & { id: string }>(
    `SELECT i.id, i.names, i.definitions
     FROM indicator i
     ORDER BY NOT EXISTS (SELECT FROM indicator_value v WHERE v.municipality_code = $1 AND v.indicator_id = i.id), i.position, i.id`,
    [code],
  );
}
