import type { Bounds, SquareMeters } from '../units.ts';
import { equalAreaX, equalAreaY } from './equal-area.ts';
import { type PlaneRectangle, type PlaneRing, signedArea, toPlaneRings } from './plane-ring.ts';
import type { MultiPolygon } from './polygon.ts';

/** The area of the part of a shape that lies in a rectangle of meridians and parallels. Exact also where the shape is concave. */
export function areaWithin(shape: MultiPolygon, bounds: Bounds): SquareMeters {
  return ringsArea(clipRings(toPlaneRings(shape), toPlaneRectangle(bounds)));
}

function toPlaneRectangle({ west, south, east, north }: Bounds): PlaneRectangle {
  return { left: equalAreaX(west), bottom: equalAreaY(south), right: equalAreaX(east), top: equalAreaY(north) };
}

export function ringsArea(rings: readonly PlaneRing[]): SquareMeters {
  return rings.reduce((sum, ring) => sum + signedArea(ring), 0);
}

/**
 * Sutherland & Hodgman 1974, once per side. A concave ring that falls apart stays one ring joined along the
 * rectangle's sides; those joins enclose nothing, so signed areas stay exact.
 */
export function clipRings(rings: readonly PlaneRing[], rectangle: PlaneRectangle): PlaneRing[] {
  const clipped: PlaneRing[] = [];
  for (const ring of rings) {
    const right = clipAlong(ring, 0, rectangle.left, 1);
    const left = clipAlong(right, 0, rectangle.right, -1);
    const top = clipAlong(left, 1, rectangle.bottom, 1);
    const bottom = clipAlong(top, 1, rectangle.top, -1);
    if (bottom.length >= 6) clipped.push(bottom);
  }
  return clipped;
}

/** Keeps the side of the line x = limit (axis 0) or y = limit (axis 1) where `keep` × (coordinate − limit) ≥ 0. */
function clipAlong(ring: PlaneRing, axis: 0 | 1, limit: number, keep: 1 | -1): PlaneRing {
  const { length } = ring;
  if (length === 0) return ring;
  const kept: number[] = [];
  let x = ring[length - 2] as number;
  let y = ring[length - 1] as number;
  let beyond = keep * ((axis === 0 ? x : y) - limit);
  let anyCut = beyond < 0;
  for (let i = 0; i < length; i += 2) {
    const nextX = ring[i] as number;
    const nextY = ring[i + 1] as number;
    const nextBeyond = keep * ((axis === 0 ? nextX : nextY) - limit);
    if (beyond < 0 !== nextBeyond < 0) {
      anyCut = true;
      const part = beyond / (beyond - nextBeyond);
      // on the line itself the coordinate is the limit, not a rounding beside it
      if (axis === 0) kept.push(limit, y + part * (nextY - y));
      else kept.push(x + part * (nextX - x), limit);
    }
    if (nextBeyond >= 0) kept.push(nextX, nextY);
    else anyCut = true;
    x = nextX;
    y = nextY;
    beyond = nextBeyond;
  }
  return anyCut ? kept : ring;
}
