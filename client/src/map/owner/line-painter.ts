import type { Map as MapLibre } from 'maplibre-gl';
import type { LngLat } from '../model/neighbour.ts';
import { showOverlay } from './overlays.ts';

/** Corners of a disc: round enough at any zoom that shows a town. */
const CORNERS = 48;
const METERS_PER_DEGREE = 111_320;
const WIDTH = { chosen: 5, others: 2.6 } as const;

/** 路線 that is looked at: thicker than the others, with a disc around each of its stops. */
export class LinePainter {
  readonly #map: MapLibre;

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** @param lineId null: none is looked at */
  show(lineId: string | null, stops: readonly LngLat[], meters: number): void {
    this.#map.setPaintProperty('route-line', 'line-width', [
      'case',
      ['==', ['get', 'id'], lineId ?? ''],
      WIDTH.chosen,
      WIDTH.others,
    ]);
    showOverlay(
      this.#map,
      'line-reach',
      stops.map((stop) => ({
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: [disc(stop, meters)] },
        properties: {},
      })),
    );
  }
}

/** All positions so far from a place, over a globe that is round. */
function disc([longitude, latitude]: LngLat, meters: number): [number, number][] {
  const high = meters / METERS_PER_DEGREE;
  const wide = high / Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const turn = (corner * 2 * Math.PI) / CORNERS;
    return [longitude + wide * Math.cos(turn), latitude + high * Math.sin(turn)];
  });
}
