import { Marker } from 'maplibre-gl';
import type { LngLat } from '../model/neighbour.ts';
import { MOVE_MS, SmallMap, type SmallMapPlace } from './small-map.ts';

/** A place that stands beside the one that is written. */
export interface KnownPlace {
  readonly id: string;
  readonly point: LngLat;
}

interface PinMapOptions extends SmallMapPlace {
  /** Without it the pin stays where it is. */
  readonly onMove: ((point: LngLat) => void) | null;
  readonly onChoose: (id: string) => void;
}

const CLOSE_ZOOM = 14;

/** The town with its resources, and the pin of the one that is open: by tap or drag it goes elsewhere. */
export class PinMapOwner {
  readonly #base: SmallMap;
  readonly #pin: Marker;
  #point: LngLat | null = null;

  constructor({ onMove, onChoose, ...place }: PinMapOptions) {
    this.#base = new SmallMap(place, [
      {
        id: 'places',
        type: 'circle',
        paint: {
          'circle-radius': 6,
          'circle-color': '#24808e',
          'circle-stroke-color': '#ffffff',
          'circle-stroke-width': 2,
        },
      },
    ]);
    this.#pin = new Marker({ color: '#0017c1', draggable: onMove !== null });
    this.#pin.on('dragend', () => {
      const { lng, lat } = this.#pin.getLngLat();
      onMove?.([lng, lat]);
    });
    const { map } = this.#base;
    map.on('click', ({ point, lngLat }) => {
      const [found] = map.queryRenderedFeatures(point, { layers: ['places'] });
      const id: unknown = found?.properties['id'];
      if (onMove) onMove([lngLat.lng, lngLat.lat]);
      else if (typeof id === 'string') onChoose(id);
    });
  }

  showPlaces(places: readonly KnownPlace[]): Promise<void> {
    return this.#base.showPlaces(places);
  }

  /** Goes there where the pin would else be out of sight, or too far away to be set. */
  showPin(point: LngLat | null): void {
    const isFirst = this.#point === null;
    this.#point = point;
    if (!point) {
      this.#pin.remove();
      return;
    }
    const { map } = this.#base;
    const element = this.#pin
      .setLngLat([...point])
      .addTo(map)
      .getElement();
    // what it stands for is said beside the map, which takes the keys
    element.setAttribute('aria-hidden', 'true');
    element.removeAttribute('tabindex');
    if (isFirst || !map.getBounds().contains([...point])) this.#base.goTo(point, CLOSE_ZOOM, isFirst ? 0 : MOVE_MS);
  }

  close(): void {
    this.#pin.remove();
    this.#base.close();
  }
}
