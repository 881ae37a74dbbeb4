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
  /** A row of sums that doesn't fit the others: the column, and the sum it would hold. */
  readonly unfitSum?: { readonly field: string; readonly expected: number };
  /** The file's word for it, which stands for no kind of its own: it was put under a general one. */
  readonly generalised?: KindReading;
  /** The word in its name that its kind was taken from. */
  readonly fromName?: KindReading;
}

interface KindReading {
  readonly word: string;
  /** Id of the kind. */
  readonly kind: string;
}
