import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Bounds } from '../model/box.ts';
import type { LngLat } from '../model/neighbour.ts';
import { OUTSIDE } from '../model/palettes.ts';
import { areaLines, areaPaper, townEdge } from './area-layers.ts';
import { areaTiles, type TileScope } from './tile-urls.ts';

setWorkerUrl(workerUrl);

/** A place that is looked at before it is anybody's. */
export interface PreviewPlace {
  readonly id: number;
  readonly label: string;
  readonly point: LngLat;
  /** By coordinates or 番地; else no closer than its 町. */
  readonly isExact: boolean;
  readonly isDoubtful: boolean;
}

interface PlacesMapOptions {
  readonly container: HTMLElement;
  readonly scope: TileScope;
  readonly bounds: Bounds | null;
  readonly onChoose: (id: number) => void;
}

const JAPAN: Bounds = [128, 30, 146, 45.6];
const MOVE_MS = 300;
const nothing = { type: 'FeatureCollection' as const, features: [] };

/** A small map of its own: the town's areas, and places on them. Shape tells how well a place is known, not colour alone. */
export class PlacesMapOwner {
  readonly #map: MapLibre;
  #isStyled: Promise<void>;

  constructor({ container, scope, bounds, onChoose }: PlacesMapOptions) {
    const map = new MapLibre({
      container,
      bounds: [...(bounds ?? JAPAN)] as [number, number, number, number],
      fitBoundsOptions: { padding: 16 },
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      style: {
        version: 8,
        sources: {
          areas: { type: 'vector', tiles: [areaTiles(scope)], maxzoom: 14, promoteId: 'id' },
          places: { type: 'geojson', data: nothing, promoteId: 'id' },
        },
        layers: [
          { id: 'outside', type: 'background', paint: { 'background-color': OUTSIDE } },
          townEdge,
          areaPaper,
          ...areaLines,
          {
            id: 'places',
            type: 'circle',
            source: 'places',
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
            source: 'places',
            filter: ['==', ['get', 'id'], -1],
            paint: {
              'circle-radius': 13,
              'circle-opacity': 0,
              'circle-stroke-color': '#0017c1',
              'circle-stroke-width': 4,
            },
          },
        ],
      },
    });
    map.getCanvas().tabIndex = -1;
    map.on('click', 'places', ({ features }) => {
      const id: unknown = features?.[0]?.properties['id'];
      if (typeof id === 'number') onChoose(id);
    });
    map.on('mouseenter', 'places', () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', 'places', () => (map.getCanvas().style.cursor = ''));
    this.#map = map;
    this.#isStyled = map.once('style.load').then(() => undefined);
  }

  async show(places: readonly PreviewPlace[]): Promise<void> {
    await this.#isStyled;
    const source = this.#map.getSource<GeoJSONSource>('places');
    void source?.setData({
      type: 'FeatureCollection',
      features: places.map(({ point, ...properties }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Point', coordinates: [...point] },
      })),
    });
  }

  async choose(place: PreviewPlace | null): Promise<void> {
    await this.#isStyled;
    this.#map.setFilter('chosen', ['==', ['get', 'id'], place?.id ?? -1]);
    if (place)
      this.#map.easeTo({ center: [...place.point], zoom: Math.max(this.#map.getZoom(), 13), duration: MOVE_MS });
  }

  close(): void {
    this.#map.remove();
  }
}
