import {
  type CostMatrix,
  type CoverageLimits,
  costsOfColumns,
  SITING_EFFORT,
  type SitingAnswer,
  type SitingMeans,
  type SitingProblem,
  type SitingProgress,
  solveSiting,
} from '@hazama/geo';
import type { Candidates } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { inTurns, type Work } from './follow-search.ts';
import { MAX_COST_PAIRS, SOLVER_SECONDS } from './limits.ts';
import { refused } from './refusal.ts';
import type { SitingMethod } from './siting-method.ts';
import { type HeardProgress, hearChoices, solveInThread } from './solver/index.ts';
import { takeTurnElsewhere } from './turns.ts';

type Steps = Generator<SitingProgress, SitingAnswer>;

interface Posed {
  readonly question: CoverageQuestion;
  readonly candidates: Candidates;
  /** Per cell whether a place of today is within reach. */
  readonly isReached: Uint8Array;
  readonly limits: CoverageLimits | undefined;
  readonly asked: { readonly method: SitingMethod; readonly count: number; readonly share: number | null | undefined };
  /** Times the usual effort. */
  readonly times: number;
}

/** The question as `geo` takes it; what it costs to walk to each candidate is found on the way. @throws BAD_USER_INPUT where that is too much */
export function poseProblem({
  question,
  candidates,
  isReached,
  limits,
  asked,
  times,
}: Posed): Work<HeardProgress, SitingAnswer> {
  const { people } = question;
  const { method, count, share } = asked;
  const effort = effortOf(times);
  const { reach } = candidates;
  switch (method) {
    case 'MCLP': {
      const problem = { method: 'mclp', people, isReached, reach, count } as const;
      return limits
        ? inThread({ ...problem, limits }, times)
        : described(
            () => solveSiting(problem, effort),
            () => problem,
          );
    }
    case 'LSCP': {
      const problem = { method: 'lscp', people, isReached, reach, ...(share != null && { share }) } as const;
      return described(
        () => solveSiting(problem, effort),
        () => problem,
      );
    }
    case 'P_MEDIAN':
    case 'P_CENTER': {
      const pairs = candidates.list.length * people.length;
      if (pairs > MAX_COST_PAIRS)
        throw refused(
          {
            reason: 'TOO_MANY_CANDIDATES',
            count: candidates.list.length,
            most: Math.floor(MAX_COST_PAIRS / people.length),
          },
          `候補が${candidates.list.length.toLocaleString('ja')}か所では、歩く道のりの計算が大きくなりすぎます。candidateKinds や candidates で${Math.floor(MAX_COST_PAIRS / people.length).toLocaleString('ja')}か所までにしぼるか、grid の meters を大きくしてください。`,
        );
      const walked = { method: method === 'P_MEDIAN' ? 'p-median' : 'p-center', count } as const;
      let posed: SitingProblem | undefined;
      return described(
        () => solveByWalks(question, candidates, walked, effort, (problem) => (posed = problem)),
        () => posed,
      );
    }
  }
}

/** In its turn, with the choices that are heard on the way. */
function described(search: () => Steps, problem: () => SitingProblem | undefined): Work<HeardProgress, SitingAnswer> {
  const heard = hearChoices(problem);
  const work = inTurns(search);
  return (hear, signal) => work((progress) => hear(heard(progress)), signal);
}

/** A solver from outside doesn't stop for others: it has a thread of its own, which ends with who asked. */
function inThread(problem: SitingProblem, times: number): Work<HeardProgress, SitingAnswer> {
  const task = { problem, ...effortOf(times), solverSeconds: SOLVER_SECONDS * times };
  return (onProgress, signal) => takeTurnElsewhere(() => solveInThread(task, { signal, onProgress }), signal);
}

const effortOf = (times: number) => ({ effort: { workLimit: SITING_EFFORT.workLimit * times } });

function* solveByWalks(
  question: CoverageQuestion,
  candidates: Candidates,
  asked: { readonly method: 'p-median' | 'p-center'; readonly count: number },
  means: SitingMeans,
  onPosed: (problem: SitingProblem) => void,
): Steps {
  const { people, town } = question;
  const costs = yield* measureWalks(question, candidates);
  const problem = { ...asked, people, todayCost: town.walkMetersToday, costs };
  onPosed(problem);
  return yield* solveSiting(problem, means);
}

/** From where people live to each candidate, as far as it is nearer than what they have: farther, nobody would go there. */
function* measureWalks(
  { town, people }: CoverageQuestion,
  { points }: Candidates,
): Generator<SitingProgress, CostMatrix> {
  const { walkMetersToday } = town;
  const farthest = walkMetersToday.reduce(
    (most, meters, cell) => ((people[cell] as number) > 0 ? Math.max(most, meters) : most),
    0,
  );
  const columns: Float64Array[] = [];
  for (const [at, longitude] of points.longitude.entries()) {
    const point = { longitude: Float64Array.of(longitude), latitude: points.latitude.slice(at, at + 1) };
    const column = town.walkMetersTo(point, farthest);
    columns.push(
      column.map((meters, cell) => (meters < (walkMetersToday[cell] as number) ? meters : Number.POSITIVE_INFINITY)),
    );
    yield { value: undefined, sites: undefined, bound: 0 };
  }
  return costsOfColumns(columns, people.length);
}
