import { type CostMatrix, costsOfColumns, type SitingAnswer, type SitingProgress, solveSiting } from '@hazama/geo';
import { badInput } from '../wire/index.ts';
import type { Candidates } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { MAX_COST_PAIRS } from './limits.ts';
import { SitingMethod } from './siting-method.ts';

type Steps = Generator<SitingProgress, SitingAnswer>;

interface Posed {
  readonly question: CoverageQuestion;
  readonly candidates: Candidates;
  /** Per cell whether a place of today is within reach. */
  readonly isReached: Uint8Array;
  readonly asked: { readonly method: SitingMethod; readonly count: number; readonly share: number | null | undefined };
}

/** The question as `geo` takes it; what it costs to walk to each candidate is found on the way. @throws BAD_USER_INPUT naming the field */
export function poseProblem({ question, candidates, isReached, asked }: Posed): () => Steps {
  const { people } = question;
  const { method, count, share } = asked;
  if (share != null && method !== SitingMethod.LSCP)
    throw badInput('share は method が LSCP のときだけ使えます。method を LSCP にするか、share を書かないでください。');
  if (share != null && !(share > 0 && share <= 1))
    throw badInput(`share は0より大きく1までの数で書いてください(${share} でした)。`);
  const { reach } = candidates;
  switch (method) {
    case 'MCLP':
      return () => solveSiting({ method: 'mclp', people, isReached, reach, count });
    case 'LSCP':
      return () => solveSiting({ method: 'lscp', people, isReached, reach, ...(share != null && { share }) });
    case 'P_MEDIAN':
    case 'P_CENTER': {
      const pairs = candidates.list.length * people.length;
      if (pairs > MAX_COST_PAIRS)
        throw badInput(
          `候補が${candidates.list.length.toLocaleString('ja')}か所では、歩く道のりの計算が大きくなりすぎます。candidateKinds や candidates で${Math.floor(MAX_COST_PAIRS / people.length).toLocaleString('ja')}か所までにしぼるか、grid の meters を大きくしてください。`,
        );
      return () =>
        solveByWalks(question, candidates, { method: method === 'P_MEDIAN' ? 'p-median' : 'p-center', count });
    }
  }
}

function* solveByWalks(
  question: CoverageQuestion,
  candidates: Candidates,
  asked: { readonly method: 'p-median' | 'p-center'; readonly count: number },
): Steps {
  const { people, town } = question;
  const costs = yield* measureWalks(question, candidates);
  return yield* solveSiting({ ...asked, people, todayCost: town.walkMetersToday, costs });
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
    yield { value: undefined, bound: 0 };
  }
  return costsOfColumns(columns, people.length);
}
