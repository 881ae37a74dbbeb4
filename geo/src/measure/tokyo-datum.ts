import type { LngLat } from '../units.ts';
import { ECCENTRICITY_SQUARED, EQUATORIAL_RADIUS_METERS, RADIANS_PER_DEGREE } from './ellipsoid.ts';
import type { Ellipsoid } from './transverse-mercator.ts';

/** Of 日本測地系 (Tokyo datum), used by law until March 2002. */
export const BESSEL_1841: Ellipsoid = { semiMajorAxisMeters: 6_377_397.155, flattening: 1 / 299.1528128 };

/** The geocentre of 日本測地系 seen from that of 世界測地系, in metres. */
const SHIFT_METERS = [-146.414, 507.337, 680.507] as const;

/**
 * 日本測地系 → 世界測地系 by three parameters (EPSG 15483, Tobita 1997, derived at the origin of the datum in Tokyo).
 * Within 9 m on the main islands; hundreds of metres off on remote islands that were measured apart (石垣島 251 m,
 * 大東諸島 642 m, 硫黄島 793 m), for which 国土地理院 has the grid of TKY2JGD. The height above the ellipsoid is taken as 0.
 */
export function tokyoToWgs84([longitude, latitude]: LngLat): LngLat {
  const lambda = longitude * RADIANS_PER_DEGREE;
  const phi = latitude * RADIANS_PER_DEGREE;
  const { semiMajorAxisMeters, flattening } = BESSEL_1841;
  const eccentricitySquared = flattening * (2 - flattening);
  const radius = semiMajorAxisMeters / Math.sqrt(1 - eccentricitySquared * Math.sin(phi) ** 2);
  return toGeographic(
    radius * Math.cos(phi) * Math.cos(lambda) + SHIFT_METERS[0],
    radius * Math.cos(phi) * Math.sin(lambda) + SHIFT_METERS[1],
    radius * (1 - eccentricitySquared) * Math.sin(phi) + SHIFT_METERS[2],
  );
}

/** Geocentric metres to degrees on WGS 84, by Bowring's formula of 1976: exact to a micrometre near the ground. */
function toGeographic(x: number, y: number, z: number): LngLat {
  const polarRadius = EQUATORIAL_RADIUS_METERS * Math.sqrt(1 - ECCENTRICITY_SQUARED);
  const secondEccentricitySquared = ECCENTRICITY_SQUARED / (1 - ECCENTRICITY_SQUARED);
  const fromAxis = Math.hypot(x, y);
  const reduced = Math.atan2(z * EQUATORIAL_RADIUS_METERS, fromAxis * polarRadius);
  const latitude = Math.atan2(
    z + secondEccentricitySquared * polarRadius * Math.sin(reduced) ** 3,
    fromAxis - ECCENTRICITY_SQUARED * EQUATORIAL_RADIUS_METERS * Math.cos(reduced) ** 3,
  );
  return [Math.atan2(y, x) / RADIANS_PER_DEGREE, latitude / RADIANS_PER_DEGREE];
}
