import { MedianChoice } from './median-choice.ts';
import type { Savings } from './savings.ts';

/** The largest cost of anybody; Infinity where somebody whom a candidate could give a way has none. */
export function largestOf(
  { cap, isWithout, lastingCost, weight }: Savings,
  { nearestSite, nearestCost }: MedianChoice,
): number {
  let largest = lastingCost;
  for (let cell = 0; cell < weight.length; cell++)
    if (!((nearestSite[cell] as number) < 0)) largest = Math.max(largest, nearestCost[cell] as number);
    else largest = Math.max(largest, isWithout[cell] ? Number.POSITIVE_INFINITY : (cap[cell] as number));
  return largest;
}

/** Less by so much is less: costs are compared as they are given, never as sums. */
const NEXT_BELOW = 1 - 1e-12;

/** Exchanges one site for another as long as the largest cost falls. */
export function improveCenter(savings: Savings, first: readonly number[]): readonly number[] {
  let sites = first;
  for (;;) {
    const choice = new MedianChoice(savings, sites);
    const better = findBelow(choice, largestOf(savings, choice) * NEXT_BELOW);
    if (!better) return sites;
    sites = better;
  }
}

function findBelow(choice: MedianChoice, limit: number): number[] | undefined {
  if (limit < choice.savings.lastingCost) return undefined;
  for (const removed of choice.sites)
    for (const added of substitutesOf(choice, removed, limit))
      return [...choice.sites.filter((site) => site !== removed), added];
  return undefined;
}

/** The sites that can take a site's place within a cost: they are as near as that to all cells that no other of the choice is. */
export function substitutesOf(choice: MedianChoice, removed: number, limit: number): number[] {
  const { savings, nearestSite, nearestCost, secondCost, sites } = choice;
  const { siteCount, weight, isWithout, cap, cellStart, siteOf, cost } = savings;
  const times = new Uint32Array(siteCount);
  let needing = 0;
  for (let cell = 0; cell < weight.length; cell++) {
    const other = (nearestSite[cell] === removed ? secondCost[cell] : nearestCost[cell]) as number;
    // what no site is nearer than today's way to is served by that, where there is one
    const isLost = isWithout[cell] === 1 && other === cap[cell];
    if (!isLost && other <= limit) continue;
    needing++;
    const end = cellStart[cell + 1] as number;
    for (let at = cellStart[cell] as number; at < end && (cost[at] as number) <= limit; at++) {
      const site = siteOf[at] as number;
      times[site] = (times[site] as number) + 1;
    }
  }
  return [...times.keys()].filter((site) => times[site] === needing && !sites.includes(site));
}
