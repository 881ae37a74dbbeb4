import { type Box, overlap } from '../model/box.ts';
import {
  boxAround,
  joined,
  lengthOnPlane,
  type MapView,
  onPlane,
  type PlanePoint,
  pixelOf,
} from '../model/map-view.ts';
import type { LngLat } from '../model/neighbour.ts';
import { patternOf } from './canvas-image.ts';
import type { OverlayDrawing } from './map-overlay.ts';
import { notYet } from './patterns.ts';

/** A square of people. What is painted of it changes many times a second, where it stands never. */
export interface LiveSquare {
  readonly center: LngLat;
  /** As large as the people are many. */
  readonly sideMeters: number;
}

/** By its code: まだ, 届いている, 新しく届く, 届かなくなる. */
const LOOKS = [
  { fill: 'not-yet', edge: '#874c0a', edgeWidth: 1, isChange: false },
  { fill: '#6fb8c1', edge: '#ffffff', edgeWidth: 1, isChange: false },
  { fill: '#00505c', edge: '#ffffff', edgeWidth: 1, isChange: true },
  { fill: 'not-yet', edge: '#1f1f1f', edgeWidth: 2, isChange: true },
] as const;

/** Further away a square is a dot, and only what changes is worth one. */
export const ALL_FROM_ZOOM = 11;
/** Half of the widest edge lies outside of its square, and the softened rim of that. */
const RIM_PIXELS = 2;

/** However far away, a square is as large as can be seen. */
const LEAST_HALF_SIDE_PIXELS = 1.5;

interface DrawnSquare {
  readonly at: PlanePoint;
  readonly halfSide: number;
}

/** A square a cell: of each what it looks like, as colour and as stripes. */
export class LiveSquares implements OverlayDrawing {
  #squares: readonly DrawnSquare[] = [];
  #looks: Uint8Array = new Uint8Array();
  readonly #notYet = notYet();
  #pattern: CanvasPattern | null = null;

  place(squares: readonly LiveSquare[]): void {
    this.#squares = squares.map(({ center, sideMeters }) => ({
      at: onPlane(center),
      halfSide: lengthOnPlane(sideMeters, center[1]) / 2,
    }));
  }

  /**
   * @param looks by square its code
   * @returns where any looks otherwise than before; 'all' where the squares are others
   */
  look(looks: Uint8Array, view: MapView): Box | 'all' | null {
    const before = this.#looks;
    this.#looks = looks;
    if (before.length !== looks.length) return 'all';
    let changed: Box | null = null;
    for (const [id, square] of this.#squares.entries())
      if (looks[id] !== before[id]) changed = joined(changed, boxOf(square, view, RIM_PIXELS));
    return changed;
  }

  draw(context: CanvasRenderingContext2D, view: MapView, box: Box): void {
    // a moment long, while another indicator's are on their way, they are of other squares
    if (this.#looks.length !== this.#squares.length) return;
    const seen = this.#byLook(view, box);
    for (const [code, { fill }] of LOOKS.entries()) {
      const squares = seen[code] ?? [];
      if (squares.length === 0) continue;
      context.fillStyle = fill === 'not-yet' ? this.#stripes(context, view) : fill;
      for (const { left, top, right, bottom } of squares) context.fillRect(left, top, right - left, bottom - top);
    }
    if (view.zoom < ALL_FROM_ZOOM) return;
    for (const [code, { edge, edgeWidth }] of LOOKS.entries()) {
      context.strokeStyle = edge;
      context.lineWidth = edgeWidth;
      for (const { left, top, right, bottom } of seen[code] ?? [])
        context.strokeRect(left, top, right - left, bottom - top);
    }
  }

  /** By the code of its look each square that has a part in the box. */
  #byLook(view: MapView, box: Box): readonly Box[][] {
    const isAll = view.zoom >= ALL_FROM_ZOOM;
    const seen: Box[][] = LOOKS.map(() => []);
    for (const [id, square] of this.#squares.entries()) {
      const code = this.#looks[id] as number;
      if (!isAll && !LOOKS[code]?.isChange) continue;
      if (overlap(boxOf(square, view, RIM_PIXELS), box)) seen[code]?.push(boxOf(square, view));
    }
    return seen;
  }

  /** They lie on the ground, and between two zoom levels they grow with it, as MapLibre's do. */
  #stripes(context: CanvasRenderingContext2D, { zoom, left, top }: MapView): CanvasPattern {
    const { data, pixelRatio } = this.#notYet;
    this.#pattern ??= patternOf(this.#notYet, context);
    const scale = 2 ** (zoom - Math.floor(zoom)) / pixelRatio;
    const period = data.width * scale;
    this.#pattern.setTransform(new DOMMatrix().translate(-(left % period), -(top % period)).scale(scale));
    return this.#pattern;
  }
}

const boxOf = ({ at, halfSide }: DrawnSquare, view: MapView, rim = 0): Box =>
  boxAround(pixelOf(view, at), Math.max(halfSide * view.worldPixels, LEAST_HALF_SIDE_PIXELS) + rim);
