import { commonArea } from '../measure/common-area.ts';
import { toPlaneRings } from '../measure/plane-ring.ts';
import type { MultiPolygon } from '../measure/polygon.ts';
import { ringsArea } from '../measure/rectangle-clip.ts';
import type { Ratio, SquareMeters } from '../units.ts';
import { frameOf } from './plane-frame.ts';
import { RectangleGrid } from './rectangle-grid.ts';

/** Two shapes that are drawn over each other. */
export interface ZoneOverlap {
  /** Indices, the lower first. */
  readonly first: number;
  readonly second: number;
  readonly squareMeters: SquareMeters;
  /** Of the smaller one, 0..1. */
  readonly share: Ratio;
}

/**
 * The pairs of some shapes that have more of their surface in common than a share of the smaller one: exact areas, found by a grid. One by
 * one, so that whoever has heard enough may stop: shapes that all lie on each other are as many pairs as their square.
 *
 * @param leastShare 0..1: what is less is a border that was drawn twice.
 */
export function* zoneOverlaps(shapes: readonly MultiPolygon[], leastShare: Ratio): Generator<ZoneOverlap> {
  const framed = shapes.flatMap((shape, index) => {
    const plane = toPlaneRings(shape);
    const frame = frameOf(plane);
    return frame ? [{ index, plane, frame, squareMeters: ringsArea(plane) }] : [];
  });
  const grid = new RectangleGrid(framed.map(({ frame }) => frame));
  for (const [at, one] of framed.entries())
    for (const met of grid.listMeeting(one.frame)) {
      const other = framed[met];
      if (!other || met <= at) continue;
      const smaller = Math.min(one.squareMeters, other.squareMeters);
      const width = Math.min(one.frame.right, other.frame.right) - Math.max(one.frame.left, other.frame.left);
      const height = Math.min(one.frame.top, other.frame.top) - Math.max(one.frame.bottom, other.frame.bottom);
      // neighbours of a mesh have a border in common and no surface
      if (width * height <= leastShare * smaller) continue;
      const squareMeters = commonArea([one.plane, other.plane]);
      if (squareMeters > leastShare * smaller)
        yield { first: one.index, second: other.index, squareMeters, share: Math.min(1, squareMeters / smaller) };
    }
}
