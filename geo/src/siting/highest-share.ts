import { SITING_EFFORT, type SitingMeans, type SitingProgress } from './answer.ts';
import { foundOf, type Sharing } from './limited-answer.ts';
import { type LimitedTown, lackOf, serve } from './limited-town.ts';
import type { Serving } from './serving.ts';
import { proveShare } from './share-proof.ts';

/** The highest least share that was found, by whom, and what none exceeds. */
export interface HighestShare {
  readonly least: number;
  readonly most: number;
  readonly found: Sharing;
}

/** Two shares that differ by less are the same. */
const SAME = 1e-6;
/** How near the ends come by first bounds alone, before a share just above the one that is had is asked for. */
const NEAR = 0.001;
/** How much of the work that is left one question may take, and of all work all questions. */
const PART = 0.6;
const ALL = 0.6;
/** How often a first bound may leave it open. */
const MOST_OPEN = 2;
/** With less work left nothing is asked any more. */
const LEAST_WORK = 0.02;

/**
 * Of all areas that a candidate can change the least share, as high as it goes, where no place is ever full. First the ends are
 * brought together by halves, with what one bound settles; then a little more than is had is asked for: a share has only so many values, one for
 * every choice, so that either a choice is found that has more or none has. What stays open is halved again.
 */
export function* findHighestShare(
  town: LimitedTown,
  start: Serving,
  { bound, share }: { readonly bound: number; readonly share: number },
  { effort = SITING_EFFORT }: SitingMeans,
): Generator<SitingProgress, HighestShare> {
  const leastOf = (serving: Serving) => 1 - lackOf(town, serving.servedOfCell);
  let best = start;
  let least = leastOf(start);
  let most = Math.max(least, share);
  let left = ALL * effort.workLimit;
  const isOver = () => left < LEAST_WORK * effort.workLimit || most - least <= SAME;

  function* ask(asked: number, mostParts: number): Generator<SitingProgress, 'FOUND' | 'IMPOSSIBLE' | 'OPEN'> {
    for (const proof = proveShare(town, asked, { workLimit: PART * left, mostParts }); ; ) {
      const { value, done } = proof.next();
      if (!done) {
        yield { value: town.today + best.people, sites: best.sites, bound };
        continue;
      }
      left -= value.work;
      if (value.status !== 'FOUND') return value.status;
      const serving = serve(town, value.sites);
      const had = leastOf(serving);
      // of an area of less than one person a whisker is no higher share
      if (had <= least) return 'OPEN';
      [best, least] = [serving, had];
      return 'FOUND';
    }
  }

  // by halves, as long as one bound settles it
  for (let [open, times] = [least, 0]; times < MOST_OPEN && most - Math.max(open, least) > NEAR && !isOver(); ) {
    const asked = (Math.max(open, least) + most) / 2;
    const status = yield* ask(asked, 1);
    if (status === 'IMPOSSIBLE') most = asked;
    if (status === 'OPEN') [open, times] = [asked, times + 1];
  }
  let [open, wasFound] = [least, false];
  while (most - Math.max(open, least) > SAME && !isOver()) {
    const from = Math.max(open, least);
    const known = least;
    // what was found a little above is seldom the highest: then halves come there sooner
    const isNear = open <= least && (!wasFound || most - from < NEAR);
    const asked = isNear ? least + SAME : (from + most) / 2;
    const status = yield* ask(asked, Number.POSITIVE_INFINITY);
    if (status === 'IMPOSSIBLE') most = isNear ? known : asked;
    else if (status === 'OPEN') open = asked;
    wasFound = status === 'FOUND';
  }
  return { least, most: most - least <= SAME ? least : most, found: foundOf(best) };
}
