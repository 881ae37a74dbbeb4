import type { Ratio } from '../units.ts';
import type { SitingMeans } from './answer.ts';
import { type Aim, toProgramme } from './coverage-programme.ts';
import type { IntegerProgrammeSolver } from './integer-programme.ts';
import { type Found, foundOf, type Sharing } from './limited-answer.ts';
import { type LimitedTown, lackOf, serve } from './limited-town.ts';
import type { Serving } from './serving.ts';

/** The highest least share that was found, by whom, and what none exceeds. */
export interface HighestShare {
  readonly least: number;
  readonly most: number;
  readonly found: Sharing;
}

/** How near the ends come before a share just above the one that is had is asked for. */
export const NEAR = 0.002;
/** Two shares that differ by less are the same. */
const SAME = 1e-6;
/** How much of the time that is left one question takes, and how many may stay open. */
const PART = 0.3;
const MOST_OPEN = 3;

/**
 * Of all areas that a candidate can change the least share, as high as it goes. A share has only so many values, one for every choice: so a
 * programme that asks for a little more than is had either finds more or shows that none has more. Where it ends early, others
 * halve what is left above it.
 */
export function findHighestShare(
  town: LimitedTown,
  start: Serving,
  { bound, share }: { readonly bound: number; readonly share: number },
  { solveIntegerProgramme: solve, onProgress }: SitingMeans,
): HighestShare {
  let best = { ...foundOf(start), least: leastOf(town, start.servedOfCell) };
  let most = Math.max(best.least, share);
  const ask = (aim: Aim) => {
    const {
      status,
      found,
      bound: limit,
    } = solveAim(town, aim, { solve: solve as IntegerProgrammeSolver, part: PART, from: best });
    const least = found ? leastOf(town, found.servedOfCell) : 0;
    if (found && least > best.least) best = { ...found, least };
    const people = best.servedBy.reduce((sum, own) => sum + own, 0);
    onProgress?.({ value: town.today + people, sites: best.sites, bound: town.today + bound });
    return { status, bound: limit };
  };
  // where places are full a share can be anything: the programme makes it as high as it goes by itself
  if (solve && town.isCapacitated && best.least < most - SAME) {
    const { status, bound: limit } = ask({ maximise: 'LEAST_SHARE', known: Math.max(0, best.least - ROUNDING), most });
    return { least: best.least, most: status === 'OPTIMAL' ? best.least : Math.min(most, limit), found: best };
  }
  if (!solve) return { least: best.least, most, found: best };
  let wasFound = false;
  let below = best.least;
  for (let open = 0; open < MOST_OPEN && best.least < most - SAME; ) {
    const from = Math.max(below, best.least);
    const isNear = open === 0 && (!wasFound || most - from < NEAR);
    const leastShare = isNear ? from + SAME : (from + most) / 2;
    const before = best.least;
    const { status } = ask({ maximise: 'NOTHING', leastShare });
    wasFound = best.least > before;
    if (status === 'INFEASIBLE') most = isNear ? best.least : leastShare;
    else if (!wasFound) {
      open++;
      below = leastShare;
    }
  }
  return { least: best.least, most: best.least >= most - SAME ? best.least : most, found: best };
}

const leastOf = (town: LimitedTown, servedOfCell: Float64Array) => 1 - lackOf(town, servedOfCell);

/** Most people, with the least share that is asked for. */
export function solveProgramme(
  town: LimitedTown,
  { from, most }: { readonly from: Sharing; readonly most: number },
  solve: IntegerProgrammeSolver,
  { onProgress }: SitingMeans,
): Found | 'INFEASIBLE' | undefined {
  const leastShare = typeof town.leastShare === 'number' ? town.leastShare : undefined;
  // what it begins with counts where it keeps to the limits
  let sites = lackOf(town, from.servedOfCell) === 0 ? from.sites : undefined;
  const { status, found, bound } = solveAim(
    town,
    { maximise: 'PEOPLE', leastShare },
    {
      solve,
      from,
      tell: (value, limit, better) => {
        sites = better ?? sites;
        onProgress?.({
          value: value === undefined || !sites ? undefined : town.today + value,
          sites: value === undefined ? undefined : sites,
          bound: town.today + Math.min(most, limit),
        });
      },
    },
  );
  if (status === 'INFEASIBLE') return 'INFEASIBLE';
  if (!found) return undefined;
  const people = found.servedBy.reduce((sum, own) => sum + own, 0);
  const isOptimal = status === 'OPTIMAL';
  return { ...found, bound: isOptimal ? people : Math.max(people, Math.min(most, bound)), isOptimal };
}

/** Sums of shares, and what a solver gives, round. */
export const ROUNDING = 1e-7;

interface Asking {
  readonly solve: IntegerProgrammeSolver;
  /** Of the time that is left (`IntegerProgrammeOptions`). */
  readonly part?: Ratio;
  /** From where it begins. */
  readonly from: Sharing;
  readonly tell?: (value: number | undefined, bound: number, sites: readonly number[] | undefined) => void;
}

function solveAim(town: LimitedTown, aim: Aim, { solve, part, from, tell }: Asking) {
  const { programme, columnsOf, sitesOf, servedAt } = toProgramme(town, aim);
  const start = columnsOf(from);
  const { status, x, bound } = solve(programme, {
    start,
    ...(part !== undefined && { part }),
    ...(tell && { onProgress: (value, limit, better) => tell(value, limit, better && sitesOf(better)) }),
  });
  const found: Sharing | undefined =
    x &&
    (servedAt
      ? { ...readServed(town, sitesOf(x), (site, cell) => servedAt(x, site, cell)), columns: x }
      : foundOf(serve(town, sitesOf(x))));
  return { status, found, bound };
}

function readServed(
  { covering }: LimitedTown,
  sites: readonly number[],
  servedAt: (site: number, cell: number) => number,
): Sharing {
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
