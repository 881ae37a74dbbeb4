import type { Box } from '../model/box.ts';
import { boxAround, joined, type MapView, onPlane, pixelOf } from '../model/map-view.ts';
import type { LngLat } from '../model/neighbour.ts';
import type { OverlayDrawing } from './map-overlay.ts';

/** From where a place stands to where it would. */
interface Move {
  readonly from: LngLat;
  readonly to: LngLat;
}

const WIDTH_PIXELS = 2;

/** A broken line for each place that is tried elsewhere. */
export class LiveMoves implements OverlayDrawing {
  #moves: readonly Move[] = [];

  /** Answers with where they are and were. */
  show(moves: readonly Move[], view: MapView): Box | null {
    const before = this.#moves;
    this.#moves = moves;
    return [...before, ...moves]
      .flatMap(({ from, to }) => [from, to])
      .map((point) => boxAround(pixelOf(view, onPlane(point)), WIDTH_PIXELS))
      .reduce<Box | null>(joined, null);
  }

  draw(context: CanvasRenderingContext2D, view: MapView): void {
    context.strokeStyle = '#0017c1';
    context.lineWidth = WIDTH_PIXELS;
    context.setLineDash([2 * WIDTH_PIXELS, 2 * WIDTH_PIXELS]);
    for (const { from, to } of this.#moves) {
      context.beginPath();
      context.moveTo(...pixelOf(view, onPlane(from)));
      context.lineTo(...pixelOf(view, onPlane(to)));
      context.stroke();
    }
  }
}
