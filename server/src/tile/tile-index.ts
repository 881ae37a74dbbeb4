import { GeoJSONVT } from '@maplibre/geojson-vt';
import type { FeatureCollection, Geometry } from 'geojson';
import { BUFFER, EXTENT, MAX_ZOOM } from './tile-address.ts';
import type { Properties } from './tile-feature.ts';

export interface DrawnFeature {
  readonly geometry: Geometry;
  readonly properties: Properties;
}

/** Features that are cut into tiles as these are asked for, and simplified to less than a pixel of each zoom. */
export function toTileIndex(features: readonly DrawnFeature[]): GeoJSONVT {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  };
  return new GeoJSONVT(collection, { extent: EXTENT, buffer: BUFFER, maxZoom: MAX_ZOOM });
}
