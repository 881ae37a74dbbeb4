import type { ChoiceSoFar, SitingAnswer, SitingChoice, SitingProgress } from '@hazama/geo';
import type { Area } from '../area/index.ts';
import { badInput } from '../wire/index.ts';
import { readCandidates } from './candidates.ts';
import { areasNotToLeave, assertAsked, readLimits } from './coverage-limits.ts';
import { readQuestion } from './coverage-question.ts';
import { followSearch, type Work } from './follow-search.ts';
import { MAX_COUNT, MAX_EFFORT } from './limits.ts';
import { PeopleTeller } from './people-teller.ts';
import { poseProblem } from './pose-problem.ts';
import { refused } from './refusal.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitingInput } from './siting-input.ts';
import { METHODS, SitingMethod } from './siting-method.ts';
import type { SitingPlan, SitingStep } from './siting-plan.ts';
import type { HeardProgress } from './solver/index.ts';
import { tellLeastShare, tellObjective, tellProgress } from './tell-objective.ts';
import { placeTeller } from './tell-places.ts';

/** つぎに置くなら: the places that bring most people within reach who are not yet. */
export async function planSiting(context: SitingContext, input: SitingInput): Promise<SitingPlan> {
  const search = await prepareSearch(context, input);
  return search.tell(await search.work(() => undefined, context.signal));
}

/** The same, told as it goes: the plan is the last step's. */
export async function* watchSiting(
  context: SitingContext,
  input: SitingInput,
): AsyncGenerator<SitingStep, void, undefined> {
  const search = await prepareSearch(context, input);
  yield { isWaiting: true, value: null, bound: null, soFar: null, plan: null };
  const steps = followSearch(search.work, context.signal);
  try {
    for (;;) {
      const { value, done } = await steps.next();
      if (done) {
        const plan = await search.tell(value);
        const { value: best, bound } = plan.objective;
        yield { isWaiting: false, value: best, bound, soFar: null, plan };
        return;
      }
      const soFar = value.choice ? await search.tellChoice(value.choice) : null;
      yield { isWaiting: false, ...search.tellProgress(value), soFar, plan: null };
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/** A search that is ready for its turn, and how what it finds is told. */
interface Search {
  readonly work: Work<HeardProgress, SitingAnswer>;
  readonly tellProgress: (progress: SitingProgress) => Pick<SitingStep, 'value' | 'bound'>;
  readonly tell: (answer: SitingAnswer) => Promise<SitingPlan>;
  readonly tellChoice: (choice: ChoiceSoFar) => Promise<SitingPlan>;
}

async function prepareSearch(context: SitingContext, input: SitingInput): Promise<Search> {
  const { count } = input;
  const { audience } = context.viewer;
  const method = input.method ?? SitingMethod.MCLP;
  if (!(count >= 1 && count <= MAX_COUNT)) throw badInput(`count は1から${MAX_COUNT}までの数にしてください。`);
  const times = input.effort ?? 1;
  if (!(times >= 1 && times <= MAX_EFFORT)) throw badInput(`effort は1から${MAX_EFFORT}までの数にしてください。`);
  assertAsked(method, input, audience);
  const question = await readQuestion(context, input);
  const candidates = await readCandidates(context, question, input);
  const limits = await readLimits(context, question, candidates, input);
  const { town } = question;
  const isReached = Uint8Array.from(town.today.distanceMeters, (meters) => Number(meters <= town.limitMeters));
  const people = new PeopleTeller({
    question,
    reach: candidates.reach,
    isReached,
    audience,
    isServed: input.capacity != null,
  });
  const told = { method, people, audience };
  const tellChoice = async (choice: ChoiceSoFar): Promise<SitingPlan> => {
    const placesOf = await placeTeller(context, question, { candidates, people, choice });
    const solved = choice.isOptimal ? 'exact' : 'best-found';
    const objective = tellObjective(told, choice);
    return {
      method: `${town.method} / ${candidates.source} ${candidates.list.length} / ${METHODS[method]} ${solved}`,
      objective,
      optimal: choice.isOptimal,
      places: placesOf(choice.sites),
      ties: choice.ties.map(placesOf),
      curve: people.tellCurve(choice),
      bound: method === 'MCLP' ? objective.bound : null,
      people: people.everybody,
      candidateCount: candidates.list.length,
      ...people.tellLeft(choice.sites),
      leastShare: tellLeastShare(audience, choice),
      unchangeableAreas: choice.unchangeableAreas.flatMap((area) => areasNotToLeave(question)[area] ?? []),
      isPartial: town.isPartial,
    };
  };
  return {
    work: poseProblem({ question, candidates, isReached, limits, asked: { method, count, share: input.share }, times }),
    tellProgress: (progress) => tellProgress(told, progress),
    tell: async (answer) => tellChoice(assertFound(answer, input, areasNotToLeave(question))),
    tellChoice,
  };
}

/** @throws BAD_USER_INPUT, TOO_COMPLEX saying what to ask instead, where no choice is found that keeps to what was asked */
function assertFound(
  answer: SitingAnswer,
  { method, share, equity, count }: Pick<SitingInput, 'method' | 'share' | 'equity' | 'count'>,
  areas: readonly Area[],
): SitingChoice {
  if (answer.status === 'FOUND') return answer;
  const named = answer.areas.flatMap((area) => areas[area] ?? []);
  switch (answer.reason) {
    case 'SHARE_OUT_OF_REACH':
      throw refused(
        { reason: answer.reason },
        `候補をすべて使っても、share の ${share} までは届きません。share を小さくするか、候補をふやしてください。`,
      );
    case 'AREA_OUT_OF_REACH':
      throw refused(
        { reason: answer.reason, areas: named.map(({ id }) => id) },
        `候補をすべて使っても、equity の minimumShare ${equity?.minimumShare} まで届かない地区があります(${named.map(({ name }) => name).join('、')})。minimumShare を小さくするか、候補をふやしてください。minimumShare を書かないと、できるだけ高くします。`,
      );
    case 'TOO_FEW_PLACES':
      throw refused(
        { reason: answer.reason, areas: named.map(({ id }) => id) },
        method === 'P_CENTER'
          ? `${count}か所では、歩いて行く道のない人が残ります。count をふやすか、候補をふやしてください。`
          : `${count}か所では、求めた条件をすべては満たせません。count をふやすか、equity の minimumShare を小さくするか、perArea や capacity を大きくしてください。`,
      );
    case 'NOT_FOUND':
      throw refused(
        { reason: answer.reason },
        '候補が多く、答えが見つかるまで計算できませんでした。候補か地区をしぼってください。',
        'TOO_COMPLEX',
      );
  }
}
