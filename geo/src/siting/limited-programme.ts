import type { Ratio } from '../units.ts';
import { SITING_EFFORT, type SitingMeans } from './answer.ts';
import { type Aim, toProgramme } from './coverage-programme.ts';
import type { HighestShare } from './highest-share.ts';
import type { IntegerProgrammeSolver } from './integer-programme.ts';
import { type Found, foundOf, type Sharing } from './limited-answer.ts';
import { type LimitedTown, lackOf, serve } from './limited-town.ts';
import type { Serving } from './serving.ts';
import { reduceToShare, type ShareReduction } from './share-reduction.ts';

/** Two shares that differ by less are the same. */
const SAME = 1e-6;
/** How much of the time the share takes at most; the people have the rest. */
const PART = 0.6;
/** How much of the work goes into making a programme small before a solver is asked. */
export const REDUCING = 0.2;

/** Of all areas that a candidate can change the least share, as high as it goes, where places are full at some point: by the programme alone. */
export function raiseFullShare(
  town: LimitedTown,
  start: Serving,
  { bound, share }: { readonly bound: number; readonly share: number },
  { solveIntegerProgramme: solve, onProgress, effort = SITING_EFFORT }: SitingMeans,
): HighestShare {
  const known = leastOf(town, start.servedOfCell);
  const most = Math.max(known, share);
  const own = { least: known, most: known >= most - SAME ? known : most, found: foundOf(start) };
  if (!solve || known >= own.most) return own;
  const aim = { maximise: 'LEAST_SHARE', known: Math.max(0, known - ROUNDING), most } as const;
  const {
    status,
    found,
    bound: limit,
  } = solveAim(town, aim, {
    solve,
    reduction: reduceToShare(town, aim.known, REDUCING * effort.workLimit),
    part: PART,
    from: own.found,
  });
  const least = found ? leastOf(town, found.servedOfCell) : 0;
  const best = found && least > known ? { least, found } : own;
  const people = best.found.servedBy.reduce((sum, served) => sum + served, 0);
  onProgress?.({ value: town.today + people, sites: best.found.sites, bound });
  return { ...best, most: status === 'OPTIMAL' ? best.least : Math.min(most, limit) };
}

const leastOf = (town: LimitedTown, servedOfCell: Float64Array) => 1 - lackOf(town, servedOfCell);

/** Most people, with the least share that is asked for. */
export function solveProgramme(
  town: LimitedTown,
  { from, most, reduction }: { readonly from: Sharing; readonly most: number; readonly reduction: ShareReduction },
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
      reduction,
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
  readonly reduction: ShareReduction;
  /** Of the time that is left (`IntegerProgrammeOptions`). */
  readonly part?: Ratio;
  /** From where it begins. */
  readonly from: Sharing;
  readonly tell?: (value: number | undefined, bound: number, sites: readonly number[] | undefined) => void;
}

function solveAim(town: LimitedTown, aim: Aim, { solve, reduction, part, from, tell }: Asking) {
  const { programme, columnsOf, sitesOf, servedAt } = toProgramme(town, aim, reduction);
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

/** As the solver shares people out, whose rows may be broken by a rounding: no place serves more than it has room for, no cell has more people than live there. */
function readServed(
  { covering, capacity }: LimitedTown,
  sites: readonly number[],
  servedAt: (site: number, cell: number) => number,
): Sharing {
  const { siteStart, cellOf, weight } = covering;
  const servedOfCell = new Float64Array(weight.length);
  const servedBy = sites.map((site) => {
    let sum = 0;
    for (const cell of cellOf.subarray(siteStart[site], siteStart[site + 1])) {
      const left = Math.min(
        (weight[cell] as number) - (servedOfCell[cell] as number),
        (capacity[site] as number) - sum,
      );
      const people = Math.max(0, Math.min(left, servedAt(site, cell)));
      sum += people;
      servedOfCell[cell] = (servedOfCell[cell] as number) + people;
    }
    return sum;
  });
  return { sites, servedBy, servedOfCell };
}
