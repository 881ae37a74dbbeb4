import { type EarthPoints, metersAlongGround } from '../measure/earth-points.ts';
import { PointIndex } from '../measure/point-index.ts';

/** Up to this many places a plain scan of all of them beats the index, whose building it also saves. */
const SCANNED_PLACES = 24;

/** Metres in a straight line from each cell's centre to the nearest place; Infinity where there is no place. */
export function nearestMeters(centres: EarthPoints, places: EarthPoints): Float64Array {
  if (places.x.length > SCANNED_PLACES) return new PointIndex(places).nearestToEach(centres).meters;
  const meters = new Float64Array(centres.x.length);
  for (let cell = 0; cell < meters.length; cell++) {
    const x = centres.x[cell] as number;
    const y = centres.y[cell] as number;
    const z = centres.z[cell] as number;
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < places.x.length; place++) {
      const dx = (places.x[place] as number) - x;
      const dy = (places.y[place] as number) - y;
      const dz = (places.z[place] as number) - z;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared < least) least = squared;
    }
    meters[cell] = least === Number.POSITIVE_INFINITY ? least : metersAlongGround(least);
  }
  return meters;
}
