import type { EarthPoints } from '../measure/earth-points.ts';
import { orderAlongCurve } from './curve-order.ts';

/** Children of a box: few levels, and a box's own fit into a few cache lines. */
const FAN_OUT = 8;
/** West, south, … in three dimensions: least x, y, z, then greatest. */
const BOX = 6;

/**
 * A static index over short straight segments in earth-centred metres: boxes of {@link FAN_OUT} neighbours, boxes of those, up to
 * one. Nothing but the segments' own order is searched, so answers equal those of a full scan.
 */
export class SegmentIndex {
  readonly #points: EarthPoints;
  /** Segment `i` runs from point `start[i]` to the next one; in an order in which neighbours stand side by side. */
  readonly #start: Uint32Array;
  /** The boxes of each level, the segments' own first. */
  readonly #levels: readonly Float64Array[];
  readonly #nearest: NearestSegment = { start: -1, share: 0, squaredChord: Number.POSITIVE_INFINITY };

  /** @param start the first point of each segment, whose last is the point after it. */
  constructor(points: EarthPoints, start: Uint32Array) {
    this.#points = points;
    this.#start = new Uint32Array(start.length);
    orderAlongCurve(middlesOf(points, start)).forEach((segment, at) => {
      this.#start[at] = start[segment] as number;
    });
    this.#levels = buildLevels(points, this.#start);
  }

  /**
   * The segment nearest to a position, within the squared chord; of equals the one whose first point comes first. The answer is the same
   * object each time.
   */
  findNearest(x: number, y: number, z: number, squaredLimit: number): NearestSegment | undefined {
    const nearest = this.#nearest;
    nearest.start = -1;
    // a limit is within
    nearest.squaredChord = squaredLimit * (1 + Number.EPSILON);
    const top = this.#levels.length - 1;
    if (top >= 0) this.#descend(top, 0, x, y, z);
    return nearest.start < 0 ? undefined : nearest;
  }

  #descend(level: number, from: number, x: number, y: number, z: number): void {
    const boxes = this.#levels[level] as Float64Array;
    const to = Math.min(from + FAN_OUT, boxes.length / BOX);
    // the nearest box first: it leaves least to look at in the others
    let visited = 0;
    for (let round = from; round < to; round++) {
      let next = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let box = from; box < to; box++) {
        if (visited & (1 << (box - from))) continue;
        const squared = squaredToBox(boxes, box * BOX, x, y, z);
        if (squared < least) {
          least = squared;
          next = box;
        }
      }
      if (next < 0 || least > this.#nearest.squaredChord) return;
      visited |= 1 << (next - from);
      if (level === 0) this.#visit(this.#start[next] as number, x, y, z);
      else this.#descend(level - 1, next * FAN_OUT, x, y, z);
    }
  }

  #visit(start: number, x: number, y: number, z: number): void {
    const points = this.#points;
    const ax = points.x[start] as number;
    const ay = points.y[start] as number;
    const az = points.z[start] as number;
    const ux = (points.x[start + 1] as number) - ax;
    const uy = (points.y[start + 1] as number) - ay;
    const uz = (points.z[start + 1] as number) - az;
    const length = ux * ux + uy * uy + uz * uz;
    const along = length === 0 ? 0 : ((x - ax) * ux + (y - ay) * uy + (z - az) * uz) / length;
    const share = Math.max(0, Math.min(1, along));
    const squared = (ax + share * ux - x) ** 2 + (ay + share * uy - y) ** 2 + (az + share * uz - z) ** 2;
    const nearest = this.#nearest;
    if (squared > nearest.squaredChord || (squared === nearest.squaredChord && start > nearest.start)) return;
    nearest.start = start;
    nearest.share = share;
    nearest.squaredChord = squared;
  }
}

export interface NearestSegment {
  /** The segment's first point. */
  start: number;
  /** How far along it, 0..1. */
  share: number;
  squaredChord: number;
}

function middlesOf({ x, y, z }: EarthPoints, start: Uint32Array): EarthPoints {
  const middle = (values: Float64Array) => {
    const middles = new Float64Array(start.length);
    for (let segment = 0; segment < start.length; segment++) {
      const point = start[segment] as number;
      middles[segment] = ((values[point] as number) + (values[point + 1] as number)) / 2;
    }
    return middles;
  };
  return { x: middle(x), y: middle(y), z: middle(z) };
}

function buildLevels({ x, y, z }: EarthPoints, start: Uint32Array): Float64Array[] {
  if (start.length === 0) return [];
  const boxes = new Float64Array(start.length * BOX);
  [x, y, z].forEach((values, axis) => {
    for (let segment = 0; segment < start.length; segment++) {
      const point = start[segment] as number;
      const a = values[point] as number;
      const b = values[point + 1] as number;
      boxes[segment * BOX + axis] = Math.min(a, b);
      boxes[segment * BOX + axis + 3] = Math.max(a, b);
    }
  });
  const levels: Float64Array[] = [boxes];
  for (let below: Float64Array = boxes; below.length > FAN_OUT * BOX; ) {
    below = joinBoxes(below);
    levels.push(below);
  }
  return levels;
}

function joinBoxes(below: Float64Array) {
  const count = below.length / BOX;
  const joined = new Float64Array(Math.ceil(count / FAN_OUT) * BOX);
  for (let axis = 0; axis < 3; axis++)
    for (let box = 0; box < count; box++) {
      const into = Math.floor(box / FAN_OUT) * BOX + axis;
      const low = below[box * BOX + axis] as number;
      const high = below[box * BOX + axis + 3] as number;
      const isFirst = box % FAN_OUT === 0;
      joined[into] = isFirst ? low : Math.min(joined[into] as number, low);
      joined[into + 3] = isFirst ? high : Math.max(joined[into + 3] as number, high);
    }
  return joined;
}

function squaredToBox(boxes: Float64Array, at: number, x: number, y: number, z: number): number {
  const dx = Math.max((boxes[at] as number) - x, 0, x - (boxes[at + 3] as number));
  const dy = Math.max((boxes[at + 1] as number) - y, 0, y - (boxes[at + 4] as number));
  const dz = Math.max((boxes[at + 2] as number) - z, 0, z - (boxes[at + 5] as number));
  return dx * dx + dy * dy + dz * dz;
}
