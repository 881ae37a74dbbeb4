import { demandsOf, lacksOf } from './area-demand.ts';
import { AreaRelaxation, toAreaGround } from './area-relaxation.ts';
import { sitesWorthTaking } from './limited-dominance.ts';
import { hasRoom, type LimitedTown } from './limited-town.ts';

/** Whether some choice brings every area to a share. */
export type ShareProof =
  | { readonly status: 'FOUND'; readonly sites: readonly number[]; readonly work: number }
  /** None does; or the search ended before one was found or shown not to exist. */
  | { readonly status: 'IMPOSSIBLE' | 'OPEN'; readonly work: number };

export interface ShareSearch {
  /** Entries read before it ends without a proof. */
  readonly workLimit: number;
  /** Parts looked at before it ends without a proof. */
  readonly mostParts: number;
}

const FIRST_STEPS = 150;
const PART_STEPS = 25;

/**
 * Whether as many sites as asked for bring every area to a share, where no place is ever full: by the bound of the areas' own demands
 * (`AreaRelaxation`) with branch and bound over the sites about which areas disagree. Areas have few sites in common, so that the
 * first bound mostly settles it. Yields after each part.
 */
export function* proveShare(
  town: LimitedTown,
  share: number,
  { workLimit, mostParts }: ShareSearch,
): Generator<void, ShareProof> {
  const { count } = town;
  const lacks = lacksOf(town, share);
  const ground = toAreaGround(demandsOf(town, lacks, sitesWorthTaking(town, lacks)));
  const keeps = (sites: readonly number[]) => sites.every((site, at) => hasRoom(town, sites.slice(0, at), site));
  const open = [AreaRelaxation.of(ground)];
  let work = 0;
  for (let parts = 0; ; parts++) {
    const part = open.pop();
    if (!part) return { status: 'IMPOSSIBLE', work };
    const bound = part.tighten({
      most: count,
      steps: parts === 0 ? FIRST_STEPS : PART_STEPS,
      workLimit: workLimit - work,
      isWanted: keeps,
    });
    work += bound.work;
    if (bound.sites) return { status: 'FOUND', sites: bound.sites, work };
    const { split } = bound;
    if (bound.least <= count + ROUNDING) {
      // the search of every area ended before it came upon a cover: nothing is shown
      if (split === undefined) return { status: 'OPEN', work };
      open.push(part.without([split]));
      if (part.taken.length < count && hasRoom(town, part.taken, split)) open.push(part.with(split));
    }
    if (open.length > 0 && (work > workLimit || parts + 1 >= mostParts)) return { status: 'OPEN', work };
    yield;
  }
}

/** Sums of prices round. */
const ROUNDING = 1e-6;
