import type { EarthPoints } from './earth-points.ts';

/** Below this many points a plain scan is faster than descending further. */
export const LEAF_POINTS = 8;

export type Axis = 0 | 1 | 2;

/**
 * A balanced k-d tree in one permutation, without pointers: the middle of a range splits it, and the ranges before and after it are its
 * branches. Ranges of up to {@link LEAF_POINTS} are leaves, in no order. The coordinates stand in the order of the tree, so that
 * what is near is read together.
 */
export interface PointTree extends EarthPoints {
  /** Indices of the points. */
  readonly order: Uint32Array;
  /** Per middle: the axis (0 x, 1 y, 2 z) along which it splits its range. */
  readonly axis: Uint8Array;
}

export function buildPointTree({ x, y, z }: EarthPoints): PointTree {
  const order = new Uint32Array(x.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const tree = { order, axis: new Uint8Array(x.length), x: x.slice(), y: y.slice(), z: z.slice() };
  split(tree, 0, order.length);
  return tree;
}

/** One coordinate of all points. */
export function columnOf(points: EarthPoints, axis: Axis): Float64Array {
  if (axis === 0) return points.x;
  return axis === 1 ? points.y : points.z;
}

function split(tree: PointTree, from: number, to: number): void {
  if (to - from <= LEAF_POINTS) return;
  const axis = widestAxis(tree, from, to);
  const middle = (from + to) >> 1;
  selectMiddle(tree, columnOf(tree, axis), from, to - 1, middle);
  tree.axis[middle] = axis;
  split(tree, from, middle);
  split(tree, middle + 1, to);
}

function widestAxis({ x, y, z }: PointTree, from: number, to: number): Axis {
  const [alongX, alongY, alongZ] = [extent(x, from, to), extent(y, from, to), extent(z, from, to)];
  if (alongX >= alongY && alongX >= alongZ) return 0;
  return alongY >= alongZ ? 1 : 2;
}

function extent(values: Float64Array, from: number, to: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) {
    const value = values[at] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

/** Hoare's selection: afterwards no value before `middle` is greater than its own, and none after it is less. */
function selectMiddle(tree: PointTree, values: Float64Array, from: number, to: number, middle: number): void {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = values[(left + right) >> 1] as number;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      swap(tree, i, j);
      i++;
      j--;
    }
    if (middle <= j) right = j;
    else if (middle >= i) left = i;
    else return;
  }
}

function swap({ order, x, y, z }: PointTree, i: number, j: number): void {
  const held = order[i] as number;
  order[i] = order[j] as number;
  order[j] = held;
  swapValues(x, i, j);
  swapValues(y, i, j);
  swapValues(z, i, j);
}

function swapValues(values: Float64Array, i: number, j: number): void {
  const held = values[i] as number;
  values[i] = values[j] as number;
  values[j] = held;
}
