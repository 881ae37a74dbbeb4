import { centreOf, findMeshCode, type Incidence, type MeshLevel, parseMeshCode } from '@hazama/geo';
import type { CoverageTown } from '../indicator/index.ts';
import { badInput } from '../wire/index.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { MAX_CANDIDATES } from './limits.ts';
import type { PlaceInput } from './place-input.ts';
import type { SitingContext } from './siting-context.ts';

/** A place where the next one could be. */
export interface Candidate extends PlaceInput {
  /** Of a facility. */
  readonly name: string | null;
}

/** Where the next ones could be, whom each reaches, and where the list is from. */
export interface Candidates {
  readonly list: readonly Candidate[];
  readonly reach: Incidence;
  /** facilities, grid-250m, grid-500m, grid-1000m, given */
  readonly source: string;
}

/** Kinds with a room that a group can meet in: 地域拠点, 地区市民センター, 公民館, 隣保館, 町内会議所, 公共施設 (既存施設の活用). */
const HALL_KINDS = [
  'local-base',
  'district-civic-centre',
  'kominkan',
  'rinpokan',
  'neighbourhood-hall',
  'public-facility',
];

export function givenCandidates(town: CoverageTown, places: readonly PlaceInput[]): Candidates {
  return withReach(
    town,
    'given',
    places.map(({ key, longitude, latitude }) => ({ key, longitude, latitude, name: null })),
  );
}

/** The halls of the town; a regular grid where none of them would bring anybody within reach. */
export async function defaultCandidates(context: SitingContext, question: CoverageQuestion): Promise<Candidates> {
  const halls = withReach(question.town, 'facilities', await listHalls(context, question.town));
  return halls.reach.cellIndex.some((cell) => isOpenTo(question, cell)) ? halls : gridCandidates(question);
}

async function listHalls({ resources }: SitingContext, town: CoverageTown): Promise<Candidate[]> {
  const { engine, indicator } = town;
  const counted = new Set(indicator.rule.kindIds);
  const ids = HALL_KINDS.filter((kind) => !counted.has(kind)).flatMap((kind) =>
    (engine.model.resourcesByKind.get(kind) ?? [])
      .filter(({ isOwn, status, longitude }) => isOwn && status === 'ACTIVE' && !Number.isNaN(longitude))
      .map(({ id, longitude, latitude }) => ({ key: id, longitude, latitude })),
  );
  const halls = await Promise.all(
    ids.map(async (place) => {
      // one whose place is kept from the viewer is none for them
      const hall = await resources.findResource(place.key);
      return hall && hall.location !== null ? [{ ...place, name: hall.name }] : [];
    }),
  );
  const list = halls.flat();
  if (list.length > MAX_CANDIDATES)
    throw badInput(
      `使える施設が${list.length.toLocaleString('ja')}か所あります。candidates に${MAX_CANDIDATES.toLocaleString('ja')}か所まで選んで書いてください。`,
    );
  return list;
}

const GRID_LEVELS = [250, 500, 1000] as const satisfies readonly MeshLevel[];

/** The middles of the mesh cells where people live who count: of the finest mesh that is not too many. */
function gridCandidates({ town, people }: CoverageQuestion): Candidates {
  const { longitude, latitude } = town.engine.model.cells;
  for (const level of GRID_LEVELS) {
    const codes = new Set<string>();
    people.forEach((count, cell) => {
      const code = count > 0 ? findMeshCode([longitude[cell] as number, latitude[cell] as number], level) : undefined;
      if (code !== undefined) codes.add(code);
    });
    if (codes.size <= MAX_CANDIDATES) return withReach(town, `grid-${level}m`, [...codes].toSorted().flatMap(toMiddle));
  }
  throw badInput('町が広く、置き場所の候補が多すぎます。areas で地区をしぼるか、candidates に候補を書いてください。');
}

function toMiddle(code: string): Candidate[] {
  const mesh = parseMeshCode(code);
  if (!mesh.ok) return [];
  const [longitude, latitude] = centreOf(mesh.bounds);
  return [{ key: code, name: null, longitude, latitude }];
}

function isOpenTo({ town, people }: CoverageQuestion, cell: number): boolean {
  return (people[cell] as number) > 0 && !((town.today.distanceMeters[cell] as number) <= town.limitMeters);
}

function withReach(town: CoverageTown, source: string, list: readonly Candidate[]): Candidates {
  const points = {
    longitude: Float64Array.from(list, (place) => place.longitude),
    latitude: Float64Array.from(list, (place) => place.latitude),
  };
  return { list, source, reach: town.cellsWithinReach(points) };
}
