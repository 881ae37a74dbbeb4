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

interface SitingMapOptions extends SmallMapPlace {
  readonly onChoose: (letter: string) => void;
}

const nothing = { type: 'FeatureCollection' as const, features: [] };
const NEAR_ZOOM = 13;
/** Pins stand above their places, and who looks wants to see what lies around; at the bottom lies the key. */
const FRAME_PADDING = { top: 72, left: 72, right: 72, bottom: 128 };
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

/** つぎに置くなら on the town's areas: their colours, and a pin with a letter where each of the next ones could be. */
export class SitingMapOwner {
  readonly #base: SmallMap;
  readonly #areas: Promise<AreaPainter>;

  constructor({ onChoose, ...place }: SitingMapOptions) {
    this.#base = new SmallMap(place, []);
    this.#areas = this.#open();
    const { map } = this.#base;
    map.on('click', 'proposed', ({ features }) => {
      const letter: unknown = features?.[0]?.properties['letter'];
      if (typeof letter === 'string') onChoose(letter);
    });
    map.on('mouseenter', 'proposed', () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', 'proposed', () => (map.getCanvas().style.cursor = ''));
  }

  async #open(): Promise<AreaPainter> {
    await this.#base.isStyled;
    const { map } = this.#base;
    for (const [name, { data, pixelRatio }] of patterns()) map.addImage(name, data, { pixelRatio });
    for (const source of ['labels', 'proposed']) map.addSource(source, { type: 'geojson', data: nothing });
    for (const layer of [areaFill, ...areaPatterns]) map.addLayer(layer, 'area-casing');
    for (const layer of [areaLabels, pins]) map.addLayer(layer);
    return new AreaPainter(map);
  }

  async fill(fills: readonly AreaFill[], labels: readonly AreaLabel[]): Promise<void> {
    const areas = await this.#areas;
    areas.fill(fills);
    areas.label(labels);
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
