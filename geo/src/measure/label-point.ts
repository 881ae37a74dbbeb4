import type { LngLat } from '../units.ts';
import { metersPerDegree } from './ellipsoid.ts';
import { containsPoint } from './point-in-polygon.ts';
import type { MultiPolygon } from './polygon.ts';
import { findBounds } from './polygon-bounds.ts';

/** The search ends when no place can be deeper inside than the best so far by more than this part of it: nobody sees that. */
const TOLERANCE = 0.03;

/** A square of the search in metres from the shape's south-western corner. */
interface Square {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  /** Metres from its centre to the border; negative outside the shape. */
  readonly depth: number;
  /** No point of the square lies deeper than this. */
  readonly bound: number;
}

/**
 * The point of a shape that is farthest from its border: where a name has most room. Always inside, also where the
 * centre of gravity is not. Undefined for a shape without surface.
 * Garcia-Castellanos & Lombardo 2007, by quartering squares (as Agafonkin's polylabel does) in a plane of local metres.
 */
export function findLabelPoint(shape: MultiPolygon): LngLat | undefined {
  const bounds = findBounds(shape);
  const start = findChordMiddle(shape);
  if (!bounds || !start) return undefined;
  const { west, south, east, north } = bounds;
  const perDegree = metersPerDegree((south + north) / 2);
  const toPlane = ([longitude, latitude]: LngLat): [number, number] => [
    (longitude - west) * perDegree.east,
    (latitude - south) * perDegree.north,
  ];
  const toPosition = (x: number, y: number): LngLat => [west + x / perDegree.east, south + y / perDegree.north];
  const border = toSegments(shape, toPlane);
  const squareAt = (x: number, y: number, half: number): Square => {
    const toBorder = metersToBorder(border, x, y);
    const depth = containsPoint(shape, toPosition(x, y)) ? toBorder : -toBorder;
    return { x, y, half, depth, bound: depth + half * Math.SQRT2 };
  };

  let best = squareAt(...toPlane(start), 0);
  const [width, height] = toPlane([east, north]);
  let waiting = coveringSquares(width, height).map(([x, y, half]) => squareAt(x, y, half));
  while (waiting.length > 0) {
    for (const square of waiting) if (square.depth > best.depth) best = square;
    const enough = best.depth * (1 + TOLERANCE);
    waiting = waiting
      .filter(({ bound }) => bound > enough)
      .flatMap(({ x, y, half }) => {
        const quarter = half / 2;
        return [-quarter, quarter].flatMap((dx) => [-quarter, quarter].map((dy) => squareAt(x + dx, y + dy, quarter)));
      });
  }
  return toPosition(best.x, best.y);
}

/** Squares of the shorter side's size that cover a rectangle: their centres and half sides. */
function coveringSquares(width: number, height: number): [x: number, y: number, half: number][] {
  const side = Math.max(Math.min(width, height), Math.max(width, height) / 64);
  const squares: [number, number, number][] = [];
  for (let x = 0; x < width; x += side)
    for (let y = 0; y < height; y += side) squares.push([x + side / 2, y + side / 2, side / 2]);
  return squares;
}

/** The middle of the longest stretch inside the shape at half its height: inside, so that the search has where to start. */
function findChordMiddle(shape: MultiPolygon): LngLat | undefined {
  const bounds = findBounds(shape);
  if (!bounds) return undefined;
  const latitude = (bounds.south + bounds.north) / 2;
  const crossings: number[] = [];
  for (const ring of shape.flat()) {
    let previous = ring.at(-1);
    for (const corner of ring) {
      if (previous && previous[1] > latitude !== corner[1] > latitude)
        crossings.push(
          previous[0] + ((latitude - previous[1]) / (corner[1] - previous[1])) * (corner[0] - previous[0]),
        );
      previous = corner;
    }
  }
  const sorted = Float64Array.from(crossings).toSorted();
  let widest = 0;
  let middle: LngLat | undefined;
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    const [from, to] = [sorted[i] as number, sorted[i + 1] as number];
    if (to - from > widest) {
      widest = to - from;
      middle = [(from + to) / 2, latitude];
    }
  }
  return middle;
}

/** Four numbers an edge: from x, from y, to x, to y. */
function toSegments(shape: MultiPolygon, toPlane: (position: LngLat) => [number, number]): Float64Array {
  return Float64Array.from(
    shape
      .flat()
      .flatMap((ring) => ring.flatMap((corner, i) => [...toPlane(ring.at(i - 1) ?? corner), ...toPlane(corner)])),
  );
}

function metersToBorder(segments: Float64Array, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < segments.length; i += 4) {
    const fromX = segments[i] as number;
    const fromY = segments[i + 1] as number;
    const alongX = (segments[i + 2] as number) - fromX;
    const alongY = (segments[i + 3] as number) - fromY;
    const squaredLength = alongX * alongX + alongY * alongY;
    const at = squaredLength > 0 ? ((x - fromX) * alongX + (y - fromY) * alongY) / squaredLength : 0;
    const part = Math.min(1, Math.max(0, at));
    const dx = x - fromX - part * alongX;
    const dy = y - fromY - part * alongY;
    least = Math.min(least, dx * dx + dy * dy);
  }
  return Math.sqrt(least);
}
