import { LngLat as LngLatPoint, type Map as MapLibre } from 'maplibre-gl';
import type { LngLat } from '../model/neighbour.ts';
import { type OverlayShape, pointShape, showOverlay } from './overlays.ts';

/** 測る: the way that is measured from place to place. */
export class WayPainter {
  readonly #map: MapLibre;

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** No places take it away. */
  show(places: readonly LngLat[]): void {
    const way: OverlayShape = {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: places.map((place) => [...place]) },
      properties: {},
    };
    showOverlay(this.#map, 'measure', [...(places.length > 1 ? [way] : []), ...places.map(pointShape)]);
  }
}

/** Straight from place to place, over the globe. */
export function wayMeters(places: readonly LngLat[]): number {
  const points = places.map(([longitude, latitude]) => new LngLatPoint(longitude, latitude));
  return points.slice(1).reduce((sum, point, index) => sum + point.distanceTo(points[index] ?? point), 0);
}
