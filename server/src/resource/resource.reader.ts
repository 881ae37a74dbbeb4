import type { Statements } from '../database/index.ts';
import { municipalitiesOfIds, municipalityOfId } from '../municipality/index.ts';
import { loadMany, loadOne, loadTogether } from '../wire/index.ts';
import { isOpenOn } from './opening-days.ts';
import {
  type Asking,
  findResources,
  listAreasOnMap,
  listResourceAreas,
  type ResourceAreas,
} from './resource.repository.ts';
import type { Resource } from './resource.ts';
import {
  countResources,
  listResourcePages,
  listSchedules,
  type PageRequest,
  type PageRow,
} from './resource-page.repository.ts';

/** One page of resources as read: the rows asked for, and one more where there is one. */
export interface ResourcePage {
  readonly rows: readonly PageRow[];
  /** 0 also where it wasn't asked for. */
  readonly total: number;
}

/** Resources as one request reads them. */
export interface ResourceReader {
  findResource(id: string): Promise<Resource | null>;
  getPage(request: PageRequest): Promise<ResourcePage>;
  /** Pages of one request for many areas are one statement. */
  getAreaPage(areaId: string, request: PageRequest): Promise<ResourcePage>;
  listAreas(resourceId: string): Promise<ResourceAreas[]>;
  /** The area that its point lies in, where its address says another. */
  findAreaOnMap(resourceId: string): Promise<string | null>;
}

export function createResourceReader(database: Statements, asking: Asking): ResourceReader {
  const resources = loadOne(
    (ids: readonly string[]) => findResources(database, asking, municipalitiesOfIds(ids), ids),
    (resource) => resource.id,
    (resource) => resource,
  );
  const areas = loadMany(
    (ids: readonly string[]) => listResourceAreas(database, municipalitiesOfIds(ids), ids, asking.today),
    (row) => row.resourceId,
    (row) => row,
  );
  const areasOnMap = loadOne(
    (ids: readonly string[]) => listAreasOnMap(database, asking, municipalitiesOfIds(ids), ids),
    (row) => row.resourceId,
    (row) => row.areaId,
  );
  const areaPages = new Map<string, (areaId: string) => Promise<ResourcePage>>();
  const areaPagesOf = (request: PageRequest) => {
    const key = keyOf(request);
    const known = areaPages.get(key);
    if (known) return known;
    const load = areaPageLoader(database, asking, request);
    areaPages.set(key, load);
    return load;
  };
  return {
    findResource: async (id) => (municipalityOfId(id) ? resources.load(id) : null),
    getPage: async (request) => {
      const openSchedules = await findOpenSchedules(database, request.criteria);
      if (request.fields !== null)
        return pageOf(await listResourcePages(database, asking, request, openSchedules, null));
      if (!request.wantsTotal) return NO_PAGE;
      const totals = await countResources(database, asking, { criteria: request.criteria, openSchedules }, null);
      return { rows: [], total: totals.get('') ?? 0 };
    },
    getAreaPage: (areaId, request) => areaPagesOf(request)(areaId),
    listAreas: (resourceId) => areas.load(resourceId),
    findAreaOnMap: (resourceId) => areasOnMap.load(resourceId),
  };
}

const scopesOf = (ids: readonly string[]) => ({ codes: municipalitiesOfIds(ids), ids });

/** A schedule is text: which of those that are written are open on the day is read here, and the database asked for these. */
async function findOpenSchedules(
  database: Statements,
  { openOn, municipalities }: PageRequest['criteria'],
): Promise<readonly string[] | null> {
  if (openOn === null) return null;
  return (await listSchedules(database, municipalities)).filter((schedule) => isOpenOn(schedule, openOn));
}

const keys = new WeakMap<PageRequest, string>();

/** Two requests that ask for the same have the same key. */
function keyOf(request: PageRequest): string {
  const known = keys.get(request);
  if (known !== undefined) return known;
  const key = JSON.stringify(request);
  keys.set(request, key);
  return key;
}

const NO_PAGE: ResourcePage = { rows: [], total: 0 };

function areaPageLoader(
  database: Statements,
  asking: Asking,
  request: PageRequest,
): (areaId: string) => Promise<ResourcePage> {
  if (request.fields === null && !request.wantsTotal) return () => Promise.resolve(NO_PAGE);
  if (request.fields === null) {
    const totals = loadTogether(async (ids: readonly string[]) => {
      const openSchedules = await findOpenSchedules(database, request.criteria);
      return countResources(database, asking, { criteria: request.criteria, openSchedules }, scopesOf(ids));
    });
    return (id) => totals(id).then((counts) => ({ rows: [], total: counts.get(id) ?? 0 }));
  }
  const pages = loadTogether(async (ids: readonly string[]) => {
    const openSchedules = await findOpenSchedules(database, request.criteria);
    const rows = await listResourcePages(database, asking, request, openSchedules, scopesOf(ids));
    return Map.groupBy(rows, (row) => row.scope);
  });
  return (id) => pages(id).then((rows) => pageOf(rows.get(id)));
}

/** A scope with a count and no resource on the page comes as one row without an id. */
function pageOf(rows: readonly PageRow[] = []): ResourcePage {
  return { rows: rows.filter((row) => row.id !== null), total: rows[0]?.total ?? 0 };
}
