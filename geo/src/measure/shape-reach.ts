import type { Bounds, LngLat, Meters } from '../units.ts';
import { metersPerDegree } from './ellipsoid.ts';
import type { MultiPolygon } from './polygon.ts';
import { findBounds } from './polygon-bounds.ts';

/** Boxes along each side of what a shape reaches. */
const BOXES_ALONG = 64;
/** Planes laid at two places of one box differ by less: boxes are taken for as much larger. */
const PLANE_DIFFERENCE = 0.01;

/** Of a box: all of it lies within reach of the border, none does, or it is up to these edges, by their numbers. */
type BoxReach = 'all' | 'none' | Uint32Array;

/**
 * Tells of many places whether they lie within so many metres of a shape's border: as `distanceToShapeMeters` of each would, which looks
 * through all edges every time. The surroundings are cut into boxes; the first place of a box finds the edges that the others of it
 * are held against, mostly none.
 */
export class ShapeReach {
  readonly #reachMeters: Meters;
  readonly #bounds: Bounds | undefined;
  /** Of each edge both its ends: longitude, latitude, longitude, latitude. */
  readonly #edges: Float64Array;
  readonly #boxes = new Map<number, BoxReach>();

  /** @throws RangeError when the reach is below 0 or no number */
  constructor(shape: MultiPolygon, reachMeters: Meters) {
    if (!(reachMeters >= 0 && reachMeters < Number.POSITIVE_INFINITY))
      throw new RangeError(`a reach of ${reachMeters} m: give 0 or more`);
    this.#reachMeters = reachMeters;
    this.#edges = listEdges(shape);
    this.#bounds = widened(findBounds(shape), reachMeters);
  }

  /** The rectangle beyond which nothing is within reach; undefined for a shape without a corner. */
  get bounds(): Bounds | undefined {
    return this.#bounds;
  }

  /** Whether the border passes within reach of a place, on whichever side of it the place lies. */
  holds(place: LngLat): boolean {
    const { west, south, east, north } = this.#bounds ?? NOWHERE;
    const [longitude, latitude] = place;
    if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north)) return false;
    const column = Math.min(BOXES_ALONG - 1, Math.floor(((longitude - west) / (east - west)) * BOXES_ALONG));
    const row = Math.min(BOXES_ALONG - 1, Math.floor(((latitude - south) / (north - south)) * BOXES_ALONG));
    const box = row * BOXES_ALONG + column;
    let reach = this.#boxes.get(box);
    if (reach === undefined) {
      reach = this.#reachOf(column, row);
      this.#boxes.set(box, reach);
    }
    if (typeof reach === 'string') return reach === 'all';
    const { east: perLongitude, north: perLatitude } = metersPerDegree(latitude);
    const least = this.#reachMeters ** 2;
    return reach.some((edge) => this.#squaredMeters(edge, place, perLongitude, perLatitude) <= least);
  }

  #reachOf(column: number, row: number): BoxReach {
    const { west, south, east, north } = this.#bounds ?? NOWHERE;
    const [width, height] = [(east - west) / BOXES_ALONG, (north - south) / BOXES_ALONG];
    const middle: LngLat = [west + (column + 0.5) * width, south + (row + 0.5) * height];
    const { east: perLongitude, north: perLatitude } = metersPerDegree(middle[1]);
    const toCorner = Math.hypot((width / 2) * perLongitude, (height / 2) * perLatitude);
    const slack = toCorner + PLANE_DIFFERENCE * (this.#reachMeters + toCorner);
    const near: number[] = [];
    for (let edge = 0; edge * 4 < this.#edges.length; edge++) {
      const meters = Math.sqrt(this.#squaredMeters(edge, middle, perLongitude, perLatitude));
      if (meters + slack <= this.#reachMeters) return 'all';
      if (meters - slack <= this.#reachMeters) near.push(edge);
    }
    return near.length > 0 ? Uint32Array.from(near) : 'none';
  }

  /** From a place to the nearest point of an edge, in the plane whose metres per degree are given. */
  #squaredMeters(edge: number, [longitude, latitude]: LngLat, perLongitude: number, perLatitude: number): number {
    const edges = this.#edges;
    const fromX = edges[edge * 4] as number;
    const fromY = edges[edge * 4 + 1] as number;
    const x = (fromX - longitude) * perLongitude;
    const y = (fromY - latitude) * perLatitude;
    const alongX = ((edges[edge * 4 + 2] as number) - fromX) * perLongitude;
    const alongY = ((edges[edge * 4 + 3] as number) - fromY) * perLatitude;
    const length = alongX * alongX + alongY * alongY;
    const share = length > 0 ? Math.min(1, Math.max(0, -(x * alongX + y * alongY) / length)) : 0;
    return (x + share * alongX) ** 2 + (y + share * alongY) ** 2;
  }
}

/** Holds no place. */
const NOWHERE: Bounds = { west: 1, south: 1, east: -1, north: -1 };

function widened(bounds: Bounds | undefined, meters: Meters): Bounds | undefined {
  if (!bounds) return undefined;
  // a degree of longitude is shortest where the latitude is farthest from the equator
  const farthest = metersPerDegree(Math.max(Math.abs(bounds.south), Math.abs(bounds.north)));
  // never empty: a single point within no reach has a box too
  const [x, y] = [(meters * 1.01 + 1) / farthest.east, (meters * 1.01 + 1) / farthest.north];
  return {
    west: bounds.west - x,
    south: bounds.south - y,
    east: bounds.east + x,
    north: bounds.north + y,
  };
}

function listEdges(shape: MultiPolygon): Float64Array {
  const edges: number[] = [];
  for (const ring of shape.flat()) {
    let previous = ring.at(-1);
    for (const corner of ring) {
      if (previous) edges.push(previous[0], previous[1], corner[0], corner[1]);
      previous = corner;
    }
  }
  return Float64Array.from(edges);
}
