import { type CanvasImage, canvasImage, pixelRatio } from './canvas-image.ts';

/** CSS pixels. */
const ICON_SIZE = 26;
const SHAPE_SIZE = 9;
const DISC_SIZE = 26;
const BADGE_SIZE = 16;

/** Names of images that are drawn when the style first asks for them, so that a town's own kind needs no code. */
export const iconImage = (icon: string, isStale: boolean): string => `icon/${icon}${isStale ? '/stale' : ''}`;
export const shapeImage = (icon: string, color: string): string => `shape/${icon}/${color}`;
export const COUNT_IMAGE = 'count';
export const BADGE_IMAGE = 'badge';

/** Draws the image of a name above; null for a name that is none of them. */
export async function markImage(name: string): Promise<CanvasImage | null> {
  const [look, icon, detail] = name.split('/');
  if (name === COUNT_IMAGE) return disc(DISC_SIZE, ['#fff', '#333', '#fff']);
  if (name === BADGE_IMAGE) return disc(BADGE_SIZE, ['#fff', '#1a1a1a']);
  if (icon === undefined) return null;
  const drawing = await loadDrawing(icon);
  if (look === 'icon')
    return canvasImage(ICON_SIZE, ICON_SIZE, (context) => drawIcon(context, drawing, detail === 'stale'));
  if (look === 'shape')
    return canvasImage(SHAPE_SIZE, SHAPE_SIZE, (context) => drawShape(context, drawing, detail ?? '#333'));
  return null;
}

async function loadDrawing(icon: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `/icons/${encodeURIComponent(icon)}.svg`;
  await image.decode();
  return image;
}

/** Stale: paler, with a clock at its foot. */
function drawIcon(context: CanvasRenderingContext2D, drawing: HTMLImageElement, isStale: boolean): void {
  if (!isStale) {
    context.drawImage(drawing, 0, 0, ICON_SIZE, ICON_SIZE);
    return;
  }
  context.drawImage(silhouette(drawing, ICON_SIZE, '#fff'), 0, 0, ICON_SIZE, ICON_SIZE);
  context.globalAlpha = 0.5;
  context.drawImage(drawing, 0, 0, ICON_SIZE, ICON_SIZE);
  context.globalAlpha = 1;
  drawClock(context, ICON_SIZE - 6, ICON_SIZE - 6, 5);
}

/** The outline alone, in the kind's colour: at this size a glyph inside would be dirt. */
function drawShape(context: CanvasRenderingContext2D, drawing: HTMLImageElement, color: string): void {
  const casing = 1;
  const inside = SHAPE_SIZE - 2 * casing;
  context.drawImage(silhouette(drawing, SHAPE_SIZE, '#fff'), 0, 0, SHAPE_SIZE, SHAPE_SIZE);
  context.drawImage(silhouette(drawing, inside, color), casing, casing, inside, inside);
}

function silhouette(drawing: HTMLImageElement, size: number, color: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size * pixelRatio();
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas');
  context.drawImage(drawing, 0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = color;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function drawClock(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = '#fff';
  context.fill();
  context.strokeStyle = '#333';
  context.lineWidth = 1.4;
  context.stroke();
  context.beginPath();
  context.moveTo(x, y - radius * 0.55);
  context.lineTo(x, y);
  context.lineTo(x + radius * 0.45, y + radius * 0.25);
  context.stroke();
}

/** Rings from the outside in, the last one filled. */
function disc(size: number, colors: readonly string[]): CanvasImage {
  const ring = 1.6;
  return canvasImage(size, size, (context) => {
    colors.forEach((color, index) => {
      context.beginPath();
      context.arc(size / 2, size / 2, size / 2 - index * ring, 0, 2 * Math.PI);
      context.fillStyle = color;
      context.fill();
    });
  });
}
