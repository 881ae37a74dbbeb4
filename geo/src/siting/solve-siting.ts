import { runThrough } from '../turns.ts';
import { SITING_EFFORT, type SitingAnswer, type SitingMeans, type SitingProgress } from './answer.ts';
import { peopleToday, toCovering } from './covering.ts';
import { solveLimitedCoverage } from './limited-coverage.ts';
import { solveMaximalCoverage } from './maximal-coverage.ts';
import { solveCenter } from './p-center.ts';
import { solveMedian } from './p-median.ts';
import type { MaximalCoverageProblem, SitingProblem } from './problem.ts';
import { solveSetCovering } from './set-covering.ts';

/**
 * Where the next places help, by any of the methods. Yields whenever something else may run; the same question has the same
 * answer whatever the machine, for a search ends by the work done and not by the clock.
 *
 * Nobody who counts, no candidates, everybody out of reach: the answer is that of today, with no sites. More places than
 * candidates: all that help. Two candidates in one place count as two, of which the second adds nobody.
 *
 * @throws RangeError when a number of places, people, a cost, a share or a limit is none, or the arrays don't fit together
 */
export function solveSiting(problem: SitingProblem, means: SitingMeans = {}): Generator<SitingProgress, SitingAnswer> {
  switch (problem.method) {
    case 'mclp':
      return problem.limits ? solveLimitedCoverage(problem, problem.limits, means) : solveCovered(problem, means);
    case 'lscp':
      return solveSetCovering(problem, means);
    case 'p-median':
      return solveMedian(problem, means);
    case 'p-center':
      return solveCenter(problem, means);
  }
}

/** All of it at a stretch. */
export function siting(problem: SitingProblem, means?: SitingMeans): SitingAnswer {
  return runThrough(solveSiting(problem, means));
}

function* solveCovered(
  problem: MaximalCoverageProblem,
  { effort = SITING_EFFORT }: SitingMeans,
): Generator<SitingProgress, SitingAnswer> {
  const search = solveMaximalCoverage(problem, problem.count, effort);
  for (;;) {
    const { value: known, done } = search.next();
    if (!done) {
      yield { value: known.people, sites: known.sites, bound: known.bound };
      continue;
    }
    const { unreachable, weight } = toCovering(problem);
    const everybody = peopleToday(problem) + unreachable.people + weight.reduce((sum, people) => sum + people, 0);
    const { sites, curve, bound, isOptimal, ties } = known;
    return {
      status: 'FOUND',
      method: 'mclp',
      sites,
      value: curve.at(-1) as number,
      bound,
      isOptimal,
      curve: Array.from(curve, (value) => ({ value, without: Math.max(0, everybody - value) })),
      ties,
      unreachable,
      areaShares: null,
      leastShareBound: null,
      unchangeableAreas: [],
    };
  }
}
