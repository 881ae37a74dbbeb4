import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { AREA_PATTERNS, type AreaFill } from '../model/area-fills.ts';
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

  /** The areas that have a pattern. */
  readonly #patterned = new Set<string>();
  /** The map has stood still once, with all that was asked of it. */
  #hasRested = false;

  constructor(map: MapLibre) {
    this.#map = map;
    void map.once('idle', () => {
      this.#hasRested = true;
    });
  }

  /** An empty list takes the colours away: nothing is known yet. */
  fill(fills: readonly AreaFill[]): void {
    const left = new Set(this.#patterned);
    this.#patterned.clear();
    for (const { areaId, color, pattern } of fills) {
      const patterns = Object.fromEntries(AREA_PATTERNS.map((name) => [name, name === pattern]));
      this.#map.setFeatureState(feature(areaId), { color: color ?? 'rgba(0,0,0,0)', ...patterns });
      left.delete(areaId);
      if (pattern) this.#patterned.add(areaId);
    }
    for (const areaId of left) this.#map.setFeatureState(feature(areaId), { 'no-data': false, suppressed: false });
    // over land that somebody has seen the colours fade in; where they come with it, nobody waits for them
    const duration = this.#hasRested ? FADE_MS : 0;
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
