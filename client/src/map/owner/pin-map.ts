import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapLibre, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Bounds } from '../model/box.ts';
import type { LngLat } from '../model/neighbour.ts';
import { OUTSIDE } from '../model/palettes.ts';
import { areaLines, areaPaper, townEdge } from './area-layers.ts';
import { areaTiles, type TileScope } from './tile-urls.ts';

setWorkerUrl(workerUrl);

/** A place that stands beside the one that is written. */
export interface KnownPlace {
  readonly id: string;
  readonly point: LngLat;
}

interface PinMapOptions {
  readonly container: HTMLElement;
  readonly scope: TileScope;
  readonly bounds: Bounds | null;
  /** Without it the pin stays where it is. */
  readonly onMove: ((point: LngLat) => void) | null;
  readonly onChoose: (id: string) => void;
}

const JAPAN: Bounds = [128, 30, 146, 45.6];
const CLOSE_ZOOM = 14;
const MOVE_MS = 300;
const nothing = { type: 'FeatureCollection' as const, features: [] };

/** The town with its resources, and the pin of the one that is open: by tap or drag it goes elsewhere. */
export class PinMapOwner {
  readonly #map: MapLibre;
  readonly #pin: Marker;
  readonly #isStyled: Promise<void>;
  #point: LngLat | null = null;

  constructor({ container, scope, bounds, onMove, onChoose }: PinMapOptions) {
    const map = new MapLibre({
      container,
      bounds: [...(bounds ?? JAPAN)] as [number, number, number, number],
      fitBoundsOptions: { padding: 16 },
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      keyboard: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      style: {
        version: 8,
        sources: {
          areas: { type: 'vector', tiles: [areaTiles(scope)], maxzoom: 14, promoteId: 'id' },
          places: { type: 'geojson', data: nothing },
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
              'circle-radius': 6,
              'circle-color': '#24808e',
              'circle-stroke-color': '#ffffff',
              'circle-stroke-width': 2,
            },
          },
        ],
      },
    });
    map.getCanvas().tabIndex = -1;
    this.#map = map;
    this.#pin = new Marker({ color: '#0017c1', draggable: onMove !== null });
    this.#pin.on('dragend', () => {
      const { lng, lat } = this.#pin.getLngLat();
      onMove?.([lng, lat]);
    });
    map.on('click', ({ point, lngLat }) => {
      const [found] = map.queryRenderedFeatures(point, { layers: ['places'] });
      const id: unknown = found?.properties['id'];
      if (onMove) onMove([lngLat.lng, lngLat.lat]);
      else if (typeof id === 'string') onChoose(id);
    });
    this.#isStyled = map.once('style.load').then(() => undefined);
  }

  async showPlaces(places: readonly KnownPlace[]): Promise<void> {
    await this.#isStyled;
    const source = this.#map.getSource<GeoJSONSource>('places');
    void source?.setData({
      type: 'FeatureCollection',
      features: places.map(({ id, point }) => ({
        type: 'Feature',
        properties: { id },
        geometry: { type: 'Point', coordinates: [...point] },
      })),
    });
  }

  /** Goes there where the pin would else be out of sight, or too far away to be set. */
  showPin(point: LngLat | null): void {
    const isFirst = this.#point === null;
    this.#point = point;
    if (!point) {
      this.#pin.remove();
      return;
    }
    const element = this.#pin
      .setLngLat([...point])
      .addTo(this.#map)
      .getElement();
    // what it stands for is said beside the map, which takes the keys
    element.setAttribute('aria-hidden', 'true');
    element.removeAttribute('tabindex');
    if (isFirst || !this.#map.getBounds().contains([...point]))
      this.#map.easeTo({
        center: [...point],
        zoom: Math.max(this.#map.getZoom(), CLOSE_ZOOM),
        duration: isFirst ? 0 : MOVE_MS,
      });
  }

  close(): void {
    this.#pin.remove();
    this.#map.remove();
  }
}
