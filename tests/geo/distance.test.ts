import { createLocalDistance, distanceMeters, type LngLat } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const inJapan = fc.tuple(fc.double({ min: 123, max: 146, noNaN: true }), fc.double({ min: 24, max: 46, noNaN: true }));

describe('distanceMeters', () => {
  // Karney 2013, Algorithms for geodesics, and the GeodSolve examples of GeographicLib
  it.each<[string, LngLat, LngLat, number]>([
    ['New York JFK to London Heathrow', [-73.8, 40.6], [-0.5, 51.6], 5_551_759.4],
    ['half a meridian, pole to pole', [0, 90], [0, -90], 20_003_931.4586],
    ['a quarter of the equator: a × π / 2', [0, 0], [90, 0], 10_018_754.1714],
    ['nearly antipodal, where Vincenty still settles', [0, 0], [179.5, 0.5], 19_936_288.579],
    ['nearly antipodal, where Vincenty does not', [0, 0], [179.7, 0.5], 19_944_127.421],
    ['antipodal on the equator: over a pole', [0, 0], [180, 0], 20_003_931.4586],
  ])('%s', (_, from, to, meters) => {
    expect(distanceMeters(from, to)).toBeCloseTo(meters, 3);
  });

  it('is 0 from a position to itself and NaN for a position that is none', () => {
    expect(distanceMeters([136.13, 34.77], [136.13, 34.77])).toBe(0);
    expect(distanceMeters([Number.NaN, 34.77], [136.13, 34.77])).toBeNaN();
  });

  it('crosses the date line on the short side', () => {
    // 0.2° of the equator: 0.2 / 360 of 2π × 6,378,137 m
    expect(distanceMeters([179.9, 0], [-179.9, 0])).toBeCloseTo(22_263.8982, 3);
  });

  it('is the same there and back, and never longer than a way around', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        const direct = distanceMeters(a, b);
        expect(distanceMeters(b, a)).toBeCloseTo(direct, 3);
        expect(direct).toBeLessThanOrEqual(distanceMeters(a, c) + distanceMeters(c, b) + 1e-3);
      }),
    );
  });
});

describe('distanceMeters between nearly antipodal positions', () => {
  const offset = fc.double({ min: -0.6, max: 0.6, noNaN: true });
  const south = fc.double({ min: -89, max: 89, noNaN: true });

  it('is never longer than half a meridian, and moves no more than its end does', () => {
    fc.assert(
      fc.property(south, offset, offset, offset, offset, (latitude, east, north, eastBy, northBy) => {
        const from: LngLat = [0, latitude];
        const to: LngLat = [179 + east, Math.max(-89.9, Math.min(89.9, -latitude + north))];
        const beside: LngLat = [to[0] + eastBy / 10, Math.max(-89.9, Math.min(89.9, to[1] + northBy / 10))];
        const distance = distanceMeters(from, to);
        expect(distance).toBeLessThan(20_003_931.46);
        expect(Math.abs(distance - distanceMeters(from, beside))).toBeLessThanOrEqual(
          distanceMeters(to, beside) + 1e-3,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('goes the short way around the equator’s far side, not on along it', () => {
    // beyond (1 − f) × 180° = 179.396° the shortest line leaves the equator: 179.5° of it would be 20,038 − 56 km
    const alongEquator = (179.9 / 360) * 2 * Math.PI * 6_378_137;
    expect(distanceMeters([0, 0], [179.9, 0])).toBeLessThan(alongEquator - 1000);
    expect(distanceMeters([0, 0], [179, 0])).toBeCloseTo((179 / 360) * 2 * Math.PI * 6_378_137, 3);
  });
});

describe('createLocalDistance', () => {
  it('is within 0.001 % of the geodesic up to 50 km', () => {
    fc.assert(
      fc.property(
        inJapan,
        fc.double({ min: -0.25, max: 0.25, noNaN: true }),
        fc.double({ min: -0.25, max: 0.25, noNaN: true }),
        (from, east, north) => {
          const to: LngLat = [from[0] + east, from[1] + north];
          const exact = distanceMeters(from, to);
          fc.pre(exact > 1);
          const local = createLocalDistance(from[1])(...from, ...to);
          expect(Math.abs(local / exact - 1)).toBeLessThan(1e-5);
        },
      ),
    );
  });

  it('is within 0.1 % of the geodesic for any town of Japan from the latitude of another', () => {
    fc.assert(
      fc.property(inJapan, inJapan, fc.double({ min: -0.4, max: 0.4, noNaN: true }), (from, elsewhere, offset) => {
        fc.pre(Math.abs(from[1] - elsewhere[1]) < 2);
        const to: LngLat = [from[0] + offset, from[1] + offset / 2];
        const exact = distanceMeters(from, to);
        fc.pre(exact > 1);
        const local = createLocalDistance(elsewhere[1])(...from, ...to);
        expect(Math.abs(local / exact - 1)).toBeLessThan(1e-3);
      }),
    );
  });
});
