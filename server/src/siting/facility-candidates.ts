import type { CoverageTown } from '../indicator/index.ts';
import { badInput } from '../wire/index.ts';
import { type Candidate, type Candidates, withReach } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { MAX_CANDIDATE_KINDS, MAX_CANDIDATES } from './limits.ts';
import { refused } from './refusal.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitingInput } from './siting-input.ts';

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
  const halls = await knownPlaces(context, placesOfKinds(town, kinds));
  if (halls.length > MAX_CANDIDATES)
    throw refused(
      { reason: 'TOO_MANY_CANDIDATES', count: halls.length, most: MAX_CANDIDATES },
      `使える施設が${halls.length.toLocaleString('ja')}か所あります。candidateKinds で種別をしぼるか、candidates に${MAX_CANDIDATES.toLocaleString('ja')}か所まで選んで書いてください。`,
    );
  return withReach(town, 'facilities', halls);
}

type Asked = Pick<SitingInput, 'candidateKinds' | 'candidateResources' | 'candidateExcept'>;

type Facility = CoverageTown['places'][number];

/** A candidate before its name is known. */
type Place = Pick<Candidate, 'key' | 'longitude' | 'latitude'>;

/**
 * The town's facilities of some kinds but for some, and single ones; each once, none where neither is asked for.
 * @throws BAD_USER_INPUT where one is none of the town's, or none of them is open at a place that the viewer may know
 */
export async function askedFacilities(
  context: SitingContext,
  { town }: CoverageQuestion,
  { candidateKinds, candidateResources, candidateExcept }: Asked,
): Promise<Candidate[]> {
  if (!candidateKinds && !candidateResources) return [];
  const except = new Set(candidateExcept ?? []);
  const ofKinds = candidateKinds ? await kindsAsked(context, town, candidateKinds) : [];
  const places = new Map(
    placesOfKinds(town, ofKinds).flatMap((place) => (except.has(place.key) ? [] : [[place.key, place]])),
  );
  for (const place of singlePlaces(town, candidateResources)) places.set(place.key, place);
  const list = await knownPlaces(context, [...places.values()]);
  if (list.length === 0)
    throw refused(
      { reason: 'NO_CANDIDATES' },
      `${ofKinds.length > 0 ? `candidateKinds の種別(${ofKinds.join('・')})` : 'candidateResources'}には、いま開いていて位置のわかる${town.facts.name}の施設がありません。ほかの種別を選ぶか、grid で格子から選んでください。`,
    );
  return list;
}

async function kindsAsked(
  { resourceKinds }: SitingContext,
  { facts }: CoverageTown,
  kinds: readonly string[],
): Promise<string[]> {
  const asked = [...new Set(kinds)];
  if (asked.length === 0)
    throw badInput('candidateKinds に種別の id を1つ以上書くか、candidateKinds を書かないでください。');
  if (asked.length > MAX_CANDIDATE_KINDS)
    throw badInput(`candidateKinds は${MAX_CANDIDATE_KINDS}個までにしてください(${asked.length}個あります)。`);
  const known = new Set((await resourceKinds.listKinds(facts.code)).map(({ id }) => id));
  const unknown = asked.find((kind) => !known.has(kind));
  if (unknown !== undefined)
    throw badInput(
      `candidateKinds の「${unknown}」は${facts.name}の種別ではありません。municipality の resourceKinds の id から選んでください。`,
    );
  return asked;
}

/** Open, of the town itself, and with a place. */
const placesOfKinds = ({ engine }: CoverageTown, kinds: readonly string[]): Place[] =>
  kinds.flatMap((kind) => (engine.model.resourcesByKind.get(kind) ?? []).filter(isUsable).map(toPlace));

/** Of an address that was kept a facility may be gone or closed since: it is left out as it is of its kind. */
function singlePlaces({ engine }: CoverageTown, ids: SitingInput['candidateResources']): Place[] {
  if (!ids) return [];
  if (ids.length === 0)
    throw badInput('candidateResources に施設の id を1つ以上書くか、candidateResources を書かないでください。');
  if (ids.length > MAX_CANDIDATES)
    throw badInput(
      `candidateResources は${MAX_CANDIDATES.toLocaleString('ja')}個までにしてください(${ids.length.toLocaleString('ja')}個あります)。`,
    );
  const wanted = new Set(ids);
  return [...engine.model.resourcesByKind.values()].flatMap((all) =>
    all.filter((resource) => wanted.has(resource.id) && isUsable(resource)).map(toPlace),
  );
}

const isUsable = ({ isOwn, status, longitude }: Facility): boolean =>
  isOwn && status === 'ACTIVE' && !Number.isNaN(longitude);

const toPlace = ({ id, longitude, latitude }: Facility): Place => ({ key: id, longitude, latitude });

/** Those whose place is kept from the viewer are none for them. */
async function knownPlaces({ resources }: SitingContext, places: readonly Place[]): Promise<Candidate[]> {
  const found = await Promise.all(
    places.map(async (place) => {
      const facility = await resources.findResource(place.key);
      return facility && facility.location !== null ? [{ ...place, name: facility.name }] : [];
    }),
  );
  return found.flat();
}
