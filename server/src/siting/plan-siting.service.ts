import { type ChosenSite, type CoverageAnswer, type CoverageProgress, solveMaximalCoverage } from '@hazama/geo';
import type { Audience } from '../account/index.ts';
import { tellBound, tellPeople } from '../disclosure/index.ts';
import { badInput } from '../wire/index.ts';
import { type Candidates, defaultCandidates, givenCandidates } from './candidates.ts';
import { type CoverageQuestion, readQuestion } from './coverage-question.ts';
import { followSearch } from './follow-search.ts';
import { findHoldingAreas } from './holding-areas.repository.ts';
import { MAX_CANDIDATES, MAX_COUNT } from './limits.ts';
import { assertPlaces } from './place-checks.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitedPlace, SitingInput, SitingPlan, SitingStep } from './siting-plan.ts';
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
        isPartial: town.isPartial,
      };
    },
  };
}

async function readCandidates(
  context: SitingContext,
  question: CoverageQuestion,
  { candidates }: SitingInput,
): Promise<Candidates> {
  if (!candidates) return defaultCandidates(context, question);
  if (candidates.length === 0)
    throw badInput('candidates に候補を1か所以上書くか、candidates を書かないでください(町の施設から選びます)。');
  await assertPlaces(context, question.town, candidates, { field: 'candidates', most: MAX_CANDIDATES });
  return givenCandidates(question.town, candidates);
}

/** Puts sites into the words of the answer; the areas that hold them are one statement for all. */
async function placeTeller(
  { database, viewer }: SitingContext,
  { town, allAreas }: CoverageQuestion,
  { list }: Candidates,
  { sites, ties }: CoverageAnswer,
): Promise<(sites: readonly ChosenSite[]) => SitedPlace[]> {
  const used = [...new Set([...sites, ...ties.flat()].map(({ site }) => site))];
  const { code, reportingKind } = town.facts;
  const coordinate = (axis: 'longitude' | 'latitude') =>
    Float64Array.from(used, (site) => list[site]?.[axis] ?? Number.NaN);
  const points = { longitude: coordinate('longitude'), latitude: coordinate('latitude') };
  const held = used.length === 0 ? [] : await findHoldingAreas(database, { code, kind: reportingKind, points });
  const areas = new Map(allAreas.map((area) => [area.id, area]));
  const areaOf = new Map(used.map((site, at) => [site, areas.get(held[at] ?? '') ?? null]));
  return (chosen) =>
    chosen.map(({ site, added }) => {
      const candidate = list[site];
      if (!candidate) throw new Error(`site ${site} is no candidate`);
      return { ...candidate, area: areaOf.get(site) ?? null, added: tellPeople(added, viewer.audience) };
    });
}

/** The people within reach today: as they are counted, and as an audience is told of them. */
interface PeopleToday {
  readonly today: number;
  readonly told: number;
}

/** Today's people as `values` tells them where it does. */
function peopleTold(question: CoverageQuestion, isReached: Uint8Array, audience: Audience): PeopleToday {
  const today = question.people.reduce((sum, count, cell) => (isReached[cell] && count > 0 ? sum + count : sum), 0);
  if (audience === 'STAFF') return { today, told: today };
  return { today, told: peopleToldToday(question) ?? tellPeople(today, audience) };
}

/** Today's people as they are told, and what is added to them. */
function tellCurve(
  { today, told: base }: PeopleToday,
  { curve, bound, isOptimal }: CoverageAnswer,
  audience: Audience,
): Pick<SitingPlan, 'curve' | 'bound'> {
  const told = Array.from(curve, (people) => base + tellPeople(people - today, audience));
  return { curve: told, bound: isOptimal ? (told.at(-1) ?? base) : base + tellBound(bound - today, audience) };
}

/** The people within reach in the areas asked about, where each of them is told; undefined where one is withheld or areas overlap. */
function peopleToldToday({ town, areas }: CoverageQuestion): number | undefined {
  const whole = areas.filter(({ kind }) => kind === 'MUNICIPALITY');
  const apart = whole.length > 0 ? whole : areas;
  if (new Set(apart.map(({ kind }) => kind)).size !== 1) return undefined;
  return town
    .values(apart)
    .reduce<number | undefined>(
      (sum, { numerator }) => (sum === undefined || numerator === null ? undefined : sum + numerator),
      0,
    );
}
