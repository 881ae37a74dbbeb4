import type { Map as MapLibre } from 'maplibre-gl';
import type { GeoJsonGeometry } from '../../graphql/graphql.ts';
import type { LngLat } from '../model/neighbour.ts';
import { pointShape, showOverlay } from './overlays.ts';

/** What is reached within some minutes. */
export interface TravelShape {
  /** From 0, the nearest. */
  readonly band: number;
  /** What stands along its edge. */
  readonly words: string;
  readonly shape: GeoJsonGeometry;
}

/** What tells of an indicator makes room: two meanings of colour on one map are none. */
const INDICATOR_LAYERS = ['area-fill', 'area-no-data', 'area-suppressed'] as const;

/** 等時間圏: the place, and what is reached from it or reaches it. */
export class TravelPainter {
  readonly #map: MapLibre;

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** @param place null: none is asked about, and the colours of the areas come back */
  show(place: LngLat | null, shapes: readonly TravelShape[]): void {
    // what takes longest lies lowest
    const ordered = shapes.toSorted((a, b) => b.band - a.band);
    showOverlay(
      this.#map,
      'travel',
      ordered.map(({ band, words, shape }) => ({
        type: 'Feature',
        geometry: { type: 'MultiPolygon', coordinates: shape.coordinates as number[][][][] },
        properties: { band, words },
      })),
    );
    showOverlay(this.#map, 'travel-place', place ? [pointShape(place)] : []);
    for (const id of INDICATOR_LAYERS)
      if (this.#map.getLayer(id)) this.#map.setLayoutProperty(id, 'visibility', place ? 'none' : 'visible');
  }
}
