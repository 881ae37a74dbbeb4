import { distanceMeters, type LngLat, nearestMeters, PointIndex, toEarthPoints } from '@hazama/geo';
import { seededRandom, toPoints, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const aroundTown = fc.tuple(
  fc.double({ min: 136, max: 136.5, noNaN: true }),
  fc.double({ min: 34.5, max: 35, noNaN: true }),
);
/** Few coordinates, so that many places share one and many are equally far. */
const onAGrid = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .map(([column, row]): LngLat => [136 + column / 8, 34.5 + row / 8]);
const somePlaces = fc.array(fc.oneof(aroundTown, onAGrid), { minLength: 1, maxLength: 120 });

describe('PointIndex', () => {
  it('finds the nearest as a full scan by geodesics does', () => {
    fc.assert(
      fc.property(somePlaces, fc.oneof(aroundTown, onAGrid), (positions, from) => {
        const found = new PointIndex(toEarthPoints(toPoints(positions))).findNearest(from);
        const nearest = Math.min(...positions.map((position) => distanceMeters(from, position)));
        expect(found?.meters).toBeCloseTo(nearest, 2);
        expect(distanceMeters(from, positions[found?.index ?? -1] as LngLat)).toBeCloseTo(nearest, 2);
      }),
    );
  });

  it('finds the nearest of 2,000 places from each of 500 cells', () => {
    const random = seededRandom(5);
    const spread = (count: number) => Array.from({ length: count }, (): LngLat => [136 + random(), 34 + random()]);
    const [cells, positions] = [toEarthPoints(toPoints(spread(500))), toEarthPoints(toPoints(spread(2000)))];
    const { index } = new PointIndex(positions).nearestToEach(cells);
    const squared = (cell: number, place: number) =>
      (['x', 'y', 'z'] as const).reduce(
        (sum, axis) => sum + ((cells[axis][cell] as number) - (positions[axis][place] as number)) ** 2,
        0,
      );
    index.forEach((found, cell) => {
      const least = positions.x.reduce(
        (nearest, _, place) => Math.min(nearest, squared(cell, place)),
        Number.POSITIVE_INFINITY,
      );
      expect(squared(cell, found)).toBe(least);
    });
  });

  it('takes the lowest index of equals', () => {
    const twice: LngLat[] = Array.from({ length: 40 }, () => [136.1, 34.7]);
    expect(new PointIndex(toEarthPoints(toPoints(twice))).findNearest([136.2, 34.7])?.index).toBe(0);
  });

  it('lists all within a radius as a full scan does', () => {
    fc.assert(
      fc.property(
        somePlaces,
        aroundTown,
        fc.double({ min: 0, max: 60_000, noNaN: true }),
        (positions, from, radius) => {
          const meters = positions.map((position) => distanceMeters(from, position));
          // a place within 1 cm of the radius may fall on either side
          fc.pre(meters.every((distance) => Math.abs(distance - radius) > 0.01));
          const found = new PointIndex(toEarthPoints(toPoints(positions))).listWithin(from, radius);
          expect([...found]).toEqual(positions.flatMap((_, i) => ((meters[i] as number) < radius ? [i] : [])));
        },
      ),
    );
  });

  it('has a place at the centre of a radius of 0', () => {
    expect([...new PointIndex(toEarthPoints(toPoints([[136.1, 34.7]]))).listWithin([136.1, 34.7], 0)]).toEqual([0]);
  });

  it('finds nothing among no places', () => {
    const empty = new PointIndex(toEarthPoints(toPoints([])));
    expect(empty.findNearest([136, 34.5])).toBeUndefined();
    expect(empty.listWithin([136, 34.5], 1e9)).toHaveLength(0);
  });
});

describe('toEarthPoints', () => {
  it.each<[string, LngLat]>([
    ['a latitude given first', [34.7, 136.1]],
    ['a longitude past the date line', [181, 34.7]],
    ['no number', [Number.NaN, 34.7]],
  ])('refuses %s and names the position', (_, position) => {
    expect(() => toEarthPoints(toPoints([[136.1, 34.7], position]))).toThrow('position 1 is [');
  });

  it('refuses columns of different length', () => {
    expect(() => toEarthPoints({ longitude: Float64Array.of(136, 137), latitude: Float64Array.of(34) })).toThrow(
      '2 longitudes but 1 latitudes',
    );
  });
});

describe('nearestMeters', () => {
  it('is within 2 mm of the geodesic up to 50 km, by a scan and by the index', () => {
    fc.assert(
      fc.property(fc.array(aroundTown, { minLength: 1, maxLength: 60 }), somePlaces, (cells, positions) => {
        const meters = nearestMeters(toEarthPoints(toPoints(cells)), toEarthPoints(toPoints(positions)));
        cells.forEach((cell, i) => {
          const exact = Math.min(...positions.map((position) => distanceMeters(cell, position)));
          fc.pre(exact < 50_000);
          expect(Math.abs((meters[i] as number) - exact)).toBeLessThan(0.002);
        });
      }),
    );
  });

  it('is within 0.01 % of the geodesic up to 1,000 km', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.double({ min: 130, max: 138, noNaN: true }), fc.double({ min: 30, max: 38, noNaN: true })),
        fc.tuple(fc.double({ min: 130, max: 138, noNaN: true }), fc.double({ min: 30, max: 38, noNaN: true })),
        (cell, place) => {
          const exact = distanceMeters(cell, place);
          fc.pre(exact > 1 && exact < 1_000_000);
          const [meters] = nearestMeters(toEarthPoints(toPoints([cell])), toEarthPoints(toPoints([place])));
          expect(Math.abs((meters as number) / exact - 1)).toBeLessThan(1e-4);
        },
      ),
    );
  });

  it('tells two places apart that differ by 10 cm, whichever comes first', () => {
    const { centres, places } = town()
      .cell({ east: 0, north: 0 }, { sideMeters: 0, people: 1 })
      .place('near first', { east: 1000, north: 0 })
      .place('near first', { east: 1000.1, north: 0 })
      .place('far first', { east: 1000.1, north: 0 })
      .place('far first', { east: 1000, north: 0 })
      .build();
    const meters = [...places.values()].map((two) => nearestMeters(toEarthPoints(centres), toEarthPoints(two))[0]);
    expect(meters).toEqual([expect.closeTo(1000, 2), expect.closeTo(1000, 2)]);
  });

  it('is infinite where there is no place', () => {
    expect([...nearestMeters(toEarthPoints(toPoints([[136, 34.5]])), toEarthPoints(toPoints([])))]).toEqual([
      Number.POSITIVE_INFINITY,
    ]);
  });
});
