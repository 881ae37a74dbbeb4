import { LEAST_PEOPLE, type Selection } from './selection.ts';

/** One site of a selection given up for another. */
export interface Exchange {
  readonly removed: number;
  readonly added: number;
  /** How many people more it would reach; below 0 fewer. */
  readonly difference: number;
}

/**
 * Exchanges one site for another as long as that reaches more people, always the exchange that wins most
 * (Teitz & Bart 1968, with the best instead of the first).
 */
export function improveByExchange(selection: Selection): void {
  const { siteCount } = selection.covering;
  improveWhere(selection, { isNear: new Uint8Array(siteCount).fill(1), isFreed: new Uint8Array(siteCount) });
}

/**
 * Adds a site to some that no exchange improves, and exchanges as `improveByExchange` does, with the same outcome. What other sites
 * would bring has only fallen: so only the new site, or one that has fewer people of its own beside it, may be given up for another.
 */
export function addAndImprove(selection: Selection, site: number): void {
  const { siteCount } = selection.covering;
  const changed = { isNear: new Uint8Array(siteCount), isFreed: new Uint8Array(siteCount) };
  selection.add(site);
  markNear(selection, site, changed.isNear);
  improveWhere(selection, changed);
}

/** Where exchanges may win: of all others it is known that they don't. */
interface Changed {
  /** 1 for each site that has cells with one that came or went: it may be given up for any other. */
  readonly isNear: Uint8Array;
  /** 1 for each site that has cells with one that went: any other may be given up for it. */
  readonly isFreed: Uint8Array;
}

function improveWhere(selection: Selection, changed: Changed): void {
  for (;;) {
    const best = findBestExchange(selection, changed);
    if (!best) return;
    const { removed, added } = best;
    selection.remove(removed);
    selection.add(added);
    for (const site of [removed, added]) markNear(selection, site, changed.isNear);
    markNear(selection, removed, changed.isFreed);
  }
}

function markNear({ covering }: Selection, site: number, marks: Uint8Array): void {
  const { siteStart, cellOf, cellStart, siteOf } = covering;
  marks[site] = 1;
  for (let own = siteStart[site] as number; own < (siteStart[site + 1] as number); own++) {
    const cell = cellOf[own] as number;
    for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++)
      marks[siteOf[at] as number] = 1;
  }
}

/**
 * The exchange that wins most people, of equals the first; undefined where none wins any. Whom the site that goes leaves
 * behind, the one that comes can at most all take over: what is won is no more than what the other adds as it stands. So
 * only sites that add somebody are looked at, which towards a full cover are few.
 */
function findBestExchange(selection: Selection, { isNear, isFreed }: Changed): Exchange | undefined {
  const { covering, isChosen, gain } = selection;
  const adding: number[] = [];
  const freedAdding: number[] = [];
  let mostAdded = 0;
  for (let site = 0; site < covering.siteCount; site++) {
    const added = gain[site] as number;
    if (isChosen[site] || !(added > 0)) continue;
    adding.push(site);
    if (isFreed[site]) freedAdding.push(site);
    mostAdded = Math.max(mostAdded, added);
  }
  const freed = new Float64Array(covering.siteCount);
  let best: Exchange | undefined;
  let most = LEAST_PEOPLE;
  for (const removed of selection.sites) {
    if (mostAdded <= most) break;
    const others = isNear[removed] ? adding : freedAdding;
    if (others.length === 0) continue;
    freed.fill(0);
    const { lost, mostFreed } = free(selection, removed, freed);
    if (mostAdded + mostFreed - lost > most)
      for (const added of others) {
        const difference = (gain[added] as number) + (freed[added] as number) - lost;
        if (difference > most) [best, most] = [{ removed, added, difference }, difference];
      }
  }
  return best;
}

/**
 * Tries in turn to do without each site: the next best takes its place, exchanges follow, and what reaches more people stays.
 * Leads on from many a choice that no single exchange improves; ends when no site can be done without. Yields after each.
 */
export function* improveByDoingWithout(selection: Selection): Generator<void> {
  for (let idle = 0; idle < selection.sites.length; ) {
    const before = selection.sites.slice();
    const { people } = selection;
    const site = before[0] as number;
    selection.remove(site);
    const other = selection.findBest(site);
    if (other !== undefined) selection.add(other);
    improveByExchange(selection);
    if (selection.people > people + LEAST_PEOPLE) {
      idle = 0;
    } else {
      idle++;
      // the site comes back as the last, so that the next one is tried
      selection.become(before);
    }
    yield;
  }
}

/** Every exchange of one chosen site for another that reaches somebody. */
export function visitExchanges(
  selection: Selection,
  visit: (removed: number, added: number, difference: number) => void,
): void {
  const { covering, isChosen, gain } = selection;
  const { siteCount } = covering;
  const freed = new Float64Array(siteCount);
  for (const removed of selection.sites) {
    freed.fill(0);
    const { lost } = free(selection, removed, freed);
    for (let added = 0; added < siteCount; added++) {
      if (isChosen[added]) continue;
      const reached = (gain[added] as number) + (freed[added] as number);
      if (reached > LEAST_PEOPLE) visit(removed, added, reached - lost);
    }
  }
}

/**
 * What would be open to others without a site: the people whom it alone reaches, altogether and by each site that reaches them
 * too, which are added to `freed`; and the most that another site could take over.
 */
function free(
  { covering, times, isChosen }: Selection,
  removed: number,
  freed: Float64Array,
): { readonly lost: number; readonly mostFreed: number } {
  const { siteStart, cellOf, cellStart, siteOf, weight } = covering;
  let lost = 0;
  let mostFreed = 0;
  for (let at = siteStart[removed] as number; at < (siteStart[removed + 1] as number); at++) {
    const cell = cellOf[at] as number;
    if (times[cell] !== 1) continue;
    const people = weight[cell] as number;
    lost += people;
    for (let other = cellStart[cell] as number; other < (cellStart[cell + 1] as number); other++) {
      const site = siteOf[other] as number;
      const sum = (freed[site] as number) + people;
      freed[site] = sum;
      if (sum > mostFreed && !isChosen[site]) mostFreed = sum;
    }
  }
  return { lost, mostFreed };
}
