import { runThrough } from '../turns.ts';
import { proveCover } from './cover-proof.ts';
import { type AreaReach, isChangeable, type LimitedTown } from './limited-town.ts';
import { LEAST_PEOPLE } from './selection.ts';

/** Entries that one cover of areas may read: a town has some dozens of areas. */
const COVER_WORK = 20_000_000;

/**
 * What the least share of all areas can't exceed, 0..1, by what is easy to see:
 *
 * - an area by itself comes no higher than with the sites that bring it most;
 * - an area to which none of the sites comes stays where it is. So where no choice of as many sites comes to each of the areas
 *   lowest today, one of them stays, and with it the least share (a set covering of areas by sites, Toregas & ReVelle 1973).
 */
export function boundLeastShare(town: LimitedTown): number {
  const changeable = town.areas.filter((area) => area.people > 0 && isChangeable(area));
  if (changeable.length === 0) return 1;
  const alone = changeable.map((area) => aloneAtMost(town, area));
  const lowest = changeable
    .map((area) => ({ share: area.today / area.people, sites: sitesOf(town, area) }))
    .toSorted((a, b) => a.share - b.share);
  // by halves the first area that can't be come to together with those before it
  let [reached, left] = [0, lowest.length];
  while (reached < left) {
    const middle = (reached + left) >> 1;
    if (canComeTo(town, lowest.slice(0, middle + 1))) reached = middle + 1;
    else left = middle;
  }
  return Math.min(1, ...alone, lowest[reached]?.share ?? 1);
}

/** Whether as many sites as asked for might come to all of some areas; true where that isn't shown in time. */
function canComeTo({ count }: LimitedTown, areas: readonly { readonly sites: readonly number[] }[]): boolean {
  const proof = runThrough(
    proveCover(
      areas.map(({ sites }) => sites),
      { most: count, enough: count, workLimit: COVER_WORK },
    ),
  );
  return proof.sites !== undefined || proof.bound <= count;
}

function aloneAtMost(town: LimitedTown, area: AreaReach): number {
  const most = [...contributions(town, area).values()].toSorted((a, b) => b - a).slice(0, town.count);
  const sum = most.reduce((total, people) => total + people, area.today);
  return Math.min(sum, area.atMost) / area.people;
}

/** Ascending, as a covering takes them. */
const sitesOf = (town: LimitedTown, area: AreaReach): number[] =>
  [...contributions(town, area).keys()].toSorted((a, b) => a - b);

/** The people of an area whom each site brings within reach at most; sites that bring it nobody are left out. */
export function contributions({ covering, capacity }: LimitedTown, { cells }: AreaReach): Map<number, number> {
  const { cellStart, siteOf, weight } = covering;
  const bySite = new Map<number, number>();
  for (const [cell, share] of cells)
    for (const site of siteOf.subarray(cellStart[cell], cellStart[cell + 1]))
      bySite.set(site, (bySite.get(site) ?? 0) + share * (weight[cell] as number));
  for (const [site, people] of bySite) {
    const most = Math.min(people, capacity[site] as number);
    if (most > LEAST_PEOPLE) bySite.set(site, most);
    else bySite.delete(site);
  }
  return bySite;
}

/** How many of some sites an area needs at least for the people whom it lacks. */
export function sitesNeeded(lack: number, sites: readonly (readonly [site: number, people: number])[]): number {
  const most = sites.map(([, people]) => people).toSorted((a, b) => b - a);
  let needed = 0;
  for (let sum = 0; sum < lack - LEAST_PEOPLE && needed < most.length; needed++) sum += most[needed] as number;
  return needed;
}
