import type { MultiPolygon } from '../measure/polygon.ts';
import type { LngLat } from '../units.ts';
import { joinRings } from './rings.ts';
import type { SurfaceGrid } from './surface-grid.ts';

/** Where on its side a shape ends between a node that is reached and one that never is. */
const HALF_WAY = 0.5;

/** The four sides of a square of the grid, as segments name them. */
const [SOUTH, EAST, NORTH, WEST] = [0, 1, 2, 3] as const;

/**
 * Segments of a square by which of its corners lie within (south-west 1, south-east 2, north-east 4, north-west 8), from side to
 * side with the inside on the left.
 */
const SEGMENTS: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[SOUTH, WEST]],
  [[EAST, SOUTH]],
  [[EAST, WEST]],
  [[NORTH, EAST]],
  [
    [SOUTH, WEST],
    [NORTH, EAST],
  ],
  [[NORTH, SOUTH]],
  [[NORTH, WEST]],
  [[WEST, NORTH]],
  [[SOUTH, NORTH]],
  [
    [EAST, SOUTH],
    [WEST, NORTH],
  ],
  [[EAST, NORTH]],
  [[WEST, EAST]],
  [[SOUTH, EAST]],
  [[WEST, SOUTH]],
  [],
];

/** Opposite corners within whose middle is within as well: one piece, not two. */
const JOINED_SEGMENTS: Readonly<Record<number, (typeof SEGMENTS)[number]>> = {
  5: [
    [SOUTH, EAST],
    [NORTH, WEST],
  ],
  10: [
    [WEST, SOUTH],
    [EAST, NORTH],
  ],
};

/**
 * 等時間圏: where a surface of travel times is at most `cutoff`, by marching squares (Lorensen & Cline, "Marching Cubes", 1987, in
 * two dimensions; conveyal/r5 draws its isochrones so): between two nodes the time runs evenly, a square whose opposite corners lie
 * within is one piece where their mean does. Beside a node that is never reached the shape ends half-way; beyond the grid nothing is
 * reached. A larger cutoff's shape holds that of a smaller one.
 *
 * @param values one per node, Infinity where it is not reached; at the cutoff counts as within.
 * @returns outer rings against the clock, holes with it, closed; in degrees to the fifth digit, a metre.
 * @throws RangeError when there is not one value per node.
 */
export function isochrone(grid: SurfaceGrid, values: ArrayLike<number>, cutoff: number): MultiPolygon {
  const { columns, rows } = grid;
  if (values.length !== columns * rows) throw new RangeError(`${values.length} values for ${columns * rows} nodes`);
  // a margin of squares around the grid, whose outer corners are never reached
  const wide = columns + 1;
  const squares = wide * (rows + 1);
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows
      ? Number.POSITIVE_INFINITY
      : (values[row * columns + column] as number);
  // the side from a square's south-western corner to the east, then those to the north
  const sideOf = (column: number, row: number, side: number): number => {
    const east = side === EAST ? 1 : 0;
    const north = side === NORTH ? 1 : 0;
    const square = (row + 1 + north) * wide + column + 1 + east;
    return side === SOUTH || side === NORTH ? square : squares + wide + square;
  };
  const next = new Map<number, number>();
  for (let row = -1; row < rows; row++)
    for (let column = -1; column < columns; column++) {
      const [sw, se] = [at(column, row), at(column + 1, row)];
      const [ne, nw] = [at(column + 1, row + 1), at(column, row + 1)];
      const inside =
        Number(sw <= cutoff) + 2 * Number(se <= cutoff) + 4 * Number(ne <= cutoff) + 8 * Number(nw <= cutoff);
      if (inside === 0 || inside === 15) continue;
      const isJoined = (sw + se + ne + nw) / 4 <= cutoff;
      const segments = (isJoined ? JOINED_SEGMENTS[inside] : undefined) ?? SEGMENTS[inside] ?? [];
      for (const [from, to] of segments) next.set(sideOf(column, row, from), sideOf(column, row, to));
    }

  const crossing = (side: number): LngLat => {
    const isUpright = side >= squares + wide;
    const square = isUpright ? side - squares - wide : side;
    const column = (square % wide) - 1;
    const row = Math.floor(square / wide) - 1;
    const share = shareWithin(at(column, row), isUpright ? at(column, row + 1) : at(column + 1, row), cutoff);
    return [
      rounded(grid.west + (column + (isUpright ? 0 : share)) * grid.stepLongitude),
      rounded(grid.south + (row + (isUpright ? share : 0)) * grid.stepLatitude),
    ];
  };
  return joinRings(traceRings(next, crossing));
}

/** How far along from one node to the next the cutoff lies; one of the two is within. */
function shareWithin(from: number, to: number, cutoff: number): number {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return HALF_WAY;
  return (cutoff - from) / (to - from);
}

function traceRings(next: Map<number, number>, crossing: (side: number) => LngLat): LngLat[][] {
  const rings: LngLat[][] = [];
  for (const first of next.keys()) {
    const ring: LngLat[] = [];
    for (let side: number | undefined = first; side !== undefined; ) {
      const following = next.get(side);
      next.delete(side);
      if (following === undefined) break;
      ring.push(crossing(side));
      side = following;
    }
    rings.push(ring);
  }
  return rings;
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
