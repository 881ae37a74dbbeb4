import type { LngLat } from '../units.ts';
import type { MultiPolygon, Ring } from './polygon.ts';

/**
 * Whether a position lies in a shape, counting crossings of the ray to the east.
 * On the border the western and southern sides belong to the shape and the eastern and northern ones to its
 * neighbour, so that of areas which share a border exactly one holds each position.
 */
export function containsPoint(shape: MultiPolygon, position: LngLat): boolean {
  return shape.some((polygon) => {
    let inside = false;
    for (const ring of polygon) if (crossesOddly(ring, position)) inside = !inside;
    return inside;
  });
}

function crossesOddly(ring: Ring, [x, y]: LngLat): boolean {
  let odd = false;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous && previous[1] > y !== corner[1] > y) {
      // from the lower end upwards whichever way the ring runs: two neighbours then compute the same number
      const [low, high] = previous[1] < corner[1] ? [previous, corner] : [corner, previous];
      const side = (high[0] - low[0]) * (y - low[1]) - (high[1] - low[1]) * (x - low[0]);
      if (side > 0) odd = !odd;
    }
    previous = corner;
  }
  return odd;
}
