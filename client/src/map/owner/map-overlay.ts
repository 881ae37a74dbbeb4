import './map-overlay.css';
import type { Map as MapLibre } from 'maplibre-gl';
import type { Box } from '../model/box.ts';
import { joined, type MapView, viewOf } from '../model/map-view.ts';

/** One of the drawings that lie over each other. */
export interface OverlayDrawing {
  /** Draws, in CSS pixels of the map, at least what lies in the box; what it draws beside it is cut off. */
  draw(context: CanvasRenderingContext2D, view: MapView, box: Box): void;
}

/**
 * What changes many times a second, over the map and under its markers: MapLibre draws all of its canvas for any change, which takes several
 * frames where there is no graphics card; here only the part that changes is drawn again. It follows the camera, which has to look straight down with
 * north up.
 */
export class MapOverlay {
  readonly #map: MapLibre;
  readonly #drawings: readonly OverlayDrawing[];
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  #view: MapView;
  /** What waits for the next frame to be drawn again, in CSS pixels. */
  #dirty: Box | null = null;
  #frame = 0;

  /** @param drawings from below to above */
  constructor(map: MapLibre, drawings: readonly OverlayDrawing[]) {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2D canvas');
    this.#map = map;
    this.#drawings = drawings;
    this.#context = context;
    this.#view = viewOfMap(map);
    this.#canvas.className = 'map-overlay';
    map.getCanvas().after(this.#canvas);
    // in the frame of the map, so that the two never part
    map.on('move', this.#follow);
    map.on('resize', this.#follow);
    this.#follow();
  }

  get view(): MapView {
    return this.#view;
  }

  /** With the next frame. @param box 'all': wherever it may be; null: nothing */
  redraw(box: Box | 'all' | null): void {
    const { clientWidth, clientHeight } = this.#canvas;
    this.#dirty = joined(
      this.#dirty,
      box === 'all' ? { left: 0, top: 0, right: clientWidth, bottom: clientHeight } : box,
    );
    if (this.#dirty) this.#frame ||= requestAnimationFrame(this.#drawDirty);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#map.off('move', this.#follow);
    this.#map.off('resize', this.#follow);
    this.#canvas.remove();
  }

  readonly #follow = (): void => {
    const { width, height } = this.#map.getCanvas();
    // as sharp as the map, also while that makes itself sharper for paper
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#view = viewOfMap(this.#map);
    this.redraw('all');
    cancelAnimationFrame(this.#frame);
    this.#drawDirty();
  };

  readonly #drawDirty = (): void => {
    const [context, canvas, dirty] = [this.#context, this.#canvas, this.#dirty];
    this.#frame = 0;
    this.#dirty = null;
    const ratio = canvas.width / canvas.clientWidth;
    if (!dirty || !Number.isFinite(ratio)) return;
    // by whole pixels of the screen: one that is drawn in part shows as a seam
    const left = Math.max(0, Math.floor(dirty.left * ratio));
    const top = Math.max(0, Math.floor(dirty.top * ratio));
    const right = Math.min(canvas.width, Math.ceil(dirty.right * ratio));
    const bottom = Math.min(canvas.height, Math.ceil(dirty.bottom * ratio));
    if (right <= left || bottom <= top) return;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    context.scale(ratio, ratio);
    const box = { left: left / ratio, top: top / ratio, right: right / ratio, bottom: bottom / ratio };
    for (const drawing of this.#drawings) {
      context.save();
      drawing.draw(context, this.#view, box);
      context.restore();
    }
    context.restore();
  };
}

function viewOfMap(map: MapLibre): MapView {
  const { lng, lat } = map.getCenter();
  const { x, y } = map.project([lng, lat]);
  return viewOf(map.getZoom(), [lng, lat], [x, y]);
}
