import type { LngLat } from './neighbour.ts';

/** A rectangle in CSS pixels, y down. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** [west, south, east, north] in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** `Area.bounds` and the like come as a list. */
export function boundsOf(numbers: readonly number[] | null | undefined): Bounds | null {
  const [west, south, east, north] = numbers ?? [];
  return west === undefined || south === undefined || east === undefined || north === undefined
    ? null
    : [west, south, east, north];
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The corners of bounds as a closed ring of [longitude, latitude]. */
export const cornersOf = ([west, south, east, north]: Bounds): readonly LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
