import type { Position } from './mercator.ts';

export type Properties = Readonly<Record<string, string | number | boolean>>;

/** A point (1), line (2) or polygon (3), in tile units: as geojson-vt cuts it, too. */
export interface TileFeature {
  readonly type: 1 | 2 | 3;
  readonly geometry: Position[] | Position[][];
  readonly tags: Properties;
  /** More of them, one object for all features that have the same: these are looked up once for all. */
  readonly shared?: Properties;
}

/** Source layers by name; an empty one is left out. */
export type TileLayers = Readonly<Record<string, readonly TileFeature[]>>;
