import type { SitingMeans } from './answer.ts';
import { type Aim, toProgramme } from './coverage-programme.ts';
import type { IntegerProgrammeSolver } from './integer-programme.ts';
import { type Found, foundOf } from './limited-answer.ts';
import { type LimitedTown, lackOf, serve } from './limited-town.ts';
import type { Serving } from './serving.ts';

/** The highest least share that was found, by whom, and whether none is higher. */
export interface HighestShare {
  readonly least: number;
  readonly serving: Serving;
  readonly isBest: boolean;
}

/** How near the ends come before the programme that maximises the share is asked: it proves little while they are far apart. */
export const NEAR = 0.002;

/**
 * Of all areas that a candidate can change the least share, as high as it goes. What no choice exceeds may show it; else programmes
 * halve between a share that some choice has and one that none exceeds, and the last one closes what is left.
 */
export function findHighestShare(
  town: LimitedTown,
  start: Serving,
  { bound, share }: { readonly bound: number; readonly share: number },
  { solveIntegerProgramme: solve, onProgress }: SitingMeans,
): HighestShare {
  const leastOf = (serving: Serving) => 1 - lackOf(town, serving.servedOfCell);
  let best = { serving: start, least: leastOf(start) };
  let most = share;
  const offer = (sites: readonly number[]) => {
    const serving = serve(town, sites);
    if (leastOf(serving) > best.least) best = { serving, least: leastOf(serving) };
    const { people, sites: known } = best.serving;
    onProgress?.({ value: town.today + people, sites: known, bound: town.today + bound });
  };
  if (!solve) return { ...best, isBest: best.least >= most - ROUNDING };
  while (most - best.least > NEAR) {
    const leastShare = (best.least + most) / 2;
    const { status, x, sites } = solveAim(town, { maximise: 'NOTHING', leastShare }, best.serving, solve);
    if (x) offer(sites);
    if (status === 'INFEASIBLE') most = leastShare;
    else if (!(x && best.least >= leastShare - ROUNDING)) break;
  }
  if (best.least >= most - ROUNDING) return { ...best, isBest: true };
  const known = Math.max(0, best.least - ROUNDING);
  const { status, x, sites } = solveAim(town, { maximise: 'LEAST_SHARE', known, most }, best.serving, solve);
  if (x) offer(sites);
  return { ...best, isBest: status === 'OPTIMAL' };
}

/** Most people, with the least share that is asked for. */
export function solveProgramme(
  town: LimitedTown,
  start: Serving,
  solve: IntegerProgrammeSolver,
  { onProgress }: SitingMeans,
  most: number,
): Found | 'INFEASIBLE' | undefined {
  const leastShare = typeof town.leastShare === 'number' ? town.leastShare : undefined;
  const tell = (value: number | undefined, bound: number, sites: readonly number[] | undefined) =>
    onProgress?.({
      value: value === undefined || !sites ? undefined : town.today + value,
      sites: value === undefined ? undefined : sites,
      bound: town.today + Math.min(most, bound),
    });
  const { status, x, sites, servedAt, bound } = solveAim(town, { maximise: 'PEOPLE', leastShare }, start, solve, tell);
  if (status === 'INFEASIBLE') return 'INFEASIBLE';
  if (!x) return undefined;
  const found = servedAt
    ? readServed(town, sites, (site, cell) => servedAt(x, site, cell))
    : foundOf(serve(town, sites));
  const people = found.servedBy.reduce((sum, own) => sum + own, 0);
  const isOptimal = status === 'OPTIMAL';
  return { ...found, bound: isOptimal ? people : Math.max(people, Math.min(most, bound)), isOptimal };
}

/** Sums of shares, and what a solver gives, round. */
export const ROUNDING = 1e-7;

function solveAim(
  town: LimitedTown,
  aim: Aim,
  from: Serving,
  solve: IntegerProgrammeSolver,
  tell?: (value: number | undefined, bound: number, sites: readonly number[] | undefined) => void,
) {
  const { programme, columnsOf, sitesOf, servedAt } = toProgramme(town, aim);
  const start = columnsOf(from);
  // what it begins with counts where it keeps to the limits
  let sites = lackOf(town, from.servedOfCell) === 0 ? from.sites : undefined;
  const solution = solve(programme, {
    start,
    ...(tell && {
      onProgress: (value, bound, x) => {
        if (x) sites = sitesOf(x);
        tell(value, bound, sites);
      },
    }),
  });
  const { x } = solution;
  return { ...solution, sites: x ? sitesOf(x) : [], servedAt };
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
