import { hasRoom, type LimitedTown, lackOf, lackOfPeople, peopleServed, serve } from './limited-town.ts';
import { LEAST_PEOPLE } from './selection.ts';
import type { Serving } from './serving.ts';

/** What choices with limits are compared by: first what is lacking to equity, then people. */
interface Score {
  readonly lack: number;
  readonly people: number;
}

/** Adds the site that lessens most what is lacking, and of those that do as much the one that serves most, as long as that helps. */
export function* addGreedily(town: LimitedTown, first: Serving): Generator<Serving, Serving> {
  let serving = first;
  while (serving.sites.length < town.count) {
    const next = bestAddition(town, serving);
    if (!next) return serving;
    serving = next;
    yield serving;
  }
  return serving;
}

/** Tries in turn to do without each site for a better one; ends when none can be done without. Yields after each. */
export function* exchangeLimited(town: LimitedTown, first: Serving): Generator<Serving, Serving> {
  let best = first;
  for (let idle = 0; idle < best.sites.length; ) {
    const [site, ...others] = best.sites as [number, ...number[]];
    const other = bestAddition(town, serve(town, others), site);
    if (other && isBetter(scoreOf(town, other), scoreOf(town, best))) [best, idle] = [other, 0];
    else {
      idle++;
      // it comes back as the last, so that the next one is tried
      best = serve(town, [...others, site]);
    }
    yield best;
  }
  return best;
}

/** The sites with the best one more, but for one; undefined where none helps. */
function bestAddition(town: LimitedTown, serving: Serving, without = -1): Serving | undefined {
  const { sites } = serving;
  const open = Array.from({ length: town.covering.siteCount }, (_, site) => site).filter(
    (site) => site !== without && !sites.includes(site) && hasRoom(town, sites, site),
  );
  return town.isCapacitated ? bestWithRoom(town, serving, open) : bestWithin(town, serving, open);
}

/** Where no place is ever full everybody within reach is served: what a site adds is a sum over its cells. */
function bestWithin(town: LimitedTown, serving: Serving, open: readonly number[]): Serving | undefined {
  const { covering, areasOfCell } = town;
  const { siteStart, cellOf, weight } = covering;
  const { servedOfCell, people } = serving;
  const served = peopleServed(town, servedOfCell);
  let best: number | undefined;
  let score: Score = { lack: lackOfPeople(town, served), people };
  const ofAreas = new Float64Array(served.length);
  for (const site of open) {
    let added = 0;
    ofAreas.set(served);
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellOf[at] as number;
      const left = (weight[cell] as number) - (servedOfCell[cell] as number);
      if (!(left > 0)) continue;
      added += left;
      for (const [area, share] of areasOfCell[cell] ?? []) ofAreas[area] = (ofAreas[area] as number) + share * left;
    }
    if (!(added > LEAST_PEOPLE)) continue;
    const found = { lack: lackOfPeople(town, ofAreas), people: people + added };
    if (isBetter(found, score)) [best, score] = [site, found];
  }
  return best === undefined ? undefined : withSite(serving, best);
}

/** Where places are full people move over to a new one, so that each has to be tried; those that can't be better are not. */
function bestWithRoom(town: LimitedTown, serving: Serving, open: readonly number[]): Serving | undefined {
  const { capacity, leastShare } = town;
  const own = scoreOf(town, serving);
  let best: Serving | undefined;
  let score = own;
  for (const site of open) {
    const most = Math.min(capacity[site] as number, peopleInReach(town, site));
    // whoever moves over, no more come to be served, and no more of what is lacking is given
    const lack = typeof leastShare === 'number' ? Math.max(0, own.lack - most) : 0;
    if (leastShare !== 'HIGHEST' && !isBetter({ lack, people: own.people + most }, score)) continue;
    const next = withSite(serving, site);
    const found = scoreOf(town, next);
    if (isBetter(found, score)) [best, score] = [next, found];
  }
  return best;
}

function withSite(serving: Serving, site: number): Serving {
  const next = serving.copy();
  next.add(site);
  return next;
}

/** The people within a site's reach: it can serve no more of them than that, whoever moves over. */
export function peopleInReach({ covering }: LimitedTown, site: number): number {
  const { siteStart, cellOf, weight } = covering;
  return cellOf.subarray(siteStart[site], siteStart[site + 1]).reduce((sum, cell) => sum + (weight[cell] as number), 0);
}

function scoreOf(town: LimitedTown, serving: Serving): Score {
  return { lack: lackOf(town, serving.servedOfCell), people: serving.people };
}

function isBetter(one: Score, other: Score): boolean {
  if (Math.abs(one.lack - other.lack) > 1e-9) return one.lack < other.lack;
  return one.people > other.people + LEAST_PEOPLE;
}
