import type { LngLat } from '../units.ts';
import { metersPerDegree } from './ellipsoid.ts';

/** The eight directions, clockwise from the north. */
export const COMPASS_DIRECTIONS = [
  'NORTH',
  'NORTH_EAST',
  'EAST',
  'SOUTH_EAST',
  'SOUTH',
  'SOUTH_WEST',
  'WEST',
  'NORTH_WEST',
] as const;
export type CompassDirection = (typeof COMPASS_DIRECTIONS)[number];

/** The direction in which `to` lies, seen from `from`, within a town. Each direction spans 45°. */
export function compassDirection(from: LngLat, to: LngLat): CompassDirection {
  const perDegree = metersPerDegree((from[1] + to[1]) / 2);
  const east = (to[0] - from[0]) * perDegree.east;
  const north = (to[1] - from[1]) * perDegree.north;
  const eighths = Math.round((Math.atan2(east, north) / Math.PI) * 4);
  return COMPASS_DIRECTIONS[(eighths + 8) % 8] as CompassDirection;
}
