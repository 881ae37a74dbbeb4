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
import { improveCenter, largestOf, substitutesOf } from './center-exchange.ts';
import { proveCenter } from './center-proof.ts';
import { coverWithin, toSiteLists } from './cover-within.ts';
import { MedianChoice } from './median-choice.ts';
import { peopleBySite } from './people-by-site.ts';
import type { CenterProblem } from './problem.ts';
import { type Savings, toSavings } from './savings.ts';

/**
 * The largest cost is one of those given, so the least that so many sites can bring it down to is found by halving between them
 * (Minieka 1970): a cost is enough when as many sites cover everybody within it. Greedy covers answer at once, exact ones prove it.
 */
export function* solveCenter(
  problem: CenterProblem,
  { effort = SITING_EFFORT }: SitingMeans,
): Generator<SitingProgress, SitingAnswer> {
  const savings = toSavings(problem);
  const { unreachable } = savings;
  const { count } = problem;
  const costs = possibleCosts(savings);
  const known = yield* coverWithFew(savings, costs, count);
  const best = yield* proveCenter(savings, costs, { count, first: known[count], workLimit: effort.workLimit });
  if (!('sites' in best)) return { status: 'NONE', method: 'p-center', reason: best.reason, areas: [], unreachable };
  known[count] = best.sites;
  const value =
    savings.peopleWithWay + savings.peopleWithout > unreachable.people
      ? largestOf(savings, new MedianChoice(savings, best.sites))
      : null;
  const isOptimal = value === null || best.bound >= value;
  return {
    status: 'FOUND',
    method: 'p-center',
    sites: describe(savings, best.sites),
    value,
    bound: isOptimal ? value : best.bound,
    isOptimal,
    curve: curveOf(savings, known),
    ties: value === null ? [] : tiesOf(savings, best.sites, value),
    unreachable,
    areaShares: null,
    leastShareBound: null,
    unchangeableAreas: [],
  };
}

/** The costs that the largest one can be, ascending: none below what the nearest sites of all bring, none above today's. */
function possibleCosts({ weight, cellStart, cost, cap, isWithout, lastingCost }: Savings): Float64Array {
  let least = lastingCost;
  let most = lastingCost;
  for (let cell = 0; cell < weight.length; cell++) {
    least = Math.max(least, cost[cellStart[cell] as number] as number);
    most = Math.max(most, isWithout[cell] ? Number.POSITIVE_INFINITY : (cap[cell] as number));
  }
  const todays = cap.filter((_, cell) => !isWithout[cell]);
  const all = new Float64Array(cost.length + todays.length + 1);
  all.set(cost);
  all.set(todays, cost.length);
  all[all.length - 1] = lastingCost;
  const inside = all.filter((own) => own >= least && own <= most).toSorted();
  return inside.filter((own, at) => at === 0 || own !== inside[at - 1]);
}

/** For each number of places sites that greedy covers and exchanges bring the largest cost farthest down with; undefined where they leave somebody without. */
function* coverWithFew(
  savings: Savings,
  costs: Float64Array,
  count: number,
): Generator<SitingProgress, (readonly number[] | undefined)[]> {
  const bySite = toSiteLists(savings);
  const known: (readonly number[] | undefined)[] = [];
  let highest = costs.length - 1;
  for (let places = 0; places <= count; places++) {
    let best = coverWithin(savings, bySite, costs[highest] as number, places);
    for (let low = 0; best && low < highest; ) {
      const middle = (low + highest) >> 1;
      const cover = coverWithin(savings, bySite, costs[middle] as number, places);
      if (cover) [best, highest] = [cover, middle];
      else low = middle + 1;
    }
    const improved = best && improveCenter(savings, best);
    known.push(improved);
    if (improved)
      yield {
        value: largestOf(savings, new MedianChoice(savings, improved)),
        sites: improved,
        bound: costs[0] as number,
      };
  }
  return known;
}

/** The sites with the people to whom each is nearest, most first. */
function describe(savings: Savings, sites: readonly number[]): ChosenSite[] {
  return peopleBySite(savings, sites).toSorted((a, b) => b.added - a.added || a.site - b.site);
}

function curveOf(savings: Savings, known: readonly (readonly number[] | undefined)[]): CurvePoint[] {
  let best: CurvePoint = { value: null, without: savings.peopleWithout };
  return known.map((sites) => {
    const choice = new MedianChoice(savings, sites ?? []);
    const value = largestOf(savings, choice);
    const isEndless =
      value === Number.POSITIVE_INFINITY ||
      savings.peopleWithWay + savings.peopleWithout === savings.unreachable.people;
    if (!isEndless && !(best.value !== null && best.value < value))
      best = { value, without: savings.unreachable.people };
    return best;
  });
}

/**
 * The choices that differ by one place and whose largest cost is more by at most 1 %: of what the answer brings it down by where
 * everybody has a way today, else of itself.
 */
function tiesOf(savings: Savings, sites: readonly number[], value: number): ChosenSite[][] {
  const choice = new MedianChoice(savings, sites);
  const today = largestOf(savings, new MedianChoice(savings, []));
  const limit = value + TIE_SHARE * (today === Number.POSITIVE_INFINITY ? value : today - value);
  const found: { readonly sites: number[]; readonly largest: number }[] = [];
  for (const removed of sites)
    for (const added of substitutesOf(choice, removed, limit)) {
      const others = [...sites.filter((site) => site !== removed), added];
      found.push({ sites: others, largest: largestOf(savings, new MedianChoice(savings, others)) });
      if (found.length >= MOST_TRIED) break;
    }
  return found
    .toSorted((a, b) => a.largest - b.largest)
    .slice(0, MOST_TIES)
    .map((tie) => describe(savings, tie.sites));
}

/** Of substitutes for the sites so many are looked at: where a site matters to nobody's longest way any other takes its place. */
const MOST_TRIED = 400;
