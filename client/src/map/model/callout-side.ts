import { type Box, overlap } from './box.ts';
import type { PixelPoint } from './free-placement.ts';

/** Where a box hangs from its point. */
export interface CalloutSide {
  readonly side: 'right' | 'left';
  readonly edge: 'below' | 'above';
}

/** From the point to the nearest corner of the box, in CSS pixels. */
const CALLOUT_REACH = { x: 28, y: 12 };

interface Space {
  /** In CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly frame: Box;
  readonly covers: readonly Box[];
}

/**
 * A side on which a box lies inside the frame and on no card, outwards from `middle` where it can, so that it hides
 * little of what it speaks of; null: there is none.
 */
export function calloutSide(
  [x, y]: PixelPoint,
  middle: PixelPoint,
  { size, frame, covers }: Space,
): CalloutSide | null {
  const isFree = ({ side, edge }: CalloutSide) => {
    const left = side === 'right' ? x : x - CALLOUT_REACH.x - size.width;
    const top = edge === 'below' ? y : y - CALLOUT_REACH.y - size.height;
    const box = { left, top, right: left + CALLOUT_REACH.x + size.width, bottom: top + CALLOUT_REACH.y + size.height };
    const isInside =
      box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    return isInside && covers.every((cover) => !overlap(box, cover));
  };
  const across = x < middle[0] ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const along = y < middle[1] ? (['above', 'below'] as const) : (['below', 'above'] as const);
  return across.flatMap((side) => along.map((edge): CalloutSide => ({ side, edge }))).find(isFree) ?? null;
}
