/** WGS 84 (the figures of NIMA TR8350.2); JGD2011 uses GRS 80, whose flattening differs in the ninth digit. */
export const EQUATORIAL_RADIUS_METERS = 6_378_137;
export const FLATTENING = 1 / 298.257223563;
export const POLAR_RADIUS_METERS = EQUATORIAL_RADIUS_METERS * (1 - FLATTENING);
export const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
export const RADIANS_PER_DEGREE = Math.PI / 180;

/** Metres per degree at a latitude: along the parallel (`east`) and along the meridian (`north`). */
export function metersPerDegree(latitude: number): { east: number; north: number } {
  const phi = latitude * RADIANS_PER_DEGREE;
  const curvature = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) ** 2;
  const primeVertical = EQUATORIAL_RADIUS_METERS / Math.sqrt(curvature);
  return {
    east: RADIANS_PER_DEGREE * primeVertical * Math.cos(phi),
    north: (RADIANS_PER_DEGREE * primeVertical * (1 - ECCENTRICITY_SQUARED)) / curvature,
  };
}
