import type { Viewer } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import type { TileLayers } from './encode-tile.ts';
import type { TileAddress } from './tile-address.ts';

/** What a tile is asked by, beside its address. */
export interface TileRequest {
  /** null: every town. */
  readonly municipality: string | null;
  readonly viewer: Viewer;
  readonly today: string;
  readonly query: Readonly<Record<string, string>>;
}

/** One layer of tiles, as outside programs name it. */
export interface TileLayer {
  readonly id: string;
  readonly description: string;
  /** Source layers inside, with their fields and what these hold. */
  readonly vectorLayers: readonly { readonly id: string; readonly fields: Readonly<Record<string, string>> }[];
  /** The query parameters that change its bytes, beside `m` and the audience. */
  readonly parameters: readonly string[];
  /** The same bytes for every audience. */
  readonly isSameForAll: boolean;
  read(database: Statements, address: TileAddress, request: TileRequest): Promise<TileLayers>;
}
