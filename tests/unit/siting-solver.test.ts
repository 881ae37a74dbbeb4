import {
  type CoverageLimits,
  type IntegerProgramme,
  type IntegerProgrammeSolver,
  type MaximalCoverageProblem,
  SITING_EFFORT,
  type SitingChoice,
  type SitingProgress,
  siting,
  toAreaShares,
} from '@hazama/geo';
import { loadSolver, solveInThread } from '@hazama/server/siting';
import { assert, beforeAll, describe, expect, it } from 'vitest';
import { keepsToAreas, type LimitName, limitedTown, outcomeOf, outcomes } from '../geo/siting/limited-towns.ts';
import { coverageOf, incidence, sitesOf } from '../geo/siting/small-towns.ts';

let solveIntegerProgramme: IntegerProgrammeSolver;

beforeAll(async () => {
  const solverFor = await loadSolver();
  solveIntegerProgramme = solverFor({ seconds: 600 });
});

function found(problem: MaximalCoverageProblem, withSolver = true): SitingChoice {
  const answer = siting(problem, withSolver ? { solveIntegerProgramme } : {});
  if (answer.status !== 'FOUND') throw new Error(`nothing found: ${answer.reason}`);
  return answer;
}

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
});

const LIMITS: readonly (readonly [name: string, limits: readonly LimitName[]])[] = [
  ['capacity', ['capacity']],
  ['a number of places per area', ['perArea']],
  ['a least share', ['share']],
  ['the highest least share', ['equity']],
  ['capacity and a number of places per area', ['capacity', 'perArea']],
  ['capacity and a least share', ['capacity', 'share']],
  ['capacity and the highest least share', ['capacity', 'equity']],
  ['a number of places per area and a least share', ['perArea', 'share']],
  ['a number of places per area and the highest least share', ['perArea', 'equity']],
  ['all of them, with a least share', ['capacity', 'perArea', 'share']],
  ['all of them, with the highest least share', ['capacity', 'perArea', 'equity']],
];

describe('most people within limits, against every choice of 200 small towns', () => {
  it.each(LIMITS)('is exact with %s, and without a solver keeps to it below its bound', (_name, names) => {
    const ends = new Set<string>();
    for (let seed = 1; seed <= 200; seed++) {
      const town = limitedTown(seed, names);
      const { problem, count, limits, asked } = town;
      const all = outcomes(town);
      // a share that is asked for is had or not; the highest is looked for first
      const highest = Math.max(...all.map(({ share }) => share));
      const least = names.includes('equity') ? highest : names.includes('share') ? asked : 0;
      const most = Math.max(...all.filter(({ share }) => share >= least - 1e-9).map(({ people }) => people));
      const answer = siting({ method: 'mclp', ...problem, count, limits }, { solveIntegerProgramme });
      const quick = siting({ method: 'mclp', ...problem, count, limits });
      const told = `seed ${seed}`;
      ends.add(answer.status === 'FOUND' ? answer.status : answer.reason);
      if (most === Number.NEGATIVE_INFINITY) {
        assert.equal(answer.status, 'NONE', told);
        assert.equal(quick.status, 'NONE', told);
        continue;
      }
      if (answer.status !== 'FOUND') throw new Error(`${told}: ${answer.reason}`);
      assert.closeTo(answer.value as number, most, 1e-4, told);
      assert.isTrue(answer.isOptimal, told);
      for (const choice of quick.status === 'FOUND' ? [answer, quick] : [answer]) {
        const own = outcomeOf(town, sitesOf(choice));
        assert.isTrue(sitesOf(choice).length <= count && keepsToAreas(limits, sitesOf(choice)), told);
        assert.closeTo(own.people, choice.value as number, 1e-4, told);
        // where places are full the share without a solver is as high as exchanges bring it
        const isHighest = choice === answer || !(names.includes('equity') && names.includes('capacity'));
        assert.isAtLeast(own.share, isHighest ? least - 1e-6 : 0, told);
        if (isHighest) assert.isAtLeast((choice.bound as number) + 1e-4, most, told);
        else assert.isAtLeast((choice.leastShareBound as number) + 1e-6, least, told);
        for (const tie of choice.ties) {
          const other = outcomeOf(town, sitesOf({ sites: tie }));
          assert.isTrue(tie.length <= count && keepsToAreas(limits, sitesOf({ sites: tie })), told);
          if (isHighest) assert.isAtLeast(other.share, least - 1e-6, told);
          const today = answer.curve[0]?.value as number;
          assert.isAtLeast(other.people - today, 0.99 * ((choice.value as number) - today) - 1e-4, told);
        }
      }
      for (const [at, { site, added }] of answer.sites.entries())
        assert.isAtMost(added, (limits.capacity?.[site] ?? Number.POSITIVE_INFINITY) + 1e-6, `${told} place ${at}`);
    }
    expect(ends).toEqual(
      new Set(names.includes('share') ? ['FOUND', 'AREA_OUT_OF_REACH', 'TOO_FEW_PLACES'] : ['FOUND']),
    );
  });
});

it.each<[string, CoverageLimits]>([
  ['a capacity below 0', { capacity: Float64Array.of(-1) }],
  ['a capacity that is none', { capacity: Float64Array.of(Number.NaN) }],
  ['capacities of other sites', { capacity: Float64Array.of(1, 2) }],
  ['areas of other sites', { perArea: { areaOfSite: new Int32Array(3), most: 1 } }],
  ['fewer places in an area than none', { perArea: { areaOfSite: new Int32Array(1), most: -1 } }],
  ['a share above 1', { equity: { shares: toAreaShares([{ cellIndex: [0], share: [1] }]), leastShare: 1.2 } }],
  ['cells that there are not', { equity: { shares: toAreaShares([{ cellIndex: [7], share: [1] }]), leastShare: 0.5 } }],
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
      ...coverageOf(5, 20),
      count: 4,
      limits: { capacity: new Float64Array(20).fill(60) },
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
