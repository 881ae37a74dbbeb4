import type { CoverageTown } from '../indicator/index.ts';
import { badInput } from '../wire/index.ts';
import { type Candidate, type Candidates, withReach } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { MAX_CANDIDATE_KINDS, MAX_CANDIDATES } from './limits.ts';
import type { SitingContext } from './siting-context.ts';

/** Kinds with a room that a group can meet in: 地域拠点, 地区市民センター, 公民館, 隣保館, 町内会議所, 公共施設 (既存施設の活用). */
const HALL_KINDS = [
  'local-base',
  'district-civic-centre',
  'kominkan',
  'rinpokan',
  'neighbourhood-hall',
  'public-facility',
];

/** The halls of the town; none of a kind that the indicator counts. */
export async function hallCandidates(context: SitingContext, { town }: CoverageQuestion): Promise<Candidates> {
  const counted = new Set(town.indicator.rule.kindIds);
  const kinds = HALL_KINDS.filter((kind) => !counted.has(kind));
  return withReach(town, 'facilities', await listFacilities(context, town, kinds));
}

/** The town's facilities of some kinds. @throws BAD_USER_INPUT where a kind is none of the town's, or none of them has a known place */
export async function facilityCandidates(
  context: SitingContext,
  { town }: CoverageQuestion,
  kinds: readonly string[],
): Promise<Candidates> {
  const asked = [...new Set(kinds)];
  if (asked.length === 0)
    throw badInput('candidateKinds に種別の id を1つ以上書くか、candidateKinds を書かないでください。');
  if (asked.length > MAX_CANDIDATE_KINDS)
    throw badInput(`candidateKinds は${MAX_CANDIDATE_KINDS}個までにしてください(${asked.length}個あります)。`);
  const known = new Set((await context.resourceKinds.listKinds(town.facts.code)).map(({ id }) => id));
  const unknown = asked.find((kind) => !known.has(kind));
  if (unknown !== undefined)
    throw badInput(
      `candidateKinds の「${unknown}」は${town.facts.name}の種別ではありません。municipality の resourceKinds の id から選んでください。`,
    );
  const list = await listFacilities(context, town, asked);
  if (list.length === 0)
    throw badInput(
      `candidateKinds の種別(${asked.join('・')})には、いま開いていて位置のわかる${town.facts.name}の施設がありません。ほかの種別を選ぶか、grid で格子から選んでください。`,
    );
  return withReach(town, 'facilities', list);
}

/** Open, of the town itself, and at a place that the viewer may know. */
async function listFacilities(
  { resources }: SitingContext,
  { engine }: CoverageTown,
  kinds: readonly string[],
): Promise<Candidate[]> {
  const places = kinds.flatMap((kind) =>
    (engine.model.resourcesByKind.get(kind) ?? [])
      .filter(({ isOwn, status, longitude }) => isOwn && status === 'ACTIVE' && !Number.isNaN(longitude))
      .map(({ id, longitude, latitude }) => ({ key: id, longitude, latitude })),
  );
  const found = await Promise.all(
    places.map(async (place) => {
      // one whose place is kept from the viewer is none for them
      const facility = await resources.findResource(place.key);
      return facility && facility.location !== null ? [{ ...place, name: facility.name }] : [];
    }),
  );
  const list = found.flat();
  if (list.length > MAX_CANDIDATES)
    throw badInput(
      `使える施設が${list.length.toLocaleString('ja')}か所あります。candidateKinds で種別をしぼるか、candidates に${MAX_CANDIDATES.toLocaleString('ja')}か所まで選んで書いてください。`,
    );
  return list;
}
