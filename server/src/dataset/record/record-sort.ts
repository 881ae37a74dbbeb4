import type { ValidationContext } from '../validation/context.ts';
import type { RowCheck } from '../validation/row-check.ts';
import type { RecordDataset } from '../vocabulary.ts';

/** A row as it will stand in its table. */
export interface ReadRecord {
  /** Columns of the table → values; all but `organization_id`. */
  readonly columns: Readonly<Record<string, unknown>>;
  /** Its name; null where the row names none. */
  readonly organization: string | null;
  /** What a person would call the same record by: it keeps its id while these stay. */
  readonly key: readonly string[];
  /** What tells two of one key apart: the least begins the id of the key. */
  readonly particulars: readonly string[];
}

/**
 * A sort of record that no resource row can hold (協定, 担当, …): kept per revision, brought in by files and written by
 * people. SQL is about `t`, a row of its table, whose names come from code and never from input.
 */
export interface RecordSort {
  readonly dataset: RecordDataset;
  /** Its table; and what the ledger calls one of its records. */
  readonly table: 'agreement' | 'assignment';
  /** Columns that a file or a person fills. */
  readonly columns: readonly string[];
  /** Fields of the template, in its order → SQL of what the field holds, as text. */
  readonly cells: Readonly<Record<string, string>>;
  /** Fields of the template that are told by a column of another name, in the order of `cells`. */
  readonly columnOf: Readonly<Record<string, string>>;
  /** SQL: what a person calls it, and what tells it from another of the same name. */
  readonly label: string;
  readonly detail: string;
  /** Two rows that nothing tells apart, in words. */
  readonly repeated: string;
  /** Reads a row; says what is wrong with it through `check`, and answers nothing where it can't be read. */
  readonly read: (check: RowCheck, context: ValidationContext) => ReadRecord | undefined;
}
