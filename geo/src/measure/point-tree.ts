import type { EarthPoints } from './earth-points.ts';

/** Below this many points a plain scan is faster than descending further. */
export const LEAF_POINTS = 8;

export type Axis = 0 | 1 | 2;

/**
 * A balanced k-d tree in one permutation, without pointers: the middle of a range of `order` splits it, and the ranges before and
 * after it are its branches. Ranges of up to {@link LEAF_POINTS} are leaves, in no order.
 */
export interface PointTree {
  /** Indices of the points. */
  readonly order: Uint32Array;
  /** Per middle: the axis (0 x, 1 y, 2 z) along which it splits its range. */
  readonly axis: Uint8Array;
}

export function buildPointTree(points: EarthPoints): PointTree {
  const count = points.x.length;
  const tree = { order: Uint32Array.from(points.x, (_, i) => i), axis: new Uint8Array(count) };
  split(points, tree, 0, count);
  return tree;
}

/** One coordinate of all points. */
export function columnOf(points: EarthPoints, axis: Axis): Float64Array {
  if (axis === 0) return points.x;
  return axis === 1 ? points.y : points.z;
}

function split(points: EarthPoints, tree: PointTree, from: number, to: number): void {
  if (to - from <= LEAF_POINTS) return;
  const axis = widestAxis(points, tree.order, from, to);
  const middle = (from + to) >> 1;
  selectMiddle(tree.order, columnOf(points, axis), from, to - 1, middle);
  tree.axis[middle] = axis;
  split(points, tree, from, middle);
  split(points, tree, middle + 1, to);
}

function widestAxis(points: EarthPoints, order: Uint32Array, from: number, to: number): Axis {
  const [x, y, z] = ([0, 1, 2] as const).map((axis) => extent(columnOf(points, axis), order, from, to)) as [
    number,
    number,
    number,
  ];
  if (x >= y && x >= z) return 0;
  return y >= z ? 1 : 2;
}

function extent(values: Float64Array, order: Uint32Array, from: number, to: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) {
    const value = values[order[at] as number] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

/** Hoare's selection: afterwards no value before `middle` is greater than its own, and none after it is less. */
function selectMiddle(order: Uint32Array, values: Float64Array, from: number, to: number, middle: number): void {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = values[order[(left + right) >> 1] as number] as number;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[order[i] as number] as number) < pivot) i++;
      while ((values[order[j] as number] as number) > pivot) j--;
      if (i > j) break;
      const held = order[i] as number;
      order[i] = order[j] as number;
      order[j] = held;
      i++;
      j--;
    }
    if (middle <= j) right = j;
    else if (middle >= i) left = i;
    else return;
  }
}
