import type { StyleImageMetadata } from 'maplibre-gl';
import { type CanvasImage, canvasImage } from './canvas-image.ts';

const HEIGHT = 34;
const WIDTH = 36;

/** A pill of the action colour, edged in white, that stretches to the width of its text. */
export function pillImage(): CanvasImage & { readonly stretch: Pick<StyleImageMetadata, 'stretchX' | 'stretchY'> } {
  const image = canvasImage(WIDTH, HEIGHT, (context) => {
    for (const [inset, color] of [
      [0, '#fff'],
      [2, '#0017c1'],
    ] as const) {
      context.beginPath();
      context.roundRect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, HEIGHT / 2 - inset);
      context.fillStyle = color;
      context.fill();
    }
  });
  const middle = (length: number): [number, number] => [
    (length / 2 - 1) * image.pixelRatio,
    (length / 2 + 1) * image.pixelRatio,
  ];
  return { ...image, stretch: { stretchX: [middle(WIDTH)], stretchY: [middle(HEIGHT)] } };
}
