import type { ErrorEvent, Map as MapLibre, MapSourceDataEvent, Tile, VectorTileSource } from 'maplibre-gl';

/** The sources that ask the server for tiles: where they ask, and what doesn't come. */
export class TileSources {
  readonly #map: MapLibre;
  readonly #onFailing: (areFailing: boolean) => void;
  readonly #urls: Map<string, string>;
  /** Tiles that didn't come, by their source. */
  readonly #failed = new Map<string, Set<Tile>>();
  #areFailing = false;

  /** @param urls of the sources as the style already has them */
  constructor(map: MapLibre, urls: ReadonlyMap<string, string>, onFailing: (areFailing: boolean) => void) {
    this.#map = map;
    this.#urls = new Map(urls);
    this.#onFailing = onFailing;
    // a listener also keeps MapLibre from writing to the console
    map.on('error', ({ sourceId, tile }: ErrorEvent & { readonly sourceId?: string; readonly tile?: Tile }) => {
      if (sourceId && tile) this.#failed.set(sourceId, (this.#failed.get(sourceId) ?? new Set()).add(tile));
      this.#setFailing(true);
    });
    map.on('sourcedata', ({ sourceId, tile }: MapSourceDataEvent & { readonly tile?: Tile }) => {
      if (tile?.state !== 'loaded') return;
      this.#failed.get(sourceId)?.delete(tile);
      if ([...this.#failed.values()].every(({ size }) => size === 0)) this.#setFailing(false);
    });
    addEventListener('online', this.#retryFailing);
    map.on('remove', () => removeEventListener('online', this.#retryFailing));
  }

  /** Asks from now on there; what is on screen stays until the new tiles are there. */
  load(sourceId: string, url: string): void {
    this.#urls.set(sourceId, url);
    // MapLibre 6.17 waits for ever for a tile that failed before and is asked for again, unless it had merely expired
    for (const tile of this.#failed.get(sourceId) ?? []) tile.state = 'expired';
    this.#failed.delete(sourceId);
    this.#map.getSource<VectorTileSource>(sourceId)?.setTiles([url]);
  }

  /** Asks again for every tile in sight: after the server was away. */
  retry(): void {
    this.#setFailing(false);
    for (const [sourceId, url] of this.#urls) this.load(sourceId, url);
  }

  readonly #retryFailing = () => {
    if (this.#areFailing) this.retry();
  };

  #setFailing(areFailing: boolean): void {
    if (areFailing === this.#areFailing) return;
    this.#areFailing = areFailing;
    this.#onFailing(areFailing);
  }
}
