import type { LngLat, Meters, Points } from '../units.ts';
import { type EarthPoints, metersAlongGround, squaredChordUnder, toEarthPoints } from './earth-points.ts';

/** Below this many points a plain scan is faster than descending a tree. */
const LEAF_POINTS = 8;

/**
 * A static index over positions: a balanced k-d tree laid out in one permutation of the points, with no pointers.
 * Distances are metres along the ground ({@link metersAlongGround}); answers equal those of a full scan.
 */
export class PointIndex {
  readonly #points: EarthPoints;
  /** The points' indices, ordered so that the middle of every range splits it. */
  readonly #order: Uint32Array;
  /** Per middle: the axis (0 x, 1 y, 2 z) along which it splits its range. */
  readonly #axis: Uint8Array;

  constructor(points: EarthPoints) {
    this.#points = points;
    this.#order = Uint32Array.from(points.x, (_, i) => i);
    this.#axis = new Uint8Array(points.x.length);
    this.#build(0, points.x.length);
  }

  get size(): number {
    return this.#order.length;
  }

  /** The nearest point to each of `from`: its index (−1 when the index is empty) and its metres (Infinity). */
  nearestToEach(from: EarthPoints): { readonly index: Int32Array; readonly meters: Float64Array } {
    const { length } = from.x;
    const index = new Int32Array(length);
    const meters = new Float64Array(length);
    const search = new NearestSearch(this.#points, this.#order, this.#axis);
    for (let i = 0; i < length; i++) {
      search.run(from.x[i] as number, from.y[i] as number, from.z[i] as number);
      index[i] = search.index;
      meters[i] = search.index < 0 ? Number.POSITIVE_INFINITY : metersAlongGround(search.squaredChord);
    }
    return { index, meters };
  }

  /** The nearest point to one position, or undefined when the index is empty. Of equals the lowest index. */
  findNearest(position: LngLat): { readonly index: number; readonly meters: Meters } | undefined {
    const { index, meters } = this.nearestToEach(single(position));
    return this.size === 0 ? undefined : { index: index[0] as number, meters: meters[0] as number };
  }

  /** Indices of all points at most `meters` away (a point at exactly that distance is within), in ascending order. */
  listWithin(position: LngLat, meters: Meters): Uint32Array {
    const { x, y, z } = single(position);
    const found: number[] = [];
    this.#collect(0, this.size, [x[0] as number, y[0] as number, z[0] as number], squaredChordUnder(meters), found);
    return Uint32Array.from(found).toSorted();
  }

  #collect(from: number, to: number, centre: readonly [number, number, number], limit: number, found: number[]): void {
    const { x, y, z } = this.#points;
    const [cx, cy, cz] = centre;
    const small = to - from <= LEAF_POINTS;
    const middle = (from + to) >> 1;
    for (let at = small ? from : middle; at < (small ? to : middle + 1); at++) {
      const i = this.#order[at] as number;
      const squared = ((x[i] as number) - cx) ** 2 + ((y[i] as number) - cy) ** 2 + ((z[i] as number) - cz) ** 2;
      if (squared <= limit) found.push(i);
    }
    if (small) return;
    const axis = this.#axis[middle] as 0 | 1 | 2;
    const offset = centre[axis] - (column(this.#points, axis)[this.#order[middle] as number] as number);
    if (offset <= 0 || offset * offset <= limit) this.#collect(from, middle, centre, limit, found);
    if (offset >= 0 || offset * offset <= limit) this.#collect(middle + 1, to, centre, limit, found);
  }

  #build(from: number, to: number): void {
    if (to - from <= LEAF_POINTS) return;
    const axis = widestAxis(this.#points, this.#order, from, to);
    const middle = (from + to) >> 1;
    selectMiddle(this.#order, column(this.#points, axis), from, to - 1, middle);
    this.#axis[middle] = axis;
    this.#build(from, middle);
    this.#build(middle + 1, to);
  }
}

/** One search's best so far, kept in fields so that thousands of searches allocate nothing. */
class NearestSearch {
  index = -1;
  squaredChord = Number.POSITIVE_INFINITY;
  readonly #points: EarthPoints;
  readonly #order: Uint32Array;
  readonly #axis: Uint8Array;
  #x = 0;
  #y = 0;
  #z = 0;

  constructor(points: EarthPoints, order: Uint32Array, axis: Uint8Array) {
    this.#points = points;
    this.#order = order;
    this.#axis = axis;
  }

  run(x: number, y: number, z: number): void {
    this.#x = x;
    this.#y = y;
    this.#z = z;
    this.index = -1;
    this.squaredChord = Number.POSITIVE_INFINITY;
    this.#descend(0, this.#order.length);
  }

  #descend(from: number, to: number): void {
    if (to - from <= LEAF_POINTS) {
      for (let at = from; at < to; at++) this.#visit(this.#order[at] as number);
      return;
    }
    const middle = (from + to) >> 1;
    const i = this.#order[middle] as number;
    this.#visit(i);
    const axis = this.#axis[middle];
    const offset =
      axis === 0
        ? this.#x - (this.#points.x[i] as number)
        : axis === 1
          ? this.#y - (this.#points.y[i] as number)
          : this.#z - (this.#points.z[i] as number);
    if (offset <= 0) this.#descend(from, middle);
    else this.#descend(middle + 1, to);
    // ≤ and not <: a point at the same distance with a lower index may lie on the other side
    if (offset * offset <= this.squaredChord) {
      if (offset <= 0) this.#descend(middle + 1, to);
      else this.#descend(from, middle);
    }
  }

  #visit(i: number): void {
    const dx = (this.#points.x[i] as number) - this.#x;
    const dy = (this.#points.y[i] as number) - this.#y;
    const dz = (this.#points.z[i] as number) - this.#z;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared < this.squaredChord || (squared === this.squaredChord && i < this.index)) {
      this.squaredChord = squared;
      this.index = i;
    }
  }
}

function single([longitude, latitude]: LngLat): EarthPoints {
  const points: Points = { longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) };
  return toEarthPoints(points);
}

function column(points: EarthPoints, axis: 0 | 1 | 2): Float64Array {
  if (axis === 0) return points.x;
  return axis === 1 ? points.y : points.z;
}

function widestAxis(points: EarthPoints, order: Uint32Array, from: number, to: number): 0 | 1 | 2 {
  const extent = (values: Float64Array) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let at = from; at < to; at++) {
      const value = values[order[at] as number] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return high - low;
  };
  const [x, y, z] = [extent(points.x), extent(points.y), extent(points.z)];
  if (x >= y && x >= z) return 0;
  return y >= z ? 1 : 2;
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
