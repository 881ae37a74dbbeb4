import { STRAIGHT_LINE_DETOUR } from '../coverage/coverage.ts';
import { metersAlongGround, toEarthPoints } from '../measure/earth-points.ts';
import { PointIndex } from '../measure/point-index.ts';
import type { Meters, Points, Seconds } from '../units.ts';

/** Walks between one point and stops, either way. */
export interface StopLegs {
  readonly stop: Int32Array;
  readonly seconds: Int32Array;
}

/** The walks of many points: those of point p stand from start[p] to start[p + 1]. A stop that is too far has no row. */
export interface StopLegTable extends StopLegs {
  readonly start: Int32Array;
}

/**
 * Where walks come from: straight lines here, or shortest paths along streets. Whatever finds them, the router only
 * reads which stops a point reaches and in how many whole seconds.
 */
export type FindStopLegs = (points: Points) => StopLegTable;

export interface StraightWalking {
  /** As far as one walks at once, detour included; exactly that far counts as within. */
  readonly reachMeters: Meters;
  /** 1 m/s is 60 m a minute. */
  readonly metersPerSecond: number;
  /** How much longer the way is than the straight line; 1.3 unless said otherwise. */
  readonly detour?: number;
}

/** The walks of one of the points. */
export function legsOf({ start, stop, seconds }: StopLegTable, point: number): StopLegs {
  return {
    stop: stop.subarray(start[point], start[point + 1]),
    seconds: seconds.subarray(start[point], start[point + 1]),
  };
}

/** Seconds to walk a straight line of so many metres with its detour, rounded up. */
export function walkSeconds(
  meters: Meters,
  { metersPerSecond, detour = STRAIGHT_LINE_DETOUR }: StraightWalking,
): Seconds {
  // a nanosecond of grace: 300 m × 1.3 is 390 s but for its last digit
  return Math.ceil((meters * detour) / metersPerSecond - 1e-9);
}

/**
 * Finds walks by straight line × detour, the method `straight×1.3`. A stop without coordinates (NaN) is never walked to.
 *
 * @throws RangeError when the walking is not a positive speed and reach, or a stop lies nowhere on Earth.
 */
export function straightStopLegs(stops: Points, walking: StraightWalking): FindStopLegs {
  const { reachMeters, metersPerSecond, detour = STRAIGHT_LINE_DETOUR } = walking;
  if (!(reachMeters >= 0 && metersPerSecond > 0 && detour >= 1))
    throw new RangeError(`walking ${reachMeters} m at ${metersPerSecond} m/s with a detour of ${detour}`);
  const located = Int32Array.from(stops.longitude.keys()).filter(
    (stop) => !Number.isNaN((stops.longitude[stop] as number) + (stops.latitude[stop] as number)),
  );
  const earth = toEarthPoints({
    longitude: Float64Array.from(located, (stop) => stops.longitude[stop] as number),
    latitude: Float64Array.from(located, (stop) => stops.latitude[stop] as number),
  });
  const index = new PointIndex(earth);
  const straightMeters = reachMeters / detour + 1e-6;

  return (points) => {
    const from = toEarthPoints(points);
    const start = new Int32Array(points.longitude.length + 1);
    const stop: number[] = [];
    const seconds: number[] = [];
    for (let point = 0; point + 1 < start.length; point++) {
      const position = [points.longitude[point] as number, points.latitude[point] as number] as const;
      for (const near of index.listWithin(position, straightMeters)) {
        const squaredChord =
          ((earth.x[near] as number) - (from.x[point] as number)) ** 2 +
          ((earth.y[near] as number) - (from.y[point] as number)) ** 2 +
          ((earth.z[near] as number) - (from.z[point] as number)) ** 2;
        stop.push(located[near] as number);
        seconds.push(walkSeconds(metersAlongGround(squaredChord), walking));
      }
      start[point + 1] = stop.length;
    }
    return { start, stop: Int32Array.from(stop), seconds: Int32Array.from(seconds) };
  };
}
