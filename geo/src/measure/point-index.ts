import type { LngLat, Meters } from '../units.ts';
import { type EarthPoints, metersAlongGround, squaredChordUnder, toEarthPoints } from './earth-points.ts';
import { type Axis, buildPointTree, columnOf, LEAF_POINTS, type PointTree } from './point-tree.ts';

/** A static index over positions. Distances are metres along the ground; answers equal those of a full scan. */
export class PointIndex {
  readonly #tree: PointTree;

  constructor(points: EarthPoints) {
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
    const search = new NearestSearch(this.#tree);
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
    for (let at = isLeaf ? from : middle; at < (isLeaf ? to : middle + 1); at++)
      if (this.#squaredChord(at, centre) <= limit) found.push(order[at] as number);
    if (isLeaf) return;
    const along = axis[middle] as Axis;
    const offset = centre[along] - (columnOf(this.#tree, along)[middle] as number);
    if (offset <= 0 || offset * offset <= limit) this.#collect(from, middle, centre, limit, found);
    if (offset >= 0 || offset * offset <= limit) this.#collect(middle + 1, to, centre, limit, found);
  }

  #squaredChord(at: number, [x, y, z]: readonly [number, number, number]): number {
    const tree = this.#tree;
    return ((tree.x[at] as number) - x) ** 2 + ((tree.y[at] as number) - y) ** 2 + ((tree.z[at] as number) - z) ** 2;
  }
}

/** One search's best so far, kept in fields so that hundreds of thousands of searches allocate nothing. */
class NearestSearch {
  index = -1;
  squaredChord = Number.POSITIVE_INFINITY;
  readonly #tree: PointTree;
  #x = 0;
  #y = 0;
  #z = 0;

  constructor(tree: PointTree) {
    this.#tree = tree;
  }

  run(x: number, y: number, z: number): void {
    this.#x = x;
    this.#y = y;
    this.#z = z;
    this.index = -1;
    this.squaredChord = Number.POSITIVE_INFINITY;
    this.#descend(0, this.#tree.order.length);
  }

  #descend(from: number, to: number): void {
    if (to - from <= LEAF_POINTS) {
      for (let at = from; at < to; at++) this.#visit(at);
      return;
    }
    const middle = (from + to) >> 1;
    this.#visit(middle);
    const offset = this.#offset(middle);
    if (offset <= 0) this.#descend(from, middle);
    else this.#descend(middle + 1, to);
    // ≤ and not <: a point at the same distance with a lower index may lie on the other side
    if (offset * offset <= this.squaredChord) {
      if (offset <= 0) this.#descend(middle + 1, to);
      else this.#descend(from, middle);
    }
  }

  /** How far the searched position lies beyond a middle, along the axis that it splits. */
  #offset(middle: number): number {
    const { axis, x, y, z } = this.#tree;
    if (axis[middle] === 0) return this.#x - (x[middle] as number);
    return axis[middle] === 1 ? this.#y - (y[middle] as number) : this.#z - (z[middle] as number);
  }

  #visit(at: number): void {
    const { order, x, y, z } = this.#tree;
    const dx = (x[at] as number) - this.#x;
    const dy = (y[at] as number) - this.#y;
    const dz = (z[at] as number) - this.#z;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared > this.squaredChord) return;
    const index = order[at] as number;
    if (squared === this.squaredChord && index > this.index) return;
    this.squaredChord = squared;
    this.index = index;
  }
}

function single([longitude, latitude]: LngLat): EarthPoints {
  return toEarthPoints({ longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) });
}
