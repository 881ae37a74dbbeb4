import {
  type ChosenSite,
  type CurvePoint,
  MOST_TIES,
  SITING_EFFORT,
  type SitingAnswer,
  type SitingMeans,
  type SitingProgress,
} from './answer.ts';
import { proveCover } from './cover-proof.ts';
import { type Covering, peopleToday, toCovering } from './covering.ts';
import { coveringGround } from './covering-ground.ts';
import { addAndImprove, visitExchanges } from './exchange.ts';
import { inOrder, type Known } from './one-by-one.ts';
import type { SetCoveringProblem } from './problem.ts';
import { proveBest } from './proof.ts';
import { LEAST_PEOPLE, Selection } from './selection.ts';

/** The fewest sites found, and how many each choice has at least. */
interface Fewest {
  readonly sites: readonly number[];
  readonly bound: number;
}

type Search = Generator<SitingProgress, Fewest>;

/**
 * Fewest places: of everybody by set covering, of a share by maximal covering with one place less, again and again
 * (Church & ReVelle 1974 on how the two hang together).
 */
export function* solveSetCovering(
  problem: SetCoveringProblem,
  { effort = SITING_EFFORT }: SitingMeans,
): Generator<SitingProgress, SitingAnswer> {
  assertShare(problem.share);
  const covering = toCovering(problem);
  const today = peopleToday(problem);
  const coverable = covering.weight.reduce((sum, people) => sum + people, 0);
  const everybody = today + coverable + covering.unreachable.people;
  const { unreachable } = covering;
  const asked = problem.share === undefined ? coverable : problem.share * everybody - today;
  if (asked > coverable + LEAST_PEOPLE)
    return { status: 'NONE', method: 'lscp', reason: 'SHARE_OUT_OF_REACH', areas: [], unreachable };

  const known = yield* extendUntil(covering, asked);
  const first = known.at(-1)?.sites ?? [];
  const { workLimit } = effort;
  const { sites, bound } =
    asked <= LEAST_PEOPLE
      ? { sites: [], bound: 0 }
      : yield* asked >= coverable - LEAST_PEOPLE
          ? coverAll(covering, first, workLimit)
          : coverShare(covering, { asked, known, workLimit });
  const chosen = inOrder(covering, sites);
  const reached = sites.length > 0 ? [new Selection(covering, sites).people] : [];
  return {
    status: 'FOUND',
    method: 'lscp',
    sites: chosen,
    value: sites.length,
    bound,
    isOptimal: bound === sites.length,
    curve: curveOf(
      [...known.slice(0, Math.max(0, sites.length - 1)).map(({ people }) => people), ...reached],
      today,
      everybody,
    ),
    ties: tiesOf(covering, sites, asked),
    unreachable,
    areaShares: null,
    leastShareBound: null,
    unchangeableAreas: [],
  };
}

function assertShare(share: number | undefined): void {
  if (share !== undefined && !(share >= 0 && share <= 1))
    throw new RangeError(`a share of ${share} is not from 0 to 1`);
}

/** The sites known best for 1, 2, … places until they reach as many people as asked for. */
function* extendUntil(covering: Covering, asked: number): Generator<SitingProgress, Known[]> {
  const known: Known[] = [];
  const selection = new Selection(covering);
  for (let people = 0; people < asked - LEAST_PEOPLE; ) {
    const best = selection.findBest();
    if (best === undefined) break;
    addAndImprove(selection, best);
    ({ people } = selection);
    known.push({ sites: [...selection.sites], people });
    yield { value: undefined, sites: undefined, bound: 0 };
  }
  return known;
}

function* coverAll(covering: Covering, first: readonly number[], workLimit: number): Search {
  const { cellStart, siteOf, weight } = covering;
  const rows = Array.from(weight, (_, cell) => [...siteOf.subarray(cellStart[cell], cellStart[cell + 1])]);
  let sites = first;
  for (const search = proveCover(rows, { most: first.length - 1, enough: 0, workLimit }); ; ) {
    const { value: proof, done } = search.next();
    sites = proof.sites ?? sites;
    if (done) return { sites, bound: Math.min(proof.bound, sites.length) };
    yield { value: sites.length, sites, bound: Math.min(proof.bound, sites.length) };
  }
}

/** One place less, as long as some choice reaches as many people; done where a bound shows that none does. */
function* coverShare(
  covering: Covering,
  { asked, known, workLimit }: { readonly asked: number; readonly known: readonly Known[]; readonly workLimit: number },
): Search {
  let sites = (known.at(-1) as Known).sites;
  const alone = new Selection(covering).gain.toSorted().toReversed();
  // no two sites reach more together than each for itself
  let bound = 0;
  for (let sum = 0; sum < asked - LEAST_PEOPLE; bound++) sum += alone[bound] as number;
  while (sites.length > bound) {
    const count = sites.length - 1;
    const start = (known[count - 1]?.sites ?? []).slice(0, count);
    let isBetter: boolean | undefined;
    for (const search = proveBest(coveringGround(covering, count), count, start, workLimit); isBetter === undefined; ) {
      const { value: proof, done } = search.next();
      if (proof.value >= asked - LEAST_PEOPLE) {
        isBetter = true;
        sites = proof.sites;
      } else if (proof.bound < asked - LEAST_PEOPLE) {
        isBetter = false;
        bound = sites.length;
      } else if (done) return { sites, bound };
      yield { value: sites.length, sites, bound };
    }
  }
  return { sites, bound };
}

/** @param known people whom 1, 2, … places reach */
function curveOf(known: readonly number[], today: number, everybody: number): CurvePoint[] {
  let most = 0;
  return [0, ...known].map((people) => {
    most = Math.max(most, people);
    const value = today + most;
    return { value, without: Math.max(0, everybody - value) };
  });
}

/** As many sites, one of them another, that reach as many people as asked for: most first. */
function tiesOf(covering: Covering, sites: readonly number[], asked: number): ChosenSite[][] {
  const selection = new Selection(covering, sites);
  const { people } = selection;
  const found: { readonly sites: number[]; readonly difference: number }[] = [];
  visitExchanges(selection, (removed, added, difference) => {
    if (people + difference < asked - LEAST_PEOPLE) return;
    found.push({ sites: [...sites.filter((site) => site !== removed), added], difference });
  });
  return found
    .toSorted((a, b) => b.difference - a.difference)
    .slice(0, MOST_TIES)
    .map((tie) => inOrder(covering, tie.sites));
}
