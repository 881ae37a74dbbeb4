import { type CanvasImage, canvasImage } from './canvas-image.ts';

/**
 * Patterns that repeat without a seam, by the name that the style uses. Between two zoom levels MapLibre draws them up
 * to twice as large, so these are the smallest that still read.
 */
export function patterns(): ReadonlyMap<string, CanvasImage> {
  return new Map([
    ['no-data', diagonals({ size: 5, ground: '#f7f7f5', stroke: '#999', width: 0.8 })],
    ['suppressed', dots()],
    ['not-yet', notYet()],
  ]);
}

/** まだ. */
export const notYet = (): CanvasImage => diagonals({ size: 5, ground: '#ffe9bf', stroke: '#f0b04c', width: 1.8 });

interface Diagonals {
  /** Side of the repeated square; the lines stand size ÷ √2 apart. */
  readonly size: number;
  readonly ground: string;
  readonly stroke: string;
  readonly width: number;
}

/** Lines at 45°, rising to the right. */
function diagonals({ size, ground, stroke, width }: Diagonals): CanvasImage {
  return canvasImage(size, size, (context) => {
    context.fillStyle = ground;
    context.fillRect(0, 0, size, size);
    context.strokeStyle = stroke;
    context.lineWidth = width;
    // the corners are cut by the neighbours' lines
    for (const shift of [-size, 0, size]) {
      context.beginPath();
      context.moveTo(shift - size / 2, size * 1.5);
      context.lineTo(shift + size * 1.5, -size / 2);
      context.stroke();
    }
  });
}

function dots(): CanvasImage {
  return canvasImage(5, 5, (context) => {
    context.fillStyle = '#f2f2f2';
    context.fillRect(0, 0, 5, 5);
    context.fillStyle = '#949494';
    context.beginPath();
    context.arc(2.5, 2.5, 1, 0, 2 * Math.PI);
    context.fill();
  });
}
