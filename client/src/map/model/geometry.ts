import type { GeoJsonGeometry } from '../../graphql/graphql.ts';
import type { LngLat } from './neighbour.ts';

/** The outer rings of a polygon or of every part of a multipolygon, as [longitude, latitude] positions. */
export function outerRings({ type, coordinates }: GeoJsonGeometry): readonly (readonly LngLat[])[] {
  const polygons = (type === 'MultiPolygon' ? coordinates : [coordinates]) as readonly (readonly LngLat[][])[];
  return polygons.flatMap(([outer]) => (outer ? [outer] : []));
}

/** Where the meridian of a point leaves the shape in the north: there a label can sit without hiding what is inside. */
export function northernEdge(shape: GeoJsonGeometry, [longitude, latitude]: LngLat): LngLat {
  let north = latitude;
  for (const ring of outerRings(shape)) {
    ring.forEach(([x1, y1], index) => {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
      if (x1 > longitude === x2 > longitude) return;
      north = Math.max(north, y1 + ((longitude - x1) / (x2 - x1)) * (y2 - y1));
    });
  }
  return [longitude, north];
}

/** Whether a point lies within the outer rings; holes don't count, areas have none that matter here. */
export const isInside = (shape: GeoJsonGeometry, point: LngLat): boolean =>
  outerRings(shape).some((ring) => surrounds(ring, point));

/** Whether a closed ring goes around a point, in any plane coordinates. */
export function surrounds(
  ring: readonly (readonly [x: number, y: number])[],
  [x, y]: readonly [x: number, y: number],
): boolean {
  let crossings = 0;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossings++;
  });
  return crossings % 2 === 1;
}

/** The position of a GeoJSON point; null for anything else. */
export function positionOf(geometry: GeoJsonGeometry | null | undefined): LngLat | null {
  if (geometry?.type !== 'Point') return null;
  const [longitude, latitude] = geometry.coordinates as readonly number[];
  return longitude === undefined || latitude === undefined ? null : [longitude, latitude];
}
