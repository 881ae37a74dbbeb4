import type { ExportParameters } from '../export-request.ts';
import type { ExportTable, Note } from '../export-table.ts';
import type { ReplacedCharacters } from './replaced-characters.ts';

/** What a format writes beside the table, and whom it tells how far it is. */
export interface Writing {
  /** 説明: what the numbers are, from where, for whom. Without the table's columns. */
  readonly explanation: readonly Note[];
  readonly encoding: ExportParameters['encoding'];
  readonly replaced: ReplacedCharacters;
  readonly onRows: (rows: number) => void;
}

/** Writes a table into a file that isn't there yet. */
export type WriteFormat = (table: ExportTable, file: string, writing: Writing) => Promise<void>;
