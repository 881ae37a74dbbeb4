import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { EXTENT } from './tile-address.ts';

export type Properties = Readonly<Record<string, string | number | boolean>>;

/** A geometry in tile units, as the database gave it. */
type TileGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: Position[][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
type Position = [x: number, y: number];

/** What vt-pbf reads of a feature; its own types name a package that it doesn't depend on. */
export interface TileFeature {
  readonly type: 1 | 3;
  readonly geometry: Position[] | Position[][];
  readonly tags: Properties;
}

/** Source layers by name; an empty one is left out. */
export type TileLayers = Readonly<Record<string, readonly TileFeature[]>>;

/** A feature of GeoJSON text in tile units; none where clipping or snapping left nothing of it. */
export function tileFeature(
  geometry: string,
  properties: Record<string, string | number | boolean | null>,
): TileFeature[] {
  const shape = JSON.parse(geometry) as TileGeometry;
  const tags = Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string | number | boolean] => entry[1] !== null),
  );
  if (shape.coordinates.length === 0) return [];
  if (shape.type === 'Point') return [{ type: 1, geometry: [shape.coordinates], tags }];
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
  return [{ type: 3, geometry: rings, tags }];
}

/** A Mapbox Vector Tile 2.1, or nothing where no layer holds a feature. */
export function encodeTile(layers: TileLayers): Buffer | undefined {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return undefined;
  const tile = Object.fromEntries(filled.map(([name, features]) => [name, { features }]));
  return Buffer.from(fromGeojsonVt(tile as never, { version: 2, extent: EXTENT }));
}
