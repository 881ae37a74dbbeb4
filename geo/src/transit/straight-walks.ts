import { STRAIGHT_LINE_DETOUR } from '../coverage/coverage.ts';
import { metersAlongGround, toEarthPoints } from '../measure/earth-points.ts';
import { PointIndex } from '../measure/point-index.ts';
import type { Walks } from '../street/walks.ts';
import type { Meters, Points } from '../units.ts';

/**
 * All walks of at most `limitMeters` (exactly at it counts) where no streets are known: straight lines × detour, the method
 * `straight×1.3`. Without a position (NaN), as stops of a feed may be, there is no walk.
 *
 * @throws RangeError when the limit is below 0, the detour below 1, or a position is not on Earth.
 */
export function straightWalks(
  origins: Points,
  points: Points,
  { limitMeters, detour = STRAIGHT_LINE_DETOUR }: { readonly limitMeters: Meters; readonly detour?: number },
): Walks {
  if (!(limitMeters >= 0 && detour >= 1)) throw new RangeError(`walks of ${limitMeters} m with a detour of ${detour}`);
  const located = findLocated(points);
  const earth = toEarthPoints(pick(points, located));
  const index = new PointIndex(earth);
  const start = new Uint32Array(origins.longitude.length + 1);
  const point: number[] = [];
  const meters: number[] = [];
  const withPosition = findLocated(origins);
  const from = toEarthPoints(pick(origins, withPosition));
  for (const [at, origin] of withPosition.entries()) {
    const position = [origins.longitude[origin] as number, origins.latitude[origin] as number] as const;
    for (const near of index.listWithin(position, limitMeters / detour + 1e-6)) {
      const squaredChord =
        ((earth.x[near] as number) - (from.x[at] as number)) ** 2 +
        ((earth.y[near] as number) - (from.y[at] as number)) ** 2 +
        ((earth.z[near] as number) - (from.z[at] as number)) ** 2;
      point.push(located[near] as number);
      meters.push(metersAlongGround(squaredChord) * detour);
    }
    start[origin + 1] = point.length;
  }
  // an origin without a position ends where the one before has ended
  for (let origin = 1; origin < start.length; origin++)
    start[origin] = Math.max(start[origin] as number, start[origin - 1] as number);
  return { start, point: Uint32Array.from(point), meters: Float64Array.from(meters) };
}

function findLocated({ longitude, latitude }: Points): Uint32Array {
  return Uint32Array.from(longitude.keys()).filter(
    (point) => !Number.isNaN((longitude[point] as number) + (latitude[point] as number)),
  );
}

function pick({ longitude, latitude }: Points, points: Uint32Array): Points {
  return {
    longitude: Float64Array.from(points, (point) => longitude[point] as number),
    latitude: Float64Array.from(points, (point) => latitude[point] as number),
  };
}
