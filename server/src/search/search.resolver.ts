import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { type AccountContext, visibleLevels } from '../account/index.ts';
import type { AreaContext } from '../area/index.ts';
import { type MunicipalityContext, parseMunicipalityCode } from '../municipality/index.ts';
import type { ResourceContext } from '../resource/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { findNames, type NameEntry } from './name-index.ts';
import type { NameIndexes } from './name-indexes.ts';
import { SearchHit, type SearchHitFields } from './search-hit.ts';

/** What the slice asks of the request's context. */
export interface SearchContext {
  readonly names: NameIndexes;
}
type SearchesContext = SearchContext &
  AccountContext &
  MunicipalityContext &
  AreaContext &
  ResourceContext & {
    /** YYYY-MM-DD in Asia/Tokyo */
    readonly today: string;
  };

const MAX_FIRST = 50;
const MAX_TEXT_LENGTH = 200;

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => [SearchHit], {
    description:
      'Areas, 町字, resources and indicators whose name, kana, kanji variant or romaji fits, best first; at most `first` of each.',
  })
  async search(
    @Arg('municipality', () => ID) text: string,
    @Arg('text', () => String) words: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 8 }) first: number | null,
    @Ctx() context: SearchesContext,
  ): Promise<SearchHit[]> {
    const code = parseMunicipalityCode(text);
    const municipality = code === undefined ? undefined : context.municipalities.findMunicipality(code);
    if (!municipality) throw notFound(`市町村「${text}」は登録されていません。`);
    const count = first ?? 8;
    if (!(count >= 1 && count <= MAX_FIRST)) throw badInput(`first は 1 から ${MAX_FIRST} までの数にしてください。`);
    if (words.length > MAX_TEXT_LENGTH) throw badInput(`text は ${MAX_TEXT_LENGTH} 字までにしてください。`);
    const index = await context.names.getIndex(municipality, context.today);
    const found = findNames(index, words, count, visibleLevels(context.viewer));
    return Promise.all(found.map((entry) => hitOf(entry, context)));
  }
}

/** A found name with what a reader needs to tell it from the next, and to go there. */
async function hitOf(entry: NameEntry, { areas, resources, resourceKinds }: SearchesContext): Promise<SearchHit> {
  const { group, id, name, detail } = entry;
  const hit: SearchHitFields = { group, id, name, detail, area: null, kind: null, location: entry.location };
  switch (group) {
    case 'AREA': {
      const [area, frame] = await Promise.all([areas.findArea(id), areas.findFrame(id)]);
      return { ...hit, area, location: frame?.labelPoint ?? null };
    }
    case 'MACHI_AZA':
      return { ...hit, area: entry.areaId === null ? null : await areas.findArea(entry.areaId) };
    case 'RESOURCE': {
      const [resource, homes] = await Promise.all([resources.findResource(id), resources.listAreas(id)]);
      if (!resource) return hit;
      const home = homes.find(({ relation, isReporting }) => relation === 'LOCATED' && isReporting);
      const [area, kind] = await Promise.all([
        home ? areas.findArea(home.areaId) : null,
        resourceKinds.findKind(resource.municipalityCode, resource.kindId),
      ]);
      return { ...hit, area, kind, location: resource.location };
    }
    case 'INDICATOR':
      return hit;
  }
}
