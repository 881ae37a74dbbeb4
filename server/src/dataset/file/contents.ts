import type { Layer } from './coordinates/layer.ts';
import type { Table } from './table.ts';

/** What a file holds: tables that are ready, and layers whose coordinates are still the file's own. */
export interface Contents {
  readonly tables: readonly Table[];
  readonly layers: readonly Layer[];
}
