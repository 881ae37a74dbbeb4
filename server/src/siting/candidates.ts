import { badInput } from '../wire/index.ts';
import { type Candidate, type Candidates, withReach } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { askedFacilities, hallCandidates } from './facility-candidates.ts';
import { finestGrid, gridCandidates } from './grid-candidates.ts';
import { MAX_CANDIDATES } from './limits.ts';
import { assertPlaces } from './place-checks.ts';
import { refused } from './refusal.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitingInput } from './siting-input.ts';

/** What a question says of where the next ones could be. */
type Asked = Pick<SitingInput, 'candidates' | 'candidateKinds' | 'candidateResources' | 'candidateExcept' | 'grid'>;

/** Where the next ones could be, as it was asked. @throws BAD_USER_INPUT naming the field */
export async function readCandidates(
  context: SitingContext,
  question: CoverageQuestion,
  { grid, ...places }: Asked,
): Promise<Candidates> {
  const { candidates, candidateKinds, candidateResources, candidateExcept } = places;
  const asked = Object.entries({ candidates, candidateKinds, candidateResources }).flatMap(([field, value]) =>
    value == null ? [] : [field],
  );
  if (grid && asked.length > 0)
    throw badInput(
      `${[...asked, 'grid'].join(' と ')} は一緒に使えません。格子か、選んだ候補の、どちらかにしてください。`,
    );
  if (candidateExcept?.length && !candidateKinds)
    throw badInput('candidateExcept は candidateKinds から除く施設です。candidateKinds と一緒に書いてください。');
  if (grid) return gridCandidates(question, grid.meters);
  return asked.length > 0 ? chosenCandidates(context, question, places) : defaultCandidates(context, question);
}

/** Facilities of kinds and single ones, and places of one's own: together. */
async function chosenCandidates(
  context: SitingContext,
  question: CoverageQuestion,
  { candidates, ...ofFacilities }: Omit<Asked, 'grid'>,
): Promise<Candidates> {
  const { town } = question;
  if (candidates?.length === 0)
    throw badInput('candidates に候補を1か所以上書くか、candidates を書かないでください(町の施設から選びます)。');
  const given = candidates ?? [];
  await assertPlaces(context, town, given, { field: 'candidates', most: MAX_CANDIDATES });
  const facilities = await askedFacilities(context, question, ofFacilities);
  const list: Candidate[] = [
    ...facilities,
    ...given.map(({ key, longitude, latitude }) => ({ key, longitude, latitude, name: null })),
  ];
  const keys = new Set(facilities.map(({ key }) => key));
  const twice = given.find(({ key }) => keys.has(key));
  if (twice) throw badInput(`candidates の key「${twice.key}」は、施設の id と同じです。別の key にしてください。`);
  if (list.length > MAX_CANDIDATES)
    throw refused(
      { reason: 'TOO_MANY_CANDIDATES', count: list.length, most: MAX_CANDIDATES },
      `候補が${list.length.toLocaleString('ja')}か所あります。candidateKinds や candidates で${MAX_CANDIDATES.toLocaleString('ja')}か所までにしぼってください。`,
    );
  const source = [facilities.length > 0 ? 'facilities' : '', given.length > 0 ? 'given' : ''].filter(Boolean).join('+');
  return withReach(town, source, list);
}

/** The halls of the town; a regular grid where none of them would bring anybody within reach. */
async function defaultCandidates(context: SitingContext, question: CoverageQuestion): Promise<Candidates> {
  const halls = await hallCandidates(context, question);
  return halls.reach.cellIndex.some((cell) => isOpenTo(question, cell)) ? halls : finestGrid(question);
}

function isOpenTo({ town, people }: CoverageQuestion, cell: number): boolean {
  return (people[cell] as number) > 0 && !((town.today.distanceMeters[cell] as number) <= town.limitMeters);
}
