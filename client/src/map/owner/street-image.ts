import { LAND, REACH, STREET, STREET_CASING } from '../model/palettes.ts';
import { type CanvasImage, canvasImage } from './canvas-image.ts';

/** As high and wide as a swatch of the picture. */
const SIDE = 18;

/** A street from left to right, as the key of a picture shows it: on paper, or on the ground that is within reach. */
export function streetImage(isReached: boolean): CanvasImage {
  return canvasImage(SIDE, SIDE, (context) => {
    context.fillStyle = isReached ? REACH : LAND;
    context.fillRect(0, 0, SIDE, SIDE);
    context.fillStyle = STREET_CASING;
    context.fillRect(0, 5.5, SIDE, 7);
    context.fillStyle = STREET;
    context.fillRect(0, 6.5, SIDE, 5);
  });
}
