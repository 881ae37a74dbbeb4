import type { Box } from './box.ts';
import { freeRectangle } from './free-rectangle.ts';
import { surrounds } from './geometry.ts';
import { PointCounts } from './point-counts.ts';

/** A position in CSS pixels, y down. */
export type PixelPoint = readonly [x: number, y: number];

/** Where a figure goes: its own pixels times `scale`, then moved by `left` and `top`. */
export interface Placement {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** How finely places are tried, and outlines walked, in CSS pixels. */
const STEP = 20;

/** Halvings of the way between what surely fits and what the frame allows. */
const REFINEMENTS = 6;

/**
 * The largest place in `frame` for a figure of closed rings such that none of `covers` hides any of it; it may reach
 * around a card with a bay of its outline. The figure's own bounding box starts at 0, 0.
 */
export function freePlacement(
  rings: readonly (readonly PixelPoint[])[],
  frame: Box,
  covers: readonly Box[],
): Placement {
  const all = rings.flat();
  const width = Math.max(1, ...all.map(([x]) => x));
  const height = Math.max(1, ...all.map(([, y]) => y));
  const free = freeRectangle(frame, covers, width / height);
  let best = centred(width, height, free);
  let impossible = Math.min((frame.right - frame.left) / width, (frame.bottom - frame.top) / height) * 1.001;
  // in the figure's own pixels, so that the points are counted once: it is the cards that shrink as the figure grows
  const outline = rings.map((ring) => walked(ring, STEP / impossible));
  const counts = new PointCounts(outline.flat(), width, height);
  for (let refinement = 0; refinement < REFINEMENTS; refinement++) {
    const scale = (best.scale + impossible) / 2;
    const found = offsets(frame, width * scale, height * scale).find(([left, top]) =>
      covers.every((cover) => {
        const box = inFigure(cover, { scale, left, top });
        return !counts.holdsAny(box) && !liesInside(box, rings);
      }),
    );
    if (found) best = { scale, left: found[0], top: found[1] };
    else impossible = scale;
  }
  return best;
}

function centred(width: number, height: number, box: Box): Placement {
  const scale = Math.min((box.right - box.left) / width, (box.bottom - box.top) / height);
  return {
    scale,
    left: (box.left + box.right - width * scale) / 2,
    top: (box.top + box.bottom - height * scale) / 2,
  };
}

/** Places for a figure of that size inside the frame, the most central first. */
function offsets(frame: Box, width: number, height: number): readonly PixelPoint[] {
  const middle = [(frame.left + frame.right - width) / 2, (frame.top + frame.bottom - height) / 2] as const;
  const away = ([x, y]: PixelPoint) => Math.hypot(x - middle[0], y - middle[1]);
  return steps(frame.left, frame.right - frame.left - width)
    .flatMap((left) => steps(frame.top, frame.bottom - frame.top - height).map((top): PixelPoint => [left, top]))
    .toSorted((a, b) => away(a) - away(b));
}

/** Positions from `low` on that use up `room` evenly; none where there isn't any. */
function steps(low: number, room: number): readonly number[] {
  if (room < 0) return [];
  const count = Math.floor(room / STEP);
  return Array.from({ length: count + 1 }, (_, index) => low + (room - count * STEP) / 2 + index * STEP);
}

/** A ring with points so close that no card slips between two of them, at most `step` apart. */
export function walked(ring: readonly PixelPoint[], step = STEP): readonly PixelPoint[] {
  return ring.flatMap(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const count = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / step));
    return Array.from(
      { length: count },
      (_, at): PixelPoint => [x1 + ((x2 - x1) * at) / count, y1 + ((y2 - y1) * at) / count],
    );
  });
}

/** Whether the box covers some of the outline, or lies inside of it. */
export function hides(box: Box, rings: readonly (readonly PixelPoint[])[]): boolean {
  const covered = ([x, y]: PixelPoint) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  return rings.some((ring) => ring.some(covered)) || liesInside(box, rings);
}

/** Of a box that covers none of an outline: whether it lies inside of it. */
const liesInside = ({ left, top }: Box, rings: readonly (readonly PixelPoint[])[]): boolean =>
  rings.some((ring) => surrounds(ring, [left, top]));

/** A box of the frame in the own pixels of a figure that stands there. */
const inFigure = (box: Box, { scale, left, top }: Placement): Box => ({
  left: (box.left - left) / scale,
  top: (box.top - top) / scale,
  right: (box.right - left) / scale,
  bottom: (box.bottom - top) / scale,
});
