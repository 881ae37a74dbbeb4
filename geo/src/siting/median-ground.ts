import { improveMedian, MedianChoice } from './median-choice.ts';
import type { Ground } from './proof.ts';
import { FREE, Relaxation, TAKEN } from './relaxation.ts';
import type { Savings } from './savings.ts';

/** Sums of ways round: less than this part of all that can be saved is nothing. */
const ROUNDING = 1e-12;

/** What reading one entry of a cell's list in a step counts as, beside one of a covering's. */
const READINGS = 16;

/** What is nothing beside all that can be saved. */
export function medianTolerance({ weight, cap }: Savings): number {
  return ROUNDING * weight.reduce((sum, people, cell) => sum + people * (cap[cell] as number), 0);
}

/** Which sites save most, as the search asks it. Prices start half-way between the nearest and the second nearest of a good choice. */
export function medianGround(savings: Savings, count: number, first: readonly number[]): Ground {
  const tolerance = medianTolerance(savings);
  const { nearestCost, secondCost } = new MedianChoice(savings, first);
  return {
    siteCount: savings.siteCount,
    firstPrice: savings.weight.map((people, cell) => {
      const half = ((nearestCost[cell] as number) + (secondCost[cell] as number)) / 2;
      return people * (half - (savings.cost[savings.cellStart[cell] as number] as number));
    }),
    leastDifference: 10 * tolerance,
    tolerance,
    valueOf: (sites) => savedBy(savings, sites),
    improve: (sites) => improveMedian(new MedianChoice(savings, sites), tolerance),
    improvingWork: 4 * savings.cost.length,
    relax: (decided, price) => new MedianRelaxation(savings, decided, count, price),
  };
}

/** What sites save, summed cell by cell as `MedianChoice` does. */
function savedBy({ siteCount, weight, cap, cellStart, siteOf, cost }: Savings, sites: readonly number[]): number {
  const isChosen = new Uint8Array(siteCount);
  for (const site of sites) isChosen[site] = 1;
  let saved = 0;
  for (let cell = 0; cell < weight.length; cell++)
    for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++)
      if (isChosen[siteOf[at] as number]) {
        saved += (weight[cell] as number) * ((cap[cell] as number) - (cost[at] as number));
        break;
      }
  return saved;
}

/**
 * Of the p-median (Cornuéjols, Fisher & Nemhauser 1977): a site is credited by each cell with what its way is shorter than
 * the cell's price allows. Only the nearest sites of a cell are ever read.
 */
class MedianRelaxation extends Relaxation {
  readonly #savings: Savings;
  readonly #decided: Uint8Array;
  readonly #isServing: Uint8Array;
  /** Per cell the cost of which its price is an excess: to the nearest site of all. */
  readonly #least: Float64Array;
  work = 0;

  constructor(savings: Savings, decided: Uint8Array, count: number, price: Float64Array) {
    const { weight, cap, cellStart, siteOf, cost } = savings;
    const left = new Float64Array(weight.length);
    const least = new Float64Array(weight.length);
    let saved = 0;
    for (let cell = 0; cell < weight.length; cell++) {
      const people = weight[cell] as number;
      const start = cellStart[cell] as number;
      least[cell] = cost[start] as number;
      let own = cap[cell] as number;
      for (let at = start; at < (cellStart[cell + 1] as number); at++)
        if (decided[siteOf[at] as number] === TAKEN) {
          own = cost[at] as number;
          break;
        }
      saved += people * ((cap[cell] as number) - own);
      left[cell] = people * (own - (least[cell] as number));
    }
    const toTake = count - decided.reduce((sum, decision) => sum + Number(decision === TAKEN), 0);
    super({ decided, toTake, taken: saved, left }, price);
    this.#savings = savings;
    this.#decided = decided;
    this.#least = least;
    this.#isServing = new Uint8Array(decided.length);
  }

  protected weighSites(price: Float64Array, worth: Float64Array): void {
    const { weight, cellStart, siteOf, cost } = this.#savings;
    worth.fill(0);
    this.work = weight.length;
    for (let cell = 0; cell < weight.length; cell++) {
      const people = weight[cell] as number;
      const most = (price[cell] as number) + people * (this.#least[cell] as number);
      const end = cellStart[cell + 1] as number;
      let at = cellStart[cell] as number;
      for (; at < end; at++) {
        const credit = most - people * (cost[at] as number);
        if (!(credit > 0)) break;
        const site = siteOf[at] as number;
        worth[site] = (worth[site] as number) + credit;
      }
      // read three times over: weighed, counted, and looked through for the nearest; out of order, as memory likes least
      this.work += READINGS * (at - (cellStart[cell] as number));
    }
  }

  protected countServed(price: Float64Array, sites: readonly number[], times: Uint16Array): void {
    const { weight, cellStart, siteOf, cost } = this.#savings;
    const isServing = this.#isServing.fill(0);
    for (const site of sites) if (this.#decided[site] === FREE) isServing[site] = 1;
    for (let cell = 0; cell < weight.length; cell++) {
      const people = weight[cell] as number;
      const most = (price[cell] as number) + people * (this.#least[cell] as number);
      for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++) {
        if (!(most - people * (cost[at] as number) > 0)) break;
        if (isServing[siteOf[at] as number]) times[cell] = (times[cell] as number) + 1;
      }
    }
  }
}
