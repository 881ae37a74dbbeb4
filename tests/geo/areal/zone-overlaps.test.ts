import { areaSquareMeters, type MultiPolygon, seededRandom, zoneOverlaps } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

const square = (west: number, south: number, side: number): MultiPolygon => [
  [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
];

describe('shapes that are drawn over each other', () => {
  it('are found with their common surface, as rectangles worked out by hand: 12 random layers', () => {
    const random = seededRandom(20_261_122);
    for (let round = 0; round < 12; round++) {
      const corners = Array.from({ length: 40 }, () => ({
        west: 136 + random() * 0.02,
        south: 34 + random() * 0.02,
        side: 0.0005 + random() * 0.004,
      }));
      const shapes = corners.map(({ west, south, side }) => square(west, south, side));
      const expected = corners.flatMap((a, first) =>
        corners.flatMap((b, second) => {
          const west = Math.max(a.west, b.west);
          const south = Math.max(a.south, b.south);
          const [width, height] = [
            Math.min(a.west + a.side, b.west + b.side) - west,
            Math.min(a.south + a.side, b.south + b.side) - south,
          ];
          if (second <= first || width <= 0 || height <= 0) return [];
          const common = areaSquareMeters([
            [
              [
                [west, south],
                [west + width, south],
                [west + width, south + height],
                [west, south + height],
                [west, south],
              ],
            ],
          ]);
          const share =
            common / Math.min(areaSquareMeters(shapes[first] ?? []), areaSquareMeters(shapes[second] ?? []));
          return share > 0.01 ? [{ first, second, share }] : [];
        }),
      );
      const found = [...zoneOverlaps(shapes, 0.01)].toSorted((a, b) => a.first - b.first || a.second - b.second);
      expect(found.map(({ first, second }) => [first, second])).toEqual(
        expected.map(({ first, second }) => [first, second]),
      );
      for (const [at, { share }] of expected.entries()) expect(found[at]?.share).toBeCloseTo(share, 6);
    }
  });

  it('are none among the squares of a mesh, though each touches eight others', () => {
    const squares = Array.from({ length: 2500 }, (_, at) =>
      square(136 + (at % 50) / 800, 34 + Math.floor(at / 50) / 800, 1 / 800),
    );
    expect([...zoneOverlaps(squares, 0.01)]).toEqual([]);
  });

  it('are told one by one: of a thousand on one spot the first are had at once', () => {
    const overlaps = zoneOverlaps(
      Array.from({ length: 1000 }, () => square(136, 34, 0.001)),
      0.01,
    );
    expect(overlaps.next().value).toMatchObject({ first: 0, second: 1, share: 1 });
  });

  it('of a shape without a surface there are none', () => {
    expect([...zoneOverlaps([[], square(136, 34, 0), square(136, 34, 0.001)], 0)]).toEqual([]);
  });
});
