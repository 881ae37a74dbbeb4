import { assertCosts } from '../accessibility/cost-matrix.ts';
import type { Unreachable } from './covering.ts';
import type { CostProblem } from './problem.ts';

/**
 * What each site can save each cell against having none of them: a person's way today, less the way there. A person without
 * a way today pays for it what outweighs all ways of everybody (`charge`), so that nobody is left without to shorten the ways of others.
 */
export interface Savings {
  readonly siteCount: number;
  /** People of each cell to whom a site can be nearer than today, all above 0. */
  readonly weight: Float64Array;
  /** What each of them pays without a new place; the charge for nothing where there is no way today. */
  readonly cap: Float64Array;
  /** 1 where there is no way today. */
  readonly isWithout: Uint8Array;
  /** The sites that are nearer than today, per cell, nearest first. */
  readonly cellStart: Uint32Array;
  readonly siteOf: Uint32Array;
  readonly cost: Float64Array;
  /** Σ people × cost of today, over those with a way today: of all cells, not only of those that can save. */
  readonly todayTotal: number;
  /** The largest cost of today where no site is nearer; 0 where there is none such. */
  readonly lastingCost: number;
  /** People with a way today, and without: of all cells. */
  readonly peopleWithWay: number;
  readonly peopleWithout: number;
  readonly unreachable: Unreachable;
}

/** @throws RangeError when the arrays don't fit together, a number of people is negative or endless, or a cost is negative or NaN. */
export function toSavings(problem: CostProblem): Savings {
  assertSound(problem);
  const { people, todayCost, costs } = problem;
  const { cellStart, placeIndex, cost } = costs;
  const charge = chargeOf(problem);
  const unreachable: number[] = [];
  const sums = { todayTotal: 0, peopleWithWay: 0, peopleWithout: 0, unreachable: 0, lastingCost: 0 };
  const rows: { count: number; cap: number; isWithout: number; pairs: number[] }[] = [];
  for (let cell = 0; cell < people.length; cell++) {
    const count = people[cell] as number;
    if (!(count > 0)) continue;
    const today = todayCost[cell] as number;
    const isWithout = today === Number.POSITIVE_INFINITY;
    if (isWithout) sums.peopleWithout += count;
    else {
      sums.peopleWithWay += count;
      sums.todayTotal += count * today;
    }
    const pairs: number[] = [];
    for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++)
      if ((cost[at] as number) < today) pairs.push(at);
    if (pairs.length === 0) {
      if (isWithout) {
        unreachable.push(cell);
        sums.unreachable += count;
      } else sums.lastingCost = Math.max(sums.lastingCost, today);
      continue;
    }
    pairs.sort((a, b) => (cost[a] as number) - (cost[b] as number));
    // where every candidate has a way, the longest of them is as much as anybody pays
    const isSure = isWithout && pairs.length === costs.placeCount;
    const cap = isSure ? (cost[pairs.at(-1) as number] as number) : isWithout ? charge : today;
    rows.push({ count, cap, isWithout: Number(isWithout), pairs });
  }
  const start = new Uint32Array(rows.length + 1);
  rows.forEach(({ pairs }, at) => {
    start[at + 1] = (start[at] as number) + pairs.length;
  });
  const pairs = rows.flatMap((row) => row.pairs);
  return {
    siteCount: costs.placeCount,
    weight: Float64Array.from(rows, ({ count }) => count),
    cap: Float64Array.from(rows, ({ cap }) => cap),
    isWithout: Uint8Array.from(rows, (row) => row.isWithout),
    cellStart: start,
    siteOf: Uint32Array.from(pairs, (at) => placeIndex[at] as number),
    cost: Float64Array.from(pairs, (at) => cost[at] as number),
    todayTotal: sums.todayTotal,
    lastingCost: sums.lastingCost,
    peopleWithWay: sums.peopleWithWay,
    peopleWithout: sums.peopleWithout,
    unreachable: { people: sums.unreachable, cells: unreachable },
  };
}

/** What having no way is charged with: one person's outweighs the longest way of everybody together. */
function chargeOf({ people, todayCost, costs }: CostProblem): number {
  let everybody = 0;
  let longest = 0;
  const lengthen = (cost: number) => {
    if (cost > longest && cost < Number.POSITIVE_INFINITY) longest = cost;
  };
  people.forEach((count, cell) => {
    if (!(count > 0)) return;
    everybody += count;
    lengthen(todayCost[cell] as number);
  });
  costs.cost.forEach(lengthen);
  return Math.max(1, everybody) * Math.max(1, longest);
}

function assertSound({ people, todayCost, costs, count }: CostProblem): void {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of places`);
  if (todayCost.length !== people.length || costs.cellStart.length !== people.length + 1)
    throw new RangeError(
      `${people.length} cells have people, ${todayCost.length} a cost today and ${costs.cellStart.length - 1} costs to candidates`,
    );
  people.forEach((number, cell) => {
    if (number < 0 || number === Number.POSITIVE_INFINITY) throw new RangeError(`cell ${cell} has ${number} people`);
  });
  todayCost.forEach((cost, cell) => {
    if (!(cost >= 0)) throw new RangeError(`from cell ${cell} it costs ${cost} today`);
  });
  assertCosts(costs);
}
