import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import type { AreaFill } from '../model/area-fills.ts';
import type { LngLat } from '../model/neighbour.ts';
import { areaFill, areaPatterns } from './area-layers.ts';
import { type AreaLabel, AreaPainter } from './area-painter.ts';
import { areaLabels, boldFont } from './label-layers.ts';
import { patterns } from './patterns.ts';
import { MOVE_MS, SmallMap, type SmallMapPlace } from './small-map.ts';

/** A square of people who come within reach, or no longer are. */
export interface TrialSquare {
  readonly id: string;
  readonly center: LngLat;
  /** As large as the people are many. */
  readonly sideMeters: number;
  readonly isReached: boolean;
}

/** A stop place and what to write at it: 12便, +3, −2. */
export interface TrialStopMark {
  readonly id: string;
  readonly point: LngLat;
  readonly words: string;
  readonly tone: 'more' | 'fewer';
}

const nothing = { type: 'FeatureCollection' as const, features: [] };
/** As far as people walk to a place. */
const AROUND_METERS = 1_500;
const METERS_PER_DEGREE = 111_320;
const NEW = '#00505c';
const FEWER = '#874c0a';

const squares: readonly LayerSpecification[] = [
  {
    id: 'trial-new',
    source: 'squares',
    type: 'fill',
    filter: ['get', 'isReached'],
    paint: { 'fill-color': NEW },
  },
  {
    id: 'trial-lost',
    source: 'squares',
    type: 'fill',
    filter: ['!', ['get', 'isReached']],
    paint: { 'fill-pattern': 'not-yet' },
  },
  {
    id: 'trial-edge',
    source: 'squares',
    type: 'line',
    paint: { 'line-color': ['case', ['get', 'isReached'], '#ffffff', FEWER], 'line-width': 1 },
  },
];

/** More: a disc; fewer: a ring. Beside it what differs. */
const stops: readonly LayerSpecification[] = [
  {
    id: 'trial-stop',
    source: 'trial-stops',
    type: 'circle',
    paint: {
      'circle-radius': 6,
      'circle-color': ['case', ['==', ['get', 'tone'], 'more'], NEW, '#ffffff'],
      'circle-stroke-color': ['case', ['==', ['get', 'tone'], 'more'], '#ffffff', FEWER],
      'circle-stroke-width': ['case', ['==', ['get', 'tone'], 'more'], 2, 3],
    },
  },
  {
    id: 'trial-stop-words',
    source: 'trial-stops',
    type: 'symbol',
    layout: {
      'text-field': ['get', 'words'],
      'text-font': boldFont,
      'text-size': 14,
      'text-variable-anchor-offset': ['left', [0.8, 0], 'right', [-0.8, 0], 'top', [0, 0.8], 'bottom', [0, -0.8]],
    },
    paint: {
      'text-color': ['case', ['==', ['get', 'tone'], 'more'], NEW, '#5a3100'],
      'text-halo-color': '#fff',
      'text-halo-width': 2,
    },
  },
];

/** もし便が変わったら on the town's areas: their colours, the squares of people who change, the stops that other buses leave. */
export class TrialMapOwner {
  readonly #base: SmallMap;
  readonly #areas: Promise<AreaPainter>;

  constructor(place: SmallMapPlace) {
    this.#base = new SmallMap(place, []);
    this.#areas = this.#open();
  }

  async #open(): Promise<AreaPainter> {
    await this.#base.isStyled;
    const { map } = this.#base;
    for (const [name, { data, pixelRatio }] of patterns()) map.addImage(name, data, { pixelRatio });
    for (const source of ['labels', 'squares', 'trial-stops'])
      map.addSource(source, { type: 'geojson', data: nothing });
    for (const layer of [areaFill, ...areaPatterns]) map.addLayer(layer, 'area-casing');
    for (const layer of [...squares, ...stops, areaLabels]) map.addLayer(layer);
    return new AreaPainter(map);
  }

  async fill(fills: readonly AreaFill[], labels: readonly AreaLabel[]): Promise<void> {
    const areas = await this.#areas;
    areas.fill(fills);
    areas.label(labels);
  }

  async mark(cells: readonly TrialSquare[], marks: readonly TrialStopMark[]): Promise<void> {
    await this.#areas;
    void this.#base.map.getSource<GeoJSONSource>('squares')?.setData({
      type: 'FeatureCollection',
      features: cells.map((cell) => ({
        type: 'Feature',
        properties: { isReached: cell.isReached },
        geometry: { type: 'Polygon', coordinates: [ringOf(cell)] },
      })),
    });
    void this.#base.map.getSource<GeoJSONSource>('trial-stops')?.setData({
      type: 'FeatureCollection',
      features: marks.map(({ point, words, tone }) => ({
        type: 'Feature',
        properties: { words, tone },
        geometry: { type: 'Point', coordinates: [...point] },
      })),
    });
  }

  /** Brings what changes into sight. */
  frame(points: readonly LngLat[]): void {
    this.#base.fit(points.flatMap(around), MOVE_MS);
  }

  close(): void {
    this.#base.close();
  }
}

/** Two corners about a point: what changes is not looked at closer than with whom it concerns. */
function around([longitude, latitude]: LngLat): LngLat[] {
  const north = AROUND_METERS / METERS_PER_DEGREE;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return [
    [longitude - east, latitude - north],
    [longitude + east, latitude + north],
  ];
}

function ringOf({ center: [longitude, latitude], sideMeters }: TrialSquare): [number, number][] {
  const north = sideMeters / 2 / METERS_PER_DEGREE;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return [
    [longitude - east, latitude - north],
    [longitude + east, latitude - north],
    [longitude + east, latitude + north],
    [longitude - east, latitude + north],
    [longitude - east, latitude - north],
  ];
}
