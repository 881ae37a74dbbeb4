import type { AreaKind } from '@hazama/prisma';
import DataLoader from 'dataloader';
import type { Statements } from '../database/index.ts';
import { municipalitiesOfIds, municipalityOfId } from '../municipality/index.ts';
import { loadMany, loadOne } from '../wire/index.ts';
import {
  type AreaFrame,
  findAreas,
  listAreaFrames,
  listAreas,
  listMachiAza,
  listMunicipalityBounds,
} from './area.repository.ts';
import type { Area, Bounds } from './area.ts';
import { type AreaList, type AreaLists, areaListOf, createAreaLists } from './area-lists.ts';
import { findNearMachiAza } from './near-machi-aza.repository.ts';
import type { NearMachiAza } from './near-machi-aza.ts';
import { createShapeCache, type ShapeCache, shapeLoader } from './shape-cache.ts';

/** Areas as one request reads them: what many fields ask for is one statement. */
export interface AreaReader {
  /** Those that exist today. */
  listAreas(code: string, kind: AreaKind | null): Promise<readonly Area[]>;
  findArea(id: string): Promise<Area | null>;
  /** GeoJSON text; null where the area has no shape. */
  findShape(area: Area, toleranceMeters: number): Promise<string | null>;
  findFrame(id: string): Promise<AreaFrame | null>;
  listMachiAza(id: string): Promise<string[]>;
  findMunicipalityBounds(code: string): Promise<Bounds | null>;
  /** The 町字 nearest to a place, [longitude, latitude]. */
  findNearMachiAza(code: string, place: readonly [number, number]): Promise<NearMachiAza | null>;
}

/** What all requests share: kept under names that change with what they stand for. */
export interface AreaCaches {
  readonly shapes: ShapeCache;
  readonly lists: AreaLists;
}

export const createAreaCaches = (): AreaCaches => ({ shapes: createShapeCache(), lists: createAreaLists() });

/** The day that is asked of, and the register's stamp of the request. */
interface AreaOccasion {
  readonly today: string;
  readonly stamp: string;
}

export function createAreaReader(
  database: Statements,
  { shapes, lists: keptLists }: AreaCaches,
  { today, stamp }: AreaOccasion,
): AreaReader {
  const areas = loadOne(
    (ids: readonly string[]) => findAreas(database, municipalitiesOfIds(ids), ids),
    (area) => area.id,
    (area) => area,
  );
  /** What a list has brought needs no question of its own: of a nation's areas, a promise each would cost more than the map. */
  const listed = new Map<string, Set<AreaList>>();
  const findListed = (id: string): Area | undefined => {
    for (const { byId } of listed.get(municipalityOfId(id) ?? '') ?? []) {
      const area = byId.get(id);
      if (area) return area;
    }
    return undefined;
  };
  const nameOf = ({ code, kind }: ListKey) => `${stamp} ${today} ${code} ${kind}`;
  const lists = new DataLoader(
    async (keys: readonly ListKey[]) => {
      const known = keys.map((key) => keptLists.get(nameOf(key)));
      const unknown = keys.filter((_key, index) => !known[index]);
      const read = new Map(await listsOf(database, unknown, today));
      for (const [key, list] of read) keptLists.set(nameOf(key), list);
      return keys.map((key, index) => known[index] ?? read.get(key) ?? areaListOf([]));
    },
    { cacheKeyFn: nameOf },
  );
  const frames = loadOne(
    (ids: readonly string[]) => listAreaFrames(database, municipalitiesOfIds(ids), ids),
    (frame) => frame.id,
    (frame) => frame,
  );
  const machiAza = loadMany(
    (ids: readonly string[]) => listMachiAza(database, municipalitiesOfIds(ids), ids),
    (row) => row.areaId,
    (row) => row.machiAza,
  );
  const bounds = loadOne(
    (codes: readonly string[]) => listMunicipalityBounds(database, codes),
    (row) => row.code,
    (row) => row.bounds,
  );
  const shapesBy = new Map<number, DataLoader<Area, string | null, string>>();
  const shapesAt = (toleranceMeters: number) => {
    const known = shapesBy.get(toleranceMeters);
    if (known) return known;
    const loader = shapeLoader(database, shapes, toleranceMeters);
    shapesBy.set(toleranceMeters, loader);
    return loader;
  };

  return {
    listAreas: async (code, kind) => {
      const list = await lists.load({ code, kind });
      listed.set(code, (listed.get(code) ?? new Set()).add(list));
      return list.areas;
    },
    findArea: async (id) => findListed(id) ?? (municipalityOfId(id) ? areas.load(id) : null),
    findShape: (area, toleranceMeters) => shapesAt(toleranceMeters).load(area),
    findFrame: (id) => frames.load(id),
    listMachiAza: (id) => machiAza.load(id),
    findMunicipalityBounds: (code) => bounds.load(code),
    findNearMachiAza: async (code, place) => (await findNearMachiAza(database, code, place)) ?? null,
  };
}

interface ListKey {
  readonly code: string;
  readonly kind: AreaKind | null;
}

/** One statement for each kind that is asked for, whatever the number of municipalities. */
async function listsOf(
  database: Statements,
  keys: readonly ListKey[],
  day: string,
): Promise<(readonly [ListKey, AreaList])[]> {
  const ofKinds = [...Map.groupBy(keys, ({ kind }) => kind)].map(async ([kind, asked]) => {
    const codes = asked.map(({ code }) => code);
    const byCode = Map.groupBy(await listAreas(database, codes, kind, day), (area) => area.municipalityCode);
    return asked.map((key) => [key, areaListOf(byCode.get(key.code) ?? [])] as const);
  });
  return (await Promise.all(ofKinds)).flat();
}
