import {
  type CenterProblem,
  type CostProblem,
  type CoverageProblem,
  choiceSoFar,
  type MedianProblem,
  MOST_TIES,
  type SetCoveringProblem,
  SITING_UNITS,
  type SitingChoice,
  type SitingProblem,
  type SitingProgress,
  siting,
  solveSiting,
} from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';
import {
  choices,
  costRows,
  costsOf,
  coverageOf,
  incidence,
  nearestCosts,
  peopleWithin,
  sitesOf,
} from './small-towns.ts';

function found(problem: SitingProblem): SitingChoice {
  const answer = siting(problem);
  if (answer.status !== 'FOUND') throw new Error(`nothing found: ${answer.reason}`);
  return answer;
}

const sorted = (sites: readonly number[]) => sites.toSorted((a, b) => a - b);

/** People without a way, and the mean and the largest cost of the others. */
function outcome(problem: Omit<CostProblem, 'count'>, sites: readonly number[]) {
  const costs = nearestCosts(problem, sites);
  let [without, withWay, total, largest] = [0, 0, 0, 0];
  problem.people.forEach((count, cell) => {
    if (!(count > 0)) return;
    const cost = costs[cell] as number;
    if (cost === Number.POSITIVE_INFINITY) without += count;
    else {
      withWay += count;
      total += count * cost;
      largest = Math.max(largest, cost);
    }
  });
  return { without, mean: withWay > 0 ? total / withWay : null, largest };
}

describe('p-median', () => {
  it('finds by hand the two halls from which people have least far', () => {
    // four hamlets of 10, 20, 10 and 40 people along a road at 0, 1, 2 and 6 km; a hall could be in each
    //   hamlets 2 and 4: 10 × 1 + 20 × 0 + 10 × 1 + 40 × 0 = 20 person-km over 80 people: 0.25 km
    //   with hamlet 4 alone: 10 × 6 + 20 × 5 + 10 × 4 + 0 = 200: 2.5 km; hamlet 2 alone: 10 + 0 + 10 + 40 × 5 = 220
    const at = [0, 1, 2, 6];
    const answer = found({
      method: 'p-median',
      people: Float64Array.of(10, 20, 10, 40),
      todayCost: new Float64Array(4).fill(Number.POSITIVE_INFINITY),
      costs: costRows(at.map((from) => at.map((to) => Math.abs(from - to)))),
      count: 2,
    });
    expect(sorted(sitesOf(answer))).toEqual([1, 3]);
    expect(answer).toMatchObject({ value: 0.25, bound: 0.25, isOptimal: true, ties: [] });
    expect(answer.curve).toEqual([
      { value: null, without: 80 },
      { value: 2.5, without: 0 },
      { value: 0.25, without: 0 },
    ]);
    // 40 people have hall 4 as their nearest, the other 40 hall 2
    expect(answer.sites.map(({ added }) => added)).toEqual([40, 40]);
  });

  it('counts those without a way apart, and first leaves as few of them as can be', () => {
    // hall 0 is near to 100 people; hall 1 is far from all, but the only one with a way for 5 of them; nobody has one to cell 2
    const problem: MedianProblem = {
      method: 'p-median',
      people: Float64Array.of(100, 5, 7),
      todayCost: new Float64Array(3).fill(Number.POSITIVE_INFINITY),
      costs: costRows([
        [1, 9],
        [Number.POSITIVE_INFINITY, 9],
        [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
      ]),
      count: 1,
    };
    const answer = found(problem);
    expect(sitesOf(answer)).toEqual([1]);
    expect(answer).toMatchObject({ value: 9, unreachable: { people: 7, cells: [2] } });
    expect(answer.curve[1]).toEqual({ value: 9, without: 7 });
    // with both the 100 go to hall 0: (100 × 1 + 5 × 9) ÷ 105
    expect(found({ ...problem, count: 2 }).value).toBeCloseTo(145 / 105, 12);
  });

  it('is 0, and not what rounding leaves, where everybody lives at a hall', () => {
    const todayCost = Float64Array.of(0.1, 0.7, 1.3, 2.9, 0.3);
    const answer = found({
      method: 'p-median',
      people: Float64Array.of(3, 7, 11, 13, 17),
      todayCost,
      costs: costRows(Array.from(todayCost, () => [0])),
      count: 1,
    });
    expect(answer).toMatchObject({ value: 0, bound: 0, isOptimal: true });
  });

  it('is exact: as good as the best of all choices, in 200 small towns', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const halls = 6 + (seed % 6);
      const count = 1 + (seed % 4);
      const problem = costsOf(seed, halls);
      const answer = found({ method: 'p-median', ...problem, count });
      const best = [...choices(halls, count)]
        .map((sites) => outcome(problem, sites))
        .reduce((one, other) =>
          other.without < one.without - 1e-9 ||
          (other.without <= one.without + 1e-9 && (other.mean ?? 0) < (one.mean ?? 0))
            ? other
            : one,
        );
      const own = outcome(problem, sitesOf(answer));
      expect(own.without, `seed ${seed}`).toBeCloseTo(best.without, 6);
      expect(own.mean, `seed ${seed}`).toBeCloseTo(best.mean as number, 6);
      expect(answer.value).toBeCloseTo(best.mean as number, 6);
      expect(answer).toMatchObject({ isOptimal: true, bound: answer.value });
      expect(answer.curve[count]?.without).toBeCloseTo(best.without, 6);
      expect(answer.ties.length).toBeLessThanOrEqual(MOST_TIES);
      // 1 % of what is saved where everybody has a way today, else of the mean itself
      const today = outcome(problem, []);
      const hasWay = today.without <= best.without + 1e-9;
      const allowed = 0.01 * (hasWay ? (today.mean as number) - (best.mean as number) : (best.mean as number));
      for (const tie of answer.ties) {
        const other = outcome(problem, sitesOf({ sites: tie }));
        expect(other.without).toBeCloseTo(best.without, 6);
        expect(other.mean).toBeLessThanOrEqual((best.mean as number) + allowed + 1e-9);
      }
    }
  });
});

describe('p-center', () => {
  it('finds by hand the two halls from which nobody has very far', () => {
    // hamlets along a road at 0, 1, 2 and 6 km: with halls at 1 and 6 km nobody has more than 1 km; with one, at 2 km, 4 km
    const at = [0, 1, 2, 6];
    const answer = found({
      method: 'p-center',
      people: Float64Array.of(1, 1, 1, 1),
      todayCost: new Float64Array(4).fill(Number.POSITIVE_INFINITY),
      costs: costRows(at.map((from) => at.map((to) => Math.abs(from - to)))),
      count: 2,
    });
    expect(sorted(sitesOf(answer))).toEqual([1, 3]);
    expect(answer).toMatchObject({ value: 1, bound: 1, isOptimal: true, ties: [] });
    expect(answer.curve.map(({ value }) => value)).toEqual([null, 4, 1]);
  });

  it('says where so many places leave somebody without a way', () => {
    const none = Number.POSITIVE_INFINITY;
    const problem: CenterProblem = {
      method: 'p-center',
      people: Float64Array.of(3, 4),
      todayCost: Float64Array.of(none, none),
      costs: costRows([
        [2, none],
        [none, 3],
      ]),
      count: 1,
    };
    expect(siting(problem)).toMatchObject({ status: 'NONE', reason: 'TOO_FEW_PLACES' });
    expect(found({ ...problem, count: 2 })).toMatchObject({ value: 3, isOptimal: true });
  });

  it('is exact, and the dual of set covering: 200 small towns', () => {
    const impossible: string[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const halls = 6 + (seed % 6);
      const count = 1 + (seed % 4);
      const problem = costsOf(seed, halls);
      const outcomes = [...choices(halls, count)].map((sites) => outcome(problem, sites));
      const all = outcome(problem, [...Array(halls).keys()]);
      const possible = outcomes.filter(({ without }) => without <= all.without + 1e-9);
      const answer = siting({ method: 'p-center', ...problem, count });
      expect(answer.status, `seed ${seed}`).toBe(possible.length === 0 ? 'NONE' : 'FOUND');
      if (answer.status === 'NONE') {
        impossible.push(answer.reason);
        continue;
      }
      const least = Math.min(...possible.map(({ largest }) => largest));
      expect(answer.value, `seed ${seed}`).toBe(least);
      expect(answer).toMatchObject({ bound: least, isOptimal: true });
      expect(outcome(problem, sitesOf(answer)).largest).toBe(least);
      for (const tie of answer.ties) expect(outcome(problem, sitesOf({ sites: tie })).without).toBe(all.without);
      // everybody can be covered within that cost by as many places, and by no fewer than that within any less
      const within = (limit: number) => fewest(problem, (cost) => cost <= limit);
      expect(within(least)).toBeLessThanOrEqual(count);
      expect(within(least - 1e-9)).toBeGreaterThan(count);
    }
    expect(new Set(impossible)).toEqual(new Set(['TOO_FEW_PLACES']));
  });
});

/** How many halls it takes so that every cell that can be has one near enough; Infinity where all together leave one that is counted. */
function fewest(problem: Omit<CostProblem, 'count'>, isNear: (cost: number) => boolean): number {
  const { people, todayCost, costs } = problem;
  const rows: number[][] = Array.from({ length: costs.placeCount }, () => []);
  let hasLost = false;
  people.forEach((count, cell) => {
    if (!(count > 0) || isNear(todayCost[cell] as number)) return;
    const [from, to] = [costs.cellStart[cell] as number, costs.cellStart[cell + 1] as number];
    const near = [...costs.placeIndex.subarray(from, to)].filter((_, at) => isNear(costs.cost[from + at] as number));
    if (near.length === 0 && (from < to || todayCost[cell] !== Number.POSITIVE_INFINITY)) hasLost = true;
    for (const place of near) rows[place]?.push(cell);
  });
  if (hasLost) return Number.POSITIVE_INFINITY;
  const isReached = Uint8Array.from(todayCost, (cost) => Number(isNear(cost)));
  return found({ method: 'lscp', people, isReached, reach: incidence(rows) }).value as number;
}

describe('set covering', () => {
  it('finds by hand the fewest places for everybody, and says who cannot be reached', () => {
    // sites reach the cells {0 1 2}, {3 4 5}, {1 2 3 4}: the third has most, but with it 0 and 5 need two more; the first two are enough.
    // cell 6, with 8 people, is in reach of none
    const problem: SetCoveringProblem = {
      method: 'lscp',
      people: Float64Array.of(5, 5, 5, 5, 5, 5, 8),
      isReached: new Uint8Array(7),
      reach: incidence([
        [0, 1, 2],
        [3, 4, 5],
        [1, 2, 3, 4],
      ]),
    };
    const answer = found(problem);
    expect(answer).toMatchObject({
      value: 2,
      bound: 2,
      isOptimal: true,
      ties: [],
      unreachable: { people: 8, cells: [6] },
    });
    expect(sorted(sitesOf(answer))).toEqual([0, 1]);
    expect(answer.curve).toEqual([
      { value: 0, without: 38 },
      { value: 20, without: 18 },
      { value: 30, without: 8 },
    ]);
    // half of the 38 people are 19: the third site alone reaches 20
    expect(found({ ...problem, share: 0.5 })).toMatchObject({
      value: 1,
      isOptimal: true,
      sites: [{ site: 2, added: 20 }],
    });
    // nine of ten are more than all sites reach
    expect(siting({ ...problem, share: 0.9 })).toEqual({
      status: 'NONE',
      method: 'lscp',
      reason: 'SHARE_OUT_OF_REACH',
      areas: [],
      unreachable: { people: 8, cells: [6] },
    });
  });

  it('is exact for everybody and for a share: no fewer places do, in 200 small towns', () => {
    const impossible: string[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const halls = 6 + (seed % 7);
      const problem = coverageOf(seed, halls);
      const reachable = peopleWithin(problem, [...Array(halls).keys()]);
      const everybody = problem.people.reduce((sum, count) => sum + count, 0);
      for (const share of [undefined, 0.4]) {
        const asked = share === undefined ? reachable : share * everybody;
        const answer = siting({ method: 'lscp', ...problem, ...(share !== undefined && { share }) });
        expect(answer.status, `seed ${seed}`).toBe(asked > reachable + 1e-6 ? 'NONE' : 'FOUND');
        if (answer.status === 'NONE') {
          impossible.push(answer.reason);
          continue;
        }
        const isEnough = (sites: readonly number[]) => peopleWithin(problem, sites) >= asked - 1e-6;
        const count = answer.value as number;
        expect(isEnough(sitesOf(answer)), `seed ${seed}`).toBe(true);
        const fewer = count === 0 ? [] : [...choices(halls, count - 1)];
        expect(fewer.some(isEnough), `seed ${seed}`).toBe(false);
        expect(answer).toMatchObject({ isOptimal: true, bound: count });
        expect(answer.sites).toHaveLength(count);
        for (const tie of answer.ties) {
          expect(tie.length).toBeLessThanOrEqual(count);
          expect(isEnough(sitesOf({ sites: tie }))).toBe(true);
        }
      }
    }
    expect(new Set(impossible)).toEqual(new Set(['SHARE_OUT_OF_REACH']));
  });
});

/** The same town asked by every method. */
function allMethods(seed: number, halls: number, count: number): SitingProblem[] {
  const coverage = coverageOf(seed, halls);
  const costs = { ...costsOf(seed, halls), count };
  return [
    { method: 'mclp', ...coverage, count },
    { method: 'lscp', ...coverage },
    { method: 'p-median', ...costs },
    { method: 'p-center', ...costs },
  ];
}

describe('every method', () => {
  it('has a curve that only gets better, ends at its answer and tightens its bound on the way', () => {
    for (let seed = 1; seed <= 40; seed++)
      for (const problem of allMethods(seed, 14, 3)) {
        const seen: SitingProgress[] = [];
        const search = solveSiting(problem);
        let next = search.next();
        for (; !next.done; next = search.next()) seen.push(next.value);
        if (next.value.status !== 'FOUND') continue;
        const { curve, value, method } = next.value;
        const isMoreBetter = problem.method === 'mclp' || problem.method === 'lscp';
        expect(SITING_UNITS[method]).toMatch(/PEOPLE|PLACES|COST/);
        curve.forEach((point, at) => {
          const before = curve[at - 1];
          if (!before) return;
          expect(point.without).toBeLessThanOrEqual(before.without + 1e-6);
          // with as many without a way, more places are never worse
          const isComparable = point.without >= before.without - 1e-6 && before.value !== null;
          const change = isComparable && point.value !== null ? point.value - (before.value ?? 0) : 0;
          expect(change * (isMoreBetter ? -1 : 1)).toBeLessThanOrEqual(1e-9);
        });
        expect(curve.at(-1)?.value).toBe(
          problem.method === 'lscp' ? peopleWithin(problem, sitesOf(next.value)) : value,
        );
        for (const known of seen) {
          expect(Number.isNaN(known.value) || Number.isNaN(known.bound)).toBe(false);
          // whoever ends the search there has the choice that it told of
          const choice = choiceSoFar(problem, known);
          expect(choice === undefined).toBe(known.sites === undefined);
          if (!choice) continue;
          expect(choice).toMatchObject({ value: known.value, bound: known.bound, isOptimal: false });
          const reached = problem.method === 'mclp' ? choice.curve.at(-1)?.value : choice.value;
          expect(reached).toBeCloseTo(known.value as number, 6);
          expect(new Set(sitesOf(choice)).size).toBeLessThanOrEqual(problem.method === 'lscp' ? 14 : 3);
        }
      }
  });

  it('does not depend on the order of the sites, nor on the unit of people and costs', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const halls = 12;
      const coverage = coverageOf(seed, halls);
      const rows = Array.from({ length: halls }, (_, site) => [
        ...coverage.reach.cellIndex.subarray(coverage.reach.siteStart[site], coverage.reach.siteStart[site + 1]),
      ]);
      const lscp = { method: 'lscp', ...coverage } as const;
      const fewestPlaces = found(lscp).value;
      expect(found({ ...lscp, reach: incidence(rows.toReversed()) }).value).toBe(fewestPlaces);
      expect(found({ ...lscp, people: coverage.people.map((count) => count * 3) }).value).toBe(fewestPlaces);

      const town = costsOf(seed, halls);
      const columns = Array.from({ length: town.people.length }, (_, cell) =>
        Array.from(
          { length: halls },
          (__, hall) =>
            nearestCosts({ ...town, todayCost: town.todayCost.map(() => Number.POSITIVE_INFINITY) }, [hall])[
              cell
            ] as number,
        ),
      );
      const turned = costRows(columns.map((row) => row.toReversed()));
      const doubled = costRows(columns.map((row) => row.map((cost) => cost * 2)));
      for (const method of ['p-median', 'p-center'] as const) {
        const own = siting({ method, ...town, count: 3 });
        if (own.status !== 'FOUND') continue;
        expect(found({ method, ...town, costs: turned, count: 3 }).value).toBeCloseTo(own.value as number, 6);
        const twice = { ...town, costs: doubled, todayCost: town.todayCost.map((cost) => cost * 2) };
        expect(found({ method, ...twice, count: 3 }).value).toBeCloseTo(2 * (own.value as number), 6);
        const halved = { ...town, people: town.people.map((count) => count / 2) };
        expect(found({ method, ...halved, count: 3 }).value).toBeCloseTo(own.value as number, 6);
      }
    }
  });

  it('is submodular in what coverage adds: a site brings no more people to more sites', () => {
    const random = seededRandom(5);
    for (let seed = 1; seed <= 100; seed++) {
      const problem = coverageOf(seed, 12);
      const some = [...Array(11).keys()].filter(() => random() < 0.3);
      const more = [...new Set([...some, ...[...Array(11).keys()].filter(() => random() < 0.3)])];
      const adds = (sites: readonly number[]) => peopleWithin(problem, [...sites, 11]) - peopleWithin(problem, sites);
      expect(adds(more)).toBeLessThanOrEqual(adds(some) + 1e-9);
    }
  });

  it('is at least as good as every sampled choice in a larger town', () => {
    const random = seededRandom(9);
    for (let seed = 1; seed <= 12; seed++) {
      const [mclp, , median] = allMethods(seed, 40, 4);
      const coverage = coverageOf(seed, 40);
      const costs = costsOf(seed, 40);
      const most = found(mclp as SitingProblem).value as number;
      const best = found(median as SitingProblem);
      for (let sample = 0; sample < 30; sample++) {
        const sites = Array.from({ length: 4 }, () => Math.floor(random() * 40));
        expect(peopleWithin(coverage, sites)).toBeLessThanOrEqual(most + 1e-6);
        const { without, mean } = outcome(costs, sites);
        const own = best.curve.at(-1)?.without as number;
        expect(without).toBeGreaterThanOrEqual(own - 1e-6);
        const isAsGood = without <= own + 1e-6;
        expect(isAsGood ? mean : Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual((best.value as number) - 1e-9);
      }
    }
  });

  it('answers where there is little to choose from', () => {
    const coverage = coverageOf(4, 3);
    const costs = costsOf(4, 3);
    const nobody = new Float64Array(coverage.people.length);
    const noSites = { reach: incidence([]) };
    const noPlaces = { costs: costRows(Array.from(costs.people, () => [])) };
    const asked: SitingProblem[] = [
      { method: 'mclp', ...coverage, people: nobody, count: 2 },
      { method: 'mclp', ...coverage, ...noSites, count: 2 },
      { method: 'lscp', ...coverage, people: nobody },
      { method: 'lscp', ...coverage, ...noSites },
      { method: 'p-median', ...costs, people: nobody, count: 2 },
      { method: 'p-median', ...costs, ...noPlaces, count: 2 },
      { method: 'p-center', ...costs, people: nobody, count: 2 },
      { method: 'p-center', ...costs, ...noPlaces, count: 2 },
    ];
    for (const problem of asked) {
      const answer = found(problem);
      expect(answer).toMatchObject({ method: problem.method, isOptimal: true, ties: [], bound: answer.value });
      expect(answer.sites.filter(({ added }) => added > 0)).toEqual([]);
      expect(answer.value).not.toBeNaN();
    }
    // nobody has a way: the value is none, and everybody is counted apart
    const endless = costs.todayCost.map(() => Number.POSITIVE_INFINITY);
    for (const method of ['p-median', 'p-center'] as const) {
      const answer = found({ method, ...costs, ...noPlaces, todayCost: endless, count: 2 });
      expect(answer).toMatchObject({ value: null, bound: null, isOptimal: true, sites: [] });
      expect(answer.unreachable.people).toBe(costs.people.reduce((sum, count) => sum + count, 0));
    }
    // more places than candidates
    for (const problem of allMethods(4, 3, 9)) {
      const { sites, isOptimal } = found(problem);
      expect(sites.length).toBeLessThanOrEqual(3);
      expect(isOptimal).toBe(true);
    }
  });

  const coverage: CoverageProblem = {
    people: Float64Array.of(1, 2),
    isReached: new Uint8Array(2),
    reach: incidence([[0]]),
  };
  const costs: CostProblem = {
    people: Float64Array.of(1, 2),
    todayCost: Float64Array.of(3, 4),
    costs: costRows([[1], [2]]),
    count: 1,
  };
  it.each<[string, SitingProblem]>([
    ['people below 0', { method: 'lscp', ...coverage, people: Float64Array.of(-1, 2) }],
    ['a share above 1', { method: 'lscp', ...coverage, share: 1.1 }],
    ['a share that is none', { method: 'lscp', ...coverage, share: Number.NaN }],
    ['half a place', { method: 'p-median', ...costs, count: 0.5 }],
    ['fewer places than none', { method: 'p-center', ...costs, count: -1 }],
    ['endlessly many people', { method: 'p-median', ...costs, people: Float64Array.of(1, Number.POSITIVE_INFINITY) }],
    ['people below 0 with costs', { method: 'p-center', ...costs, people: Float64Array.of(1, -2) }],
    ['a cost that is none', { method: 'p-median', ...costs, costs: costRows([[1], [Number.NaN]]) }],
    ['a cost below 0', { method: 'p-center', ...costs, costs: costRows([[1], [-2]]) }],
    ['a cost today that is none', { method: 'p-median', ...costs, todayCost: Float64Array.of(Number.NaN, 1) }],
    ['a column of another length', { method: 'p-median', ...costs, todayCost: Float64Array.of(1) }],
  ])('refuses %s with a sentence', (_name, problem) => {
    expect(() => siting(problem)).toThrow(RangeError);
    expect(() => siting(problem)).toThrow(/\w+ \w+ \w+/);
  });
});
