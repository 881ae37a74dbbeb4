import {
  type CoverageProblem,
  type CoverageProgress,
  cellsWithinReach,
  MOST_TIES,
  maximalCoverage,
  nearestMeters,
  solveMaximalCoverage,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, seededRandom, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choices, coverageOf, incidence, peopleWithin, sitesOf } from './small-towns.ts';

const sorted = (sites: readonly number[]) => sites.toSorted((a, b) => a - b);

describe('maximalCoverage', () => {
  it('finds by hand what adding one by one misses', () => {
    // a street of five cells with 30, 20, 20, 20, 30 people
    //   site 0 reaches cells 0 1    30 + 20 = 50
    //   site 1 reaches cells 1 2 3  20 + 20 + 20 = 60, the most alone
    //   site 2 reaches cells 3 4    20 + 30 = 50
    // one by one: 60, and then 30 more: 90; sites 0 and 2 together: 100
    const problem = {
      people: Float64Array.of(30, 20, 20, 20, 30),
      isReached: new Uint8Array(5),
      reach: incidence([
        [0, 1],
        [1, 2, 3],
        [3, 4],
      ]),
    };
    const answer = maximalCoverage(problem, 2);
    expect(sitesOf(answer)).toEqual([0, 2]);
    expect(answer.sites.map(({ added }) => added)).toEqual([50, 50]);
    expect([...answer.curve]).toEqual([0, 60, 100]);
    expect(answer).toMatchObject({ bound: 100, isOptimal: true, ties: [] });
  });

  it('keeps the places of today: whom they reach counts from the start, and no new place is for them', () => {
    // 40 people are reached already; site 0 reaches them and 5 more, site 1 reaches 7 others
    const problem = {
      people: Float64Array.of(40, 5, 7, Number.NaN),
      isReached: Uint8Array.of(1, 0, 0, 0),
      reach: incidence([
        [0, 1],
        [2, 3],
      ]),
    };
    const answer = maximalCoverage(problem, 1);
    expect(answer.sites).toEqual([{ site: 1, added: 7 }]);
    expect([...answer.curve]).toEqual([40, 47]);
  });

  it('tells other choices within 1 % of the people added as equals', () => {
    // 1,000, 995 and 980 people: the second is an equal of the first, the third is not
    const problem = {
      people: Float64Array.of(1000, 995, 980),
      isReached: new Uint8Array(3),
      reach: incidence([[0], [1], [2]]),
    };
    const { ties } = maximalCoverage(problem, 1);
    expect(ties).toEqual([[{ site: 1, added: 995 }]]);
  });

  it('measures reach as coverage does: a cell exactly at the distance is within', () => {
    const { centres } = town()
      .grid({ columns: 5, rows: 1 }, () => 10)
      .build();
    const cells = toEarthPoints(centres);
    const site = { longitude: centres.longitude.slice(0, 1), latitude: centres.latitude.slice(0, 1) };
    const [, , exactly] = nearestMeters(cells, toEarthPoints(site));
    expect([...cellsWithinReach(cells, site, exactly as number).cellIndex]).toEqual([0, 1, 2]);
    expect([...cellsWithinReach(cells, site, (exactly as number) - 1e-6).cellIndex]).toEqual([0, 1]);
  });

  it('is exact: as many as the best of all choices, in 200 small towns', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const halls = 6 + (seed % 7);
      const count = 1 + (seed % 4);
      const problem = coverageOf(seed, halls);
      const answer = maximalCoverage(problem, count);
      let most = 0;
      for (const sites of choices(halls, count)) most = Math.max(most, peopleWithin(problem, sites));
      expect(answer.isOptimal, `seed ${seed}`).toBe(true);
      expect(answer.curve[count], `seed ${seed}`).toBeCloseTo(most, 6);
      expect(answer.bound).toBe(answer.curve[count]);
      // what is told of the places is what they do, and adds up
      expect(peopleWithin(problem, sitesOf(answer))).toBeCloseTo(most, 6);
      const added = answer.sites.reduce((sum, site) => sum + site.added, answer.curve[0] as number);
      expect(added).toBeCloseTo(most, 6);
      expect(new Set(sitesOf(answer)).size).toBe(answer.sites.length);
      for (const tie of answer.ties) {
        const people = peopleWithin(
          problem,
          tie.map(({ site }) => site),
        );
        expect(people).toBeLessThanOrEqual(most + 1e-6);
        expect(people - (answer.curve[0] as number)).toBeGreaterThanOrEqual(
          (most - (answer.curve[0] as number)) * 0.99 - 1e-6,
        );
        expect(sorted(tie.map(({ site }) => site))).not.toEqual(sorted(sitesOf(answer)));
      }
    }
  });

  it('is exact where the bound alone proves nothing: 5 of 24 sites that overlap much', { timeout: 30_000 }, () => {
    for (let seed = 1; seed <= 4; seed++) {
      const { centres, people, places } = randomTown(seededRandom(seed), {
        columns: 14,
        rows: 10,
        areaColumns: 1,
        areaRows: 1,
        places: new Map([['hall', 24]]),
      });
      const reach = cellsWithinReach(toEarthPoints(centres), places.get('hall') ?? centres, 900);
      const problem = { people, isReached: new Uint8Array(people.length), reach };
      let most = 0;
      for (const sites of choices(24, 5)) most = Math.max(most, peopleWithin(problem, sites));
      expect(maximalCoverage(problem, 5)).toMatchObject({ isOptimal: true, bound: most });
    }
  });

  it('reaches at least as many as every sampled choice in a larger town, and never more than its bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 8 }), (seed, count) => {
        const problem = coverageOf(seed, 40);
        const answer = maximalCoverage(problem, count, { workLimit: 2_000_000 });
        const random = seededRandom(seed);
        for (let sample = 0; sample < 50; sample++) {
          const sites = Array.from({ length: count }, () => Math.floor(random() * 40));
          expect(peopleWithin(problem, sites)).toBeLessThanOrEqual((answer.curve[count] as number) + 1e-6);
        }
        expect(answer.bound).toBeGreaterThanOrEqual((answer.curve[count] as number) - 1e-9);
        expect(answer.ties.length).toBeLessThanOrEqual(MOST_TIES);
      }),
      { numRuns: 60, seed: 20_251_122 },
    );
  });

  it('has a curve that never falls, and each place more adds no more than the first', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { curve, sites } = maximalCoverage(coverageOf(seed, 20), 6);
      for (let count = 1; count < curve.length; count++) {
        expect(curve[count]).toBeGreaterThanOrEqual(curve[count - 1] as number);
        expect((curve[count] as number) - (curve[count - 1] as number)).toBeLessThanOrEqual(
          (curve[1] as number) - (curve[0] as number) + 1e-6,
        );
      }
      sites.forEach(({ added }, at) => expect(added).toBeLessThanOrEqual((sites[at - 1]?.added ?? added) + 1e-9));
    }
  });

  it('does not depend on the order of the sites, nor on the unit of the people', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const problem = coverageOf(seed, 16);
      const { siteStart, cellIndex } = problem.reach;
      const rows = Array.from({ length: 16 }, (_, site) => [
        ...cellIndex.subarray(siteStart[site], siteStart[site + 1]),
      ]);
      const expected = maximalCoverage(problem, 4);
      const turned = maximalCoverage({ ...problem, reach: incidence(rows.toReversed()) }, 4);
      expect(turned.curve[4]).toBeCloseTo(expected.curve[4] as number, 6);
      const halved = maximalCoverage({ ...problem, people: problem.people.map((count) => count / 2) }, 4);
      expect(halved.curve[4]).toBeCloseTo((expected.curve[4] as number) / 2, 6);
      expect([turned.isOptimal, halved.isOptimal]).toEqual([true, true]);
    }
  });

  it('ends by the work done with a proven bound, and tightens it on the way', () => {
    const { centres, people, places } = randomTown(seededRandom(7), {
      columns: 60,
      rows: 30,
      areaColumns: 1,
      areaRows: 1,
      places: new Map([['hall', 200]]),
    });
    const reach = cellsWithinReach(toEarthPoints(centres), places.get('hall') ?? centres, 1500);
    const problem = { people, isReached: new Uint8Array(people.length), reach };
    const seen: CoverageProgress[] = [];
    const search = solveMaximalCoverage(problem, 12, { workLimit: 4_000_000 });
    let next = search.next();
    for (; !next.done; next = search.next()) seen.push(next.value);
    const { curve, bound, isOptimal } = next.value;
    expect(isOptimal).toBe(false);
    expect(bound).toBeGreaterThan(curve[12] as number);
    // within a few percent already, and the same again
    expect(bound).toBeLessThan((curve[12] as number) * 1.05);
    expect(maximalCoverage(problem, 12, { workLimit: 4_000_000 })).toEqual(next.value);
    expect(seen.length).toBeGreaterThan(20);
    seen.forEach((progress, at) => {
      expect(progress.people).toBeGreaterThanOrEqual(seen[at - 1]?.people ?? 0);
      expect(progress.bound).toBeGreaterThanOrEqual(progress.people);
    });
    expect(seen.at(-1)?.bound).toBeLessThan(seen[0]?.bound as number);
  });

  it('answers where there is little to choose from', () => {
    const problem = coverageOf(4, 3);
    // more places than sites: all that add somebody
    const all = maximalCoverage(problem, 10);
    expect(all.sites.length).toBeLessThanOrEqual(3);
    expect(all.curve).toHaveLength(11);
    expect(all.curve[10]).toBeCloseTo(peopleWithin(problem, [0, 1, 2]), 6);
    expect(all).toMatchObject({ isOptimal: true, bound: all.curve[10] });
    // no place more
    expect(maximalCoverage(problem, 0)).toMatchObject({ sites: [], isOptimal: true, ties: [] });
    // no sites, nobody, and everybody within reach
    const nobody = { ...problem, people: new Float64Array(problem.people.length) };
    const reached = { ...problem, isReached: problem.isReached.map(() => 1) };
    for (const empty of [{ ...problem, reach: incidence([]) }, nobody, reached]) {
      const answer = maximalCoverage(empty, 2);
      expect(answer).toMatchObject({ sites: [], isOptimal: true, ties: [] });
      expect(new Set(answer.curve).size).toBe(1);
    }
  });

  it('takes two sites in the same place for one', () => {
    const problem = { people: Float64Array.of(10, 4), isReached: new Uint8Array(2), reach: incidence([[0], [0], [1]]) };
    expect(sorted(sitesOf(maximalCoverage(problem, 2)))).toEqual([0, 2]);
    expect(maximalCoverage(problem, 3).sites).toHaveLength(2);
  });

  it.each<[string, Partial<CoverageProblem>, number]>([
    ['people below 0', { people: Float64Array.of(-1, 2) }, 1],
    ['endlessly many people', { people: Float64Array.of(Number.POSITIVE_INFINITY, 2) }, 1],
    ['a column of another length', { isReached: new Uint8Array(3) }, 1],
    ['a cell that there is not', { reach: incidence([[2]]) }, 1],
    ['a cell twice', { reach: incidence([[1, 1]]) }, 1],
    ['half a place', {}, 0.5],
    ['fewer places than none', {}, -1],
  ])('refuses %s', (_name, part, count) => {
    const problem = { people: Float64Array.of(1, 2), isReached: new Uint8Array(2), reach: incidence([[0]]), ...part };
    expect(() => maximalCoverage(problem, count)).toThrow(RangeError);
  });
});
