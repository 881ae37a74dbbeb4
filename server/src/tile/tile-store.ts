import { createHash } from 'node:crypto';
import { ByteCache } from '../cache/index.ts';
import type { Services } from '../graphql/index.ts';
import { EncodedBytes } from '../wire/index.ts';
import { encodeTile } from './encode-tile.ts';
import type { TileLayer, TileRequest } from './layer.ts';
import type { TileAddress } from './tile-address.ts';

/** A tile as it is sent; one without features has no bytes. */
export interface Tile {
  readonly bytes: EncodedBytes | undefined;
  readonly etag: string;
}

const MAX_BYTES = 128 * 1024 * 1024;
/** What an entry takes beside its tile. */
const ENTRY_BYTES = 500;

/**
 * Tiles kept under all that they depend on: layer, town and revision, audience, day, parameters, address. A revision never
 * changes, so nothing is ever thrown away for being old. `state` names the revision: the town's, or for every town the
 * register's stamp.
 */
export class TileStore {
  readonly #services: Services;
  readonly #tiles = new ByteCache<Tile>(MAX_BYTES, ({ bytes }) => ENTRY_BYTES + (bytes ? bytes.plain.length * 2 : 0));
  readonly #making = new Map<string, Promise<Tile>>();

  constructor(services: Services) {
    this.#services = services;
  }

  keyOf(layer: TileLayer, { z, x, y }: TileAddress, state: string, request: TileRequest): string {
    const parts = [
      layer.id,
      state,
      layer.dependsOnAudience ? request.viewer.audience : '',
      layer.dependsOnDay ? request.today : '',
      ...layer.parameters.map((name) => request.parameters[name] ?? ''),
    ];
    return `${JSON.stringify(parts)} ${z}/${x}/${y}`;
  }

  /** What is there already, without asking the database anything. */
  findMade(key: string): Tile | undefined {
    return this.#tiles.get(key);
  }

  /** Made once, however many ask for it meanwhile. */
  getTile(key: string, layer: TileLayer, address: TileAddress, request: TileRequest): Promise<Tile> {
    const made = this.#tiles.get(key);
    if (made) return Promise.resolve(made);
    const making = this.#making.get(key) ?? this.#make(key, layer, address, request);
    this.#making.set(key, making);
    return making;
  }

  async #make(key: string, layer: TileLayer, address: TileAddress, request: TileRequest): Promise<Tile> {
    try {
      const plain = encodeTile(await layer.read(this.#services, address, request));
      const digest = createHash('sha256')
        .update(plain ?? '')
        .digest('base64url');
      // the same tile in another encoding is other bytes: the tag is a weak one
      const tile = { bytes: plain && new EncodedBytes(plain), etag: `W/"${digest.slice(0, 22)}"` };
      this.#tiles.set(key, tile);
      return tile;
    } finally {
      this.#making.delete(key);
    }
  }
}
