import { type MultiPolygon, toMultiPolygon } from '@hazama/geo';
import type { AreaKind } from '@hazama/prisma';
import type { Statements } from '../../database/index.ts';

interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** By position the ids of the areas whose shape holds it, as they stand now: of each kind one, on a border the first by number. */
export async function listHoldingAreas(
  database: Statements,
  code: string,
  positions: readonly Position[],
): Promise<(readonly string[])[]> {
  if (positions.length === 0) return [];
  const rows = await database.query<{ at: number; areaIds: string[] }>(
    `WITH
     point AS (
       SELECT at, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) AS location
       FROM unnest($2::float8[], $3::float8[]) WITH ORDINALITY AS given(longitude, latitude, at)),
     held AS (
       SELECT DISTINCT ON (point.at, area.kind) point.at, area.id FROM point
       JOIN area ON area.municipality_code = $1 AND area.to_revision IS NULL AND ST_Covers(area.geometry, point.location)
       ORDER BY point.at, area.kind, area.number NULLS LAST, area.id)
     SELECT at::int AS at, array_agg(id ORDER BY id) AS "areaIds" FROM held GROUP BY at`,
    [code, positions.map(({ longitude }) => longitude), positions.map(({ latitude }) => latitude)],
  );
  const held = new Map(rows.map(({ at, areaIds }) => [at, areaIds]));
  return positions.map((_, at) => held.get(at + 1) ?? []);
}

/** The shape of an area as it stands now. */
export interface StandingShape {
  readonly id: string;
  readonly kind: AreaKind;
  readonly polygons: MultiPolygon;
}

/** All shapes of a town, in the order by which `listHoldingAreas` decides: who asks them one after the other finds the same. */
export async function listStandingShapes(database: Statements, code: string): Promise<StandingShape[]> {
  // of a degree a double knows fewer than 15 digits: what is read is what is stored
  const rows = await database.query<{ id: string; kind: AreaKind; geometry: string }>(
    `SELECT id, kind, ST_AsGeoJSON(geometry, 15) AS geometry FROM area
     WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL
     ORDER BY kind, number NULLS LAST, id`,
    [code],
  );
  return rows.map(({ id, kind, geometry }) => ({
    id,
    kind,
    polygons: toMultiPolygon(JSON.parse(geometry) as Parameters<typeof toMultiPolygon>[0]),
  }));
}
