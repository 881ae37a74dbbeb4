import type { AreaKind } from '@hazama/prisma';
import type { Statements } from '../database/index.ts';
import type { Area, Bounds } from './area.ts';
import { inForce } from './in-force.ts';

const COLUMNS = `
  municipality_code AS "municipalityCode", id, from_revision AS "fromRevision", code, number, name, name_kana AS "nameKana",
  kind, parent_id AS "parentId", boundary_source AS "boundarySource", valid_from AS "validFrom", valid_to AS "validTo",
  is_rural AS "isRural"`;

/** Larger kinds first, then by 地区番号; the id settles what is left, so that the order is the same every time. */
const ORDER = 'municipality_code, kind, number NULLS LAST, id';

/** The areas of some municipalities that exist on a day, of one kind or of all. */
export function listAreas(
  database: Statements,
  codes: readonly string[],
  kind: AreaKind | null,
  day: string,
): Promise<Area[]> {
  return database.query<Area>(
    `SELECT ${COLUMNS} FROM area
     WHERE municipality_code = ANY($1) AND to_revision IS NULL AND ($2::area_kind IS NULL OR kind = $2::area_kind)
       AND ${inForce('area', '$3::date')}
     ORDER BY ${ORDER}`,
    [codes, kind, day],
  );
}

/** The areas with these ids, those that have ended too; one that isn't there is left out. */
export function findAreas(database: Statements, codes: readonly string[], ids: readonly string[]): Promise<Area[]> {
  return database.query<Area>(
    `SELECT ${COLUMNS} FROM area
     WHERE municipality_code = ANY($1) AND id = ANY($2) AND to_revision IS NULL`,
    [codes, ids],
  );
}

export interface AreaShape {
  readonly id: string;
  /** GeoJSON text */
  readonly geometry: string;
}

/** Metres of one degree along a meridian; a degree of longitude is shorter, so a tolerance is never exceeded. */
const METERS_PER_DEGREE = 111_320;

/** Shapes as GeoJSON text. `toleranceMeters` 0: as imported. Areas without a shape are left out. */
export function listAreaShapes(
  database: Statements,
  codes: readonly string[],
  ids: readonly string[],
  toleranceMeters: number,
): Promise<AreaShape[]> {
  const geometry =
    toleranceMeters > 0
      ? 'ST_AsGeoJSON(ST_SimplifyPreserveTopology(geometry, $3::float8), 6)'
      : 'ST_AsGeoJSON(geometry, 9)';
  return database.query<AreaShape & { id: string }>(
    `SELECT id, ${geometry} AS geometry FROM area
     WHERE municipality_code = ANY($1) AND id = ANY($2) AND to_revision IS NULL AND geometry IS NOT NULL`,
    toleranceMeters > 0 ? [codes, ids, toleranceMeters / METERS_PER_DEGREE] : [codes, ids],
  );
}

/** The shape of an area as it stood at a revision, as GeoJSON text of a MultiPolygon; undefined where it had none. */
export async function findAreaShapeAt(
  database: Statements,
  { code, id, revision }: { readonly code: string; readonly id: string; readonly revision: number },
): Promise<string | undefined> {
  const [row] = await database.query<{ geometry: string }>(
    `SELECT ST_AsGeoJSON(geometry, 9) AS geometry FROM area
     WHERE municipality_code = $1 AND id = $2 AND geometry IS NOT NULL
       AND from_revision <= $3 AND (to_revision IS NULL OR to_revision > $3)`,
    [code, id, revision],
  );
  return row?.geometry;
}

export interface AreaFrame {
  readonly id: string;
  readonly bounds: Bounds;
  /** GeoJSON text of a point inside */
  readonly labelPoint: string | null;
}

/** Where areas lie, without their shapes. */
export function listAreaFrames(
  database: Statements,
  codes: readonly string[],
  ids: readonly string[],
): Promise<AreaFrame[]> {
  return database.query<AreaFrame & { id: string }>(
    `SELECT id, ARRAY[ST_XMin(geometry), ST_YMin(geometry), ST_XMax(geometry), ST_YMax(geometry)] AS bounds,
            ST_AsGeoJSON(coalesce(label_point, ST_PointOnSurface(geometry)), 6) AS "labelPoint"
     FROM area
     WHERE municipality_code = ANY($1) AND id = ANY($2) AND to_revision IS NULL AND geometry IS NOT NULL`,
    [codes, ids],
  );
}

/** 町字 of areas, by the membership table, in the order of their names. */
export function listMachiAza(
  database: Statements,
  codes: readonly string[],
  areaIds: readonly string[],
): Promise<{ areaId: string; machiAza: string }[]> {
  return database.query(
    `SELECT area_id AS "areaId", machi_aza AS "machiAza" FROM membership
     WHERE municipality_code = ANY($1) AND area_id = ANY($2) AND to_revision IS NULL
     ORDER BY machi_aza COLLATE "C", id`,
    [codes, areaIds],
  );
}

/** [west, south, east, north] of all areas of a municipality that have a shape. */
export function listMunicipalityBounds(
  database: Statements,
  codes: readonly string[],
): Promise<{ code: string; bounds: Bounds }[]> {
  return database.query(
    `WITH extent AS (
       SELECT municipality_code AS code, ST_Extent(geometry) AS box FROM area
       WHERE municipality_code = ANY($1) AND to_revision IS NULL AND geometry IS NOT NULL
       GROUP BY municipality_code)
     SELECT code, ARRAY[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)] AS bounds FROM extent`,
    [codes],
  );
}
