import type { SitingProgress } from './answer.ts';
import { improveCenter, largestOf } from './center-exchange.ts';
import { proveCover } from './cover-proof.ts';
import type { CoverRows } from './cover-reduction.ts';
import { MedianChoice } from './median-choice.ts';
import type { Savings } from './savings.ts';

/** The sites found with their largest cost, and what no choice comes below. */
interface Least {
  readonly sites: readonly number[];
  readonly bound: number;
}

/** The work of one trial at first, as a part of all: one that ends without an answer may be tried again with more. */
const FIRST_PART = 1 / 64;
const MORE = 4;
/** Making the rows of a trial reads every entry within its cost and writes it. */
const ROW_ENTRY = 10;

interface CenterTask {
  readonly count: number;
  /** Sites that are known to be good; undefined where none leave nobody without. */
  readonly first: readonly number[] | undefined;
  readonly workLimit: number;
}

/**
 * Halves between the costs that the largest can be. A trial finds a cover within a cost, shows that there is none, or gives up;
 * then the costs on either side are tried, where it is easier, and at last the hard ones between with more work.
 */
export function* proveCenter(
  savings: Savings,
  costs: Float64Array,
  { count, first, workLimit }: CenterTask,
): Generator<SitingProgress, Least | { readonly reason: 'TOO_FEW_PLACES' | 'NOT_FOUND' }> {
  const needed = (sites: readonly number[]) => costs.indexOf(largestOf(savings, new MedianChoice(savings, sites)));
  let sites = first;
  // the place of the cost that the best sites known need; one past the end while there are none
  let high = sites ? needed(sites) : costs.length;
  // every cost before this one is shown to be too little
  let proven = 0;
  let work = 0;
  for (let part = workLimit * FIRST_PART; proven < high && work < workLimit; part *= MORE) {
    // the costs at which trials with so much work gave up
    let [doubtFrom, doubtTo] = [high, -1];
    for (;;) {
      const end = Math.min(high, doubtFrom);
      const start = proven < end ? proven : Math.max(proven, doubtTo + 1);
      const stop = proven < end ? end : high;
      if (start >= stop || work >= workLimit) break;
      const middle = (start + stop) >> 1;
      const rows = rowsWithin(savings, costs[middle] as number);
      work += ROW_ENTRY * rows.reduce((sum, row) => sum + row.length, 0);
      const search = proveCover(rows, { most: count, enough: count, workLimit: part });
      let next = search.next();
      for (; !next.done; next = search.next())
        yield { value: sites && costs[high], sites, bound: costs[Math.min(proven, costs.length - 1)] as number };
      const proof = next.value;
      work += proof.work;
      if (proof.sites) {
        sites = improveCenter(savings, proof.sites);
        high = needed(sites);
      } else if (proof.bound > count) proven = middle + 1;
      else [doubtFrom, doubtTo] = [Math.min(doubtFrom, middle), Math.max(doubtTo, middle)];
    }
  }
  if (sites) return { sites, bound: costs[Math.min(proven, high)] as number };
  return { reason: proven === costs.length ? 'TOO_FEW_PLACES' : 'NOT_FOUND' };
}

/** The sites within a cost of each cell that is farther from the places of today. */
function rowsWithin({ weight, cap, isWithout, cellStart, siteOf, cost }: Savings, limit: number): CoverRows {
  const rows: number[][] = [];
  for (let cell = 0; cell < weight.length; cell++) {
    if (!isWithout[cell] && (cap[cell] as number) <= limit) continue;
    const row: number[] = [];
    for (
      let at = cellStart[cell] as number;
      at < (cellStart[cell + 1] as number) && (cost[at] as number) <= limit;
      at++
    )
      row.push(siteOf[at] as number);
    rows.push(row.toSorted((a, b) => a - b));
  }
  return rows;
}
