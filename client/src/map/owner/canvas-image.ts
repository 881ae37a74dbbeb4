/** Pixels of an image and how many of them make one CSS pixel, as MapLibre's addImage takes them. */
export interface CanvasImage {
  readonly data: ImageData;
  readonly pixelRatio: number;
}

/** At least 2, so that a window dragged to a sharper screen stays sharp. */
export const pixelRatio = (): number => Math.max(2, Math.ceil(devicePixelRatio));

/** Draws in CSS pixels, `width` × `height`. */
export function canvasImage(
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): CanvasImage {
  const ratio = pixelRatio();
  const canvas = document.createElement('canvas');
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2D canvas');
  context.scale(ratio, ratio);
  draw(context);
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: ratio };
}

/** It repeated, one pixel of it to one of the context until it is scaled. */
export function patternOf({ data }: CanvasImage, context: CanvasRenderingContext2D): CanvasPattern {
  const canvas = document.createElement('canvas');
  canvas.width = data.width;
  canvas.height = data.height;
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  const pattern = context.createPattern(canvas, 'repeat');
  if (!pattern) throw new Error('This browser repeats no images');
  return pattern;
}
