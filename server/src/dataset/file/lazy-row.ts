import type { RawGeometry, TableRow } from './table.ts';

/** The records of a file that are decoded one by one. */
export interface Records {
  readonly cellsAt: (index: number) => readonly string[];
  readonly geometryAt: (index: number) => RawGeometry | null;
}

/** A row that is decoded each time that it is asked for: of hundreds of thousands next to nothing is held beside the file's bytes. */
export class LazyRow implements TableRow {
  readonly line: number;
  readonly #records: Records;

  /** @param line from 1 */
  constructor(records: Records, line: number) {
    this.#records = records;
    this.line = line;
  }

  get cells(): readonly string[] {
    return this.#records.cellsAt(this.line - 1);
  }

  get geometry(): RawGeometry | null {
    return this.#records.geometryAt(this.line - 1);
  }
}
