import type { EarthPoints } from '../measure/earth-points.ts';
import type { Meters } from '../units.ts';

/** Points lie in at most so many columns and rows, however near is near enough. */
const MOST_BINS_A_SIDE = 512;

/**
 * Points sorted into squares of a plane that touches the earth amid them, row by row. A plane never shows two points further apart than they
 * are, so all within `reachMeters` of a position lie in its square or one of the eight around it, wherever on earth.
 */
export class PointBins {
  readonly columns: number;
  readonly rows: number;
  /** The points of square `row × columns + column` stand from start[square] to start[square + 1]. */
  readonly start: Uint32Array;
  readonly point: Uint32Array;
  readonly #plane: TangentPlane;
  readonly #sideMeters: Meters;
  readonly #west: Meters;
  readonly #south: Meters;

  constructor(points: EarthPoints, reachMeters: Meters) {
    const count = points.x.length;
    this.#plane = new TangentPlane(points);
    const { east, north } = this.#plane.project(points);
    const [west, eastEnd] = endsOf(east);
    const [south, northEnd] = endsOf(north);
    this.#west = west;
    this.#south = south;
    this.#sideMeters = Math.max(
      reachMeters,
      (eastEnd - west) / MOST_BINS_A_SIDE,
      (northEnd - south) / MOST_BINS_A_SIDE,
      1,
    );
    this.columns = Math.floor((eastEnd - west) / this.#sideMeters) + 1;
    this.rows = Math.floor((northEnd - south) / this.#sideMeters) + 1;

    const square = new Uint32Array(count);
    for (let point = 0; point < count; point++)
      square[point] = this.rowOf(north[point] as number) * this.columns + this.columnOf(east[point] as number);
    this.start = new Uint32Array(this.columns * this.rows + 1);
    for (const own of square) this.start[own + 1] = (this.start[own + 1] as number) + 1;
    for (let at = 1; at < this.start.length; at++)
      this.start[at] = (this.start[at] as number) + (this.start[at - 1] as number);
    const next = this.start.slice();
    this.point = new Uint32Array(count);
    for (let point = 0; point < count; point++) {
      const own = square[point] as number;
      this.point[next[own] as number] = point;
      next[own] = (next[own] as number) + 1;
    }
  }

  /** Positions on the plane of the squares. */
  project(points: EarthPoints): PlanePoints {
    return this.#plane.project(points);
  }

  /** The column of a position, also one beyond the first or last. */
  columnOf(east: Meters): number {
    return Math.floor((east - this.#west) / this.#sideMeters);
  }

  rowOf(north: Meters): number {
    return Math.floor((north - this.#south) / this.#sideMeters);
  }
}

interface PlanePoints {
  readonly east: Float64Array;
  readonly north: Float64Array;
}

/** The plane that touches the earth amid points. */
class TangentPlane {
  readonly #east: readonly [x: number, y: number];
  readonly #north: readonly [x: number, y: number, z: number];

  constructor({ x, y, z }: EarthPoints) {
    const [upX, upY, upZ] = [sumOf(x), sumOf(y), sumOf(z)];
    // at a pole, and without points, any direction is east
    const fromAxis = Math.hypot(upX, upY);
    const length = Math.hypot(fromAxis, upZ);
    const [eastX, eastY] = fromAxis > 0 ? [-upY / fromAxis, upX / fromAxis] : [0, 1];
    const [sine, cosine] = length > 0 ? [upZ / length, fromAxis / length] : [0, 1];
    this.#east = [eastX, eastY];
    // up is [cosine × eastY, −cosine × eastX, sine]; north lies upright on it and on east
    this.#north = [-sine * eastY, sine * eastX, cosine];
  }

  project({ x, y, z }: EarthPoints): PlanePoints {
    const [eastX, eastY] = this.#east;
    const [northX, northY, northZ] = this.#north;
    const east = new Float64Array(x.length);
    const north = new Float64Array(x.length);
    for (let at = 0; at < x.length; at++) {
      east[at] = eastX * (x[at] as number) + eastY * (y[at] as number);
      north[at] = northX * (x[at] as number) + northY * (y[at] as number) + northZ * (z[at] as number);
    }
    return { east, north };
  }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The least and the largest; 0 and 0 of nothing. */
function endsOf(values: Float64Array): [least: number, largest: number] {
  if (values.length === 0) return [0, 0];
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return [least, largest];
}
