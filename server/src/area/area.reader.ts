import type { AreaKind } from '@hazama/prisma';
import DataLoader from 'dataloader';
import type { Statements } from '../database/index.ts';
import { groupBy, loadMany, loadOne } from '../graphql/batch.ts';
import { municipalitiesOfIds, municipalityOfId } from '../municipality/index.ts';
import {
  type AreaFrame,
  findAreas,
  listAreaFrames,
  listAreaShapes,
  listAreas,
  listMachiAza,
  listMunicipalityBounds,
} from './area.repository.ts';
import type { Area, Bounds } from './area.ts';

/** Areas as one request reads them: what many fields ask for is one statement. */
export interface AreaReader {
  listAreas(code: string, kind: AreaKind | null): Promise<Area[]>;
  findArea(id: string): Promise<Area | null>;
  /** GeoJSON text; null where the area has no shape. */
  findShape(id: string, toleranceMeters: number): Promise<string | null>;
  findFrame(id: string): Promise<AreaFrame | null>;
  listMachiAza(id: string): Promise<string[]>;
  findMunicipalityBounds(code: string): Promise<Bounds | null>;
}

export function createAreaReader(database: Statements): AreaReader {
  const areas = loadOne(
    (ids: readonly string[]) => findAreas(database, municipalitiesOfIds(ids), ids),
    (area) => area.id,
    (area) => area,
  );
  const lists = new DataLoader((keys: readonly { code: string; kind: AreaKind | null }[]) => listsOf(database, keys), {
    cacheKeyFn: ({ code, kind }) => `${code} ${kind}`,
  });
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
  const shapes = new Map<number, DataLoader<string, string | null>>();
  const shapesAt = (toleranceMeters: number) => {
    const known = shapes.get(toleranceMeters);
    if (known) return known;
    const loader = loadOne(
      (ids: readonly string[]) => listAreaShapes(database, municipalitiesOfIds(ids), ids, toleranceMeters),
      (shape) => shape.id,
      (shape) => shape.geometry,
    );
    shapes.set(toleranceMeters, loader);
    return loader;
  };

  return {
    listAreas: async (code, kind) => {
      const list = await lists.load({ code, kind });
      for (const area of list) areas.prime(area.id, area);
      return list;
    },
    findArea: async (id) => (municipalityOfId(id) ? areas.load(id) : null),
    findShape: (id, toleranceMeters) => shapesAt(toleranceMeters).load(id),
    findFrame: (id) => frames.load(id),
    listMachiAza: (id) => machiAza.load(id),
    findMunicipalityBounds: (code) => bounds.load(code),
  };
}

/** One statement for each kind that is asked for, whatever the number of municipalities. */
async function listsOf(
  database: Statements,
  keys: readonly { code: string; kind: AreaKind | null }[],
): Promise<Area[][]> {
  const kinds = [...new Set(keys.map(({ kind }) => kind))];
  const byKind = new Map(
    await Promise.all(
      kinds.map(async (kind) => {
        const codes = keys.filter((key) => key.kind === kind).map(({ code }) => code);
        return [kind, groupBy(await listAreas(database, codes, kind), (area) => area.municipalityCode)] as const;
      }),
    ),
  );
  return keys.map(({ code, kind }) => byKind.get(kind)?.get(code) ?? []);
}
