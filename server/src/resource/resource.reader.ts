import DataLoader from 'dataloader';
import type { Statements } from '../database/index.ts';
import { municipalitiesOfIds, municipalityOfId } from '../municipality/index.ts';
import { groupBy, loadMany, loadOne } from '../wire/index.ts';
import {
  type Asking,
  findResources,
  listResourceAreas,
  listResourcePages,
  type PageRequest,
  type PageRow,
  type ResourceAreas,
} from './resource.repository.ts';
import type { Resource } from './resource.ts';

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
}

export function createResourceReader(database: Statements, asking: Asking): ResourceReader {
  const resources = loadOne(
    (ids: readonly string[]) => findResources(database, asking, municipalitiesOfIds(ids), ids),
    (resource) => resource.id,
    (resource) => resource,
  );
  const areas = loadMany(
    (ids: readonly string[]) => listResourceAreas(database, municipalitiesOfIds(ids), ids),
    (row) => row.resourceId,
    (row) => row,
  );
  const areaPages = new Map<string, DataLoader<string, ResourcePage>>();
  const areaPagesOf = (request: PageRequest) => {
    const key = JSON.stringify(request);
    const known = areaPages.get(key);
    if (known) return known;
    const loader = new DataLoader<string, ResourcePage>(async (ids) => {
      const scopes = { codes: municipalitiesOfIds(ids), ids };
      const rows = groupBy(await listResourcePages(database, asking, request, scopes), (row) => row.scope);
      return ids.map((id) => pageOf(rows.get(id)));
    });
    areaPages.set(key, loader);
    return loader;
  };
  return {
    findResource: async (id) => (municipalityOfId(id) ? resources.load(id) : null),
    getPage: async (request) => pageOf(await listResourcePages(database, asking, request, null)),
    getAreaPage: (areaId, request) => areaPagesOf(request).load(areaId),
    listAreas: (resourceId) => areas.load(resourceId),
  };
}

/** A scope with a count and no resource on the page comes as one row without an id. */
function pageOf(rows: readonly PageRow[] = []): ResourcePage {
  return { rows: rows.filter((row) => row.id !== null), total: rows[0]?.total ?? 0 };
}
