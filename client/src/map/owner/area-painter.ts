import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { AreaFill } from '../model/area-fills.ts';
import type { LngLat } from '../model/neighbour.ts';

/** The words at an area. */
export interface AreaLabel {
  readonly areaId: string;
  readonly name: string;
  /** Persons, rate or why there is none; '' before it is known. */
  readonly figure: string;
  /** Lower finds its place first. */
  readonly order: number;
  readonly isOpen: boolean;
  readonly point: LngLat;
}

const FADE_MS = 300;

type StateName = 'hovered' | 'open';

/** Fills, patterns, outlines and names of the areas. */
export class AreaPainter {
  readonly #map: MapLibre;
  readonly #marked: Record<StateName, string | null> = { hovered: null, open: null };

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** An empty list takes the colours away: nothing is known yet. */
  fill(fills: readonly AreaFill[]): void {
    for (const { areaId, color } of fills)
      this.#map.setFeatureState(feature(areaId), { color: color ?? 'rgba(0,0,0,0)' });
    for (const pattern of ['no-data', 'suppressed'] as const)
      this.#map.setFilter(`area-${pattern}`, [
        'in',
        ['get', 'id'],
        ['literal', fills.filter((fill) => fill.pattern === pattern).map(({ areaId }) => areaId)],
      ]);
    // over land that stands already the colours fade in; where they are first, nobody waits for them
    const duration = this.#map.isSourceLoaded('areas') ? FADE_MS : 0;
    this.#map.setPaintProperty('area-fill', 'fill-opacity-transition', { duration, delay: 0 });
    this.#map.setPaintProperty('area-fill', 'fill-opacity', fills.length > 0 ? 1 : 0);
  }

  label(labels: readonly AreaLabel[]): void {
    const source = this.#map.getSource<GeoJSONSource>('labels');
    void source?.setData({
      type: 'FeatureCollection',
      features: labels.map(({ areaId, point, name, figure, order, isOpen }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...point] },
        properties: { id: areaId, name, figure, order, isOpen },
      })),
    });
  }

  hover(areaId: string | null): void {
    this.#mark('hovered', areaId);
    this.#map.setFilter('area-label-hovered', ['all', ['==', ['get', 'id'], areaId ?? ''], ['!', ['get', 'isOpen']]]);
  }

  open(areaId: string | null): void {
    this.#mark('open', areaId);
  }

  #mark(name: StateName, areaId: string | null): void {
    const before = this.#marked[name];
    if (before === areaId) return;
    if (before !== null) this.#map.setFeatureState(feature(before), { [name]: false });
    if (areaId !== null) this.#map.setFeatureState(feature(areaId), { [name]: true });
    this.#marked[name] = areaId;
  }
}

const feature = (id: string) => ({ source: 'areas', sourceLayer: 'areas', id });
