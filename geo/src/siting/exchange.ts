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
  for (;;) {
    let best: Exchange | undefined;
    visitExchanges(selection, (removed, added, difference) => {
      if (difference > (best?.difference ?? LEAST_PEOPLE)) best = { removed, added, difference };
    });
    if (!best) return;
    selection.remove(best.removed);
    selection.add(best.added);
  }
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
  const { covering, times, isChosen, gain } = selection;
  const { siteCount, siteStart, cellOf, cellStart, siteOf, weight } = covering;
  const freed = new Float64Array(siteCount);
  for (const removed of selection.sites) {
    freed.fill(0);
    let lost = 0;
    for (let at = siteStart[removed] as number; at < (siteStart[removed + 1] as number); at++) {
      const cell = cellOf[at] as number;
      if (times[cell] !== 1) continue;
      const people = weight[cell] as number;
      lost += people;
      for (let other = cellStart[cell] as number; other < (cellStart[cell + 1] as number); other++) {
        const index = siteOf[other] as number;
        freed[index] = (freed[index] as number) + people;
      }
    }
    for (let added = 0; added < siteCount; added++) {
      if (isChosen[added]) continue;
      const reached = (gain[added] as number) + (freed[added] as number);
      if (reached > LEAST_PEOPLE) visit(removed, added, reached - lost);
    }
  }
}
