import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Position } from './mercator.ts';
import { EXTENT } from './tile-address.ts';

export type Properties = Readonly<Record<string, string | number | boolean>>;

/** What vt-pbf reads of a feature; its own types name a package that it doesn't depend on. */
export interface TileFeature {
  readonly type: 1 | 2 | 3;
  readonly geometry: Position[] | Position[][];
  readonly tags: Properties;
}

/** Source layers by name; an empty one is left out. */
export type TileLayers = Readonly<Record<string, readonly TileFeature[]>>;

/** A feature of a polygon's GeoJSON text in tile units; none where clipping or snapping left nothing of it. */
export function polygonFeature(geometry: string, tags: Properties): TileFeature[] {
  const shape = JSON.parse(geometry) as
    | { readonly type: 'Polygon'; readonly coordinates: Position[][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
  if (shape.coordinates.length === 0) return [];
  return [{ type: 3, geometry: shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat(), tags }];
}

/** A Mapbox Vector Tile 2.1, or nothing where no layer holds a feature. */
export function encodeTile(layers: TileLayers): Buffer | undefined {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return undefined;
  const tile = Object.fromEntries(filled.map(([name, features]) => [name, { features }]));
  return Buffer.from(fromGeojsonVt(tile as never, { version: 2, extent: EXTENT }));
}
