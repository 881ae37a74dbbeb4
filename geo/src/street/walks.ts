import type { Incidence } from '../siting/incidence.ts';
import type { Meters } from '../units.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { addSources } from './street-distances.ts';
import type { SnappedPoints, StreetNetwork } from './street-network.ts';

/**
 * Which points can be walked to from which origin, in compressed rows: from origin `o` the points `point[start[o]]` …
 * `point[start[o + 1] - 1]`, in ascending order and each once, with the metres of the walk.
 */
export interface Walks {
  /** One entry per origin and one more. */
  readonly start: Uint32Array;
  readonly point: Uint32Array;
  readonly meters: Float64Array;
}

/**
 * All walks along streets of at most `limitMeters` (exactly at it counts), straight legs at both ends included: from cells to the stops of a timetable,
 * from one stop to others, from sites to the cells they would reach. A tree of shortest paths for each origin, no larger than the limit.
 * Walks are as long there as back.
 */
export function walksWithin(
  network: StreetNetwork,
  origins: SnappedPoints,
  points: SnappedPoints,
  limitMeters: Meters,
): Walks {
  const search = new WalkSearch(network, points);
  const start = new Uint32Array(origins.street.length + 1);
  const found: number[] = [];
  const meters: number[] = [];
  for (let origin = 0; origin < origins.street.length; origin++) {
    search.walkFrom(origins, origin, limitMeters, (point, walk) => {
      found.push(point);
      meters.push(walk);
    });
    start[origin + 1] = found.length;
  }
  return { start, point: Uint32Array.from(found), meters: Float64Array.from(meters) };
}

/** Walks to the same points again and again: what is listed of them is listed once, and a walk clears only what it touched. */
export class WalkSearch {
  readonly #network: StreetNetwork;
  readonly #points: SnappedPoints;
  readonly #paths: ShortestPaths;
  readonly #onStreets: OnStreets;
  readonly #least: Float64Array;
  readonly #found: Uint32Array;
  #foundCount = 0;

  constructor(network: StreetNetwork, points: SnappedPoints) {
    this.#network = network;
    this.#points = points;
    this.#paths = new ShortestPaths(network.arcs);
    this.#onStreets = listByStreet(points, network.meters.length);
    this.#least = new Float64Array(points.street.length).fill(Number.POSITIVE_INFINITY);
    this.#found = new Uint32Array(points.street.length);
  }

  /** Tells of each point within a walk of an origin, in ascending order and each once, with the metres. */
  walkFrom(
    origins: SnappedPoints,
    origin: number,
    limitMeters: Meters,
    tell: (point: number, meters: Meters) => void,
  ): void {
    if ((origins.street[origin] as number) < 0) return;
    this.#paths.clear();
    addSources(this.#network, this.#paths, origins, origin);
    this.#paths.search(limitMeters);
    const found = this.#pointsAround(origins, origin).toSorted();
    for (let at = 0; at < found.length; at++) {
      const point = found[at] as number;
      const walk = this.#least[point] as number;
      this.#least[point] = Number.POSITIVE_INFINITY;
      if (walk <= limitMeters) tell(point, walk);
    }
  }

  /** The points on the streets that the search came to, in any order, with the metres to each in `least`. */
  #pointsAround(origins: SnappedPoints, origin: number): Uint32Array {
    const { arcs, graph, meters: length } = this.#network;
    const { arcStart, street: streetOfArc } = arcs;
    const { from, to } = graph;
    const { start, point: pointOn } = this.#onStreets;
    const { alongMeters } = this.#points;
    const { reached, meters: walkedTo } = this.#paths;
    this.#foundCount = 0;
    for (let near = 0; near < reached.length; near++) {
      const junction = reached[near] as number;
      const walked = walkedTo[junction] as number;
      const arcEnd = arcStart[junction + 1] as number;
      for (let arc = arcStart[junction] as number; arc < arcEnd; arc++) {
        const street = streetOfArc[arc] as number;
        const end = start[street + 1] as number;
        for (let at = start[street] as number; at < end; at++) {
          const point = pointOn[at] as number;
          const along = alongMeters[point] as number;
          if (from[street] === junction) this.#reach(point, walked + along);
          if (to[street] === junction) this.#reach(point, walked + (length[street] as number) - along);
        }
      }
    }
    const own = origins.street[origin] as number;
    for (let at = start[own] as number; at < (start[own + 1] as number); at++) {
      const point = pointOn[at] as number;
      const between = Math.abs((alongMeters[point] as number) - (origins.alongMeters[origin] as number));
      this.#reach(point, (origins.legMeters[origin] as number) + between);
    }
    return this.#found.subarray(0, this.#foundCount);
  }

  /** Where a point's street is come to, `meters` from the point. */
  #reach(point: number, meters: Meters): void {
    const walk = meters + (this.#points.legMeters[point] as number);
    const least = this.#least[point] as number;
    if (least === Number.POSITIVE_INFINITY) this.#found[this.#foundCount++] = point;
    if (walk < least) this.#least[point] = walk;
  }
}

/** Walks of some origins, then of others, as walks of all. */
export function joinWalks(parts: readonly Walks[]): Walks {
  const origins = parts.reduce((sum, part) => sum + part.start.length - 1, 0);
  const count = parts.reduce((sum, part) => sum + part.point.length, 0);
  const start = new Uint32Array(origins + 1);
  const [point, meters] = [new Uint32Array(count), new Float64Array(count)];
  let origin = 0;
  let at = 0;
  for (const part of parts) {
    for (const end of part.start.subarray(1)) start[++origin] = at + end;
    point.set(part.point, at);
    meters.set(part.meters, at);
    at += part.point.length;
  }
  return { start, point, meters };
}

/** The same walks from the other end: by point the origins, of which there are `start.length - 1`. */
export function turnWalks({ start, point, meters }: Walks, pointCount: number): Walks {
  const turned = new Uint32Array(pointCount + 1);
  for (const to of point) turned[to + 1] = (turned[to + 1] as number) + 1;
  for (let to = 0; to < pointCount; to++) turned[to + 1] = (turned[to + 1] as number) + (turned[to] as number);
  const next = turned.slice();
  const [origins, turnedMeters] = [new Uint32Array(point.length), new Float64Array(point.length)];
  for (let origin = 0; origin + 1 < start.length; origin++)
    for (let at = start[origin] as number; at < (start[origin + 1] as number); at++) {
      const to = next[point[at] as number] as number;
      next[point[at] as number] = to + 1;
      origins[to] = origin;
      turnedMeters[to] = meters[at] as number;
    }
  return { start: turned, point: origins, meters: turnedMeters };
}

/** The cells within a walk of each site, as `cellsWithinReach` gives those within a straight line. */
export function cellsWithinWalk(
  network: StreetNetwork,
  cells: SnappedPoints,
  sites: SnappedPoints,
  limitMeters: Meters,
): Incidence {
  const { start, point } = walksWithin(network, sites, cells, limitMeters);
  return { siteStart: start, cellIndex: point };
}

/** Points by the street they are on, in compressed rows. */
interface OnStreets {
  readonly start: Uint32Array;
  readonly point: Uint32Array;
}

function listByStreet({ street }: SnappedPoints, streetCount: number): OnStreets {
  const start = new Uint32Array(streetCount + 1);
  for (const on of street) if (on >= 0) start[on + 1] = (start[on + 1] as number) + 1;
  for (let on = 0; on < streetCount; on++) start[on + 1] = (start[on + 1] as number) + (start[on] as number);
  const next = start.slice();
  const point = new Uint32Array(start[streetCount] as number);
  street.forEach((on, index) => {
    if (on < 0) return;
    point[next[on] as number] = index;
    next[on] = (next[on] as number) + 1;
  });
  return { start, point };
}
