import { demandsOf, lacksOf } from './area-demand.ts';
import { AreaRelaxation, type PricedDemand, toAreaGround } from './area-relaxation.ts';
import { sitesWorthTaking } from './limited-dominance.ts';
import type { LimitedTown } from './limited-town.ts';

/** What is certain of every choice that brings each area to a share. */
export interface ShareReduction {
  /** 1 for each site that such a choice may have. */
  readonly isKept: Uint8Array;
  /** Rows over sites that it keeps to. */
  readonly rows: readonly PricedDemand[];
}

const STEPS = 150;
const MOST_ROUNDS = 3;

/**
 * Leaves out the sites that no choice of few enough sites has which gives every area what it lacks: with one of them taken the bound of
 * the areas' demands is above that number (fixing by reduced cost). Where a share is as high as it goes that bound is near the number
 * of sites, so that of hundreds of sites a few dozen stay. With them gone the bound may be better still, and leave out more.
 *
 * Places that are full at some point make no choice good that wasn't without.
 */
export function reduceToShare(town: LimitedTown, share: number, workLimit: number): ShareReduction {
  const { count } = town;
  const kept = sitesWorthTaking(town, undefined);
  let relaxation = AreaRelaxation.of(toAreaGround(demandsOf(town, lacksOf(town, share), kept)));
  let left = workLimit;
  for (let round = 0; round < MOST_ROUNDS && left > 0; round++) {
    const bound = relaxation.tighten({ most: count, steps: STEPS, workLimit: left / 2, isWanted: () => false });
    const open = [...kept.keys()].filter((site) => kept[site]);
    const needless = relaxation.listNeedless(open, count, left - bound.work);
    left -= bound.work + needless.work;
    for (const site of needless.sites) kept[site] = 0;
    if (needless.sites.length < LEAST_PART * open.length) break;
    relaxation = relaxation.without(needless.sites);
  }
  // where a demand can't be met at all its own row says so
  const rows = [...relaxation.rows()]
    .filter(({ least }) => least < Number.POSITIVE_INFINITY)
    .map(({ entries, least }) => ({ entries: entries.filter(([site]) => kept[site]), least }));
  return { isKept: kept, rows };
}

/** Another round has to promise more than it costs. */
const LEAST_PART = 0.1;
