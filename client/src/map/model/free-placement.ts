import type { Box } from './box.ts';
import { freeRectangle } from './free-rectangle.ts';
import { surrounds } from './geometry.ts';

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
  for (let refinement = 0; refinement < REFINEMENTS; refinement++) {
    const scale = (best.scale + impossible) / 2;
    const outline = rings.map((ring) => walked(ring.map(([x, y]) => [x * scale, y * scale])));
    const found = offsets(frame, width * scale, height * scale).find(([left, top]) =>
      covers.every((cover) => !hides(moved(cover, -left, -top), outline)),
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

/** A ring with points so close that no card slips between two of them. */
export function walked(ring: readonly PixelPoint[]): readonly PixelPoint[] {
  return ring.flatMap(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const count = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / STEP));
    return Array.from(
      { length: count },
      (_, step): PixelPoint => [x1 + ((x2 - x1) * step) / count, y1 + ((y2 - y1) * step) / count],
    );
  });
}

/** Whether the box covers some of the outline, or lies inside of it. */
export function hides(box: Box, rings: readonly (readonly PixelPoint[])[]): boolean {
  const covered = ([x, y]: PixelPoint) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  return rings.some((ring) => ring.some(covered) || surrounds(ring, [box.left, box.top]));
}

const moved = (box: Box, right: number, down: number): Box => ({
  left: box.left + right,
  top: box.top + down,
  right: box.right + right,
  bottom: box.bottom + down,
});
