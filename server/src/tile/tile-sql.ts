import { BUFFER, EXTENT } from './tile-address.ts';

// PGlite has no ST_AsMVT: both databases clip, scale and snap alike, and the bytes are made here.

/**
 * CTE `tile` of $1 z, $2 x, $3 y: `envelope` in EPSG:3857, `meters` along its side, `box` the envelope with its buffer in 4326.
 * A mercator tile is a rectangle in degrees too, so shapes are found and clipped before any is projected.
 */
export const TILE_CTE = `
  square AS (SELECT ST_TileEnvelope($1::int, $2::int, $3::int) AS envelope, 40075016.685578488 / (1 << $1::int) AS meters),
  tile AS (SELECT envelope, meters, ST_Transform(ST_Expand(envelope, meters * ${BUFFER} / ${EXTENT}), 4326) AS box FROM square)`;

/** WHERE of rows of $4 (null: every town) as they stood at $5 (null: as they stand). */
export const atRevision = (table: string): string => `
  ($4::text IS NULL OR ${table}.municipality_code = $4)
  AND ($5::int IS NULL OR ${table}.from_revision <= $5)
  AND (${table}.to_revision IS NULL OR ${table}.to_revision > $5)`;

/** A point in 4326 in the tile's own units, y downwards, as GeoJSON text. */
export const pointInTile = (geometry: string): string => `ST_AsGeoJSON(${scaled(geometry)}, 0)`;

/** The same for polygons: cut at the buffer, their outer rings turned as the vector tile specification wants them. */
export const polygonInTile = (geometry: string): string =>
  `ST_AsGeoJSON(ST_ForcePolygonCCW(ST_CollectionExtract(${scaled(`ST_ClipByBox2D(${geometry}, tile.box)`)}, 3)), 0)`;

const scaled = (geometry: string): string =>
  `ST_SnapToGrid(ST_TransScale(ST_Transform(${geometry}, 3857),
    -ST_XMin(tile.envelope), -ST_YMax(tile.envelope), ${EXTENT} / tile.meters, -${EXTENT} / tile.meters), 1)`;

/** A point that belongs to this tile and to no other: labels must not be drawn twice. */
export const isOfTileAlone = (geometry: string): string => `
  ST_X(ST_Transform(${geometry}, 3857)) >= ST_XMin(tile.envelope) AND ST_X(ST_Transform(${geometry}, 3857)) < ST_XMax(tile.envelope)
  AND ST_Y(ST_Transform(${geometry}, 3857)) > ST_YMin(tile.envelope) AND ST_Y(ST_Transform(${geometry}, 3857)) <= ST_YMax(tile.envelope)`;
