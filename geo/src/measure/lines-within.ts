import type { Bounds } from '../units.ts';
import type { Lines } from './lines.ts';
import type { MultiPolygon } from './polygon.ts';
import { findBounds } from './polygon-bounds.ts';

/**
 * The parts of lines that lie in a shape, each a line of its own, in the order of the lines. Straight between two positions, as the shape's own
 * edges are. On its border the shape begins and ends as `containsPoint` has it.
 */
export function linesWithin({ start, points }: Lines, shape: MultiPolygon): Lines {
  const bounds = findBounds(shape);
  const kept = new LineList();
  if (!bounds) return kept.toLines();
  const border = new Border(shape, bounds);
  const { longitude, latitude } = points;
  for (let line = 0; line + 1 < start.length; line++) {
    const first = start[line] as number;
    const end = start[line + 1] as number;
    if (!isNear(longitude, latitude, first, end, bounds)) continue;
    for (let point = first + 1; point < end; point++) {
      const [ax, ay] = [longitude[point - 1] as number, latitude[point - 1] as number];
      const [bx, by] = [longitude[point] as number, latitude[point] as number];
      const [dx, dy] = [bx - ax, by - ay];
      let from = 0;
      let [x, y] = [ax, ay];
      for (const to of border.crossings(ax, ay, dx, dy)) {
        const [nextX, nextY] = to === 1 ? [bx, by] : [ax + dx * to, ay + dy * to];
        // a part's middle says on which side it lies: a line may touch the border without crossing it
        const middle = (from + to) / 2;
        if (to > from && border.holds(ax + dx * middle, ay + dy * middle)) kept.addStretch(x, y, nextX, nextY);
        [from, x, y] = [to, nextX, nextY];
      }
    }
    kept.endLine();
  }
  return kept.toLines();
}

function isNear(
  longitude: Float64Array,
  latitude: Float64Array,
  first: number,
  end: number,
  { west, south, east, north }: Bounds,
): boolean {
  let [isEast, isWest, isNorth, isSouth] = [true, true, true, true];
  for (let point = first; point < end; point++) {
    const x = longitude[point] as number;
    const y = latitude[point] as number;
    isEast &&= x > east;
    isWest &&= x < west;
    isNorth &&= y > north;
    isSouth &&= y < south;
  }
  return !(isEast || isWest || isNorth || isSouth);
}

/** Lines that grow stretch by stretch; one that goes on where the last ended belongs to its line. */
class LineList {
  readonly #start: number[] = [0];
  readonly #longitude: number[] = [];
  readonly #latitude: number[] = [];

  addStretch(ax: number, ay: number, bx: number, by: number): void {
    if (this.#longitude.at(-1) !== ax || this.#latitude.at(-1) !== ay || this.#isEnded()) {
      this.endLine();
      this.#longitude.push(ax);
      this.#latitude.push(ay);
    }
    this.#longitude.push(bx);
    this.#latitude.push(by);
  }

  endLine(): void {
    if (!this.#isEnded()) this.#start.push(this.#longitude.length);
  }

  toLines(): Lines {
    return {
      start: Uint32Array.from(this.#start),
      points: { longitude: Float64Array.from(this.#longitude), latitude: Float64Array.from(this.#latitude) },
    };
  }

  #isEnded(): boolean {
    return this.#start.at(-1) === this.#longitude.length;
  }
}

/** Bands of latitude: a short line meets the edges of one or two of them and not those of the whole border. */
const MOST_BANDS = 1024;

/** The edges of all rings of a shape: polygons of one shape don't overlap, so whoever crosses an odd number of edges is inside. */
class Border {
  readonly #south: number;
  readonly #bandHeight: number;
  readonly #bandCount: number;
  /** Of each edge its southern end, then its northern: x, y, x, y. Two shapes that share an edge then compute the same numbers. */
  readonly #edges: Float64Array;
  /** Edges of band `b`: `edge[bandStart[b]]` … `edge[bandStart[b + 1] - 1]`. */
  readonly #bandStart: Uint32Array;
  readonly #edge: Uint32Array;

  constructor(shape: MultiPolygon, { south, north }: Bounds) {
    const edges = listEdges(shape);
    const count = edges.length / 4;
    this.#edges = edges;
    this.#south = south;
    this.#bandCount = Math.max(1, Math.min(MOST_BANDS, count));
    this.#bandHeight = (north - south) / this.#bandCount || 1;
    const bandStart = new Uint32Array(this.#bandCount + 1);
    const eachBand = (edge: number, use: (band: number) => void) => {
      const last = this.#bandOf(edges[edge * 4 + 3] as number);
      for (let band = this.#bandOf(edges[edge * 4 + 1] as number); band <= last; band++) use(band);
    };
    for (let edge = 0; edge < count; edge++)
      eachBand(edge, (band) => {
        bandStart[band + 1] = (bandStart[band + 1] as number) + 1;
      });
    for (let band = 0; band < this.#bandCount; band++)
      bandStart[band + 1] = (bandStart[band + 1] as number) + (bandStart[band] as number);
    const next = bandStart.slice();
    this.#edge = new Uint32Array(bandStart[this.#bandCount] as number);
    for (let edge = 0; edge < count; edge++)
      eachBand(edge, (band) => {
        this.#edge[next[band] as number] = edge;
        next[band] = (next[band] as number) + 1;
      });
    this.#bandStart = bandStart;
  }

  /** As `containsPoint` says, from the edges of one band. */
  holds(x: number, y: number): boolean {
    const band = this.#bandOf(y);
    const edges = this.#edges;
    let isInside = false;
    for (let at = this.#bandStart[band] as number; at < (this.#bandStart[band + 1] as number); at++) {
      const edge = (this.#edge[at] as number) * 4;
      const lowX = edges[edge] as number;
      const lowY = edges[edge + 1] as number;
      const highX = edges[edge + 2] as number;
      const highY = edges[edge + 3] as number;
      if (lowY > y === highY > y) continue;
      if ((highX - lowX) * (y - lowY) - (highY - lowY) * (x - lowX) > 0) isInside = !isInside;
    }
    return isInside;
  }

  /** Shares 0..1 of a stretch at which it meets the border, ascending, and 1 as the last. */
  crossings(ax: number, ay: number, dx: number, dy: number): number[] {
    const shares: number[] = [];
    const edges = this.#edges;
    const from = this.#bandOf(Math.min(ay, ay + dy));
    const to = this.#bandOf(Math.max(ay, ay + dy));
    for (let at = this.#bandStart[from] as number; at < (this.#bandStart[to + 1] as number); at++) {
      const edge = (this.#edge[at] as number) * 4;
      const cx = (edges[edge] as number) - ax;
      const cy = (edges[edge + 1] as number) - ay;
      const ex = (edges[edge + 2] as number) - (edges[edge] as number);
      const ey = (edges[edge + 3] as number) - (edges[edge + 1] as number);
      const cross = dx * ey - dy * ex;
      // side by side they do not cross; where one lies on the other its neighbours tell where it begins and ends
      if (cross === 0) continue;
      const share = (cx * ey - cy * ex) / cross;
      const along = (cx * dy - cy * dx) / cross;
      if (share > 0 && share < 1 && along >= 0 && along <= 1) shares.push(share);
    }
    if (shares.length > 1) shares.sort((a, b) => a - b);
    shares.push(1);
    return shares;
  }

  #bandOf(latitude: number): number {
    const band = Math.floor((latitude - this.#south) / this.#bandHeight);
    return Math.max(0, Math.min(this.#bandCount - 1, band));
  }
}

function listEdges(shape: MultiPolygon): Float64Array {
  const edges: number[] = [];
  for (const polygon of shape)
    for (const ring of polygon) {
      let previous = ring.at(-1);
      for (const corner of ring) {
        if (previous && (previous[0] !== corner[0] || previous[1] !== corner[1])) {
          const [low, high] = previous[1] < corner[1] ? [previous, corner] : [corner, previous];
          edges.push(...low, ...high);
        }
        previous = corner;
      }
    }
  return Float64Array.from(edges);
}
