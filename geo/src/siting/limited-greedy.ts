import { AreaSelection, isBetter, type Score } from './area-selection.ts';
import { hasRoom, type LimitedTown, lackOf, serve } from './limited-town.ts';
import type { Serving } from './serving.ts';

/** Adds the site that lessens most what is lacking, and of those that do as much the one that serves most, as long as that helps. */
export function* addGreedily(town: LimitedTown, first: Serving): Generator<Serving, Serving> {
  let serving = first;
  // where no place is ever full everybody within reach is served: what a site adds is a sum over its cells
  const selection = town.isCapacitated ? undefined : new AreaSelection(town, first.sites);
  while (serving.sites.length < town.count) {
    const site = selection ? selection.findBest() : bestWithRoom(town, serving);
    if (site === undefined) return serving;
    selection?.add(site);
    serving = withSite(serving, site);
    yield serving;
  }
  return serving;
}

/** Tries in turn to do without each site for a better one; ends when none can be done without. Yields after each. */
export function* exchangeLimited(town: LimitedTown, first: Serving): Generator<Serving, Serving> {
  if (!town.isCapacitated) return yield* exchangeWithin(town, first);
  let best = first;
  let sites = first.sites;
  for (let idle = 0; idle < sites.length; ) {
    const [site, ...others] = sites as [number, ...number[]];
    const less = serve(town, others);
    const other = bestWithRoom(town, less, site);
    const tried = other === undefined ? undefined : withSite(less, other);
    // who is served where hangs on the order too: only what is better than the best takes its place
    if (tried && isBetter(scoreOf(town, tried), scoreOf(town, best))) [best, sites, idle] = [tried, tried.sites, 0];
    else [sites, idle] = [[...others, site], idle + 1];
    yield best;
  }
  return best;
}

function* exchangeWithin(town: LimitedTown, first: Serving): Generator<Serving, Serving> {
  const selection = new AreaSelection(town, first.sites);
  let best = first;
  for (let idle = 0; idle < selection.sites.length; ) {
    const site = selection.sites[0] as number;
    const before = selection.score;
    selection.remove(site);
    const other = selection.findBest(site);
    if (other !== undefined) selection.add(other);
    if (isBetter(selection.score, before)) {
      idle = 0;
      best = serve(town, selection.sites);
    } else {
      idle++;
      if (other !== undefined) selection.remove(other);
      selection.add(site);
    }
    yield best;
  }
  return best;
}

/**
 * The best site more where places are full: people move over to a new one, so that each has to be tried; those that can't be better are not.
 * Undefined where none helps.
 */
function bestWithRoom(town: LimitedTown, serving: Serving, without = -1): number | undefined {
  const { capacity, leastShare, covering } = town;
  const { sites } = serving;
  const own = scoreOf(town, serving);
  let best: number | undefined;
  let score = own;
  for (let site = 0; site < covering.siteCount; site++) {
    if (site === without || sites.includes(site) || !hasRoom(town, sites, site)) continue;
    const most = Math.min(capacity[site] as number, peopleInReach(town, site));
    // whoever moves over, no more come to be served, and no more of what is lacking is given
    const lack = typeof leastShare === 'number' ? Math.max(0, own.lack - most) : 0;
    if (leastShare !== 'HIGHEST' && !isBetter({ lack, people: own.people + most }, score)) continue;
    const found = scoreOf(town, withSite(serving, site));
    if (isBetter(found, score)) [best, score] = [site, found];
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
