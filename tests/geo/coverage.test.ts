import {
  type AreaShares,
  assignCells,
  coverageByArea,
  nearestMeters,
  peopleByArea,
  reachMeters,
  STRAIGHT_LINE_DETOUR,
  toAreaShares,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, seededRandom, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** One area of whole cells. */
function oneArea(cells: number): AreaShares {
  return toAreaShares([{ cellIndex: [...Array(cells).keys()], share: Array<number>(cells).fill(1) }]);
}

/** A small town of 192 cells, six areas and six salons. */
function aTown(seed: number) {
  const { cells, centres, people, territories, places } = randomTown(seededRandom(seed), {
    columns: 16,
    rows: 12,
    areaColumns: 3,
    areaRows: 2,
    places: new Map([['salon', 6]]),
  });
  const shares = assignCells(cells, territories);
  const distanceMeters = nearestMeters(toEarthPoints(centres), toEarthPoints(places.get('salon') ?? centres));
  return { people, inAreas: peopleByArea(people, shares), distanceMeters };
}

const empty = {
  numerator: null,
  denominator: null,
  gapPeople: null,
  low: null,
  high: null,
  value: null,
  knownShare: null,
};

describe('coverageByArea', () => {
  it('counts the people of a street whose salon some can walk to', () => {
    // five cells of 250 m side by side, their middles at 125, 375, 625, 875, 1125 m; a salon at the first middle.
    // 0, 250, 500, 750, 1000 m away; within 500 m the first three: 10 + 20 + 30 = 60 of 150
    const { cells, centres, people, territories, places } = town()
      .grid({ columns: 5, rows: 1 }, (column) => (column + 1) * 10)
      .block({ east: 0, north: 0 }, { east: 1250, north: 250 })
      .place('salon', { east: 125, north: 125 })
      .build();
    const distanceMeters = nearestMeters(toEarthPoints(centres), toEarthPoints(places.get('salon') ?? centres));
    const [coverage] = coverageByArea(
      peopleByArea(people, assignCells(cells, territories)),
      // a centimetre more than 500 m, for the builder's degrees are those of the town's corner
      { distanceMeters, thresholdMeters: 500.01 },
      true,
    );
    expect(coverage).toMatchObject({ state: 'OK', reason: null, knownShare: null });
    expect(coverage?.numerator).toBeCloseTo(60, 6);
    expect(coverage?.denominator).toBeCloseTo(150, 6);
    expect(coverage?.gapPeople).toBeCloseTo(90, 6);
    expect(coverage?.value).toBeCloseTo(0.4, 8);
  });

  it('counts the boundary case as within, also after the detour', () => {
    // 900 ÷ 1.3 = 692.307…: the walk there is exactly 900 m
    const people = peopleByArea(Float64Array.of(1, 1), oneArea(2));
    const distanceMeters = Float64Array.of(900 / 1.3, 692.31);
    const [coverage] = coverageByArea(
      people,
      { distanceMeters, thresholdMeters: 900, detour: STRAIGHT_LINE_DETOUR },
      true,
    );
    expect(coverage?.numerator).toBe(1);
    expect(reachMeters({ thresholdMeters: 500 })).toBeGreaterThanOrEqual(500);
    expect(reachMeters({ thresholdMeters: 500 })).toBeLessThan(500.001);
  });

  it('agrees with ipeaGIT/accessibility: 4,552 people within 45 minutes of the school in 597', () => {
    // tests/testthat/test-cumulative_cutoff.R, passive cumulative cost ≤ 45: costs to 597 of the five hexagons
    const costs = Float64Array.of(47, 5.8, 13, 43, 70);
    const people = peopleByArea(Float64Array.of(852, 394, 1969, 2189, 0), oneArea(5));
    const [coverage] = coverageByArea(people, { distanceMeters: costs, thresholdMeters: 45 }, true);
    expect(coverage?.numerator).toBe(4552);
    expect(coverage?.denominator).toBe(5404);
  });

  it('carries the Wilson interval', () => {
    // 20 of 100 (PHEindicatormethods)
    const people = peopleByArea(Float64Array.of(20, 80), oneArea(2));
    const [coverage] = coverageByArea(people, { distanceMeters: Float64Array.of(1, 999), thresholdMeters: 500 }, true);
    expect(coverage?.low).toBeCloseTo(0.133367, 6);
    expect(coverage?.high).toBeCloseTo(0.288829, 6);
  });

  it('is 0 % of a kind on record without a place nearby, and unknown of a kind never recorded', () => {
    const people = peopleByArea(Float64Array.of(50), oneArea(1));
    const reach = { distanceMeters: Float64Array.of(Number.POSITIVE_INFINITY), thresholdMeters: 500 };
    expect(coverageByArea(people, reach, true)[0]).toMatchObject({ state: 'OK', value: 0, gapPeople: 50 });
    expect(coverageByArea(people, reach, false)[0]).toEqual({ state: 'UNKNOWN', reason: 'NEVER_RECORDED', ...empty });
  });

  it.each<[string, Float64Array | undefined, AreaShares, string]>([
    ['no column was imported', undefined, oneArea(2), 'NO_PEOPLE_COLUMN'],
    ['the area has no cell', Float64Array.of(5, 5), oneArea(0), 'NO_CELLS'],
    ['nobody lives there', Float64Array.of(0, 0), oneArea(2), 'NOBODY'],
    ['half of the cells have no number', Float64Array.of(5, Number.NaN), oneArea(2), 'PEOPLE_INCOMPLETE'],
  ])('is unknown, never 0, where %s', (_, column, shares, reason) => {
    const reach = { distanceMeters: Float64Array.of(1, 1), thresholdMeters: 500 };
    expect(coverageByArea(peopleByArea(column, shares), reach, true)[0]).toEqual({
      state: 'UNKNOWN',
      reason,
      ...empty,
    });
  });

  it('is computed where four of five cells have a number, and says so', () => {
    const people = peopleByArea(Float64Array.of(10, 10, 10, 10, Number.NaN), oneArea(5));
    const distanceMeters = Float64Array.of(1, 1, 999, 999, 1);
    expect(coverageByArea(people, { distanceMeters, thresholdMeters: 500 }, true)[0]).toMatchObject({
      value: 0.5,
      denominator: 40,
      knownShare: 0.8,
    });
  });

  describe('of any town', () => {
    const radius = fc.double({ min: 0, max: 3000, noNaN: true });

    it('everybody is either within reach or not, and the areas add up to the town', () => {
      fc.assert(
        fc.property(fc.integer(), radius, (seed, thresholdMeters) => {
          const { people, inAreas, distanceMeters } = aTown(seed);
          const areas = coverageByArea(inAreas, { distanceMeters, thresholdMeters }, true);
          const reached = areas.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0);
          const gap = areas.reduce((sum, { gapPeople }) => sum + (gapPeople ?? 0), 0);
          const byHand = people.reduce(
            (sum, count, cell) => ((distanceMeters[cell] as number) <= thresholdMeters ? sum + count : sum),
            0,
          );
          expect(reached).toBeCloseTo(byHand, 5);
          expect(reached + gap).toBeCloseTo(
            people.reduce((sum, count) => sum + count, 0),
            5,
          );
        }),
        { numRuns: 60 },
      );
    });

    it('a longer way reaches no fewer people, and one place more no fewer either', () => {
      fc.assert(
        fc.property(fc.integer(), radius, radius, (seed, a, b) => {
          const { inAreas, distanceMeters } = aTown(seed);
          const reached = (meters: Float64Array, thresholdMeters: number) =>
            coverageByArea(inAreas, { distanceMeters: meters, thresholdMeters }, true).map(
              ({ numerator }) => numerator ?? 0,
            );
          const near = reached(distanceMeters, Math.min(a, b));
          const far = reached(distanceMeters, Math.max(a, b));
          const withOneMore = reached(
            distanceMeters.map((meters, cell) => Math.min(meters, cell * 10)),
            Math.min(a, b),
          );
          near.forEach((count, area) => {
            expect(far[area]).toBeGreaterThanOrEqual(count - 1e-9);
            expect(withOneMore[area]).toBeGreaterThanOrEqual(count - 1e-9);
          });
        }),
        { numRuns: 60 },
      );
    });
  });
});
