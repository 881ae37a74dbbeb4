import type { TownArea } from '../town/town.ts';

/** Where the name of an area stands; null where it has no shape. */
export function pointOf({ labelPoint }: TownArea): readonly [number, number] | null {
  const position: unknown = labelPoint?.coordinates;
  if (!Array.isArray(position)) return null;
  const [longitude, latitude] = position as readonly number[];
  return longitude === undefined || latitude === undefined ? null : [longitude, latitude];
}
