import type { LngLat } from '../model/neighbour.ts';
import { MOVE_MS, SmallMap, type SmallMapPlace } from './small-map.ts';

/** A place that is looked at before it is anybody's. */
export interface PreviewPlace {
  readonly id: number;
  readonly label: string;
  readonly point: LngLat;
  /** By coordinates or 番地; else no closer than its 町. */
  readonly isExact: boolean;
  readonly isDoubtful: boolean;
}

interface PlacesMapOptions extends SmallMapPlace {
  readonly onChoose: (id: number) => void;
}

const NEAR_ZOOM = 13;

/** Places on the town's areas. Shape tells how well a place is known, not colour alone. */
export class PlacesMapOwner {
  readonly #base: SmallMap;

  constructor({ onChoose, ...place }: PlacesMapOptions) {
    this.#base = new SmallMap(place, [
      {
        id: 'places',
        type: 'circle',
        paint: {
          // a ring is no closer than its town, a disc stands where it is
          'circle-radius': ['case', ['get', 'isExact'], 6, 10],
          'circle-color': ['case', ['get', 'isDoubtful'], '#e09c3f', '#24808e'],
          'circle-opacity': ['case', ['get', 'isExact'], 1, 0.25],
          'circle-stroke-color': [
            'case',
            ['get', 'isExact'],
            '#ffffff',
            ['case', ['get', 'isDoubtful'], '#874c0a', '#00505c'],
          ],
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'chosen',
        type: 'circle',
        filter: ['==', ['get', 'id'], -1],
        paint: {
          'circle-radius': 13,
          'circle-opacity': 0,
          'circle-stroke-color': '#0017c1',
          'circle-stroke-width': 4,
        },
      },
    ]);
    const { map } = this.#base;
    map.on('click', 'places', ({ features }) => {
      const id: unknown = features?.[0]?.properties['id'];
      if (typeof id === 'number') onChoose(id);
    });
    map.on('mouseenter', 'places', () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', 'places', () => (map.getCanvas().style.cursor = ''));
  }

  show(places: readonly PreviewPlace[]): Promise<void> {
    return this.#base.showPlaces(places);
  }

  /** Brings all of them into sight. */
  frame(places: readonly PreviewPlace[]): void {
    this.#base.fit(
      places.map(({ point }) => point),
      MOVE_MS,
    );
  }

  async choose(place: PreviewPlace | null): Promise<void> {
    await this.#base.isStyled;
    this.#base.map.setFilter('chosen', ['==', ['get', 'id'], place?.id ?? -1]);
    if (place) this.#base.goTo(place.point, NEAR_ZOOM, MOVE_MS);
  }

  close(): void {
    this.#base.close();
  }
}
