import type { Map as MapLibre } from 'maplibre-gl';
import type { StreetsDrawn } from '../model/streets-drawn.ts';
import { cellReach, cellSquares } from './cell-layers.ts';
import { reachBand, streetLines } from './street-layers.ts';
import type { TileSources } from './tile-sources.ts';
import { type CellQuestion, cellTiles, reachTiles, streetTiles, type TileScope } from './tile-urls.ts';

/** The area that is open, and what of it is drawn. */
export interface OpenAreaQuestion extends CellQuestion {
  readonly streets: StreetsDrawn;
}

/** Cells, streets and reached streets of the open area. */
export class OpenAreaPainter {
  readonly #map: MapLibre;
  readonly #tiles: TileSources;
  #scope: TileScope;
  #question: OpenAreaQuestion | null = null;
  /** The address that each source has now. */
  readonly #asked = new Map<string, string>();

  constructor(map: MapLibre, tiles: TileSources, scope: TileScope) {
    this.#map = map;
    this.#tiles = tiles;
    this.#scope = scope;
  }

  /** null: no area is open. */
  show(question: OpenAreaQuestion | null): void {
    this.#question = question;
    const streets = question?.streets ?? 'none';
    this.#setVisible([...cellSquares], question !== null);
    // streets tell more exactly than the cells' ground how far the walk goes
    this.#setVisible([cellReach], question !== null && streets !== 'reach');
    this.#setVisible(streetLines, streets !== 'none');
    this.#setVisible([reachBand], streets === 'reach');
    this.#load();
  }

  /** The same area after a publish, an edit or a compute, or seen as somebody else. */
  rescope(scope: TileScope): void {
    this.#scope = scope;
    this.#load();
  }

  #load(): void {
    const question = this.#question;
    if (!question) return;
    this.#ask('cells', cellTiles(this.#scope, question));
    if (question.streets !== 'none') this.#ask('streets', streetTiles(this.#scope, question));
    if (question.streets === 'reach') this.#ask('reach', reachTiles(this.#scope, question));
  }

  #ask(sourceId: string, url: string): void {
    if (this.#asked.get(sourceId) === url) return;
    this.#asked.set(sourceId, url);
    this.#tiles.load(sourceId, url);
  }

  #setVisible(layers: readonly { readonly id: string }[], isVisible: boolean): void {
    for (const { id } of layers) this.#map.setLayoutProperty(id, 'visibility', isVisible ? 'visible' : 'none');
  }
}
