import { findSelfIntersection, type LngLat, type MultiPolygon, type Ring } from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function side(a: LngLat, b: LngLat, c: LngLat): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Every pair of edges, the slow way. */
function crossesSomewhere(ring: Ring): boolean {
  return ring.some((a, i) =>
    ring.some((c, j) => {
      const [b, d] = [ring[(i + 1) % ring.length] as LngLat, ring[(j + 1) % ring.length] as LngLat];
      return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }),
  );
}

function spiky(corners: number, seed: number): LngLat[] {
  const random = seededRandom(seed);
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const radius = 0.05 + 0.05 * random();
    return [136 + radius * Math.cos(angle), 34 + radius * Math.sin(angle)];
  });
}

describe('findSelfIntersection', () => {
  it.each<[string, MultiPolygon]>([
    [
      'a square',
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
            [0, 0],
          ],
        ],
      ],
    ],
    [
      'the same turning the other way',
      [
        [
          [
            [0, 0],
            [0, 1],
            [1, 1],
            [1, 0],
            [0, 0],
          ],
        ],
      ],
    ],
    [
      'a corner written twice',
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      ],
    ],
    [
      'a corner in the middle of a straight side',
      [
        [
          [
            [0, 0],
            [1, 0],
            [2, 0],
            [2, 2],
            [0, 2],
          ],
        ],
      ],
    ],
    [
      'a hole that meets the outer ring in one point',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 4],
          ],
          [
            [0, 2],
            [1, 1],
            [2, 2],
            [1, 3],
          ],
        ],
      ],
    ],
    [
      'two parts with a corner in common',
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
        [
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 2],
          ],
        ],
      ],
    ],
    // plain arithmetic says that these three are on one line (Kettner et al. 2008, Classroom examples of robustness problems)
    [
      'a triangle that is flat but for one digit',
      [
        [
          [
            [0.5, 0.5 + 2 ** -53],
            [12, 12],
            [24, 24],
          ],
        ],
      ],
    ],
    ['nothing', []],
  ])('finds none in %s', (_, shape) => {
    expect(findSelfIntersection(shape)).toBeUndefined();
  });

  it.each<[string, MultiPolygon, string, LngLat]>([
    [
      'a bow tie',
      [
        [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
          ],
        ],
      ],
      'crossing',
      [1, 1],
    ],
    [
      'a bow tie on its side',
      [
        [
          [
            [0, 0],
            [2, 0],
            [0, 2],
            [2, 2],
          ],
        ],
      ],
      'crossing',
      [1, 1],
    ],
    [
      'a pinch between west and east',
      [
        [
          [
            [0, 0],
            [1, 1],
            [2, 0],
            [2, 2],
            [1, 1],
            [0, 2],
          ],
        ],
      ],
      'touch',
      [1, 1],
    ],
    [
      'a pinch between south and north',
      [
        [
          [
            [0, 0],
            [2, 0],
            [1, 1],
            [2, 2],
            [0, 2],
            [1, 1],
          ],
        ],
      ],
      'touch',
      [1, 1],
    ],
    [
      'a corner on a side of the same ring',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [2, 0],
            [0, 4],
          ],
        ],
      ],
      'touch',
      [2, 0],
    ],
    [
      'a spike',
      [
        [
          [
            [0, 0],
            [1, 0],
            [2, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      ],
      'overlap',
      [1, 0],
    ],
    [
      'an upright spike',
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
            [0, 2],
            [0, 1],
          ],
        ],
      ],
      'overlap',
      [0, 1],
    ],
    [
      'a line there and back',
      [
        [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      ],
      'overlap',
      [0, 0],
    ],
    [
      'a hole that leaves the outer ring',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 4],
          ],
          [
            [-1, 2],
            [1, 1],
            [2, 2],
            [1, 3],
          ],
        ],
      ],
      'crossing',
      [0, 1.5],
    ],
    [
      'a hole along the outer ring',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 4],
          ],
          [
            [0, 1],
            [1, 1],
            [1, 2],
            [0, 2],
          ],
        ],
      ],
      'overlap',
      [0, 1],
    ],
    [
      'two parts over each other',
      [
        [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [0, 2],
          ],
        ],
        [
          [
            [1, 1],
            [3, 1],
            [3, 3],
            [1, 3],
          ],
        ],
      ],
      'crossing',
      [1, 2],
    ],
  ])('finds %s', (_, shape, kind, at) => {
    const found = findSelfIntersection(shape);
    expect(found?.kind).toBe(kind);
    expect(found?.at[0]).toBeCloseTo(at[0], 9);
    expect(found?.at[1]).toBeCloseTo(at[1], 9);
  });

  it('agrees with comparing every pair, on corners of few coordinates', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.uniqueArray(corner, { minLength: 3, maxLength: 8, selector: String }), (ring) => {
        const found = findSelfIntersection([[ring]]);
        // what else is wrong may be found before the crossing
        const crosses = crossesSomewhere(ring);
        expect(crosses ? found !== undefined : found?.kind !== 'crossing').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with comparing every pair, on corners anywhere', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 2000; round++) {
      const ring = Array.from({ length: 3 + (round % 10) }, (): LngLat => [136 + random(), 34 + random()]);
      expect(findSelfIntersection([[ring]])?.kind).toBe(crossesSomewhere(ring) ? 'crossing' : undefined);
    }
  });

  // comparing every pair would be 5,000,000,000 comparisons, and past the time limit of a test
  it('finds the one crossing in a spiky border of 100,000 corners, and none before', () => {
    const sound = spiky(100_000, 7);
    expect(findSelfIntersection([[sound]])).toBeUndefined();
    expect(findSelfIntersection([[sound.with(25_000, [136.07, 34.05])]])?.kind).toBe('crossing');
  });
});
