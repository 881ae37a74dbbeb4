import type { ChosenSite, CurvePoint, SitingChoice, SitingProgress } from './answer.ts';
import { type CoverageProblem, peopleToday, toCovering } from './covering.ts';
import { answerOf, foundOf } from './limited-answer.ts';
import { serve, toLimitedTown } from './limited-town.ts';
import { inOrder } from './one-by-one.ts';
import type { CostProblem, SitingProblem } from './problem.ts';

/** A choice as far as it can be told before its search has ended: of ties and of who can't be reached nothing is known. */
export type ChoiceSoFar = Pick<
  SitingChoice,
  | 'method'
  | 'sites'
  | 'value'
  | 'bound'
  | 'isOptimal'
  | 'curve'
  | 'ties'
  | 'areaShares'
  | 'leastShareBound'
  | 'unchangeableAreas'
>;

/** The best choice that a search knew when it told of it, for who ends it there; undefined before it knew one. */
export function choiceSoFar(problem: SitingProblem, { sites, value, bound }: SitingProgress): ChoiceSoFar | undefined {
  if (sites === undefined || value === undefined) return undefined;
  const known = {
    method: problem.method,
    value,
    bound,
    isOptimal: false,
    ties: [],
    areaShares: null,
    leastShareBound: null,
    unchangeableAreas: [],
  } as const;
  switch (problem.method) {
    case 'mclp': {
      if (!problem.limits) return { ...known, ...coverageOf(problem, sites) };
      const town = toLimitedTown(problem, problem.limits);
      const found = foundOf(serve(town, sites));
      return answerOf(town, { ...found, bound: bound - town.today, isOptimal: false }, 0);
    }
    case 'lscp':
      return { ...known, ...coverageOf(problem, sites) };
    case 'p-median':
    case 'p-center':
      return {
        ...known,
        sites: sites.map((site) => ({ site, added: 0 })),
        curve: [{ value: todayOf(problem.method, problem), without: 0 }],
      };
  }
}

function coverageOf(
  problem: CoverageProblem,
  chosen: readonly number[],
): { readonly sites: readonly ChosenSite[]; readonly curve: readonly CurvePoint[] } {
  const covering = toCovering(problem);
  const sites = inOrder(covering, chosen);
  const today = peopleToday(problem);
  const everybody = today + covering.unreachable.people + covering.weight.reduce((sum, people) => sum + people, 0);
  let value = today;
  const curve = [0, ...sites.map(({ added }) => added)].map((added) => {
    value += added;
    return { value, without: Math.max(0, everybody - value) };
  });
  return { sites, curve };
}

/** The mean or the largest cost of today; null where somebody has none, of a mean where nobody has one. */
function todayOf(method: 'p-median' | 'p-center', { people, todayCost }: CostProblem): number | null {
  let [total, withWay, largest] = [0, 0, 0];
  people.forEach((count, cell) => {
    const cost = todayCost[cell] as number;
    if (!(count > 0)) return;
    largest = Math.max(largest, cost);
    if (cost === Number.POSITIVE_INFINITY) return;
    total += count * cost;
    withWay += count;
  });
  if (method === 'p-center') return largest === Number.POSITIVE_INFINITY ? null : largest;
  return withWay > 0 ? total / withWay : null;
}
