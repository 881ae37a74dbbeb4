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
import { findNearMachiAza } from './near-machi-aza.repository.ts';
import type { NearMachiAza } from './near-machi-aza.ts';
import { type ShapeCache, shapeLoader } from './shape-cache.ts';

/** Areas as one request reads them: what many fields ask for is one statement. */
export interface AreaReader {
  /** Those that exist today. */
  listAreas(code: string, kind: AreaKind | null): Promise<Area[]>;
  findArea(id: string): Promise<Area | null>;
  /** GeoJSON text; null where the area has no shape. */
  findShape(area: Area, toleranceMeters: number): Promise<string | null>;
  findFrame(id: string): Promise<AreaFrame | null>;
  listMachiAza(id: string): Promise<string[]>;
  findMunicipalityBounds(code: string): Promise<Bounds | null>;
  /** The 町字 nearest to a place, [longitude, latitude]. */
  findNearMachiAza(code: string, place: readonly [number, number]): Promise<NearMachiAza | null>;
}

export function createAreaReader(database: Statements, shapes: ShapeCache, today: string): AreaReader {
  const areas = loadOne(
    (ids: readonly string[]) => findAreas(database, municipalitiesOfIds(ids), ids),
    (area) => area.id,
    (area) => area,
  );
  /** What a list has brought needs no question of its own: of a nation's areas, a promise each would cost more than the map. */
  const listed = new Map<string, Area>();
  const lists = new DataLoader(
    (keys: readonly { code: string; kind: AreaKind | null }[]) => listsOf(database, keys, today),
    {
      cacheKeyFn: ({ code, kind }) => `${code} ${kind}`,
    },
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
      for (const area of list) listed.set(area.id, area);
      return list;
    },
    findArea: async (id) => listed.get(id) ?? (municipalityOfId(id) ? areas.load(id) : null),
    findShape: (area, toleranceMeters) => shapesAt(toleranceMeters).load(area),
    findFrame: (id) => frames.load(id),
    listMachiAza: (id) => machiAza.load(id),
    findMunicipalityBounds: (code) => bounds.load(code),
    findNearMachiAza: async (code, place) => (await findNearMachiAza(database, code, place)) ?? null,
  };
}

/** One statement for each kind that is asked for, whatever the number of municipalities. */
async function listsOf(
  database: Statements,
  keys: readonly { code: string; kind: AreaKind | null }[],
  day: string,
): Promise<Area[][]> {
  const kinds = [...new Set(keys.map(({ kind }) => kind))];
  const byKind = new Map(
    await Promise.all(
      kinds.map(async (kind) => {
        const codes = keys.filter((key) => key.kind === kind).map(({ code }) => code);
        return [
          kind,
          Map.groupBy(await listAreas(database, codes, kind, day), (area) => area.municipalityCode),
        ] as const;
      }),
    ),
  );
  return keys.map(({ code, kind }) => byKind.get(kind)?.get(code) ?? []);
}
