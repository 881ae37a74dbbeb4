import DataLoader from 'dataloader';
import { ByteCache } from '../cache/index.ts';
import type { Statements } from '../database/index.ts';
import { municipalitiesOfIds } from '../municipality/index.ts';
import { listAreaShapes } from './area.repository.ts';
import type { Area } from './area.ts';

/** The shapes of some two hundred towns at full detail. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * GeoJSON texts by area, the revision since which it has this shape, and tolerance; "" for an area without one. Under such
 * a name a shape never changes, so what is kept is never stale.
 */
export type ShapeCache = ByteCache<string>;

export const createShapeCache = (): ShapeCache => new ByteCache(MAX_BYTES, (text) => text.length);

/** Shapes of many areas in one statement, or in none where all of them are known. */
export function shapeLoader(
  database: Statements,
  cache: ShapeCache,
  toleranceMeters: number,
): DataLoader<Area, string | null, string> {
  const keyOf = ({ id, fromRevision }: Area) => `${id} ${fromRevision} ${toleranceMeters}`;
  return new DataLoader(
    async (areas) => {
      const known = areas.map((area) => cache.get(keyOf(area)));
      const unknown = areas.filter((_area, index) => known[index] === undefined).map(({ id }) => id);
      if (unknown.length === 0) return known.map((text) => text || null);
      const read = await listAreaShapes(database, municipalitiesOfIds(unknown), unknown, toleranceMeters);
      const shapes = new Map(read.map(({ id, geometry }) => [id, geometry]));
      return areas.map((area, index) => {
        const text = known[index] ?? shapes.get(area.id) ?? '';
        if (known[index] === undefined) cache.set(keyOf(area), text);
        return text || null;
      });
    },
    { cacheKeyFn: ({ id }) => id },
  );
}
