import {
  areaSquareMeters,
  areaWithin,
  type Bounds,
  containsPoint,
  findBounds,
  findLabelPoint,
  type LngLat,
  type MultiPolygon,
  type Ring,
  toMultiPolygon,
} from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
/** A C open to the east: its centre of gravity lies outside it. */
const letterC: Ring = [
  [0, 0],
  [3, 0],
  [3, 1],
  [1, 1],
  [1, 2],
  [3, 2],
  [3, 3],
  [0, 3],
];
/** Half a circle around [136, 34], eastern end first. */
function arc(radius: number): LngLat[] {
  return Array.from({ length: 60 }, (_, i) => {
    const angle = (Math.PI * i) / 60;
    return [136 + radius * Math.cos(angle), 34 + radius * Math.sin(angle)];
  });
}
/** A star around a centre, with as many corners as radii. */
const star = fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }).map(
  (radii): MultiPolygon => [
    [
      radii.map((radius, i): LngLat => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [136 + 0.1 * radius * Math.cos(angle), 34.7 + 0.1 * radius * Math.sin(angle)];
      }),
    ],
  ],
);

describe('areaSquareMeters', () => {
  it('of all longitudes between the poles is the surface of WGS 84', () => {
    // 510,065,621.724 km² (NIMA TR8350.2, table 3.3)
    const globe: MultiPolygon = [
      [
        [
          [-180, -90],
          [180, -90],
          [180, 90],
          [-180, 90],
        ],
      ],
    ];
    expect(areaSquareMeters(globe) / 1e6).toBeCloseTo(510_065_621.724, 3);
  });

  it('of a 1 km mesh cell is the integral of its parallels', () => {
    // 53393599: 1/120° × 1/80°. By hand: Simpson's rule over M(φ) · N(φ) cos φ, the radii of curvature of WGS 84
    const [south, north, width] = [427 / 12 + 9 / 120, 427 / 12 + 10 / 120, 1 / 80];
    const radians = Math.PI / 180;
    const strip = (latitude: number) => {
      const e2 = 0.00669437999014;
      const w = Math.sqrt(1 - e2 * Math.sin(latitude * radians) ** 2);
      return ((6_378_137 * (1 - e2)) / w ** 3) * (6_378_137 / w) * Math.cos(latitude * radians);
    };
    const byHand =
      ((strip(south) + 4 * strip((south + north) / 2) + strip(north)) / 6) * (north - south) * width * radians ** 2;
    const west = 139 + 6 / 8 - 1 / 80;
    const cell: MultiPolygon = [
      [
        [
          [west, south],
          [west + width, south],
          [west + width, north],
          [west, north],
        ],
      ],
    ];
    expect(areaSquareMeters(cell)).toBeCloseTo(byHand, 1);
    expect(byHand).toBeGreaterThan(1_040_000);
    expect(byHand).toBeLessThan(1_050_000);
  });

  it('takes holes away and does not ask which way a ring turns', () => {
    const [outer, hole] = [square(136, 34, 0.1), square(136.02, 34.02, 0.05)];
    const whole = areaSquareMeters([[outer]]);
    const withHole = areaSquareMeters([[outer, hole]]);
    expect(withHole).toBeCloseTo(whole - areaSquareMeters([[hole]]), 3);
    expect(areaSquareMeters([[outer.toReversed(), hole]])).toBeCloseTo(withHole, 3);
    expect(areaSquareMeters([[outer, hole.toReversed()]])).toBeCloseTo(withHole, 3);
  });

  it('is the same with and without the closing corner', () => {
    const ring = square(136, 34, 0.1);
    expect(areaSquareMeters([[ring.slice(0, -1)]])).toBe(areaSquareMeters([[ring]]));
  });
});

describe('containsPoint', () => {
  it('is not fooled by a bay or a hole', () => {
    expect(containsPoint([[letterC]], [2, 1.5])).toBe(false);
    expect(containsPoint([[letterC]], [0.5, 1.5])).toBe(true);
    const ring: MultiPolygon = [[square(0, 0, 3), square(1, 1, 1)]];
    expect(containsPoint(ring, [1.5, 1.5])).toBe(false);
    expect(containsPoint(ring, [2.5, 1.5])).toBe(true);
  });

  it('holds its western and southern sides, not the eastern and northern', () => {
    const shape: MultiPolygon = [[square(0, 0, 1)]];
    expect(containsPoint(shape, [0, 0.5])).toBe(true);
    expect(containsPoint(shape, [0.5, 0])).toBe(true);
    expect(containsPoint(shape, [0, 0])).toBe(true);
    expect(containsPoint(shape, [1, 0.5])).toBe(false);
    expect(containsPoint(shape, [0.5, 1])).toBe(false);
  });

  it('gives every position of a divided square to exactly one part, also on the crooked line between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.2, max: 0.8, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (bends, pick, part) => {
          const line = bends.map((x, i): LngLat => [x, i / (bends.length - 1)]);
          const west: MultiPolygon = [[[[0, 0], ...line, [0, 1]]]];
          const east: MultiPolygon = [[[[1, 1], ...line.toReversed(), [1, 0]]]];
          const from = line[pick % (line.length - 1)] as LngLat;
          const to = line[(pick % (line.length - 1)) + 1] as LngLat;
          const onLine: LngLat = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
          expect(Number(containsPoint(west, onLine)) + Number(containsPoint(east, onLine))).toBe(1);
        },
      ),
    );
  });
});

describe('findBounds', () => {
  it('spans all parts', () => {
    const shape: MultiPolygon = [[square(0, 0, 1)], [square(4, -2, 1)]];
    expect(findBounds(shape)).toEqual({ west: 0, south: -2, east: 5, north: 1 });
  });

  it('finds none around nothing', () => {
    expect(findBounds([])).toBeUndefined();
    expect(findBounds([[[]]])).toBeUndefined();
  });
});

describe('areaWithin', () => {
  it('is half of a cell that a diagonal cuts', () => {
    // in the equal-area plane the diagonal of a small cell is straight: half to one part in 10,000
    const triangle: MultiPolygon = [
      [
        [
          [0, 0],
          [0.01, 0],
          [0, 0.01],
        ],
      ],
    ];
    const cell: Bounds = { west: 0, south: 0, east: 0.01, north: 0.01 };
    expect(areaWithin(triangle, cell) / areaSquareMeters([[square(0, 0, 0.01)]])).toBeCloseTo(0.5, 6);
  });

  it('is exact where a concave shape falls into pieces', () => {
    // the right two thirds of the C: two arms of 2° × 1°, the bay between them left out
    const arms = areaWithin([[letterC]], { west: 1, south: 0, east: 3, north: 3 });
    const byHand = [0, 2].map((south) =>
      areaSquareMeters([
        [
          [
            [1, south],
            [3, south],
            [3, south + 1],
            [1, south + 1],
          ],
        ],
      ]),
    );
    expect(arms).toBeCloseTo((byHand[0] as number) + (byHand[1] as number), 3);
  });

  it('over rectangles that tile the land adds up to the whole shape', () => {
    fc.assert(
      fc.property(star, fc.integer({ min: 1, max: 7 }), (shape, across) => {
        const side = 0.24 / across;
        let sum = 0;
        for (let column = 0; column < across; column++)
          for (let row = 0; row < across; row++) {
            const [west, south] = [135.88 + column * side, 34.58 + row * side];
            sum += areaWithin(shape, { west, south, east: west + side, north: south + side });
          }
        expect(sum / areaSquareMeters(shape)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('findLabelPoint', () => {
  it('is the middle of a square', () => {
    const [longitude, latitude] = findLabelPoint([[square(136, 0, 0.1)]]) as LngLat;
    expect(longitude).toBeCloseTo(136.05, 2);
    expect(latitude).toBeCloseTo(0.05, 2);
  });

  it('lies in the corner of an L, where there is most room', () => {
    // both arms are 1 wide: the largest circle touches the two outer sides and the inner corner (1, 1), so r = 2 − √2 = 0.586
    const letterL: Ring = [
      [0, 0],
      [4, 0],
      [4, 1],
      [1, 1],
      [1, 4],
      [0, 4],
    ];
    const [longitude, latitude] = findLabelPoint([[letterL]]) as LngLat;
    expect(longitude).toBeCloseTo(0.586, 1);
    expect(latitude).toBeCloseTo(0.586, 1);
  });

  it('is inside, also where the centre of gravity is not', () => {
    expect(containsPoint([[letterC]], findLabelPoint([[letterC]]) as LngLat)).toBe(true);
    fc.assert(
      fc.property(star, (shape) => {
        expect(containsPoint(shape, findLabelPoint(shape) as LngLat)).toBe(true);
      }),
    );
  });

  it('is inside a crescent one hundredth as wide as it is long', () => {
    const crescent: MultiPolygon = [[[...arc(0.1), ...arc(0.099).toReversed()]]];
    expect(containsPoint(crescent, findLabelPoint(crescent) as LngLat)).toBe(true);
  });

  it('keeps clear of holes and takes the roomiest of several parts', () => {
    const shape: MultiPolygon = [[square(0, 0, 1), square(0.3, 0.3, 0.4)], [square(5, 0, 1)]];
    const [longitude, latitude] = findLabelPoint(shape) as LngLat;
    expect(longitude).toBeCloseTo(5.5, 1);
    expect(latitude).toBeCloseTo(0.5, 1);
  });

  it('is nowhere in a shape without surface', () => {
    expect(findLabelPoint([])).toBeUndefined();
    expect(
      findLabelPoint([
        [
          [
            [0, 0],
            [1, 0],
          ],
        ],
      ]),
    ).toBeUndefined();
  });

  it('takes a coastline of 10,000 corners in its stride', () => {
    const random = seededRandom(1);
    const coast = Array.from({ length: 10_000 }, (_, i): LngLat => {
      const angle = (2 * Math.PI * i) / 10_000;
      const radius = 0.1 + 0.001 * random();
      return [136 + radius * Math.cos(angle), 34 + radius * Math.sin(angle)];
    });
    const [longitude, latitude] = findLabelPoint([[coast]]) as LngLat;
    expect(longitude).toBeCloseTo(136, 1);
    expect(latitude).toBeCloseTo(34, 1);
  });
});

describe('toMultiPolygon', () => {
  it('takes both geometries of GeoJSON', () => {
    const ring = square(0, 0, 1);
    expect(toMultiPolygon({ type: 'Polygon', coordinates: [ring] })).toEqual([[ring]]);
    expect(toMultiPolygon({ type: 'MultiPolygon', coordinates: [[ring]] })).toEqual([[ring]]);
  });
});
