import {
  type AreaShares,
  type CoverageLimits,
  type CoverageProblem,
  type IntegerProgramme,
  type IntegerProgrammeSolver,
  type MaximalCoverageProblem,
  SITING_EFFORT,
  type SitingChoice,
  type SitingProgress,
  siting,
} from '@hazama/geo';
import { loadSolver, solveInThread } from '@hazama/server/siting';
import { beforeAll, describe, expect, it } from 'vitest';
import { choices, coverageOf, incidence, peopleWithin, sitesOf } from '../geo/siting/small-towns.ts';

let solveIntegerProgramme: IntegerProgrammeSolver;

beforeAll(async () => {
  solveIntegerProgramme = await loadSolver({ seconds: 20 });
});

function found(problem: MaximalCoverageProblem, withSolver = true): SitingChoice {
  const answer = siting(problem, withSolver ? { solveIntegerProgramme } : {});
  if (answer.status !== 'FOUND') throw new Error(`nothing found: ${answer.reason}`);
  return answer;
}

/** People whom sites of limited capacity serve: the least cut between them and their cells (Ford & Fulkerson), all cuts tried. */
function peopleServed(problem: CoverageProblem, capacity: Float64Array, sites: readonly number[]): number {
  const today = peopleWithin(problem, []);
  let least = Number.POSITIVE_INFINITY;
  for (let cut = 0; cut < 2 ** sites.length; cut++) {
    const full = sites.filter((_, at) => (cut >> at) & 1);
    const open = sites.filter((_, at) => !((cut >> at) & 1));
    const rooms = full.reduce((sum, site) => sum + (capacity[site] as number), 0);
    least = Math.min(least, rooms + peopleWithin(problem, open) - today);
  }
  return today + least;
}

/** The 48 cells of a small town in four quarters; cells in the middle columns lie half in each. */
function quarters(): AreaShares {
  const rows = [0, 1, 2, 3].map((area) => {
    const cells: [number, number][] = [];
    for (let cell = 0; cell < 48; cell++) {
      const [column, row] = [cell % 8, Math.floor(cell / 8)];
      if (Math.floor(row / 3) !== area >> 1) continue;
      const isMiddle = column === 3 || column === 4;
      if (isMiddle) cells.push([cell, 0.5]);
      else if (Math.floor(column / 4) === (area & 1)) cells.push([cell, 1]);
    }
    return cells;
  });
  const areaStart = new Uint32Array(5);
  rows.forEach((row, area) => {
    areaStart[area + 1] = (areaStart[area] as number) + row.length;
  });
  return {
    areaStart,
    cellIndex: Uint32Array.from(rows.flat(), ([cell]) => cell),
    share: Float64Array.from(rows.flat(), ([, share]) => share),
  };
}

/** The part of each quarter's people within reach; null where nobody lives. */
function sharesWithin(problem: CoverageProblem, shares: AreaShares, sites: readonly number[]): (number | null)[] {
  return [0, 1, 2, 3].map((area) => {
    const people = new Float64Array(problem.people.length);
    for (let at = shares.areaStart[area] as number; at < (shares.areaStart[area + 1] as number); at++) {
      const cell = shares.cellIndex[at] as number;
      people[cell] = (problem.people[cell] as number) * (shares.share[at] as number);
    }
    const all = people.reduce((sum, count) => sum + count, 0);
    return all > 0 ? peopleWithin({ ...problem, people }, sites) / all : null;
  });
}

const least = (shares: readonly (number | null)[]) => Math.min(1, ...shares.map((share) => share ?? 1));

describe('places that are full at some point', () => {
  it('shares people out by hand', () => {
    // cells of 30 and 20 people; site 0 reaches both, site 1 the first; each serves 25.
    // site 0 takes the 20 and 5 of the 30, site 1 takes 25 of the 30: 50, everybody. One alone serves 25
    const problem: MaximalCoverageProblem = {
      method: 'mclp',
      people: Float64Array.of(30, 20),
      isReached: new Uint8Array(2),
      reach: incidence([[0, 1], [0]]),
      count: 2,
      limits: { capacity: Float64Array.of(25, 25) },
    };
    for (const withSolver of [true, false]) {
      const answer = found(problem, withSolver);
      expect(answer).toMatchObject({ value: 50, bound: 50, isOptimal: true });
      expect(answer.sites.map(({ added }) => added)).toEqual([25, 25]);
      expect(answer.curve.map(({ value }) => value)).toEqual([0, 25, 50]);
    }
    // a place that serves nobody is none
    expect(found({ ...problem, limits: { capacity: new Float64Array(2) } })).toMatchObject({ value: 0, sites: [] });
  });

  it('is exact against all choices, in 60 small towns, and good without a solver', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const halls = 7 + (seed % 4);
      const count = 1 + (seed % 3);
      const problem = coverageOf(seed, halls);
      const capacity = Float64Array.from({ length: halls }, (_, hall) =>
        hall % 5 === 4 ? Number.POSITIVE_INFINITY : 40 + ((hall * 37 + seed * 11) % 90),
      );
      const most = Math.max(...[...choices(halls, count)].map((sites) => peopleServed(problem, capacity, sites)));
      const answer = found({ method: 'mclp', ...problem, count, limits: { capacity } });
      expect(answer.value, `seed ${seed}`).toBeCloseTo(most, 4);
      expect(answer.isOptimal, `seed ${seed}`).toBe(true);
      expect(peopleServed(problem, capacity, sitesOf(answer))).toBeCloseTo(most, 4);
      for (const { site, added } of answer.sites) expect(added).toBeLessThanOrEqual((capacity[site] as number) + 1e-6);
      const start = found({ method: 'mclp', ...problem, count, limits: { capacity } }, false);
      expect(start.value).toBeGreaterThanOrEqual(0.9 * most);
      expect(start.bound).toBeGreaterThanOrEqual(most - 1e-6);
    }
  });
});

describe('so many places in one area', () => {
  it('is exact against all choices, in 60 small towns', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const halls = 8 + (seed % 4);
      const count = 2 + (seed % 2);
      const problem = coverageOf(seed, halls);
      const areaOfSite = Int32Array.from({ length: halls }, (_, hall) => (hall % 3) - (hall === 0 ? 1 : 0));
      const isAllowed = (sites: readonly number[]) =>
        [0, 1, 2].every((area) => sites.filter((site) => areaOfSite[site] === area).length <= 1);
      const allowed = [1, 2, 3].flatMap((places) =>
        places <= count ? [...choices(halls, places)].filter(isAllowed) : [],
      );
      const most = Math.max(...allowed.map((sites) => peopleWithin(problem, sites)));
      const answer = found({ method: 'mclp', ...problem, count, limits: { perArea: { areaOfSite, most: 1 } } });
      expect(answer.value, `seed ${seed}`).toBeCloseTo(most, 4);
      expect(answer.isOptimal).toBe(true);
      expect(isAllowed(sitesOf(answer))).toBe(true);
      for (const tie of answer.ties) expect(isAllowed(sitesOf({ sites: tie }))).toBe(true);
    }
  });
});

describe('no area left behind', () => {
  it('gives up people by hand so that both areas have half', () => {
    // area 0: cells of 100 and 90 people, area 1: a cell of 10. Two places reach most with the 100 and the 90: 190.
    // that both have half takes the 100 and the 10: 110 people. Nine tenths of area 0 can't be had with those
    const problem: MaximalCoverageProblem = {
      method: 'mclp',
      people: Float64Array.of(100, 90, 10),
      isReached: new Uint8Array(3),
      reach: incidence([[0], [1], [2]]),
      count: 2,
    };
    const shares = {
      areaStart: Uint32Array.of(0, 2, 3),
      cellIndex: Uint32Array.of(0, 1, 2),
      share: Float64Array.of(1, 1, 1),
    };
    const limited = (leastShare: number | 'HIGHEST') => ({ ...problem, limits: { equity: { shares, leastShare } } });
    expect(found(limited(0.5))).toMatchObject({ value: 110, isOptimal: true, areaShares: [100 / 190, 1] });
    expect(found(limited('HIGHEST'))).toMatchObject({ value: 110, isOptimal: true, areaShares: [100 / 190, 1] });
    expect(found(limited(0))).toMatchObject({ value: 190, areaShares: [1, 0] });
    const answer = siting(limited(0.9), { solveIntegerProgramme });
    expect(answer).toMatchObject({ status: 'NONE', reason: 'TOO_FEW_PLACES' });
    // an area that no candidate can bring there is named, and where the highest is asked for it is left out
    const apart = { ...problem, reach: incidence([[0], [1]]) };
    expect(siting({ ...apart, limits: { equity: { shares, leastShare: 0.5 } } })).toMatchObject({
      status: 'NONE',
      reason: 'AREA_OUT_OF_REACH',
      areas: [1],
      unreachable: { people: 10, cells: [2] },
    });
    expect(found({ ...apart, limits: { equity: { shares, leastShare: 'HIGHEST' } } })).toMatchObject({
      value: 190,
      unchangeableAreas: [1],
      areaShares: [1, 0],
    });
  });

  it('is exact against all choices, in 60 small towns, for a least share and for the highest', () => {
    const shares = quarters();
    const reasons: string[] = [];
    for (let seed = 1; seed <= 60; seed++) {
      const halls = 8 + (seed % 4);
      const count = 2 + (seed % 3);
      const problem = coverageOf(seed, halls);
      const all = [...choices(halls, count)].map((sites) => ({
        people: peopleWithin(problem, sites),
        share: least(sharesWithin(problem, shares, sites)),
      }));
      const asked = 0.15;
      const kept = all.filter(({ share }) => share >= asked - 1e-9);
      const equity = (leastShare: number | 'HIGHEST') =>
        siting(
          { method: 'mclp', ...problem, count, limits: { equity: { shares, leastShare } } },
          { solveIntegerProgramme },
        );
      const answer = equity(asked);
      expect(answer.status, `seed ${seed}`).toBe(kept.length > 0 ? 'FOUND' : 'NONE');
      reasons.push(answer.status === 'NONE' ? answer.reason : 'FOUND');
      const value = answer.status === 'FOUND' ? (answer.value as number) : Number.NEGATIVE_INFINITY;
      expect(value, `seed ${seed}`).toBeCloseTo(Math.max(...kept.map(({ people }) => people)), 4);
      const own = answer.status === 'FOUND' ? (answer.areaShares ?? []) : [];
      const atEnd = answer.status === 'FOUND' ? sharesWithin(problem, shares, sitesOf(answer)) : [];
      expect(own.map((share) => (share ?? 0).toFixed(9))).toEqual(atEnd.map((share) => (share ?? 0).toFixed(9)));

      const highest = equity('HIGHEST');
      if (highest.status === 'NONE') throw new Error(`seed ${seed}: ${highest.reason}`);
      const isLeftOut = new Set(highest.unchangeableAreas);
      const shareOf = (sites: readonly number[]) =>
        least(sharesWithin(problem, shares, sites).map((share, area) => (isLeftOut.has(area) ? 1 : share)));
      const top = Math.max(...[...choices(halls, count)].map(shareOf));
      expect(shareOf(sitesOf(highest)), `seed ${seed}`).toBeCloseTo(top, 6);
    }
    expect(new Set(reasons)).toEqual(new Set(['FOUND', 'AREA_OUT_OF_REACH', 'TOO_FEW_PLACES']));
  });
});

it.each<[string, CoverageLimits]>([
  ['a capacity below 0', { capacity: Float64Array.of(-1) }],
  ['a capacity that is none', { capacity: Float64Array.of(Number.NaN) }],
  ['capacities of other sites', { capacity: Float64Array.of(1, 2) }],
  ['areas of other sites', { perArea: { areaOfSite: new Int32Array(3), most: 1 } }],
  ['fewer places in an area than none', { perArea: { areaOfSite: new Int32Array(1), most: -1 } }],
  ['a share above 1', { equity: { shares: quarters(), leastShare: 1.2 } }],
  ['cells that there are not', { equity: { shares: quarters(), leastShare: 0.5 } }],
])('refuses %s with a sentence', (_name, limits) => {
  const problem = {
    people: Float64Array.of(1, 2),
    isReached: new Uint8Array(2),
    reach: incidence([[0]]),
    count: 1,
    limits,
  };
  expect(() => siting({ method: 'mclp', ...problem })).toThrow(RangeError);
});

describe('the solver', () => {
  const programme: IntegerProgramme = {
    objective: Float64Array.of(5, 4),
    columnLower: new Float64Array(2),
    columnUpper: Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    isInteger: Uint8Array.of(1, 1),
    rowLower: Float64Array.of(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY),
    rowUpper: Float64Array.of(24, 6),
    rowStart: Uint32Array.of(0, 2, 4),
    columnIndex: Uint32Array.of(0, 1, 0, 1),
    value: Float64Array.of(6, 4, 1, 2),
  };

  it('finds by hand the best whole numbers', () => {
    // most of 5x + 4y with 6x + 4y ≤ 24 and x + 2y ≤ 6: in whole numbers 4 and 0 bring 20, 2 and 2 bring 18, 3 and 1 bring 19
    const solution = solveIntegerProgramme(programme, {});
    expect(solution).toMatchObject({ status: 'OPTIMAL', bound: 20 });
    expect(solution.x?.[0]).toBeCloseTo(4, 9);
    expect(solution.x?.[1]).toBeCloseTo(0, 9);
  });

  it('says where nothing fits', () => {
    const none = { ...programme, rowLower: Float64Array.of(30, Number.NEGATIVE_INFINITY) };
    expect(solveIntegerProgramme(none, {})).toMatchObject({ status: 'INFEASIBLE', x: undefined });
  });

  it('works in a thread, tells what it knows, refuses what is unsound and ends when nobody waits', async () => {
    const problem: MaximalCoverageProblem = {
      method: 'mclp',
      ...coverageOf(5, 40),
      count: 6,
      limits: { capacity: new Float64Array(40).fill(60) },
    };
    const task = { problem, effort: SITING_EFFORT, solverSeconds: 20 };
    const seen: SitingProgress[] = [];
    const answer = await solveInThread(task, { onProgress: (progress) => seen.push(progress) });
    expect(answer).toEqual(siting(problem, { solveIntegerProgramme }));
    expect(seen.length).toBeGreaterThan(0);
    await expect(solveInThread({ ...task, problem: { ...problem, count: -1 } })).rejects.toThrow(/no number of places/);
    const leaving = new AbortController();
    const left = solveInThread(task, { signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
  });
});
