import type { SquareMeters } from '../units.ts';
import { signedArea, toPlaneRings } from './plane-ring.ts';
import type { MultiPolygon } from './polygon.ts';

/**
 * The area on WGS 84. An edge is a straight line of the equal-area plane; for edges up to 10 km this differs from
 * GeoJSON's straight line in degrees, and from the geodesic, by less than one part in 100,000.
 * A shape across the date line has to be cut there, as RFC 7946 asks.
 */
export function areaSquareMeters(shape: MultiPolygon): SquareMeters {
  return toPlaneRings(shape).reduce((sum, ring) => sum + signedArea(ring), 0);
}
