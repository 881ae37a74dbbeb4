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
