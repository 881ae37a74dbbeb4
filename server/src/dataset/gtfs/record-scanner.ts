const QUOTE = 0x22;
const COMMA = 0x2c;
const CARRIAGE_RETURN = 0x0d;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const MOST_FIELDS = 512;

/**
 * Finds the fields of comma-separated records (RFC 4180) in UTF-8 bytes without making a string of any. What it found of the record
 * at hand stands in `starts` and `ends`: positions in `bytes`, without quotation marks and the blanks around a value.
 */
export class RecordScanner {
  bytes: Buffer = Buffer.alloc(0);
  readonly starts = new Int32Array(MOST_FIELDS);
  readonly ends = new Int32Array(MOST_FIELDS);
  /** 1: doubled quotation marks stand for one */
  readonly isEscaped = new Uint8Array(MOST_FIELDS);
  count = 0;
  /** Of the record at hand, from 1. */
  line = 0;
  /** Whether a quotation mark is open where the bytes end. */
  isOpen = false;
  #nextLine = 1;

  /**
   * Reads the record that begins at `from` and answers where the next one begins; -1 where the bytes end before it does.
   * `isLast`: the file ends with these bytes, a newline or not.
   */
  read(from: number, isLast: boolean): number {
    const { bytes, starts, ends, isEscaped } = this;
    const { length } = bytes;
    let at = from;
    let count = 0;
    let line = this.#nextLine;
    this.line = line;
    for (;;) {
      while (at < length && bytes[at] === SPACE) at++;
      let start = at;
      let end: number;
      let escaped = 0;
      if (bytes[at] === QUOTE) {
        start = ++at;
        for (;;) {
          if (at >= length) {
            this.isOpen = true;
            return -1;
          }
          const byte = bytes[at] as number;
          if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE) break;
            escaped = 1;
            at++;
          } else if (byte === NEWLINE) line++;
          at++;
        }
        end = at;
        // what stands between the closing mark and the comma is no part of the value
        while (at < length && bytes[at] !== COMMA && bytes[at] !== NEWLINE) at++;
      } else {
        while (at < length) {
          const byte = bytes[at] as number;
          if (byte === COMMA || byte === NEWLINE) break;
          at++;
        }
        end = at;
        if (end > start && bytes[end - 1] === CARRIAGE_RETURN) end--;
      }
      while (end > start && bytes[end - 1] === SPACE) end--;
      while (end > start && bytes[start] === SPACE) start++;
      if (count < MOST_FIELDS) {
        starts[count] = start;
        ends[count] = end;
        isEscaped[count] = escaped;
      }
      count++;
      if (at < length && bytes[at] === COMMA) {
        at++;
        continue;
      }
      if (at >= length && !isLast) return -1;
      this.isOpen = false;
      this.count = count;
      this.#nextLine = line + 1;
      return at + 1;
    }
  }

  /** A record of nothing but blanks. */
  get isBlank(): boolean {
    for (let field = 0; field < Math.min(this.count, MOST_FIELDS); field++)
      if ((this.ends[field] as number) > (this.starts[field] as number)) return false;
    return true;
  }

  text(field: number): string {
    const text = this.bytes.toString('utf8', this.starts[field], this.ends[field]).trim();
    return this.isEscaped[field] ? text.replaceAll('""', '"') : text;
  }
}
