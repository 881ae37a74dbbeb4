import type { Transaction } from '../../database/index.ts';

/** Tables whose name is also the first part of their records' subject: `scenario/24216-…`. */
export type HandTable = 'action' | 'scenario';

/** A version of a record that begins. */
export interface VersionKey {
  readonly code: string;
  readonly id: string;
  readonly revision: number;
}

/** A change that is written. */
export interface SavedVersion {
  readonly municipalityCode: string;
  readonly revision: number;
  readonly id: string;
}

/** A record as it stands, as far as all sorts have it. */
interface Held {
  readonly revision: number;
}

/** What tells one sort of record that only people make (約束, シナリオ) from another while it is saved. */
export interface VersionSort<Row extends Held, Columns> {
  readonly table: HandTable;
  /** 約束 */
  readonly noun: string;
  /** How many a town may have at a time. */
  readonly most: number;
  count(transaction: Transaction, code: string): Promise<number>;
  find(transaction: Transaction, key: { readonly code: string; readonly id: string }): Promise<Row | undefined>;
  /** What a person may change of it. */
  columnsOf(row: Row): Columns;
  /** Begins a version, and ends the one that stands. */
  save(transaction: Transaction, key: VersionKey, columns: Columns): Promise<void>;
}
