import type { LngLat, Meters } from '../units.ts';
import { type EarthPoints, metersAlongGround, squaredChordUnder, toEarthPoints } from './earth-points.ts';
import { type Axis, buildPointTree, columnOf, LEAF_POINTS, type PointTree } from './point-tree.ts';

/** A static index over positions. Distances are metres along the ground; answers equal those of a full scan. */
export class PointIndex {
  readonly #points: EarthPoints;
  readonly #tree: PointTree;

  constructor(points: EarthPoints) {
    this.#points = points;
    this.#tree = buildPointTree(points);
  }

  get size(): number {
    return this.#tree.order.length;
  }

  /** The nearest point to each of `from`: its index (−1 when the index is empty) and its metres (Infinity). */
  nearestToEach(from: EarthPoints): { readonly index: Int32Array; readonly meters: Float64Array } {
    const { length } = from.x;
    const index = new Int32Array(length);
    const meters = new Float64Array(length);
    const search = new NearestSearch(this.#points, this.#tree);
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
    const { order, axis } = this.#tree;
    const isLeaf = to - from <= LEAF_POINTS;
    const middle = (from + to) >> 1;
    for (const i of isLeaf ? order.subarray(from, to) : order.subarray(middle, middle + 1))
      if (this.#squaredChord(i, centre) <= limit) found.push(i);
    if (isLeaf) return;
    const along = axis[middle] as Axis;
    const offset = centre[along] - (columnOf(this.#points, along)[order[middle] as number] as number);
    if (offset <= 0 || offset * offset <= limit) this.#collect(from, middle, centre, limit, found);
    if (offset >= 0 || offset * offset <= limit) this.#collect(middle + 1, to, centre, limit, found);
  }

  #squaredChord(i: number, [x, y, z]: readonly [number, number, number]): number {
    const points = this.#points;
    return ((points.x[i] as number) - x) ** 2 + ((points.y[i] as number) - y) ** 2 + ((points.z[i] as number) - z) ** 2;
  }
}

/** One search's best so far, kept in fields so that hundreds of thousands of searches allocate nothing. */
class NearestSearch {
  index = -1;
  squaredChord = Number.POSITIVE_INFINITY;
  readonly #points: EarthPoints;
  readonly #order: Uint32Array;
  readonly #axis: Uint8Array;
  #x = 0;
  #y = 0;
  #z = 0;

  constructor(points: EarthPoints, { order, axis }: PointTree) {
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
    const offset = this.#offset(i, this.#axis[middle] as Axis);
    if (offset <= 0) this.#descend(from, middle);
    else this.#descend(middle + 1, to);
    // ≤ and not <: a point at the same distance with a lower index may lie on the other side
    if (offset * offset <= this.squaredChord) {
      if (offset <= 0) this.#descend(middle + 1, to);
      else this.#descend(from, middle);
    }
  }

  /** How far the searched position lies beyond point i along an axis. */
  #offset(i: number, axis: Axis): number {
    if (axis === 0) return this.#x - (this.#points.x[i] as number);
    return axis === 1 ? this.#y - (this.#points.y[i] as number) : this.#z - (this.#points.z[i] as number);
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
  return toEarthPoints({ longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) });
}
