import { type PlaneShape, rectangleAround } from '../measure/common-area.ts';
import type { PlaneRectangle } from '../measure/plane-ring.ts';

/** The rectangle around a shape in the plane; undefined where it has no surface. */
export function frameOf(plane: PlaneShape): PlaneRectangle | undefined {
  const frame = rectangleAround(plane);
  return frame.left < frame.right && frame.bottom < frame.top ? frame : undefined;
}
