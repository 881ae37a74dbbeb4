/** Cells between the first one and the last one used, empty ones too: a reader of sheets makes room for each of them. */
export const MOST_SHEET_CELLS = 5_000_000;

/** Longer than any address of a cell, so that one cut in two by a chunk is found in the next. */
const OVERLAP = 80;
const ADDRESS = /<(?:c|row)\s[^>]{0,60}?\br="([A-Z]{0,3})(\d{1,7})"/g;

/** Finds out how far a sheet reaches while its XML passes by, without keeping any of it. */
export class SheetExtent {
  #tail = '';
  #rows = 0;
  #columns = 0;

  feed(chunk: Buffer): void {
    const text = this.#tail + chunk.toString('latin1');
    for (const [, letters = '', row = ''] of text.matchAll(ADDRESS)) {
      this.#rows = Math.max(this.#rows, Number(row));
      this.#columns = Math.max(this.#columns, columnNumber(letters));
    }
    this.#tail = text.slice(-OVERLAP);
  }

  get rows(): number {
    return this.#rows;
  }
  get columns(): number {
    return this.#columns;
  }
}

/** A → 1, Z → 26, AA → 27 */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
