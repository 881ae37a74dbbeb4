import 'maplibre-gl/dist/maplibre-gl.css';
import {
  type CircleLayerSpecification,
  type GeoJSONSource,
  Map as MapLibre,
  type PaddingOptions,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Bounds } from '../model/box.ts';
import type { LngLat } from '../model/neighbour.ts';
import { OUTSIDE } from '../model/palettes.ts';
import { areaLines, areaPaper, townEdge } from './area-layers.ts';
import { printAsShown } from './printed-map.ts';
import { areaTiles, type TileScope } from './tile-urls.ts';

setWorkerUrl(workerUrl);

/** Where a small map is drawn, and of which town. */
export interface SmallMapPlace {
  readonly container: HTMLElement;
  readonly scope: TileScope;
  /** The town's; null where it has no areas. */
  readonly bounds: Bounds | null;
}

/** A place, and what its layers ask of it. */
interface DrawnPlace {
  readonly id: string | number;
  readonly point: LngLat;
}

export const MOVE_MS = 300;
const JAPAN: Bounds = [128, 30, 146, 45.6];
const PADDING = 16;
/** Closer, nothing tells a reader where they are. */
const CLOSEST_ZOOM = 16;
const nothing = { type: 'FeatureCollection' as const, features: [] };

/** What the small maps have in common: the town's areas on paper, and places on them. Its owners draw and move them. */
export class SmallMap {
  readonly map: MapLibre;
  /** Layers can be changed from then on. */
  readonly isStyled: Promise<void>;
  readonly #bounds: Bounds;

  constructor(
    { container, scope, bounds }: SmallMapPlace,
    layers: readonly Omit<CircleLayerSpecification, 'source'>[],
  ) {
    this.#bounds = bounds ?? JAPAN;
    this.map = new MapLibre({
      container,
      bounds: [...this.#bounds] as [number, number, number, number],
      fitBoundsOptions: { padding: PADDING },
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      // what stands beside the map takes the keys
      keyboard: false,
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
          ...layers.map((layer) => ({ ...layer, source: 'places' })),
        ],
      },
    });
    this.map.getCanvas().tabIndex = -1;
    // two fingers come closer and nothing else: nothing here would turn north up again
    this.map.touchZoomRotate.disableRotation();
    printAsShown(this.map);
    this.isStyled = this.map.once('style.load').then(() => undefined);
  }

  async showPlaces(places: readonly DrawnPlace[]): Promise<void> {
    await this.isStyled;
    const source = this.map.getSource<GeoJSONSource>('places');
    void source?.setData({
      type: 'FeatureCollection',
      features: places.map(({ point, ...properties }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Point', coordinates: [...point] },
      })),
    });
  }

  /** Goes to a place; one outside the town is shown together with the town, for else there is nothing to see. */
  goTo(point: LngLat, zoom: number, duration: number): void {
    const [west, south, east, north] = this.#bounds;
    const [longitude, latitude] = point;
    if (longitude >= west && longitude <= east && latitude >= south && latitude <= north)
      this.map.easeTo({ center: [...point], zoom: Math.max(this.map.getZoom(), zoom), duration });
    else this.fit([point, [west, south], [east, north]], duration);
  }

  /** Shows all of them. */
  fit(points: readonly LngLat[], duration: number, padding: number | PaddingOptions = PADDING * 2): void {
    if (points.length === 0) return;
    const longitudes = points.map(([longitude]) => longitude);
    const latitudes = points.map(([, latitude]) => latitude);
    this.map.fitBounds(
      [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
      { padding, maxZoom: CLOSEST_ZOOM, duration },
    );
  }

  close(): void {
    this.map.remove();
  }
}
