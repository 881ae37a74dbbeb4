import { equalAreaX, equalAreaY } from './equal-area.ts';
import type { MultiPolygon, Ring } from './polygon.ts';

/** A ring in the equal-area plane in metres: x and y by turns, the first corner not repeated at the end. */
export type PlaneRing = readonly number[];

/** A rectangle in the equal-area plane in metres. */
export interface PlaneRectangle {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * All rings of a shape in the equal-area plane, outer rings counterclockwise and holes clockwise,
 * so that the sum of their signed areas is the area of the shape.
 */
export function toPlaneRings(shape: MultiPolygon): PlaneRing[] {
  return shape.flatMap((polygon) => polygon.map((ring, i) => turned(toPlane(ring), i === 0)));
}

/** Twice-summed trapezoids from the ring's own first corner, so that nearby corners lose no digits. */
export function signedArea(ring: PlaneRing): number {
  const originX = ring[0] ?? 0;
  const originY = ring[1] ?? 0;
  let doubled = 0;
  let x = (ring.at(-2) ?? 0) - originX;
  let y = (ring.at(-1) ?? 0) - originY;
  for (let i = 0; i < ring.length; i += 2) {
    const nextX = (ring[i] as number) - originX;
    const nextY = (ring[i + 1] as number) - originY;
    doubled += x * nextY - nextX * y;
    x = nextX;
    y = nextY;
  }
  return doubled / 2;
}

function toPlane(ring: Ring): number[] {
  const first = ring[0];
  const last = ring.at(-1);
  const closed = first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1];
  const corners = closed ? ring.slice(0, -1) : ring;
  return corners.flatMap(([longitude, latitude]) => [equalAreaX(longitude), equalAreaY(latitude)]);
}

function turned(ring: number[], counterclockwise: boolean): PlaneRing {
  if (signedArea(ring) >= 0 === counterclockwise) return ring;
  const reversed: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) reversed.push(ring[i] as number, ring[i + 1] as number);
  return reversed;
}
