import type { Bounds } from '@hazama/geo';

/** What of a map's layer is put aside while it is read: of a file of a whole prefecture nothing is kept but what is near the town. */
export interface Sieve {
  /** Whether nothing within these bounds, in degrees of WGS 84, is of use. */
  readonly isBeyond: (bounds: Bounds) => boolean;
  /** Told of each row that is put aside. */
  readonly onLeftOut: (line: number, bounds: Bounds) => void;
}

/** The bounds of a geometry's positions, however deep they lie in lists; undefined where something in it is no position. */
export function boundsOfPositions(coordinates: unknown): Bounds | undefined {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  return widen(bounds, coordinates) && bounds.west <= bounds.east ? bounds : undefined;
}

/** A MultiPolygon is four lists deep. */
const DEEPEST = 4;

function widen(bounds: { -readonly [Side in keyof Bounds]: number }, part: unknown, depth = 0): boolean {
  if (!Array.isArray(part) || depth > DEEPEST) return false;
  const [x, y] = part as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') {
    for (const inner of part) if (!widen(bounds, inner, depth + 1)) return false;
    return true;
  }
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  bounds.west = Math.min(bounds.west, x);
  bounds.south = Math.min(bounds.south, y);
  bounds.east = Math.max(bounds.east, x);
  bounds.north = Math.max(bounds.north, y);
  return true;
}
