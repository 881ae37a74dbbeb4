import type { Map as MapLibre } from 'maplibre-gl';
import type { TileSources } from './tile-sources.ts';
import { type TileScope, TRANSIT_LAYERS, type TransitLayer, type TransitQuestion, transitTiles } from './tile-urls.ts';
import { layersOf } from './transit-layers.ts';

/** Lines, stop places and zones of the timetables. */
export class TransitPainter {
  readonly #map: MapLibre;
  readonly #tiles: TileSources;
  #scope: TileScope;
  #question: TransitQuestion | null = null;

  constructor(map: MapLibre, tiles: TileSources, scope: TileScope) {
    this.#map = map;
    this.#tiles = tiles;
    this.#scope = scope;
  }

  /** null: none. */
  show(question: TransitQuestion | null): void {
    const before = this.#question;
    this.#question = question;
    const isSameDay = question?.day === before?.day;
    this.#load(TRANSIT_LAYERS.filter((layer) => !isSameDay || !before?.layers.has(layer)));
    for (const layer of TRANSIT_LAYERS)
      for (const id of layersOf[layer])
        this.#map.setLayoutProperty(id, 'visibility', question?.layers.has(layer) ? 'visible' : 'none');
  }

  /** The same town after a publish, an edit or a compute, or seen as somebody else. */
  rescope(scope: TileScope): void {
    this.#scope = scope;
    this.#load(TRANSIT_LAYERS);
  }

  #load(layers: readonly TransitLayer[]): void {
    const question = this.#question;
    for (const layer of layers)
      if (question?.layers.has(layer)) this.#tiles.load(layer, transitTiles(layer, this.#scope, question.day));
  }
}
