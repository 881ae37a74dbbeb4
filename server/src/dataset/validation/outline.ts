import type { LngLat } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import type { Town } from '../town/town.ts';

const BEYOND_BUFFER = `
WITH outline AS (
  -- the municipality's own outline; where there is none yet, its areas together
  SELECT geometry FROM area
  WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL
    AND (kind = 'MUNICIPALITY' OR NOT EXISTS (
      SELECT FROM area WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL AND kind = 'MUNICIPALITY'))
),
place AS (
  SELECT position, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) AS point
  FROM unnest($2::float8[], $3::float8[]) WITH ORDINALITY AS given (longitude, latitude, position)
)
SELECT (position - 1)::int AS index FROM place
-- the box first: distances on the ellipsoid are dear (a degree is never shorter than 70 km in Japan)
WHERE NOT EXISTS (
  SELECT FROM outline
  WHERE ST_Expand(geometry, $4::float8 / 70000) && point
    AND (ST_Covers(geometry, point) OR ST_DWithin(geometry::geography, point::geography, $4::float8)))`;

export interface OutlineAnswer {
  /** false: the municipality has no shape to ask. */
  readonly isKnown: boolean;
  /** Indexes of the places that lie beyond the outline and its buffer. */
  readonly beyond: ReadonlySet<number>;
}

/** Which of the places lie beyond the municipality's outline and its buffer. */
export async function askOutline(
  statements: Statements,
  town: Town,
  places: readonly LngLat[],
): Promise<OutlineAnswer> {
  if (!town.areas.some(({ hasShape }) => hasShape)) return { isKnown: false, beyond: new Set() };
  const rows = await statements.query<{ index: number }>(BEYOND_BUFFER, [
    town.code,
    places.map(([longitude]) => longitude),
    places.map(([, latitude]) => latitude),
    town.bufferMeters,
  ]);
  return { isKnown: true, beyond: new Set(rows.map(({ index }) => index)) };
}
