import {
  getisOrdGiStar,
  localMoransI,
  localPValues,
  moransI,
  type Neighbours,
  type Permutations,
  rowStandardised,
  searchSpatialPattern,
  seededRandom,
  spatialPattern,
  toNeighbours,
} from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const chance = (count = 199, seed = 1): Permutations => ({ count, random: seededRandom(seed) });
const NEVER = Number.POSITIVE_INFINITY;
const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** A chessboard of areas, each beside those that share a side. */
function board(columns: number, rows: number): Neighbours {
  return toNeighbours(
    Array.from({ length: columns * rows }, (_, area) => {
      const [column, row] = [area % columns, Math.floor(area / columns)];
      return [
        ...(row > 0 ? [area - columns] : []),
        ...(column > 0 ? [area - 1] : []),
        ...(column + 1 < columns ? [area + 1] : []),
        ...(row + 1 < rows ? [area + columns] : []),
      ];
    }),
  );
}

/** Four areas in a row. */
const ROW = board(4, 1);
const RISING = Float64Array.of(1, 2, 3, 4);
const boards = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 5 }), fc.nat(2 ** 31))
  .map(([columns, rows, seed]) => {
    const random = seededRandom(seed);
    return {
      neighbours: board(columns, rows),
      values: Float64Array.from({ length: columns * rows }, () => random() * 50),
    };
  });

describe('moransI', () => {
  it('by hand: four areas in a row with 1, 2, 3, 4', () => {
    // deviations −1.5, −0.5, 0.5, 1.5, their squares sum to 5; neighbours’ products 0.75 − 0.25 + 0.75, each both ways: 2.5;
    // six weights: 4 ÷ 6 × 2.5 ÷ 5 = 1/3
    const { index, expected } = moransI(RISING, ROW, chance());
    expect(index).toBeCloseTo(1 / 3, 12);
    expect(expected).toBeCloseTo(-1 / 3, 12);
  });

  it('is −1 on a chessboard', () => {
    const values = Float64Array.from({ length: 36 }, (_, area) => ((area % 6) + Math.floor(area / 6)) % 2);
    const { index, pValue } = moransI(values, board(6, 6), chance());
    expect(index).toBeCloseTo(-1, 12);
    expect(pValue).toBeLessThan(0.05);
  });

  it('tells a slope from chance, the same for the same seed', () => {
    const slope = Float64Array.from({ length: 36 }, (_, area) => area % 6);
    expect(moransI(slope, board(6, 6), chance(999)).pValue).toBe(0.002);
    const values = Float64Array.from({ length: 36 }, (_, area) => (area * 7) % 11);
    expect(moransI(values, board(6, 6), chance())).toEqual(moransI(values, board(6, 6), chance()));
    expect(moransI(values, board(6, 6), chance()).pValue).toBeGreaterThan(0.05);
  });
});

describe('localMoransI', () => {
  it('by hand: the same four areas', () => {
    // mean of squares 1.25; first −1.5 × −0.5 ÷ 1.25 = 0.6, second −0.5 × (−1.5 + 0.5) ÷ 1.25 = 0.4
    expect([...localMoransI(RISING, ROW)]).toEqual([0.6, 0.4, 0.4, 0.6].map((own): unknown => expect.closeTo(own, 12)));
  });

  it('sums to Moran’s I', () => {
    fc.assert(
      fc.property(boards, fc.boolean(), ({ values, neighbours }, standardise) => {
        const weights = standardise ? rowStandardised(neighbours) : neighbours;
        const { index } = moransI(values, weights, chance(1));
        expect(sumOf(localMoransI(values, weights)) / sumOf(weights.weight)).toBeCloseTo(index, 9);
      }),
    );
  });
});

describe('getisOrdGiStar', () => {
  it('by hand: the first of the same four areas', () => {
    // it and its neighbour have 1 + 2 = 3 where 2 × 2.5 = 5 were to be expected; deviation √1.25 × √((4 × 2 − 4) ÷ 3) = 1.290994
    expect(getisOrdGiStar(RISING, ROW)[0]).toBeCloseTo(-2 / 1.290994, 5);
  });

  it('is the same by binary and by row-standardised weights, and turns with the values', () => {
    fc.assert(
      fc.property(boards, ({ values, neighbours }) => {
        const binary = getisOrdGiStar(values, neighbours);
        const standardised = getisOrdGiStar(values, rowStandardised(neighbours));
        const turned = getisOrdGiStar(
          values.map((value) => 100 - 2 * value),
          neighbours,
        );
        for (const [area, own] of binary.entries()) {
          expect(standardised[area]).toBeCloseTo(own, 9);
          expect(turned[area]).toBeCloseTo(-own, 9);
        }
      }),
    );
  });

  it('is 0 where everybody is a neighbour', () => {
    expect([
      ...getisOrdGiStar(
        Float64Array.of(1, 5, 9),
        toNeighbours([
          [1, 2],
          [0, 2],
          [0, 1],
        ]),
      ),
    ]).toEqual([0, 0, 0]);
  });
});

describe('localPValues', () => {
  it('comes to the share of all ways to deal', () => {
    // the last of four has one neighbour, with 3: of 1, 2, 3 a third is as high, all are as low: 2 × 1/3
    const [, , , last] = localPValues(RISING, ROW, chance(20_000));
    expect(last).toBeCloseTo(2 / 3, 1);
    // each is beside all others: there is but one way
    const all = toNeighbours([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ]);
    expect([...localPValues(RISING, all, chance())]).toEqual([1, 1, 1, 1]);
  });

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(boards, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ values, neighbours }, unit) => {
        const before = localPValues(values, neighbours, chance(49));
        expect(
          localPValues(
            values.map((value) => value * unit + 3),
            neighbours,
            chance(49),
          ),
        ).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

/** 100 areas: a corner of nine with much, one with much far from it, the rest with little that differs by chance. */
const corner = () => {
  const random = seededRandom(4);
  return Float64Array.from({ length: 100 }, (_, area) => {
    const isCorner = area % 10 < 3 && area < 30;
    return (isCorner || area === 77 ? 50 : 0) + random() * 5;
  });
};

describe('spatialPattern', () => {
  it('finds the corner that has much, and no pattern in what is dealt by chance', () => {
    const { global, areas } = spatialPattern(corner(), board(10, 10), chance(9999));
    expect(global?.index).toBeGreaterThan(0.4);
    expect(global?.pValue).toBeLessThan(0.01);
    // the middle of the corner has four neighbours of much
    expect(areas[11]).toMatchObject({ kind: 'HIGH_HIGH' });
    expect(areas[11]?.giStar).toBeGreaterThan(3);
    expect(areas[55]?.kind).toBe('NOT_SIGNIFICANT');

    const random = seededRandom(9);
    const dealt = Float64Array.from({ length: 100 }, () => random());
    const told = spatialPattern(dealt, board(10, 10), chance(999)).areas.filter(
      ({ kind }) => kind !== 'NOT_SIGNIFICANT',
    );
    expect(told).toHaveLength(0);
  });

  it('leaves areas without a value out, and in the list', () => {
    const values = corner();
    values[12] = Number.NaN;
    const { areas } = spatialPattern(values, board(10, 10), chance(999));
    expect(areas).toHaveLength(100);
    expect(areas[12]).toEqual({
      kind: 'UNKNOWN',
      deviation: null,
      lag: null,
      localMoransI: null,
      giStar: null,
      pValue: null,
      adjustedP: null,
    });
    // its neighbour looks to the other three
    expect(areas[11]?.localMoransI).toBeGreaterThan(0);
  });

  it('says of an area without neighbours that it has none', () => {
    const alone = toNeighbours([[1], [0, 2], [1], []]);
    const { areas } = spatialPattern(RISING, alone, { ...chance(), weighting: 'BINARY' });
    expect(areas[3]).toMatchObject({ kind: 'NO_NEIGHBOUR', localMoransI: null });
    expect(areas[0]?.localMoransI).not.toBeNull();
  });

  it('answers where all values are alike, where few are known, and where none is', () => {
    const alike = spatialPattern(new Float64Array(4).fill(0.1), ROW, chance());
    expect(alike.global).toMatchObject({ index: 0, pValue: 1 });
    expect(alike.areas.map(({ kind, giStar, pValue }) => [kind, giStar, pValue])).toEqual(
      Array.from({ length: 4 }, () => ['NOT_SIGNIFICANT', 0, 1]),
    );
    const few = spatialPattern(Float64Array.of(1, 2, Number.NaN, Number.NaN), ROW, chance());
    expect(few.global).toBeNull();
    expect(few.areas.map(({ kind }) => kind)).toEqual(['NO_NEIGHBOUR', 'NO_NEIGHBOUR', 'UNKNOWN', 'UNKNOWN']);
    expect(spatialPattern(new Float64Array(), toNeighbours([]), chance()).areas).toEqual([]);
    expect(spatialPattern(RISING, toNeighbours([[], [], [], []]), chance()).global).toMatchObject({
      index: 0,
      pValue: 1,
    });
  });

  it('by hand: the points of a scatter plot of four areas in a row', () => {
    // the mean is 2.5, the deviation √1.25; beside 1 lies 2, beside 2 lie 1 and 3, whose mean is 2
    const { areas } = spatialPattern(RISING, ROW, chance());
    const root = Math.sqrt(1.25);
    expect(areas.map(({ deviation }) => deviation)).toEqual(
      [-1.5, -0.5, 0.5, 1.5].map((own): unknown => expect.closeTo(own / root, 12)),
    );
    expect(areas.map(({ lag }) => lag)).toEqual(
      [-0.5, -0.5, 0.5, 0.5].map((own): unknown => expect.closeTo(own / root, 12)),
    );
  });

  it.each<[string, () => unknown]>([
    ['a value without end', () => spatialPattern(Float64Array.of(1, 2, NEVER, 4), ROW, chance())],
    [
      'a value without end where few are known',
      () => spatialPattern(Float64Array.of(1, NEVER, Number.NaN, Number.NaN), ROW, chance()),
    ],
    ['a value that is not known, of Moran’s I', () => moransI(Float64Array.of(1, 2, Number.NaN, 4), ROW, chance())],
    ['two areas', () => moransI(Float64Array.of(1, 2), toNeighbours([[1], [0]]), chance())],
    ['neighbours of other areas', () => localMoransI(Float64Array.of(1, 2, 3), ROW)],
    ['its own neighbour', () => localMoransI(RISING, toNeighbours([[0], [], [], []]))],
    ['a neighbour that there is not', () => localMoransI(RISING, toNeighbours([[4], [], [], []]))],
    ['a neighbour twice', () => localMoransI(RISING, toNeighbours([[1, 1], [], [], []]))],
    ['a weight below 0', () => localMoransI(RISING, { ...ROW, weight: ROW.weight.map(() => -1) })],
    ['no permutation', () => moransI(RISING, ROW, chance(0))],
    ['a rate of 0', () => spatialPattern(RISING, ROW, { ...chance(), falseDiscoveryRate: 0 })],
  ])('refuses %s', (_what, run) => {
    expect(run).toThrow(RangeError);
  });
});

describe('a pattern of many areas', () => {
  it('pauses after some ten thousand values, so that a server answers others meanwhile, and comes to the same', () => {
    const neighbours = board(60, 50);
    const values = Float64Array.from({ length: 3000 }, (_, area) => (area * 7919) % 101);
    const random = seededRandom(5);
    let dealt = 0;
    let longest = 0;
    const counting = () => {
      longest = Math.max(longest, ++dealt);
      return random();
    };
    const search = searchSpatialPattern(values, neighbours, { count: 99, random: counting });
    let step = search.next();
    for (; !step.done; step = search.next()) dealt = 0;
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThanOrEqual(50_000);
    expect(step.value).toEqual(spatialPattern(values, neighbours, chance(99, 5)));
  });
});
