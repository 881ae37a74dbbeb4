import type { LngLat, MultiPolygon, Ring } from '@hazama/geo';

/** What COPY takes for a geometry column. */
export function pointText([longitude, latitude]: LngLat): string {
  return `SRID=4326;POINT(${longitude} ${latitude})`;
}

export function multiPointText(points: readonly LngLat[]): string {
  return `SRID=4326;MULTIPOINT(${points.map(([longitude, latitude]) => `(${longitude} ${latitude})`).join(',')})`;
}

export function multiLineText(lines: readonly (readonly LngLat[])[]): string {
  return `SRID=4326;MULTILINESTRING(${lines.map(ringText).join(',')})`;
}

export function multiPolygonText(polygons: MultiPolygon): string {
  return `SRID=4326;MULTIPOLYGON(${polygons.map((polygon) => `(${polygon.map(ringText).join(',')})`).join(',')})`;
}

function ringText(ring: Ring | readonly LngLat[]): string {
  return `(${ring.map(([longitude, latitude]) => `${longitude} ${latitude}`).join(',')})`;
}
