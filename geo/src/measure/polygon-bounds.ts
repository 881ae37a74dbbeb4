import type { Bounds } from '../units.ts';
import type { MultiPolygon } from './polygon.ts';

/** The smallest rectangle around a shape; undefined for a shape without a corner. */
export function findBounds(shape: MultiPolygon): Bounds | undefined {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const polygon of shape)
    for (const [longitude, latitude] of polygon[0] ?? []) {
      west = Math.min(west, longitude);
      south = Math.min(south, latitude);
      east = Math.max(east, longitude);
      north = Math.max(north, latitude);
    }
  return west <= east ? { west, south, east, north } : undefined;
}
