// PGlite has no ST_AsMVT: both databases find, clip, scale and snap alike, and the bytes are made here.

/** The tile with its buffer, in degrees: $1 west, $2 south, $3 east, $4 north. */
export const BOX = 'ST_MakeEnvelope($1::float8, $2::float8, $3::float8, $4::float8, 4326)';

/** WHERE of rows of $5 (null: every town) as they stood at $6 (null: as they stand). */
export const atRevision = (table: string): string => `
  ($5::text IS NULL OR ${table}.municipality_code = $5)
  AND ($6::int IS NULL OR ${table}.from_revision <= $6)
  AND (${table}.to_revision IS NULL OR ${table}.to_revision > $6)`;

/**
 * A polygon in the tile's own units, y downwards, as GeoJSON text: cut at the buffer before anything is projected, its outer
 * rings turned as the vector tile specification wants them. `scale`: placeholders of west, north and units in a metre.
 */
export function polygonInTile(geometry: string, [west, north, units]: readonly [string, string, string]): string {
  const projected = `ST_Transform(ST_ClipByBox2D(${geometry}, ${BOX}::box2d), 3857)`;
  const scaled = `ST_TransScale(${projected}, -${west}::float8, -${north}::float8, ${units}::float8, -${units}::float8)`;
  return `ST_AsGeoJSON(ST_ForcePolygonCCW(ST_CollectionExtract(ST_SnapToGrid(${scaled}, 1), 3)), 0)`;
}
