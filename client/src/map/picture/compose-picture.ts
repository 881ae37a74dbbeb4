import type { CanvasImage } from '../owner/canvas-image.ts';
import { wrapped } from './wrapped.ts';

/** Device pixels to a CSS pixel: sharp on paper and on a projector. */
export const PICTURE_SCALE = 2;

/** What the colours of the picture mean; a pattern where there is no colour. */
export interface PictureSwatch {
  readonly words: string;
  readonly fill: string | CanvasImage;
}

/** The map with all that must go with it when it leaves the screen. Lengths in CSS pixels. */
export interface Picture {
  /** {@link PICTURE_SCALE} times as large as on screen. */
  readonly map: HTMLCanvasElement;
  readonly title: string;
  /** デモ: none of it is true; null where it is. */
  readonly demo: string | null;
  readonly sentences: readonly string[];
  readonly legendTitle: string;
  readonly swatches: readonly PictureSwatch[];
  readonly scale: { readonly words: string; readonly pixels: number };
  readonly credits: readonly string[];
  /** BCP 47: how lines break. */
  readonly language: string;
}

const MARGIN = 16;
const TITLE = { size: 20, line: 28, weight: 700 };
const BODY = { size: 16, line: 24, weight: 400 };
const SMALL = { size: 14, line: 20, weight: 400 };
const SWATCH = 18;
/** Narrower than this no line of words would read. */
const LEAST_WIDTH = 640;

type Type = typeof BODY;

/** One picture, ready to be saved: title, sentences, map, legend, scale, credits. */
export function composePicture(picture: Picture): HTMLCanvasElement {
  const mapWidth = picture.map.width / PICTURE_SCALE;
  const mapHeight = picture.map.height / PICTURE_SCALE;
  const width = Math.max(mapWidth, LEAST_WIDTH);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas');

  const inner = width - 2 * MARGIN;
  const lines = (words: readonly string[], type: Type, room: number) => {
    context.font = fontOf(type);
    const measure = (text: string) => context.measureText(text).width;
    return words.flatMap((each) => wrapped(each, room, measure, picture.language));
  };
  context.font = fontOf(SMALL);
  const demoWidth = picture.demo === null ? 0 : context.measureText(picture.demo).width + 24;
  const title = lines([picture.title], TITLE, inner - demoWidth - MARGIN);
  const sentences = lines(picture.sentences, BODY, inner);
  const rows = swatchRows(context, picture.swatches, inner);
  const legendTitle = lines([picture.legendTitle], { ...SMALL, weight: 700 }, inner - picture.scale.pixels - 120);
  const credits = lines(picture.credits, SMALL, inner);

  const head = MARGIN + title.length * TITLE.line + sentences.length * BODY.line + 12;
  const foot = 12 + legendTitle.length * SMALL.line + rows.length * 28 + 8 + credits.length * SMALL.line + MARGIN;
  canvas.width = width * PICTURE_SCALE;
  canvas.height = (head + mapHeight + foot) * PICTURE_SCALE;
  context.scale(PICTURE_SCALE, PICTURE_SCALE);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, head + mapHeight + foot);

  const write = (words: string, x: number, y: number, type: Type, color = '#1a1a1a') => {
    context.font = fontOf(type);
    context.fillStyle = color;
    context.textBaseline = 'middle';
    context.fillText(words, x, y + type.line / 2);
  };
  let y = MARGIN;
  if (picture.demo !== null) {
    context.fillStyle = '#fbf5e0';
    context.strokeStyle = '#d2a400';
    context.beginPath();
    context.roundRect(width - MARGIN - demoWidth, y, demoWidth, 28, 14);
    context.fill();
    context.stroke();
    write(picture.demo, width - MARGIN - demoWidth + 12, y + 4, SMALL, '#6e5600');
  }
  for (const line of title) {
    write(line, MARGIN, y, TITLE);
    y += TITLE.line;
  }
  for (const line of sentences) {
    write(line, MARGIN, y, BODY);
    y += BODY.line;
  }

  context.fillStyle = '#e9e7e1';
  context.fillRect(0, head, width, mapHeight);
  context.drawImage(picture.map, (width - mapWidth) / 2, head, mapWidth, mapHeight);

  y = head + mapHeight + 12;
  const { words: length, pixels } = picture.scale;
  context.font = fontOf(SMALL);
  write(length, width - MARGIN - context.measureText(length).width, y, SMALL);
  context.strokeStyle = '#1a1a1a';
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(width - MARGIN - pixels, y + SMALL.line);
  context.lineTo(width - MARGIN - pixels, y + SMALL.line + 6);
  context.lineTo(width - MARGIN, y + SMALL.line + 6);
  context.lineTo(width - MARGIN, y + SMALL.line);
  context.stroke();
  for (const line of legendTitle) {
    write(line, MARGIN, y, { ...SMALL, weight: 700 });
    y += SMALL.line;
  }
  for (const row of rows) {
    for (const { swatch, x } of row) {
      drawSwatch(context, swatch, MARGIN + x, y + 5);
      write(swatch.words, MARGIN + x + SWATCH + 6, y + 4, SMALL);
    }
    y += 28;
  }
  y += 8;
  for (const line of credits) {
    write(line, MARGIN, y, SMALL, '#4d4d4d');
    y += SMALL.line;
  }
  return canvas;
}

const fontOf = ({ size, weight }: Type): string => `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;

/** Side by side as many as there is room for. */
function swatchRows(context: CanvasRenderingContext2D, swatches: readonly PictureSwatch[], room: number) {
  context.font = fontOf(SMALL);
  const rows: { readonly swatch: PictureSwatch; readonly x: number }[][] = [[]];
  let x = 0;
  for (const swatch of swatches) {
    const wide = SWATCH + 6 + context.measureText(swatch.words).width + 16;
    if (x > 0 && x + wide > room) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ swatch, x });
    x += wide;
  }
  return rows;
}

function drawSwatch(context: CanvasRenderingContext2D, { fill }: PictureSwatch, x: number, y: number): void {
  context.fillStyle = typeof fill === 'string' ? fill : (patternOf(context, fill, x, y) ?? '#fff');
  context.fillRect(x, y, SWATCH, SWATCH);
  context.strokeStyle = '#7b7466';
  context.lineWidth = 1;
  context.strokeRect(x, y, SWATCH, SWATCH);
}

/** Repeated from a corner on. */
function patternOf(
  context: CanvasRenderingContext2D,
  { data, pixelRatio }: CanvasImage,
  x: number,
  y: number,
): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = data.width;
  tile.height = data.height;
  tile.getContext('2d')?.putImageData(data, 0, 0);
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().translate(x, y).scale(1 / pixelRatio));
  return pattern;
}
