import {
  type ChosenSite,
  type CurvePoint,
  MOST_TIES,
  SITING_EFFORT,
  type SitingAnswer,
  type SitingMeans,
  type SitingProgress,
  TIE_SHARE,
} from './answer.ts';
import { improveMedian, MedianChoice } from './median-choice.ts';
import { medianGround, medianTolerance } from './median-ground.ts';
import { peopleBySite } from './people-by-site.ts';
import type { MedianProblem } from './problem.ts';
import { type Proof, proveBest } from './proof.ts';
import { type Savings, toSavings } from './savings.ts';

/** Greedy addition and exchanges answer at once; Lagrangian bounds with branch and bound prove it or find the better one. */
export function* solveMedian(
  problem: MedianProblem,
  { effort = SITING_EFFORT }: SitingMeans,
): Generator<SitingProgress, SitingAnswer> {
  const savings = toSavings(problem);
  const known: (readonly number[])[] = [[]];
  for (const sites of extendOneByOne(savings, problem.count)) {
    known.push(sites);
    yield progressOf(savings, sites, 0);
  }
  const first = known.at(-1) as readonly number[];
  const { value } = new MedianChoice(savings, first);
  let proof: Proof = { sites: first, value, bound: value };
  if (first.length === problem.count && first.length > 0)
    for (
      const search = proveBest(medianGround(savings, first.length, first), first.length, first, effort.workLimit);
      ;
    ) {
      const next = search.next();
      proof = next.value;
      if (next.done) break;
      yield progressOf(savings, proof.sites, boundOf(savings, proof) ?? 0);
    }

  const sites = inOrder(savings, proof.sites);
  const best = outcomeOf(savings, proof.sites);
  const isOptimal = proof.bound === proof.value;
  known[known.length - 1] = proof.sites;
  return {
    status: 'FOUND',
    method: 'p-median',
    sites: peopleBySite(savings, sites),
    value: best.value,
    bound: isOptimal ? best.value : boundOf(savings, proof),
    isOptimal,
    curve: Array.from({ length: problem.count + 1 }, (_, count) =>
      outcomeOf(savings, known[Math.min(count, known.length - 1)] as readonly number[]),
    ),
    ties: tiesOf(savings, proof),
    unreachable: savings.unreachable,
    areaShares: null,
    leastShareBound: null,
    unchangeableAreas: [],
  };
}

/** The sites known best for 1, 2, … places, each from the one before by the best addition and exchanges. */
function* extendOneByOne(savings: Savings, count: number): Generator<readonly number[]> {
  const choice = new MedianChoice(savings, []);
  const tolerance = medianTolerance(savings);
  while (choice.sites.length < count) {
    // the first place gives a way to who has none, even where no place is nearer than another
    const isFirst = choice.sites.length === 0 && savings.isWithout.includes(1);
    const best = highest(choice.gains(), isFirst ? -1 : tolerance);
    if (best === undefined) return;
    choice.add(best);
    improveMedian(choice, tolerance);
    yield [...choice.sites];
  }
}

function highest(gains: Float64Array, above: number): number | undefined {
  let best: number | undefined;
  let most = above;
  gains.forEach((gain, site) => {
    if (gain > most) [best, most] = [site, gain];
  });
  return best;
}

/** The part of a sum that is lost as its parts are taken off it again. */
const ROUNDING = 1e-12;

/** The mean cost of those who have a way, with the places of today and these, and how many have none. */
function outcomeOf(savings: Savings, sites: readonly number[]): CurvePoint {
  const { nearestCost, nearestSite } = new MedianChoice(savings, sites);
  const { weight, cap, isWithout } = savings;
  let { todayTotal: total, peopleWithWay: withWay, peopleWithout: without } = savings;
  for (let cell = 0; cell < weight.length; cell++) {
    if ((nearestSite[cell] as number) < 0) continue;
    const people = weight[cell] as number;
    if (isWithout[cell]) {
      withWay += people;
      without -= people;
      total += people * (nearestCost[cell] as number);
    } else total -= people * ((cap[cell] as number) - (nearestCost[cell] as number));
  }
  const { people: unreachable } = savings.unreachable;
  // what is left of today's sum when all of it is saved is rounding
  if (total < ROUNDING * savings.todayTotal) total = 0;
  return { value: withWay > 0 ? total / withWay : null, without: Math.max(unreachable, without) };
}

function progressOf(savings: Savings, sites: readonly number[], bound: number): SitingProgress {
  const { value } = outcomeOf(savings, sites);
  return value === null ? { value: undefined, sites: undefined, bound } : { value, sites, bound };
}

/** The mean below which no choice comes that leaves as few without a way. */
function boundOf(savings: Savings, { sites, value, bound }: Proof): number | null {
  const best = outcomeOf(savings, sites);
  if (best.value === null) return null;
  const withWay = savings.peopleWithWay + savings.peopleWithout - best.without;
  return Math.max(0, best.value - (bound - value) / withWay);
}

/** Sites in the order in which each saves most on top of those before. */
function inOrder(savings: Savings, sites: readonly number[]): number[] {
  const choice = new MedianChoice(savings, []);
  const rest = new Set(sites.toSorted((a, b) => a - b));
  while (rest.size > 0) {
    const gains = choice.gains();
    const next = [...rest].reduce((best, site) => ((gains[site] as number) > (gains[best] as number) ? site : best));
    rest.delete(next);
    choice.add(next);
  }
  return choice.sites;
}

/**
 * The choices that differ by one place and are worse by at most 1 %: of what the answer saves where everybody has a way today,
 * else of its own total.
 */
function tiesOf(savings: Savings, { sites, value }: Proof): ChosenSite[][] {
  const choice = new MedianChoice(savings, sites);
  const own = outcomeOf(savings, sites);
  const total = (own.value ?? 0) * (savings.peopleWithWay + savings.peopleWithout - own.without);
  const allowed =
    TIE_SHARE * (savings.peopleWithout > savings.unreachable.people ? total : value) + medianTolerance(savings);
  const found: { readonly sites: number[]; readonly difference: number }[] = [];
  choice.visitExchanges((removed, added, difference) => {
    if (difference >= -allowed) found.push({ sites: [...sites.filter((site) => site !== removed), added], difference });
  });
  return found
    .toSorted((a, b) => b.difference - a.difference)
    .slice(0, MOST_TIES)
    .map((tie) => peopleBySite(savings, inOrder(savings, tie.sites)));
}
