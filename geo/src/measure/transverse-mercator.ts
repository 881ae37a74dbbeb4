import type { LngLat } from '../units.ts';
import { RADIANS_PER_DEGREE } from './ellipsoid.ts';

export interface Ellipsoid {
  readonly semiMajorAxisMeters: number;
  readonly flattening: number;
}

/** Gauss–Krüger (ガウス・クリューゲル図法): a meridian keeps its length but for the scale factor. */
export interface TransverseMercator {
  /** degrees */
  readonly centralMeridian: number;
  /** degrees */
  readonly latitudeOfOrigin: number;
  readonly scaleFactor: number;
  readonly falseEastingMeters: number;
  readonly falseNorthingMeters: number;
}

/**
 * The way back from a transverse Mercator plane: metres east and north to [longitude, latitude] on the same ellipsoid.
 * Krüger's series in the third flattening n to n⁴ (C. F. F. Karney, "Transverse Mercator with an accuracy of a few
 * nanometers", J. Geodesy 85, 2011, equations 11–36): within a micrometre as far as 1,000 km from the central meridian.
 */
export function inverseTransverseMercator(
  { semiMajorAxisMeters, flattening }: Ellipsoid,
  projection: TransverseMercator,
): (eastMeters: number, northMeters: number) => LngLat {
  const { centralMeridian, latitudeOfOrigin, scaleFactor, falseEastingMeters, falseNorthingMeters } = projection;
  const n = flattening / (2 - flattening);
  const eccentricity = Math.sqrt(flattening * (2 - flattening));
  const [alpha, beta] = [forwardCoefficients(n), inverseCoefficients(n)];
  const rectifyingRadius = (semiMajorAxisMeters / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const unitMeters = scaleFactor * rectifyingRadius;
  const originConformal = Math.atan(conformalTangent(Math.tan(latitudeOfOrigin * RADIANS_PER_DEGREE), eccentricity));
  const originArc = alpha.reduce(
    (sum, coefficient, at) => sum + coefficient * Math.sin(2 * (at + 1) * originConformal),
    originConformal,
  );
  return (eastMeters, northMeters) => {
    const xi = (northMeters - falseNorthingMeters) / unitMeters + originArc;
    const eta = (eastMeters - falseEastingMeters) / unitMeters;
    let conformalXi = xi;
    let conformalEta = eta;
    for (const [at, coefficient] of beta.entries()) {
      const multiple = 2 * (at + 1);
      conformalXi -= coefficient * Math.sin(multiple * xi) * Math.cosh(multiple * eta);
      conformalEta -= coefficient * Math.cos(multiple * xi) * Math.sinh(multiple * eta);
    }
    const longitude = Math.atan2(Math.sinh(conformalEta), Math.cos(conformalXi));
    const tangent = Math.sin(conformalXi) / Math.hypot(Math.sinh(conformalEta), Math.cos(conformalXi));
    const latitude = Math.atan(geodeticTangent(tangent, eccentricity));
    return [centralMeridian + longitude / RADIANS_PER_DEGREE, latitude / RADIANS_PER_DEGREE];
  };
}

/** Karney's α: rectifying from conformal latitude. */
function forwardCoefficients(n: number): number[] {
  return [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
    (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
    (49_561 / 161_280) * n ** 4,
  ];
}

/** Karney's β: conformal from rectifying latitude. */
function inverseCoefficients(n: number): number[] {
  return [
    n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - n ** 4 / 360,
    n ** 2 / 48 + n ** 3 / 15 - (437 / 1440) * n ** 4,
    (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
    (4397 / 161_280) * n ** 4,
  ];
}

/** tan of the conformal latitude, from tan of the geodetic one. */
function conformalTangent(tangent: number, eccentricity: number): number {
  const secant = Math.hypot(1, tangent);
  const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tangent) / secant));
  return tangent * Math.hypot(1, sigma) - sigma * secant;
}

/** Its inverse by Newton's method: two steps reach the last digit at the latitudes of Japan, the others cost nothing. */
function geodeticTangent(conformal: number, eccentricity: number): number {
  const rest = 1 - eccentricity ** 2;
  let tangent = conformal / rest;
  for (let step = 0; step < 5; step++) {
    const approximate = conformalTangent(tangent, eccentricity);
    const change =
      ((conformal - approximate) / Math.hypot(1, approximate)) *
      ((1 + rest * tangent ** 2) / (rest * Math.hypot(1, tangent)));
    tangent += change;
    if (Math.abs(change) < 1e-15 * Math.max(1, Math.abs(tangent))) break;
  }
  return tangent;
}
