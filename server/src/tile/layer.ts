import type { Viewer } from '../account/index.ts';
import type { Services } from '../graphql/index.ts';
import type { TileAddress } from './tile-address.ts';
import type { TileLayers } from './tile-feature.ts';

/** What a tile is asked by, beside its address. */
export interface TileRequest {
  /** One town as it stood at a revision; null: every town as it stands. */
  readonly town: { readonly code: string; readonly revision: number } | null;
  readonly viewer: Viewer;
  /** The day in Asia/Tokyo, YYYY-MM-DD. */
  readonly today: string;
  /** The layer's own parameters. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** One layer of tiles, as outside programs name it. */
export interface TileLayer {
  readonly id: string;
  readonly description: string;
  /** Source layers inside, with their fields and what these hold. */
  readonly vectorLayers: readonly { readonly id: string; readonly fields: Readonly<Record<string, string>> }[];
  /** Query parameters that change its bytes, beside `m`, `v` and the audience. */
  readonly parameters: readonly string[];
  /** Whether an audience sees another thing than the next. */
  readonly dependsOnAudience: boolean;
  /** Whether the same revision looks different on another day, since records grow old. */
  readonly dependsOnDay: boolean;
  /** Tiles below this zoom are empty; 0 where it isn't said. */
  leastZoom?(parameters: TileRequest['parameters']): number;
  /** Throws BAD_USER_INPUT where a parameter can't be used. */
  read(services: Services, address: TileAddress, request: TileRequest): Promise<TileLayers>;
}
