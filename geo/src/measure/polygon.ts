import type { LngLat } from '../units.ts';

/** A closed line of [longitude, latitude]; the last position may repeat the first, as GeoJSON has it, or not. */
export type Ring = readonly LngLat[];
/** The outer ring, then the holes; which way a ring turns does not matter. */
export type Polygon = readonly Ring[];
/** The `coordinates` of a GeoJSON MultiPolygon. Polygons of one shape do not overlap. */
export type MultiPolygon = readonly Polygon[];

/** The `coordinates` of a GeoJSON Polygon or MultiPolygon as the shape that this package's functions take. */
export function toMultiPolygon(
  geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Polygon }
    | { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygon },
): MultiPolygon {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
