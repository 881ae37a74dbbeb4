import { hasRoom, type LimitedTown, lackOf, serve } from './limited-town.ts';
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
  const { covering, capacity, leastShare } = town;
  const own = scoreOf(town, serving);
  const { sites } = serving;
  let best: Serving | undefined;
  let score = own;
  for (let site = 0; site < covering.siteCount; site++) {
    if (site === without || sites.includes(site) || !hasRoom(town, sites, site)) continue;
    const most = Math.min(capacity[site] as number, peopleInReach(town, site));
    if (leastShare === undefined && !(own.people + most > score.people + LEAST_PEOPLE)) continue;
    const next = serving.copy();
    next.add(site);
    const found = scoreOf(town, next);
    if (isBetter(found, score)) [best, score] = [next, found];
  }
  return best;
}

/** The people within a site's reach: it can serve no more of them than that, whoever moves over. */
export function peopleInReach({ covering }: LimitedTown, site: number): number {
  const { siteStart, cellOf, weight } = covering;
  return cellOf.subarray(siteStart[site], siteStart[site + 1]).reduce((sum, cell) => sum + (weight[cell] as number), 0);
}

function scoreOf(town: LimitedTown, serving: Serving): Score {
  return { lack: town.leastShare === undefined ? 0 : lackOf(town, serving.servedOfCell), people: serving.people };
}

function isBetter(one: Score, other: Score): boolean {
  if (Math.abs(one.lack - other.lack) > 1e-9) return one.lack < other.lack;
  return one.people > other.people + LEAST_PEOPLE;
}
