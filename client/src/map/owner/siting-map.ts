import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import type { AreaFill } from '../model/area-fills.ts';
import type { LngLat } from '../model/neighbour.ts';
import { areaFill, areaPatterns } from './area-layers.ts';
import { type AreaLabel, AreaPainter } from './area-painter.ts';
import { areaLabels } from './label-layers.ts';
import { letterPin } from './letter-pin.ts';
import { patterns } from './patterns.ts';
import { MOVE_MS, SmallMap, type SmallMapPlace } from './small-map.ts';

/** A place where one could be. */
export interface ProposedPlace {
  readonly letter: string;
  readonly point: LngLat;
}

/** A place that is or could be chosen from. */
export interface DrawnCandidate {
  readonly id: string;
  readonly point: LngLat;
  readonly isChosen: boolean;
}

interface SitingMapOptions extends SmallMapPlace {
  readonly onChoose: (letter: string) => void;
  /** A candidate was pressed. */
  readonly onTurn: (id: string) => void;
  /** A place was pressed where nothing stands. */
  readonly onTap: (point: LngLat) => void;
}

const nothing = { type: 'FeatureCollection' as const, features: [] };
const NEAR_ZOOM = 13;
/** Pins stand above their places, and who looks wants to see what lies around; at the bottom lies the key. */
const FRAME_PADDING = { top: 72, left: 72, right: 72, bottom: 128 };
/** Filled: it is one of the candidates; a ring: it could be. */
const candidates: LayerSpecification = {
  id: 'candidates',
  source: 'candidates',
  type: 'circle',
  paint: {
    'circle-radius': ['case', ['get', 'isChosen'], 6, 5],
    'circle-color': ['case', ['get', 'isChosen'], '#0017c1', '#ffffff'],
    'circle-stroke-color': ['case', ['get', 'isChosen'], '#ffffff', '#0017c1'],
    'circle-stroke-width': 2,
  },
};
/** Unlike a symbol of text, a pin never gives way to another. */
const pins: LayerSpecification = {
  id: 'proposed',
  source: 'proposed',
  type: 'symbol',
  layout: {
    'icon-image': ['concat', 'pin-', ['get', 'letter'], ['case', ['get', 'isChosen'], '-chosen', '']],
    'icon-anchor': 'bottom',
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'symbol-sort-key': ['case', ['get', 'isChosen'], 1, 0],
  },
};

/** The topmost first. */
const PRESSED = ['proposed', 'candidates'];

/** つぎに置くなら on the town's areas: their colours, and a pin with a letter where each of the next ones could be. */
export class SitingMapOwner {
  readonly #base: SmallMap;
  readonly #areas: Promise<AreaPainter>;

  constructor({ onChoose, onTurn, onTap, ...place }: SitingMapOptions) {
    this.#base = new SmallMap(place, []);
    this.#areas = this.#open();
    const { map } = this.#base;
    map.on('click', ({ point, lngLat }) => {
      const [pressed] = map.queryRenderedFeatures(point, { layers: PRESSED.filter((id) => map.getLayer(id)) });
      const { letter, id } = pressed?.properties ?? {};
      if (typeof letter === 'string') onChoose(letter);
      else if (typeof id === 'string') onTurn(id);
      else onTap([lngLat.lng, lngLat.lat]);
    });
    for (const layer of PRESSED) {
      map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'));
      map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''));
    }
  }

  async #open(): Promise<AreaPainter> {
    await this.#base.isStyled;
    const { map } = this.#base;
    for (const [name, { data, pixelRatio }] of patterns()) map.addImage(name, data, { pixelRatio });
    for (const source of ['labels', 'candidates', 'proposed'])
      map.addSource(source, { type: 'geojson', data: nothing });
    for (const layer of [areaFill, ...areaPatterns]) map.addLayer(layer, 'area-casing');
    for (const layer of [areaLabels, candidates, pins]) map.addLayer(layer);
    return new AreaPainter(map);
  }

  async fill(fills: readonly AreaFill[], labels: readonly AreaLabel[]): Promise<void> {
    const areas = await this.#areas;
    areas.fill(fills);
    areas.label(labels);
  }

  async offer(places: readonly DrawnCandidate[]): Promise<void> {
    await this.#areas;
    void this.#base.map.getSource<GeoJSONSource>('candidates')?.setData({
      type: 'FeatureCollection',
      features: places.map(({ id, point, isChosen }) => ({
        type: 'Feature',
        properties: { id, isChosen },
        geometry: { type: 'Point', coordinates: [...point] },
      })),
    });
  }

  async propose(places: readonly ProposedPlace[], chosen: string | null): Promise<void> {
    await this.#areas;
    const { map } = this.#base;
    for (const { letter } of places)
      for (const [name, isChosen] of [
        [`pin-${letter}`, false],
        [`pin-${letter}-chosen`, true],
      ] as const)
        if (!map.hasImage(name)) {
          const { data, pixelRatio } = letterPin(letter, isChosen);
          map.addImage(name, data, { pixelRatio });
        }
    void map.getSource<GeoJSONSource>('proposed')?.setData({
      type: 'FeatureCollection',
      features: places.map(({ letter, point }) => ({
        type: 'Feature',
        properties: { letter, isChosen: letter === chosen },
        geometry: { type: 'Point', coordinates: [...point] },
      })),
    });
  }

  /** Brings all of them into sight, with what is around them. */
  frame(points: readonly LngLat[]): void {
    const [first] = points;
    if (points.length === 1 && first) this.goTo(first);
    else this.#base.fit(points, MOVE_MS, FRAME_PADDING);
  }

  goTo(point: LngLat): void {
    this.#base.goTo(point, NEAR_ZOOM, MOVE_MS);
  }

  close(): void {
    this.#base.close();
  }
}
