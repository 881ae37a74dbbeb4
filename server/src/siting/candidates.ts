import { badInput } from '../wire/index.ts';
import { type Candidates, withReach } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { facilityCandidates, hallCandidates } from './facility-candidates.ts';
import { finestGrid, gridCandidates } from './grid-candidates.ts';
import { MAX_CANDIDATES } from './limits.ts';
import { assertPlaces } from './place-checks.ts';
import type { PlaceInput } from './place-input.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitingInput } from './siting-input.ts';

/** Where the next ones could be, as it was asked. @throws BAD_USER_INPUT naming the field */
export async function readCandidates(
  context: SitingContext,
  question: CoverageQuestion,
  { candidates, candidateKinds, grid }: Pick<SitingInput, 'candidates' | 'candidateKinds' | 'grid'>,
): Promise<Candidates> {
  const asked = Object.entries({ candidates, candidateKinds, grid }).filter(([, value]) => value != null);
  if (asked.length > 1)
    throw badInput(
      `${asked.map(([field]) => field).join(' と ')} は一緒に使えません。候補の選び方を1つだけ書いてください。`,
    );
  if (candidates) return givenCandidates(context, question, candidates);
  if (candidateKinds) return facilityCandidates(context, question, candidateKinds);
  return grid ? gridCandidates(question, grid.meters) : defaultCandidates(context, question);
}

async function givenCandidates(
  context: SitingContext,
  { town }: CoverageQuestion,
  places: readonly PlaceInput[],
): Promise<Candidates> {
  if (places.length === 0)
    throw badInput('candidates に候補を1か所以上書くか、candidates を書かないでください(町の施設から選びます)。');
  await assertPlaces(context, town, places, { field: 'candidates', most: MAX_CANDIDATES });
  const list = places.map(({ key, longitude, latitude }) => ({ key, longitude, latitude, name: null }));
  return withReach(town, 'given', list);
}

/** The halls of the town; a regular grid where none of them would bring anybody within reach. */
async function defaultCandidates(context: SitingContext, question: CoverageQuestion): Promise<Candidates> {
  const halls = await hallCandidates(context, question);
  return halls.reach.cellIndex.some((cell) => isOpenTo(question, cell)) ? halls : finestGrid(question);
}

function isOpenTo({ town, people }: CoverageQuestion, cell: number): boolean {
  return (people[cell] as number) > 0 && !((town.today.distanceMeters[cell] as number) <= town.limitMeters);
}
