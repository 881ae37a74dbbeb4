import { PbfWriter } from 'pbf';
import type { Position } from './mercator.ts';
import type { Properties, TileFeature, TileLayers } from './tile-feature.ts';
import { writeLayer } from './write-layer.ts';

/** A feature of a polygon's GeoJSON text in tile units; none where clipping or snapping left nothing of it. */
export function polygonFeature(geometry: string, tags: Properties): TileFeature[] {
  const shape = JSON.parse(geometry) as
    | { readonly type: 'Polygon'; readonly coordinates: Position[][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
  if (shape.coordinates.length === 0) return [];
  return [{ type: 3, geometry: shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat(), tags }];
}

/** `Tile.layers` of the specification. */
const TILE_LAYER = 3;

/** A Mapbox Vector Tile 2.1, or nothing where no layer holds a feature. */
export function encodeTile(layers: TileLayers): Buffer | undefined {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return undefined;
  const pbf = new PbfWriter();
  for (const [name, features] of filled) pbf.writeMessage(TILE_LAYER, writeLayer, { name, features });
  // the writer's own buffer is larger than what it holds, and a tile is kept
  return Buffer.from(pbf.finish());
}
