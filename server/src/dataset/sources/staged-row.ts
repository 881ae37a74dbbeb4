import type { RawGeometry } from '../file/table.ts';

/** A value as the file holds it, and where. */
export interface Cell {
  /** The column or property as the file calls it. */
  readonly field: string;
  readonly value: string;
}

/** One record of a file in the words of the project's own tables, every value still text. */
export interface StagedRow {
  readonly line: number;
  /** By the names of the project's templates; empty cells are left out. */
  readonly cells: Readonly<Record<string, Cell | undefined>>;
  readonly geometry?: RawGeometry | null;
  /** The row has more cells than the header has columns. */
  readonly isTooLong: boolean;
}
