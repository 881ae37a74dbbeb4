import { ECCENTRICITY_SQUARED, EQUATORIAL_RADIUS_METERS, RADIANS_PER_DEGREE } from './ellipsoid.ts';

const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED);

/**
 * The ordinate in metres of a latitude in the cylindrical equal-area projection of WGS 84 (Snyder 1987, eq. 10-15 and 3-12).
 * In that plane a meridian–parallel rectangle stays a rectangle and every figure keeps its true area, so areas and
 * shares of areas are plain geometry. The abscissa is {@link equalAreaX}.
 */
export function equalAreaY(latitude: number): number {
  const sin = Math.sin(latitude * RADIANS_PER_DEGREE);
  const q =
    (1 - ECCENTRICITY_SQUARED) *
    (sin / (1 - ECCENTRICITY_SQUARED * sin * sin) + Math.atanh(ECCENTRICITY * sin) / ECCENTRICITY);
  return (EQUATORIAL_RADIUS_METERS * q) / 2;
}

export function equalAreaX(longitude: number): number {
  return EQUATORIAL_RADIUS_METERS * RADIANS_PER_DEGREE * longitude;
}
