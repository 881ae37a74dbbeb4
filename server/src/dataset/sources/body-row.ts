import type { TableRow } from '../file/table.ts';
import type { HeaderMatch } from './match-header.ts';

/** A record of a table with the header that it stands under. */
export interface BodyRow {
  readonly row: TableRow;
  readonly header: HeaderMatch;
  /** A row of sums that don't fit what stands above it: the column, and the sum there would be. */
  readonly unfitSum?: { readonly column: number; readonly expected: number };
}
