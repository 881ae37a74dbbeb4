import { toEarthPoints } from '../measure/earth-points.ts';
import { PointIndex } from '../measure/point-index.ts';
import type { Meters, Points } from '../units.ts';
import { type Neighbours, toNeighbours } from './neighbours.ts';

/**
 * Areas whose points (centres of their people) are at most so many metres apart, exactly at it included, as binary neighbours.
 *
 * @throws RangeError when a position is not on Earth or the limit is not above 0.
 */
export function neighboursWithin(points: Points, limitMeters: Meters): Neighbours {
  if (!(limitMeters > 0)) throw new RangeError(`neighbours within ${limitMeters} m`);
  const index = new PointIndex(toEarthPoints(points));
  return toNeighbours(
    Array.from(points.longitude, (longitude, area) =>
      [...index.listWithin([longitude, points.latitude[area] as number], limitMeters)].filter(
        (other) => other !== area,
      ),
    ),
  );
}
