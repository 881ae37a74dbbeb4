import {
  type NoChoiceReason,
  SITING_EFFORT,
  type SitingAnswer,
  type SitingMeans,
  type SitingProgress,
} from './answer.ts';
import { peopleToday } from './covering.ts';
import { findHighestShare, type HighestShare } from './highest-share.ts';
import type { Incidence } from './incidence.ts';
import { boundLeastShare } from './least-share-bound.ts';
import { answerOf, type Found, foundOf, type Sharing } from './limited-answer.ts';
import { addGreedily, exchangeLimited, peopleInReach } from './limited-greedy.ts';
import { REDUCING, ROUNDING, raiseFullShare, solveProgramme } from './limited-programme.ts';
import { areasBelow, hasRoom, type LimitedTown, lackOf, serve, sharesServed, toLimitedTown } from './limited-town.ts';
import { solveMaximalCoverage } from './maximal-coverage.ts';
import type { CoverageLimits, MaximalCoverageProblem } from './problem.ts';
import { LEAST_PEOPLE } from './selection.ts';
import type { Serving } from './serving.ts';
import { reduceToShare } from './share-reduction.ts';

/** How much of the work goes into the best choice without limits. */
const FREE = 0.25;

type Search<Answer> = Generator<SitingProgress, Answer>;

/**
 * Maximal covering with limits. Without them the search of its own proves the best choice; where that one keeps to the limits
 * it is the answer. Else one is made that keeps to them, by adding and exchanging one by one, and an integer programme proves it or
 * finds the better one; without a solver it comes with the bound of the choice without limits.
 */
export function* solveLimitedCoverage(
  problem: MaximalCoverageProblem,
  limits: CoverageLimits,
  means: SitingMeans,
): Search<SitingAnswer> {
  const town = toLimitedTown(problem, limits);
  const none = (reason: NoChoiceReason, areas: readonly number[]): SitingAnswer => ({
    status: 'NONE',
    method: 'mclp',
    reason,
    areas,
    unreachable: town.covering.unreachable,
  });
  const out = areasBelow(
    town,
    town.areas.map(({ people, atMost }) => (people > 0 ? atMost / people : null)),
  );
  if (out.length > 0) return none('AREA_OUT_OF_REACH', out);

  // a good choice comes at once; what no choice exceeds comes down beside it
  const rooms = town.today + boundOfRooms(town);
  const quick = yield* growFrom(town, serve(town, []), rooms);
  const free = yield* solveFree(problem, means, { known: quick, rooms });
  const most: Most = { ...free, bound: Math.min(free.bound, boundOfRooms(town)) };
  if (town.leastShare !== 'HIGHEST') return yield* solveWithin(town, most, quick, means);

  const ends = { bound: town.today + most.bound, share: boundLeastShare(town) };
  const start = yield* exchangeFrom(town, quick.serving, ends.bound, means);
  const highest = town.isCapacitated
    ? yield* raiseWhereFull(town, start, ends, means)
    : yield* findHighestShare(town, start, ends, means);
  const { least, most: limit, found } = highest;
  // a whisker below, for sums round
  const within = { ...town, leastShare: Math.max(0, least - ROUNDING) };
  const answer = yield* solveWithin(within, most, toKnown(within, serve(within, found.sites)), means, found);
  if (answer.status === 'NONE') return answer;
  return { ...answer, isOptimal: answer.isOptimal && limit <= least, leastShareBound: limit };

  function* solveWithin(
    asked: LimitedTown,
    apart: Most,
    first: Known,
    given: SitingMeans,
    known?: Sharing,
  ): Search<SitingAnswer> {
    const { effort = SITING_EFFORT } = given;
    const share = typeof asked.leastShare === 'number' ? asked.leastShare : 0;
    const reduction = reduceToShare(asked, share, REDUCING * effort.workLimit);
    // without the sites that no choice has which keeps to the share, as many places bring fewer people
    const left = { ...problem, reach: reachOf(problem.reach, reduction.isKept) };
    const atMost = Math.min(rooms, town.today + apart.bound);
    const closer = share > 0 ? yield* solveFree(left, given, { known: first, rooms: atMost }) : apart;
    const bounds = { sites: closer.sites, bound: Math.min(apart.bound, closer.bound) };
    const begun = yield* startFrom(asked, bounds, first, given);
    const isBest = begun.keeps && begun.serving.people >= bounds.bound - LEAST_PEOPLE;
    const people = begun.serving.people;
    const own: Found | undefined = begun.keeps
      ? { ...foundOf(begun.serving), bound: isBest ? people : bounds.bound, isOptimal: isBest }
      : known && { ...known, bound: bounds.bound, isOptimal: false };
    const missing = () => areasBelow(asked, sharesServed(asked, begun.serving.servedOfCell));
    if (isBest || !given.solveIntegerProgramme) return own ? answerOf(asked, own) : none('NOT_FOUND', missing());
    const from = own ?? foundOf(begun.serving);
    const best = solveProgramme(asked, { from, most: bounds.bound, reduction }, given.solveIntegerProgramme, given);
    // of a share that some choice is known to have that can only be rounding
    if (best === 'INFEASIBLE') return own ? answerOf(asked, own) : none('TOO_FEW_PLACES', missing());
    if (!best) return own ? answerOf(asked, own) : none('NOT_FOUND', missing());
    // where the solver ended early the choice that it began with may be the better one still; where it didn't, by a rounding alone
    const isWorse = own && peopleOf(best) < peopleOf(own) - LEAST_PEOPLE;
    const { isOptimal } = best;
    return answerOf(asked, isWorse ? { ...own, isOptimal, bound: Math.max(peopleOf(own), best.bound) } : best);
  }
}

/** The highest share where places are full at some point: no choice has a higher one than without, and one that is good without is tried. */
function* raiseWhereFull(
  town: LimitedTown,
  start: Serving,
  ends: { readonly bound: number; readonly share: number },
  means: SitingMeans,
): Search<HighestShare> {
  const open = { ...town, isCapacitated: false, capacity: town.capacity.map(() => Number.POSITIVE_INFINITY) };
  const loose = yield* findHighestShare(open, serve(open, start.sites), ends, means);
  const tried = serve(town, loose.found.sites);
  const better = lackOf(town, tried.servedOfCell) < lackOf(town, start.servedOfCell) ? tried : start;
  return raiseFullShare(town, better, { ...ends, share: Math.min(ends.share, loose.most) }, means);
}

/** Sites that are left out reach nobody. */
function reachOf({ siteStart, cellIndex }: Incidence, isKept: Uint8Array): Incidence {
  const rows = Array.from(isKept, (kept, site) =>
    kept ? cellIndex.subarray(siteStart[site], siteStart[site + 1]) : new Uint32Array(),
  );
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, site) => {
    start[site + 1] = (start[site] as number) + row.length;
  });
  return { siteStart: start, cellIndex: Uint32Array.from(rows.flatMap((row) => [...row])) };
}

const peopleOf = ({ servedBy }: Sharing) => servedBy.reduce((sum, own) => sum + own, 0);

/** Sites that are known, and whether they keep to the limits. */
interface Known {
  readonly serving: Serving;
  readonly keeps: boolean;
}

/** What no choice exceeds, and the sites without limits that would be best. */
interface Most {
  readonly sites: readonly number[];
  readonly bound: number;
}

/** Every choice of few enough sites has some least share; one that is asked for by a number it may miss. */
const toKnown = (town: LimitedTown, serving: Serving): Known => ({
  serving,
  keeps: town.leastShare === 'HIGHEST' || lackOf(town, serving.servedOfCell) === 0,
});

const progressOf = (town: LimitedTown, { serving, keeps }: Known, bound: number): SitingProgress =>
  keeps
    ? { value: town.today + serving.people, sites: serving.sites, bound }
    : { value: undefined, sites: undefined, bound };

/** The best choice without limits: no choice with them serves more. */
function* solveFree(
  problem: MaximalCoverageProblem,
  { effort = SITING_EFFORT }: SitingMeans,
  { known, rooms }: { readonly known: Known; readonly rooms: number },
): Search<Most> {
  for (const search = solveMaximalCoverage(problem, problem.count, { workLimit: FREE * effort.workLimit }); ; ) {
    const { value: free, done } = search.next();
    const today = peopleToday(problem);
    if (done) return { sites: free.sites.map(({ site }) => site), bound: free.bound - today };
    // what is known of the choice without limits is no choice with them yet, but its bound holds
    yield {
      value: known.keeps ? today + known.serving.people : undefined,
      sites: known.keeps ? known.serving.sites : undefined,
      bound: Math.min(rooms, free.bound),
    };
  }
}

/** The choice without limits where it keeps to them, else one made anew; with what may be added to it and exchanged in it. */
function* startFrom(town: LimitedTown, { sites: free, bound }: Most, first: Known, means: SitingMeans): Search<Known> {
  const isAllowed = free.every((site, at) => hasRoom(town, free.slice(0, at), site));
  const kept = toKnown(town, serve(town, isAllowed ? free : []));
  const isBest = isAllowed && kept.keeps;
  const grown = isBest ? yield* growFrom(town, kept.serving, town.today + bound) : first;
  if (grown.keeps && grown.serving.people >= bound - LEAST_PEOPLE) return grown;
  const serving = yield* exchangeFrom(town, grown.serving, town.today + bound, means);
  return toKnown(town, serving);
}

function* growFrom(town: LimitedTown, first: Serving, bound: number): Search<Known> {
  let known = toKnown(town, first);
  for (const serving of addGreedily(town, first)) {
    known = toKnown(town, serving);
    yield progressOf(town, known, bound);
  }
  return known;
}

function* exchangeFrom(
  town: LimitedTown,
  first: Serving,
  bound: number,
  { effort = SITING_EFFORT }: SitingMeans,
): Search<Serving> {
  let best = first;
  let work = 0;
  for (const serving of exchangeLimited(town, first)) {
    best = serving;
    work += town.covering.siteCount * town.covering.weight.length;
    yield progressOf(town, toKnown(town, best), bound);
    if (work > effort.workLimit) break;
  }
  return best;
}

/** People whom as many places serve at most, each as many as it has room for. */
function boundOfRooms(town: LimitedTown): number {
  const rooms = [...town.capacity.keys()].map((site) =>
    Math.min(town.capacity[site] as number, peopleInReach(town, site)),
  );
  return rooms
    .toSorted((a, b) => b - a)
    .slice(0, town.count)
    .reduce((sum, people) => sum + people, 0);
}
