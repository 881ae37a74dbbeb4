import {
  buildStreetGraph,
  linesOfPieces,
  nearestStreetMeters,
  type SnappedPoints,
  StreetNetwork,
  type StreetPieces,
  streetLines,
  streetReach,
  toEarthPoints,
} from '@hazama/geo';
import { seededRandom, toPoints, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, networkOf, snapped } from './described-streets.ts';
import { someStreets } from './random-streets.ts';

/** [street, from, to] of each piece, in whole metres. */
const listed = ({ street, fromMeters, toMeters }: StreetPieces) =>
  Array.from(street, (on, piece) => [
    on,
    Math.round(fromMeters[piece] as number),
    Math.round(toMeters[piece] as number),
  ]);

/**
 * The town with a river and one bridge of street-network.test.ts. Streets in the order of their ways: the south bank 0 (850 m), the
 * north bank 1 (850 m), the bridge 2 (200 m).
 */
const southBank = [at(0, 0), at(400, 0), at(850, 0)];
const northBank = [at(0, 200), at(850, 200)];
const bridge = [at(850, 0), at(850, 200)];

describe('the streets within reach', () => {
  it('of a salon on the north bank are its bank and the bridge, up to where 900 m are walked', () => {
    const network = networkOf([southBank, northBank, bridge]);
    // 850 m to the bridge, 50 m of its 200 m from the north: from 150 m on, counted from the south
    expect(listed(streetReach(network, snapped(network, at(0, 200)), 900))).toEqual([
      [1, 0, 850],
      [2, 150, 200],
    ]);
    // 850 + 200 m and 250 m of the south bank, which is counted from the west
    expect(listed(streetReach(network, snapped(network, at(0, 200)), 1300))).toEqual([
      [0, 600, 850],
      [1, 0, 850],
      [2, 0, 200],
    ]);
  });

  it('lie on its own side alone where the bridge is gone, though the other bank is 200 m away', () => {
    const network = networkOf([southBank, northBank]);
    expect(listed(streetReach(network, snapped(network, at(0, 200)), 5000))).toEqual([[1, 0, 850]]);
  });

  it('begin in the middle of a street, the straight leg to the door walked too: 300 ± (100 − 40) m', () => {
    const network = networkOf([southBank, northBank, bridge]);
    expect(listed(streetReach(network, snapped(network, at(300, -40)), 100))).toEqual([[0, 240, 360]]);
  });

  it('are two parts of one street that is entered from both ends, and one where they meet', () => {
    // a lane of 500 m joins two places; between them along the main street it is further
    const lane = networkOf([
      [at(0, 0), at(500, 0)],
      [at(0, 0), at(-100, 0)],
      [at(500, 0), at(600, 0)],
    ]);
    const salons = snapped(lane, at(-100, 0), at(600, 0));
    expect(listed(streetReach(lane, salons, 250)).filter(([street]) => street === 0)).toEqual([
      [0, 0, 150],
      [0, 350, 500],
    ]);
    expect(listed(streetReach(lane, salons, 360)).filter(([street]) => street === 0)).toEqual([[0, 0, 500]]);
  });

  it('go round a loop both ways', () => {
    const ring = networkOf([[at(0, 0), at(300, 0), at(300, 300), at(0, 300), at(0, 0)]]);
    // 100 m after the ring's beginning: 200 m on, and 100 m back to the beginning and 100 m of its end
    expect(listed(streetReach(ring, snapped(ring, at(100, 0)), 200))).toEqual([
      [0, 0, 300],
      [0, 1100, 1200],
    ]);
  });

  it('are none of a place that is further than the limit from every street, or of no place', () => {
    const network = networkOf([southBank]);
    expect(listed(streetReach(network, snapped(network, at(400, 300)), 299))).toEqual([]);
    expect(listed(streetReach(network, snapped(network, at(400, 300)), 310))).toEqual([[0, 390, 410]]);
    expect(listed(streetReach(network, snapped(network), 900))).toEqual([]);
    expect(listed(streetReach(network, snapped(network, at(400, 2000)), 900))).toEqual([]);
  });

  it('end where they are cut, and bend where the street does', () => {
    const corner = town();
    const bent = networkOf([[at(0, 0), at(400, 0), at(400, 300)]]);
    const { start, points } = linesOfPieces(bent, {
      street: Uint32Array.of(0, 0),
      fromMeters: Float64Array.of(100, 500),
      toMeters: Float64Array.of(450, 700),
    });
    expect([...start]).toEqual([0, 3, 5]);
    const wanted = [at(100, 0), at(400, 0), at(400, 50), at(400, 100), at(400, 300)].map((spot) =>
      corner.position(spot),
    );
    wanted.forEach(([longitude, latitude], point) => {
      // a hundred-millionth of a degree is a millimetre
      expect(points.longitude[point]).toBeCloseTo(longitude, 6);
      expect(points.latitude[point]).toBeCloseTo(latitude, 6);
    });
    expect([...streetLines(bent).start]).toEqual([0, 3]);
  });
});

/** Some streets, places beside them, and spots on the streets themselves: on each one at random and both ends. */
function scene(seed: number) {
  const { ways, points } = someStreets(seed);
  const network = new StreetNetwork(buildStreetGraph(ways));
  const random = seededRandom(seed + 1);
  const spots = Array.from(network.meters, (length, street) =>
    [0, random(), random(), random(), 1].map((share) => ({ street, along: share * length })),
  ).flat();
  const standing: SnappedPoints = {
    street: Int32Array.from(spots, ({ street }) => street),
    alongMeters: Float64Array.from(spots, ({ along }) => along),
    legMeters: new Float64Array(spots.length),
  };
  return { network, places: network.snap(toEarthPoints(points)), spots, standing };
}

const holds = ({ street, fromMeters, toMeters }: StreetPieces, spot: { street: number; along: number }) =>
  street.some(
    (on, piece) =>
      on === spot.street && spot.along >= (fromMeters[piece] as number) && spot.along <= (toMeters[piece] as number),
  );

const metersOf = ({ fromMeters, toMeters }: StreetPieces): number =>
  toMeters.reduce((sum, to, piece) => sum + to - (fromMeters[piece] as number), 0);

const limits = fc.double({ min: 1, max: 3000, noNaN: true });

describe('of any streets', () => {
  it('those within reach are the ones whose distance to the nearest place is within the limit, and no others', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.integer(), limits, (seed, limit) => {
        const { network, places, spots, standing } = scene(seed);
        const pieces = streetReach(network, places, limit);
        nearestStreetMeters(network, standing, places).forEach((meters, index) => {
          // a micrometre from the limit rounding may decide
          if (Math.abs(meters - limit) < 1e-6) return;
          const spot = spots[index] as (typeof spots)[number];
          expect(holds(pieces, spot)).toBe(meters <= limit);
          compared++;
        });
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(5000);
  });

  it('more are within reach of a longer walk, and all that were remain', () => {
    fc.assert(
      fc.property(fc.integer(), limits, limits, (seed, one, other) => {
        const { network, places, spots } = scene(seed);
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((limit) =>
          streetReach(network, places, limit),
        ) as [StreetPieces, StreetPieces];
        expect(metersOf(less)).toBeLessThanOrEqual(metersOf(more) + 1e-6);
        expect(spots.filter((spot) => holds(less, spot) && !holds(more, spot))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('pieces are parts of their street, apart from each other, and as long as their lines', () => {
    fc.assert(
      fc.property(fc.integer(), limits, (seed, limit) => {
        const { network, places } = scene(seed);
        const pieces = streetReach(network, places, limit);
        const { start, points } = linesOfPieces(network, pieces);
        pieces.street.forEach((street, piece) => {
          const [from, to] = [pieces.fromMeters[piece] as number, pieces.toMeters[piece] as number];
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(network.meters[street] as number);
          const before = pieces.street[piece - 1] === street ? (pieces.toMeters[piece - 1] as number) : -1;
          expect(from).toBeGreaterThan(before);
          const line = Array.from({ length: (start[piece + 1] as number) - (start[piece] as number) }, (_, point) => [
            points.longitude[(start[piece] as number) + point] as number,
            points.latitude[(start[piece] as number) + point] as number,
          ]) as unknown as readonly (readonly [number, number])[];
          const { x, y, z } = toEarthPoints(toPoints(line));
          let meters = 0;
          for (let point = 1; point < x.length; point++)
            meters += Math.hypot(
              (x[point] as number) - (x[point - 1] as number),
              (y[point] as number) - (y[point - 1] as number),
              (z[point] as number) - (z[point - 1] as number),
            );
          // straight in degrees is not quite straight over the ground: some centimetres in 3 km
          expect(Math.abs(meters - (to - from))).toBeLessThan(0.1);
        });
      }),
      { numRuns: 200 },
    );
  });
});
