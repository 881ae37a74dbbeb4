import type { Covering } from './covering.ts';
import { CoveringRelaxation } from './covering-relaxation.ts';
import { improveByExchange } from './exchange.ts';
import type { Ground } from './proof.ts';
import { LEAST_PEOPLE, Selection } from './selection.ts';

/** Which sites bring most people within reach, as the search asks it. */
export function coveringGround(covering: Covering, count: number): Ground {
  return {
    siteCount: covering.siteCount,
    firstPrice: covering.weight,
    leastDifference: covering.weight.every(Number.isInteger) ? 1 - LEAST_PEOPLE : LEAST_PEOPLE,
    tolerance: LEAST_PEOPLE,
    valueOf: (sites) => peopleWithin(covering, sites),
    improve: (sites) => {
      const selection = new Selection(covering, sites);
      improveByExchange(selection);
      return { sites: selection.sites, value: selection.people };
    },
    improvingWork: covering.cellOf.length * count,
    relax: (decided, price) => new CoveringRelaxation(covering, decided, count, price),
  };
}

function peopleWithin({ weight, siteStart, cellOf }: Covering, sites: readonly number[]): number {
  const isReached = new Uint8Array(weight.length);
  let people = 0;
  for (const site of sites)
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellOf[at] as number;
      if (!isReached[cell]) people += weight[cell] as number;
      isReached[cell] = 1;
    }
  return people;
}
