import { commonArea, type PlaneShape } from '../measure/common-area.ts';
import { toPlaneRings } from '../measure/plane-ring.ts';
import { containsPoint } from '../measure/point-in-polygon.ts';
import type { MultiPolygon } from '../measure/polygon.ts';
import { findBounds } from '../measure/polygon-bounds.ts';
import type { Bounds, Points } from '../units.ts';
import { amountInAny } from './amount-in-any.ts';

/** Where in a source its people live, as far as it is known. Only ratios of weights matter, not their unit. */
export type DasymetricWeights =
  | {
      /** Buildings, each with a weight such as its dwellings or its floor area in m². */
      readonly kind: 'points';
      readonly points: Points;
      /** One entry per point, at least 0. */
      readonly weight: Float64Array;
    }
  | {
      /**
       * Polygons that do not overlap, each with the density of people that its class of land use has beside the others;
       * 0 where nobody lives (water, forest). Land in none of them counts as 0.
       */
      readonly kind: 'classes';
      readonly zones: readonly { readonly shape: MultiPolygon; readonly density: number }[];
    };

/** A source or a target with what is asked of it again and again. */
export interface PreparedShape {
  readonly shape: MultiPolygon;
  readonly plane: PlaneShape;
  readonly bounds: Bounds;
}

/** The weight in a source, and in what it has in common with each of some targets. */
export interface WeighedSource {
  readonly total: number;
  readonly inTarget: readonly number[];
  /** What lies in at least one of them, counted once. */
  readonly inAny: number;
}

export type Weigh = (source: PreparedShape, targets: readonly PreparedShape[]) => WeighedSource;

/** @throws RangeError when a weight is below 0, infinite or NaN, a point has no place, or columns differ in length. */
export function weighBy(weights: DasymetricWeights): Weigh {
  return weights.kind === 'points' ? weighPoints(weights) : weighZones(weights);
}

function weighPoints({ points, weight }: DasymetricWeights & { kind: 'points' }): Weigh {
  const { longitude, latitude } = points;
  if (longitude.length !== weight.length || latitude.length !== weight.length)
    throw new RangeError(`${weight.length} weights for ${longitude.length} × ${latitude.length} positions`);
  const largest = largestOf(weight, 'point');
  const weighed: number[] = [];
  weight.forEach((own, point) => {
    if (!Number.isFinite(longitude[point]) || !Number.isFinite(latitude[point]))
      throw new RangeError(`point ${point} has no position: leave it out, or find where it lies`);
    if (own > 0) weighed.push(point);
  });

  return (source, targets) => {
    const inTarget = targets.map(() => 0);
    let total = 0;
    let inAny = 0;
    for (const point of weighed) {
      const at = [longitude[point] as number, latitude[point] as number] as const;
      if (!holds(source, at)) continue;
      const own = (weight[point] as number) / largest;
      total += own;
      const holding = targets.flatMap((target, index) => (holds(target, at) ? [index] : []));
      for (const index of holding) inTarget[index] = (inTarget[index] as number) + own;
      if (holding.length > 0) inAny += own;
    }
    return { total, inTarget, inAny };
  };
}

function weighZones({ zones }: DasymetricWeights & { kind: 'classes' }): Weigh {
  const largest = largestOf(
    zones.map(({ density }) => density),
    'zone',
  );
  const dense = zones.flatMap(({ shape, density }) => {
    const bounds = findBounds(shape);
    return bounds && density > 0 ? [{ bounds, plane: toPlaneRings(shape), density: density / largest }] : [];
  });

  return (source, targets) => {
    const near = dense.filter(({ bounds }) => boundsMeet(bounds, source.bounds));
    const sum = (shapes: readonly PlaneShape[]) =>
      near.reduce((weight, { plane, density }) => weight + density * commonArea([...shapes, plane]), 0);
    const total = sum([source.plane]);
    const planes = targets.map(({ plane }) => plane);
    const inTarget = planes.map((plane) => (total > 0 ? sum([source.plane, plane]) : 0));
    return { total, inTarget, inAny: amountInAny(source.plane, planes, inTarget, sum) };
  };
}

/** The largest weight, by which all are divided so that no unit is too large or too small to be added up. */
export function largestOf(weights: Iterable<number>, noun: string): number {
  let largest = 0;
  let at = 0;
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(
        `${noun} ${at} has the weight ${weight}: a weight is 0 or more; leave out what is not known`,
      );
    largest = Math.max(largest, weight);
    at += 1;
  }
  return largest;
}

export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

function holds({ shape, bounds }: PreparedShape, at: readonly [longitude: number, latitude: number]): boolean {
  return (
    at[0] >= bounds.west &&
    at[0] <= bounds.east &&
    at[1] >= bounds.south &&
    at[1] <= bounds.north &&
    containsPoint(shape, at)
  );
}
