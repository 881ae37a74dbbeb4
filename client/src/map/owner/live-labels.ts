import { type Box, overlap } from '../model/box.ts';
import { linesOf, type PlacedWords, placeWords, type WordsPlace } from '../model/label-placement.ts';
import { type MapView, onPlane, type PlanePoint, pixelOf } from '../model/map-view.ts';
import type { AreaLabel } from './area-painter.ts';
import { families } from './label-layers.ts';
import type { OverlayDrawing } from './map-overlay.ts';

interface Line {
  readonly words: string;
  readonly font: string;
  readonly color: string;
  /** Of its middle, from that of all lines. */
  readonly y: number;
}

interface DrawnLabel extends Omit<PlacedWords, 'point'> {
  readonly at: PlanePoint;
  readonly lines: readonly Line[];
}

const SIZE_PIXELS = 15;
const LINE_HEIGHT = 1.2;
const MOST_PIXELS = 10 * SIZE_PIXELS;
const HALO_PIXELS = 2;
const familyNames = [...families.map((name) => `"${name}"`), 'sans-serif'].join();
/** Name in 15 px, under it persons or rate in 14: as on the other maps (`areaLabels`). */
const STYLES = {
  name: { size: SIZE_PIXELS, font: `700 ${SIZE_PIXELS}px ${familyNames}`, color: '#1a1a1a' },
  figure: { size: 14, font: `400 14px ${familyNames}`, color: '#333' },
} as const;

/** The areas' names and figures: those that change most find their place first, and none hides another. */
export class LiveLabels implements OverlayDrawing {
  /** null: not yet measured as below. */
  #drawn: readonly DrawnLabel[] | null = null;
  #labels: readonly AreaLabel[] = [];
  #places: ReadonlyMap<string, WordsPlace> = new Map();
  /** At which they are placed; null: not yet. */
  #zoom: number | null = null;
  /** Where the map's corner was then: all go with it. */
  #corner: readonly [left: number, top: number] = [0, 0];

  show(labels: readonly AreaLabel[]): void {
    this.#labels = labels;
    this.#drawn = null;
    this.#zoom = null;
  }

  draw(context: CanvasRenderingContext2D, view: MapView, box: Box): void {
    this.#drawn ??= this.#labels.map((label) => drawn(label, context));
    if (this.#zoom !== view.zoom) this.#place(this.#drawn, view);
    const [left, top] = [this.#corner[0] - view.left, this.#corner[1] - view.top];
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.lineJoin = 'round';
    context.strokeStyle = '#fff';
    context.lineWidth = 2 * HALO_PIXELS;
    for (const { id, lines } of this.#drawn) {
      const own = this.#places.get(id)?.box;
      if (!own) continue;
      const [x, y] = [(own.left + own.right) / 2 + left, (own.top + own.bottom) / 2 + top];
      const [halfWidth, halfHeight] = [
        (own.right - own.left) / 2 + HALO_PIXELS,
        (own.bottom - own.top) / 2 + HALO_PIXELS,
      ];
      if (!overlap({ left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight }, box))
        continue;
      for (const { words, font, y: down } of lines) {
        context.font = font;
        context.strokeText(words, x, y + down);
      }
      for (const { words, font, color, y: down } of lines) {
        context.font = font;
        context.fillStyle = color;
        context.fillText(words, x, y + down);
      }
    }
  }

  #place(labels: readonly DrawnLabel[], view: MapView): void {
    this.#places = placeWords(
      labels.map(({ at, ...words }) => ({ ...words, point: pixelOf(view, at) })),
      this.#places,
    );
    this.#zoom = view.zoom;
    this.#corner = [view.left, view.top];
  }
}

function drawn({ areaId, name, figure, order, point }: AreaLabel, context: CanvasRenderingContext2D): DrawnLabel {
  const parts = (
    [
      ['name', name],
      ['figure', figure],
    ] as const
  ).flatMap(([style, words]) => {
    const { size, font, color } = STYLES[style];
    context.font = font;
    const widthOf = (part: string) => context.measureText(part).width;
    return linesOf(words, MOST_PIXELS, widthOf).map((line) => ({
      words: line,
      font,
      color,
      size,
      width: widthOf(line),
    }));
  });
  const height = parts.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0);
  let top = -height / 2;
  const lines = parts.map(({ size, words, font, color }): Line => {
    // letters stand on a line a little below their middle
    const y = top + (size * LINE_HEIGHT) / 2 + size * 0.36;
    top += size * LINE_HEIGHT;
    return { words, font, color, y };
  });
  const width = parts.reduce((most, line) => Math.max(most, line.width), 0);
  return { id: areaId, at: onPlane(point), width, height, order, lines };
}
