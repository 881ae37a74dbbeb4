import { distanceToShapeMeters, type MultiPolygon, type Ring, ShapeReach, seededRandom } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

/** A ring around a middle, as ragged as a coast. */
function raggedRing(random: () => number, middle: readonly [number, number], size: number): Ring {
  const corners = 3 + Math.floor(random() * 60);
  const ring = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = size * (0.3 + random());
    return [middle[0] + reach * Math.cos(angle), middle[1] + reach * Math.sin(angle)] as const;
  });
  return [...ring, ring[0] ?? middle];
}

describe('the reach of a shape', () => {
  it('holds the places that lie so near its border, and no others: as measured one by one, over 40 random shapes', () => {
    const random = seededRandom(20_261_122);
    let held = 0;
    for (let round = 0; round < 40; round++) {
      const middle = [124 + random() * 25, 24 + random() * 20] as const;
      const size = 10 ** (-3 + random() * 2.5);
      const shape: MultiPolygon = [
        [raggedRing(random, middle, size)],
        [raggedRing(random, [middle[0] + 3 * size, middle[1]], size / 3)],
      ];
      const reachMeters = random() < 0.1 ? 0 : 10 ** (1 + random() * 3);
      const reach = new ShapeReach(shape, reachMeters);
      const far = 2 * size + reachMeters / 60_000;
      for (let at = 0; at < 150; at++) {
        const place = [middle[0] + (random() - 0.4) * 3 * far, middle[1] + (random() - 0.5) * 2 * far] as const;
        // within the shape the distance is 0, whichever its border: only places outside can be compared
        const meters = distanceToShapeMeters(shape, place);
        if (meters === 0) continue;
        if (reach.holds(place)) held++;
        expect(reach.holds(place), `${meters} m from shape ${round}, reach ${reachMeters} m`).toBe(
          meters <= reachMeters,
        );
      }
    }
    // some of each kind, or nothing was tried
    expect(held).toBeGreaterThan(300);
  });

  it('tells the rectangle beyond which nothing is held', () => {
    const square = [
      [
        [136.1, 34.7],
        [136.2, 34.7],
        [136.2, 34.8],
        [136.1, 34.8],
        [136.1, 34.7],
      ],
    ] as const;
    const { bounds } = new ShapeReach([square], 1000);
    expect(bounds?.west).toBeLessThan(136.1 - 1000 / 92_000);
    expect(bounds?.north).toBeGreaterThan(34.8 + 1000 / 112_000);
    expect(bounds?.west).toBeGreaterThan(136.08);
  });

  it('of a shape without a corner holds nothing, and a reach below 0 is refused', () => {
    expect(new ShapeReach([], 1000).holds([136, 34])).toBe(false);
    expect(new ShapeReach([], 1000).bounds).toBeUndefined();
    expect(() => new ShapeReach([], -1)).toThrow('-1');
    expect(() => new ShapeReach([], Number.NaN)).toThrow('NaN');
  });

  it('holds no place that is no number', () => {
    const square = [
      [
        [136.1, 34.7],
        [136.2, 34.7],
        [136.2, 34.8],
        [136.1, 34.8],
        [136.1, 34.7],
      ],
    ] as const;
    expect(new ShapeReach([square], 1000).holds([Number.NaN, 34.75])).toBe(false);
  });
});
