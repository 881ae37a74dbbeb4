import type { Savings } from './savings.ts';

/** The cells that can have each site nearer than today, nearest first. */
export interface SiteLists {
  readonly siteStart: Uint32Array;
  readonly cellOf: Uint32Array;
  readonly cost: Float64Array;
}

export function toSiteLists({ siteCount, weight, cellStart, siteOf, cost }: Savings): SiteLists {
  const cellOf = new Uint32Array(cost.length);
  for (let cell = 0; cell < weight.length; cell++) cellOf.fill(cell, cellStart[cell], cellStart[cell + 1]);
  const order = Uint32Array.from(cost, (_, at) => at).toSorted((a, b) => (cost[a] as number) - (cost[b] as number));
  const siteStart = new Uint32Array(siteCount + 1);
  for (const site of siteOf) siteStart[site + 1] = (siteStart[site + 1] as number) + 1;
  for (let site = 0; site < siteCount; site++)
    siteStart[site + 1] = (siteStart[site + 1] as number) + (siteStart[site] as number);
  const next = siteStart.slice();
  const lists = { siteStart, cellOf: new Uint32Array(cost.length), cost: new Float64Array(cost.length) };
  for (const at of order) {
    const site = siteOf[at] as number;
    const to = next[site] as number;
    next[site] = to + 1;
    lists.cellOf[to] = cellOf[at] as number;
    lists.cost[to] = cost[at] as number;
  }
  return lists;
}

/** Sites that cover everybody within a cost, always the one that covers most more; undefined where more than `most` are needed so. */
export function coverWithin(savings: Savings, bySite: SiteLists, limit: number, most: number): number[] | undefined {
  const { siteCount, weight, cap, isWithout, cellStart, siteOf, cost } = savings;
  const isOpen = Uint8Array.from(weight, (_, cell) => Number(isWithout[cell] === 1 || (cap[cell] as number) > limit));
  const size = new Int32Array(siteCount);
  const count = (cell: number, step: 1 | -1) => {
    const end = cellStart[cell + 1] as number;
    for (let at = cellStart[cell] as number; at < end && (cost[at] as number) <= limit; at++) {
      const site = siteOf[at] as number;
      size[site] = (size[site] as number) + step;
    }
  };
  isOpen.forEach((open, cell) => open && count(cell, 1));
  const sites: number[] = [];
  for (let left = isOpen.reduce((sum, open) => sum + open, 0); left > 0; ) {
    const best = size.reduce((found, own, site) => (own > (size[found] as number) ? site : found), 0);
    if (sites.length >= most || !size[best]) return undefined;
    sites.push(best);
    const end = bySite.siteStart[best + 1] as number;
    for (let at = bySite.siteStart[best] as number; at < end && (bySite.cost[at] as number) <= limit; at++) {
      const cell = bySite.cellOf[at] as number;
      if (!isOpen[cell]) continue;
      isOpen[cell] = 0;
      left--;
      count(cell, -1);
    }
  }
  return sites;
}
