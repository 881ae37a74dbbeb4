import { type EarthPoints, metersAlongGround } from '../measure/earth-points.ts';
import { PointIndex } from '../measure/point-index.ts';

/** Up to this many places a plain scan of all of them beats the index, whose building it also saves. */
const SCANNED_PLACES = 24;

/** Metres in a straight line from each cell's centre to the nearest place; Infinity where there is no place. */
export function nearestMeters(centres: EarthPoints, places: EarthPoints): Float64Array {
  if (places.x.length > SCANNED_PLACES) return new PointIndex(places).nearestToEach(centres).meters;
  const { x, y, z } = places;
  const meters = new Float64Array(centres.x.length);
  for (let cell = 0; cell < meters.length; cell++) {
    const cellX = centres.x[cell] as number;
    const cellY = centres.y[cell] as number;
    const cellZ = centres.z[cell] as number;
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < x.length; place++) {
      const dx = (x[place] as number) - cellX;
      const dy = (y[place] as number) - cellY;
      const dz = (z[place] as number) - cellZ;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared < least) least = squared;
    }
    meters[cell] = least === Number.POSITIVE_INFINITY ? least : metersAlongGround(least);
  }
  return meters;
}
