import { type CoverageAnswer, type CoverageProgress, solveMaximalCoverage } from '@hazama/geo';
import { tellBound, tellPeople } from '../disclosure/index.ts';
import { badInput } from '../wire/index.ts';
import { readCandidates } from './candidates.ts';
import { readQuestion } from './coverage-question.ts';
import { followSearch } from './follow-search.ts';
import { MAX_COUNT } from './limits.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitingInput } from './siting-input.ts';
import type { SitingPlan, SitingStep } from './siting-plan.ts';
import { peopleLeft, peopleTold, placeTeller, tellCurve } from './tell-plan.ts';
import { takeTurn } from './turns.ts';

/** つぎに置くなら: the places that bring most people within reach who are not yet. */
export async function planSiting(context: SitingContext, input: SitingInput): Promise<SitingPlan> {
  const search = await prepareSearch(context, input);
  return search.tell(await takeTurn(search.steps, context.signal));
}

/** The same, told as it goes: the plan is the last step's. */
export async function* watchSiting(
  context: SitingContext,
  input: SitingInput,
): AsyncGenerator<SitingStep, void, undefined> {
  const search = await prepareSearch(context, input);
  yield { isWaiting: true, value: null, bound: null, plan: null };
  const steps = followSearch(search.steps, context.signal);
  try {
    for (;;) {
      const { value, done } = await steps.next();
      if (done) {
        const plan = await search.tell(value);
        yield { isWaiting: false, value: plan.curve.at(-1) ?? null, bound: plan.bound, plan };
        return;
      }
      yield { isWaiting: false, ...search.tellProgress(value), plan: null };
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/** A search that is ready for its turn, and how what it finds is told. */
interface Search {
  readonly steps: () => Generator<CoverageProgress, CoverageAnswer>;
  readonly tellProgress: (progress: CoverageProgress) => Pick<SitingStep, 'value' | 'bound'>;
  readonly tell: (answer: CoverageAnswer) => Promise<SitingPlan>;
}

async function prepareSearch(context: SitingContext, input: SitingInput): Promise<Search> {
  const { count } = input;
  if (!(count >= 1 && count <= MAX_COUNT)) throw badInput(`count は1から${MAX_COUNT}までの数にしてください。`);
  const question = await readQuestion(context, input);
  const candidates = await readCandidates(context, question, input);
  const { town, people } = question;
  const isReached = Uint8Array.from(town.today.distanceMeters, (meters) => Number(meters <= town.limitMeters));
  const { audience } = context.viewer;
  const base = peopleTold(question, isReached, audience);
  return {
    steps: () => solveMaximalCoverage({ people, isReached, reach: candidates.reach }, count),
    tellProgress: (progress) => ({
      value: base.told + tellPeople(progress.people - base.today, audience),
      bound: base.told + tellBound(progress.bound - base.today, audience),
    }),
    tell: async (answer) => {
      const placesOf = await placeTeller(context, question, candidates, answer);
      const solved = answer.isOptimal ? 'exact' : 'best-found';
      return {
        method: `${town.method} / ${candidates.source} ${candidates.list.length} / mclp ${solved}`,
        optimal: answer.isOptimal,
        places: placesOf(answer.sites),
        ties: answer.ties.map(placesOf),
        ...tellCurve(base, answer, audience),
        ...peopleLeft(question, { candidates, isReached, sites: answer.sites, audience }),
        isPartial: town.isPartial,
      };
    },
  };
}
