import { type EarthPoints, metersAlongGround, squaredChordUnder, toEarthPoints } from '../measure/earth-points.ts';
import type { Meters } from '../units.ts';
import { SegmentIndex } from './segment-index.ts';
import type { Arcs } from './shortest-paths.ts';
import type { StreetGraph } from './street-graph.ts';
import { findIslets } from './street-pieces.ts';

/**
 * Up to here a position is taken to be on its nearest street, by a straight line. It is more than the 900 m of the longest walk that is counted,
 * so that the limit itself decides nothing there: who lives further from every street is beyond the walk anyhow.
 */
export const SNAP_LIMIT_METERS: Meters = 1000;

/** Positions brought onto their nearest street, column by column. */
export interface SnappedPoints {
  /** The street; −1 where none is within the limit. */
  readonly street: Int32Array;
  /** How far along it from its first junction. */
  readonly alongMeters: Float64Array;
  /** The straight leg between the position and the street. */
  readonly legMeters: Float64Array;
}

/** A town's streets with all that is measured of them once: lengths, which meet where, and an index to find the nearest. */
export class StreetNetwork {
  readonly graph: StreetGraph;
  /** Of each street, along its shape: the sum of geodesics between its points. */
  readonly meters: Float64Array;
  readonly arcs: Arcs;
  /** Of each point of a shape, how far along its street it is from the first junction. */
  readonly alongMeters: Float64Array;
  readonly #streetOf: Uint32Array;
  readonly #index: SegmentIndex;

  constructor(graph: StreetGraph) {
    this.graph = graph;
    const points = toEarthPoints(graph.shape);
    const { along, streetOf, meters } = measureShapes(graph, points);
    this.alongMeters = along;
    this.#streetOf = streetOf;
    this.meters = meters;
    this.arcs = arcsOf(graph, meters);
    const islets = findIslets(graph, meters);
    this.#index = new SegmentIndex(
      points,
      segmentsOf(graph, (street) => islets[street] === 0),
    );
  }

  get totalMeters(): Meters {
    return this.meters.reduce((sum, meters) => sum + meters, 0);
  }

  /** Brings positions onto the nearest point of the nearest street, islets left out (`ISLET_METERS`). */
  snap({ x, y, z }: EarthPoints, limitMeters: Meters = SNAP_LIMIT_METERS): SnappedPoints {
    const count = x.length;
    const street = new Int32Array(count).fill(-1);
    const alongMeters = new Float64Array(count);
    const legMeters = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const squaredLimit = squaredChordUnder(limitMeters);
    for (let i = 0; i < count; i++) {
      const nearest = this.#index.findNearest(x[i] as number, y[i] as number, z[i] as number, squaredLimit);
      if (!nearest) continue;
      const { start, share, squaredChord } = nearest;
      const before = this.alongMeters[start] as number;
      street[i] = this.#streetOf[start] as number;
      alongMeters[i] = before + share * ((this.alongMeters[start + 1] as number) - before);
      legMeters[i] = metersAlongGround(squaredChord);
    }
    return { street, alongMeters, legMeters };
  }
}

/** Per point of a shape its street and its metres from the street's first junction; per street its length. */
function measureShapes({ from, shapeStart }: StreetGraph, { x, y, z }: EarthPoints) {
  const along = new Float64Array(x.length);
  const streetOf = new Uint32Array(x.length);
  const meters = new Float64Array(from.length);
  for (let street = 0; street < from.length; street++) {
    const first = shapeStart[street] as number;
    const end = shapeStart[street + 1] as number;
    streetOf.fill(street, first, end);
    for (let point = first + 1; point < end; point++) {
      const dx = (x[point] as number) - (x[point - 1] as number);
      const dy = (y[point] as number) - (y[point - 1] as number);
      const dz = (z[point] as number) - (z[point - 1] as number);
      along[point] = (along[point - 1] as number) + metersAlongGround(dx * dx + dy * dy + dz * dz);
    }
    meters[street] = along[end - 1] as number;
  }
  return { along, streetOf, meters };
}

/** The first point of every segment of the streets that are taken. */
function segmentsOf({ from, shapeStart }: StreetGraph, isTaken: (street: number) => boolean): Uint32Array {
  const segments = new Uint32Array((shapeStart.at(-1) ?? 0) - from.length);
  let count = 0;
  for (let street = 0; street < from.length; street++) {
    if (!isTaken(street)) continue;
    const last = (shapeStart[street + 1] as number) - 1;
    for (let point = shapeStart[street] as number; point < last; point++) segments[count++] = point;
  }
  return segments.slice(0, count);
}

function arcsOf({ junctionCount, from, to }: StreetGraph, lengths: Float64Array): Arcs {
  const arcStart = new Uint32Array(junctionCount + 1);
  const count = (junction: number) => {
    arcStart[junction + 1] = (arcStart[junction + 1] as number) + 1;
  };
  from.forEach(count);
  to.forEach(count);
  for (let junction = 0; junction < junctionCount; junction++)
    arcStart[junction + 1] = (arcStart[junction + 1] as number) + (arcStart[junction] as number);

  const next = arcStart.slice();
  const target = new Uint32Array(2 * from.length);
  const meters = new Float64Array(2 * from.length);
  const street = new Uint32Array(2 * from.length);
  const add = (a: number, b: number, index: number) => {
    const arc = next[a] as number;
    next[a] = arc + 1;
    target[arc] = b;
    meters[arc] = lengths[index] as number;
    street[arc] = index;
  };
  from.forEach((a, index) => {
    add(a, to[index] as number, index);
    add(to[index] as number, a, index);
  });
  return { arcStart, target, meters, street };
}
