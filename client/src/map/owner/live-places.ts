import type { Box } from '../model/box.ts';
import type { PixelPoint } from '../model/free-placement.ts';
import { type MapView, onPlane, type PlanePoint, pixelOf } from '../model/map-view.ts';
import type { LngLat } from '../model/neighbour.ts';
import type { OverlayDrawing } from './map-overlay.ts';

/** A place of today: it can be taken and put elsewhere. */
export interface LiveMapPlace {
  readonly id: string;
  readonly point: LngLat;
  readonly isGone: boolean;
}

const RIM_PIXELS = 2;
/** A finger takes what is this near to its rim, a mouse too. */
const TAKEN_PIXELS = 8;

/** A disc, 4 px at zoom 10 to 8 px at 14, without its rim. */
const radiusAt = (zoom: number) => 4 + Math.min(4, Math.max(0, zoom - 10));

/** The places of today: discs, and pale ones for those that are tried without. */
export class LivePlaces implements OverlayDrawing {
  #places: readonly (LiveMapPlace & { readonly at: PlanePoint })[] = [];

  show(places: readonly LiveMapPlace[]): void {
    this.#places = places.map((place) => ({ ...place, at: onPlane(place.point) }));
  }

  /** That which a hand takes there, the nearest; null: none. */
  placeAt([x, y]: PixelPoint, view: MapView): string | null {
    let nearest: { readonly id: string; readonly pixels: number } | null = null;
    const most = radiusAt(view.zoom) + RIM_PIXELS + TAKEN_PIXELS;
    for (const { id, at, isGone } of this.#places) {
      if (isGone) continue;
      const [left, top] = pixelOf(view, at);
      const pixels = Math.hypot(left - x, top - y);
      // the upper of two that are as near
      if (pixels <= (nearest?.pixels ?? most)) nearest = { id, pixels };
    }
    return nearest?.id ?? null;
  }

  draw(context: CanvasRenderingContext2D, view: MapView, box: Box): void {
    const radius = radiusAt(view.zoom);
    const most = radius + RIM_PIXELS + 1;
    context.lineWidth = RIM_PIXELS;
    for (const { at, isGone } of this.#places) {
      const [x, y] = pixelOf(view, at);
      if (x + most < box.left || x - most > box.right || y + most < box.top || y - most > box.bottom) continue;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = isGone ? '#ffffff99' : '#0017c1';
      context.fill();
      context.beginPath();
      context.arc(x, y, radius + RIM_PIXELS / 2, 0, 2 * Math.PI);
      context.strokeStyle = isGone ? '#626264' : '#ffffff';
      context.stroke();
    }
  }
}
