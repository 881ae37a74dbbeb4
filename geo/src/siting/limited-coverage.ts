import {
  type ChosenSite,
  type CurvePoint,
  MOST_TIES,
  type NoChoiceReason,
  SITING_EFFORT,
  type SitingAnswer,
  type SitingMeans,
  type SitingProgress,
  TIE_SHARE,
} from './answer.ts';
import { type Aim, toProgramme } from './coverage-programme.ts';
import type { IntegerProgrammeSolver } from './integer-programme.ts';
import { addGreedily, exchangeLimited, peopleInReach } from './limited-greedy.ts';
import {
  areasBelow,
  hasRoom,
  isChangeable,
  type LimitedTown,
  lackOf,
  serve,
  sharesServed,
  toLimitedTown,
} from './limited-town.ts';
import { solveMaximalCoverage } from './maximal-coverage.ts';
import type { CoverageLimits, MaximalCoverageProblem } from './problem.ts';
import { LEAST_PEOPLE } from './selection.ts';
import type { Serving } from './serving.ts';

/** A choice that keeps to the limits, and how it stands. */
interface Found {
  readonly sites: readonly number[];
  /** People whom each site serves and of each covered cell. */
  readonly servedBy: readonly number[];
  readonly servedOfCell: Float64Array;
  /** People served that no choice exceeds. */
  readonly bound: number;
  readonly isOptimal: boolean;
}

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

  const free = yield* solveFree(problem, means);
  const bound = Math.min(free.bound, boundOfRooms(town));
  const start = yield* startFrom(town, { free: free.sites, bound: town.today + bound }, means);
  const isStart = town.leastShare === 'HIGHEST' || lackOf(town, start.servedOfCell) === 0;
  const isBest = isStart && town.leastShare !== 'HIGHEST' && start.people >= bound - LEAST_PEOPLE;
  const own: Found | undefined = isStart
    ? { ...foundOf(start), bound: isBest ? start.people : bound, isOptimal: isBest }
    : undefined;
  if (isBest || !means.solveIntegerProgramme)
    return own ? answerOf(town, own) : none('NOT_FOUND', areasBelow(town, sharesServed(town, start.servedOfCell)));

  const best = solveProgramme(town, start, means.solveIntegerProgramme, means, bound);
  if (best === 'INFEASIBLE') return none('TOO_FEW_PLACES', areasBelow(town, sharesServed(town, start.servedOfCell)));
  if (!best)
    return own ? answerOf(town, own) : none('NOT_FOUND', areasBelow(town, sharesServed(town, start.servedOfCell)));
  const people = best.servedBy.reduce((sum, served) => sum + served, 0);
  // where the solver ended early the choice that it began with may be the better one still
  const isWorse = own && typeof town.leastShare !== 'string' && people < start.people - LEAST_PEOPLE;
  return answerOf(town, isWorse ? { ...own, bound: best.bound } : best);
}

/** The best choice without limits: no choice with them serves more. */
function* solveFree(
  problem: MaximalCoverageProblem,
  { effort = SITING_EFFORT }: SitingMeans,
): Search<{ sites: number[]; bound: number }> {
  for (const search = solveMaximalCoverage(problem, problem.count, effort); ; ) {
    const { value: known, done } = search.next();
    // what is known of the choice without limits is no choice with them yet, but its bound holds
    if (done) return { sites: known.sites.map(({ site }) => site), bound: known.bound - (known.curve[0] as number) };
    yield { value: undefined, bound: known.bound };
  }
}

/** The choice without limits where it keeps to them, else one made anew; with what may be added to it and exchanged in it. */
function* startFrom(
  town: LimitedTown,
  { free, bound }: { readonly free: readonly number[]; readonly bound: number },
  { effort = SITING_EFFORT }: SitingMeans,
): Search<Serving> {
  const isAllowed = free.every((site, at) => hasRoom(town, free.slice(0, at), site));
  const kept = serve(town, isAllowed ? free : []);
  const isKept = town.leastShare !== 'HIGHEST' && lackOf(town, kept.servedOfCell) === 0;
  let best = isKept ? kept : serve(town, []);
  let work = 0;
  for (const serving of addGreedily(town, best)) {
    best = serving;
    yield { value: undefined, bound };
  }
  for (const serving of exchangeLimited(town, best)) {
    best = serving;
    work += town.covering.siteCount * town.covering.weight.length;
    yield {
      value: lackOf(town, best.servedOfCell) === 0 ? town.today + best.people : undefined,
      bound,
    };
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

function foundOf(serving: Serving): Pick<Found, 'sites' | 'servedBy' | 'servedOfCell'> {
  const { sites, servedOfCell } = serving;
  return { sites, servedBy: sites.map((site) => serving.servedBy(site)), servedOfCell };
}

/** The least share that all can have first, where the highest is asked for; then most people with it. */
function solveProgramme(
  town: LimitedTown,
  start: Serving,
  solve: IntegerProgrammeSolver,
  { onProgress }: SitingMeans,
  most: number,
): Found | 'INFEASIBLE' | undefined {
  let leastShare = town.leastShare === 'HIGHEST' ? undefined : town.leastShare;
  let from = start;
  let isShareBest = true;
  if (town.leastShare === 'HIGHEST') {
    const highest = solveAim(town, { maximise: 'LEAST_SHARE' }, start, solve);
    if (highest.x) from = serve(town, highest.sites);
    isShareBest = highest.status === 'OPTIMAL';
    // a whisker below, for the solver's sums round
    leastShare = Math.max(0, (highest.x ? highest.objective : 1 - lackOf(town, start.servedOfCell)) - SOLVER_ROUNDING);
  }
  const tell = (value: number | undefined, bound: number) =>
    onProgress?.({
      value: value === undefined ? undefined : town.today + value,
      bound: town.today + Math.min(most, bound),
    });
  const { status, x, sites, servedAt, bound } = solveAim(town, { maximise: 'PEOPLE', leastShare }, from, solve, tell);
  if (status === 'INFEASIBLE') return 'INFEASIBLE';
  if (!x) return undefined;
  const found = servedAt
    ? readServed(town, sites, (site, cell) => servedAt(x, site, cell))
    : foundOf(serve(town, sites));
  const people = found.servedBy.reduce((sum, own) => sum + own, 0);
  const isOptimal = status === 'OPTIMAL' && isShareBest;
  return { ...found, bound: isOptimal ? people : Math.max(people, Math.min(most, bound)), isOptimal };
}

const SOLVER_ROUNDING = 1e-7;

function solveAim(
  town: LimitedTown,
  aim: Aim,
  from: Serving,
  solve: IntegerProgrammeSolver,
  onProgress?: (value: number | undefined, bound: number) => void,
) {
  const { programme, columnsOf, sitesOf, servedAt } = toProgramme(town, aim);
  const solution = solve(programme, { start: columnsOf(from), ...(onProgress && { onProgress }) });
  const { x } = solution;
  const objective = x
    ? x.reduce((sum, own, column) => sum + own * (programme.objective[column] as number), 0)
    : Number.NaN;
  return { ...solution, objective, sites: x ? sitesOf(x) : [], servedAt };
}

function readServed(
  { covering }: LimitedTown,
  sites: readonly number[],
  servedAt: (site: number, cell: number) => number,
): Pick<Found, 'sites' | 'servedBy' | 'servedOfCell'> {
  const { siteStart, cellOf, weight } = covering;
  const servedOfCell = new Float64Array(weight.length);
  const servedBy = sites.map((site) => {
    let sum = 0;
    for (const cell of cellOf.subarray(siteStart[site], siteStart[site + 1])) {
      const people = Math.max(0, servedAt(site, cell));
      sum += people;
      servedOfCell[cell] = (servedOfCell[cell] as number) + people;
    }
    return sum;
  });
  return { sites, servedBy, servedOfCell };
}

function answerOf(town: LimitedTown, found: Found): SitingAnswer {
  const { today, areas, covering } = town;
  const people = found.servedBy.reduce((sum, own) => sum + own, 0);
  const { sites, curve } = inOrder(town, found, people);
  return {
    status: 'FOUND',
    method: 'mclp',
    sites,
    value: today + people,
    bound: found.isOptimal ? today + people : today + found.bound,
    isOptimal: found.isOptimal,
    curve,
    ties: tiesOf(town, found, people),
    unreachable: covering.unreachable,
    areaShares: areas.length > 0 ? sharesServed(town, found.servedOfCell) : null,
    unchangeableAreas: [...areas.keys()].filter((area) => !isChangeable(areas[area] as LimitedTown['areas'][number])),
  };
}

/** Sites in the order in which each serves most people more, those that serve nobody left out, and what is served with them. */
function inOrder(town: LimitedTown, found: Found, people: number): { sites: ChosenSite[]; curve: CurvePoint[] } {
  const serving = serve(town, []);
  const rest = new Map(found.sites.map((site, at) => [site, found.servedBy[at] as number]));
  const sites: ChosenSite[] = [];
  const served = [0];
  while (rest.size > 0) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const site of rest.keys()) {
      const added = serving.copy().add(site);
      if (added > most) [best, most] = [site, added];
    }
    serving.add(best);
    const own = rest.get(best) as number;
    rest.delete(best);
    if (own <= LEAST_PEOPLE && most <= LEAST_PEOPLE) continue;
    sites.push({ site: best, added: town.isCapacitated ? own : most });
    served.push(serving.people);
  }
  const curve = Array.from({ length: town.count + 1 }, (_, count) => {
    const sum = count >= sites.length ? people : Math.min(people, served[count] as number);
    return { value: town.today + sum, without: Math.max(0, town.everybody - town.today - sum) };
  });
  return { sites, curve };
}

/** Choices that keep to the limits, differ by one place and serve nearly as many people. */
function tiesOf(town: LimitedTown, found: Found, people: number): ChosenSite[][] {
  const ties: { readonly serving: Serving; readonly people: number }[] = [];
  const least = (1 - TIE_SHARE) * people - LEAST_PEOPLE;
  const share = town.leastShare === 'HIGHEST' ? lackOf(town, found.servedOfCell) + SOLVER_ROUNDING : 0;
  for (const removed of found.sites) {
    const others = found.sites.filter((site) => site !== removed);
    const base = serve(town, others);
    for (let site = 0; site < town.covering.siteCount; site++) {
      if (site === removed || others.includes(site) || !hasRoom(town, others, site)) continue;
      if (base.people + Math.min(town.capacity[site] as number, peopleInReach(town, site)) < least) continue;
      const serving = base.copy();
      serving.add(site);
      if (
        serving.people >= least &&
        serving.servedBy(site) > LEAST_PEOPLE &&
        lackOf(town, serving.servedOfCell) <= share
      )
        ties.push({ serving, people: serving.people });
    }
  }
  return ties
    .toSorted((a, b) => b.people - a.people)
    .slice(0, MOST_TIES)
    .map(
      ({ serving, people: served }) =>
        inOrder(town, { ...foundOf(serving), bound: served, isOptimal: true }, served).sites,
    );
}
