import type { Points } from '@hazama/geo';
import type { AreaKind } from '@hazama/prisma';
import type { Statements } from '../database/index.ts';

/** The area of a kind that holds each point, as areas stand now; one on a border belongs to the first by number. Undefined where none does. */
export async function findHoldingAreas(
  database: Statements,
  { code, kind, points }: { readonly code: string; readonly kind: AreaKind; readonly points: Points },
): Promise<(string | undefined)[]> {
  const rows = await database.query<{ at: number; areaId: string }>(
    `SELECT DISTINCT ON (point.at) point.at::int AS at, area.id AS "areaId"
     FROM unnest($3::float8[], $4::float8[]) WITH ORDINALITY AS point(longitude, latitude, at)
     JOIN area ON area.municipality_code = $1 AND area.kind = $2::area_kind AND area.to_revision IS NULL
       AND ST_Covers(area.geometry, ST_SetSRID(ST_MakePoint(point.longitude, point.latitude), 4326))
     ORDER BY point.at, area.number NULLS LAST, area.id`,
    [code, kind, [...points.longitude], [...points.latitude]],
  );
  const held = new Map(rows.map(({ at, areaId }) => [at, areaId]));
  return Array.from(points.longitude, (_, at) => held.get(at + 1));
}
