import type { Issue } from './issue.ts';
import type { DatasetName } from './vocabulary.ts';

export type ImportStatus = 'published' | 'unchanged' | 'rejected' | 'dry-run';

/** `read = accepted + review + rejected`; `repaired` counts accepted rows with a logged repair. No row vanishes. */
export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly review: number;
  readonly rejected: number;
}

/** Records of the database, by what publishing did to them. */
export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

export type Refused = Pick<Issue, 'code' | 'message'>;

export interface ImportReport {
  /** Of the attempt in the ledger. */
  readonly id: string;
  readonly dataset: DatasetName;
  /** Which of the known tables it is; "unknown" where none was recognised. */
  readonly format: string;
  readonly status: ImportStatus;
  /** Of the dataset after this import; null while nothing of it was ever published. */
  readonly version: number | null;
  readonly rows: RowCounts;
  readonly issues: readonly Issue[];
  readonly municipality: string;
  readonly source: string;
  /** Of a dry run: what publishing would do. All 0 where nothing changed. */
  readonly changes: ChangeCounts;
  /** Why the file was refused as a whole; null where it wasn't. It is among the issues too. */
  readonly refusal: Refused | null;
}

export const NO_ROWS: RowCounts = { read: 0, accepted: 0, repaired: 0, review: 0, rejected: 0 };
export const NO_CHANGES: ChangeCounts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
