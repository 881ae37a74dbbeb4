import type { FeedLog } from './feed-log.ts';
import type { IdIndex } from './id-index.ts';
import type { NoticeCode, NoticePlace } from './notices.ts';
import type { RecordScanner } from './record-scanner.ts';

const ZERO = 0x30;
const COLON = 0x3a;
/** A trip lasts a few days at most. */
const MOST_HOURS = 240;

/** A time that isn't given, and one that can't be read. */
export const NO_TIME = -1;
export const BAD_TIME = -2;

type Said = Omit<NoticePlace, 'file' | 'line'>;

/** The record at hand of a file of a feed; columns are numbers, -1 where the file hasn't got one. */
export class FeedRow {
  readonly #file: string;
  readonly #scanner: RecordScanner;
  readonly #log: FeedLog;

  constructor(file: string, scanner: RecordScanner, log: FeedLog) {
    this.#file = file;
    this.#scanner = scanner;
    this.#log = log;
  }

  get line(): number {
    return this.#scanner.line;
  }

  note(code: NoticeCode, said: Said): void {
    this.#log.note(code, { file: this.#file, line: this.line, ...said });
  }

  fault(code: NoticeCode, said: Said): void {
    this.#log.fault(code, { file: this.#file, line: this.line, ...said });
  }

  isEmpty(column: number): boolean {
    return column < 0 || (this.#scanner.starts[column] as number) >= (this.#scanner.ends[column] as number);
  }

  /** "" where it is empty */
  text(column: number): string {
    return this.isEmpty(column) ? '' : this.#scanner.text(column);
  }

  /** null where it is empty */
  textOrNull(column: number): string | null {
    return this.text(column) || null;
  }

  /** "" and a fault where it is empty */
  required(column: number, field: string): string {
    const text = this.text(column);
    if (!text) this.fault('missing_required_field', { field });
    return text;
  }

  /** The number of an id; -1 where the index doesn't hold it. */
  find(column: number, index: IdIndex): number {
    const { bytes, starts, ends, isEscaped } = this.#scanner;
    if (column < 0) return -1;
    if (isEscaped[column]) return index.findText(this.text(column));
    return index.find(bytes, starts[column] as number, ends[column] as number);
  }

  /** The number of an id, whether or not the index held it before. */
  intern(column: number, index: IdIndex): number {
    const { bytes, starts, ends, isEscaped } = this.#scanner;
    if (!isEscaped[column]) return index.add(bytes, starts[column] as number, ends[column] as number);
    const text = Buffer.from(this.text(column));
    return index.add(text, 0, text.length);
  }

  /** Seconds of H:MM:SS; NO_TIME where it is empty, BAD_TIME and a fault where it can't be read. */
  time(column: number, field: string): number {
    if (this.isEmpty(column)) return NO_TIME;
    const { bytes, starts, ends } = this.#scanner;
    const seconds = secondsOf(bytes, starts[column] as number, ends[column] as number);
    if (seconds === BAD_TIME) this.fault('invalid_time', { field, value: this.text(column) });
    return seconds;
  }

  /** A whole number from 0; undefined where it is empty or, with a fault, can't be read. */
  integer(column: number, field: string): number | undefined {
    if (this.isEmpty(column)) return undefined;
    const { bytes, starts, ends } = this.#scanner;
    let value = 0;
    for (let at = starts[column] as number; at < (ends[column] as number); at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) {
        const text = this.text(column);
        this.fault(/^-\d+$/.test(text) ? 'number_out_of_range' : 'invalid_integer', { field, value: text });
        return undefined;
      }
      value = value * 10 + digit;
    }
    if (value > 0x7fffffff) {
      this.fault('number_out_of_range', { field, value: this.text(column) });
      return undefined;
    }
    return value;
  }

  /** One of the numbers from 0 to `most`; `otherwise` where it is empty or, with a note, another. */
  choice(column: number, field: string, most: number, otherwise: number): number {
    if (this.isEmpty(column)) return otherwise;
    const text = this.text(column);
    const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
    if (value >= 0 && value <= most) return value;
    this.note('unexpected_enum_value', { field, value: text });
    return otherwise;
  }

  /** Degrees; undefined where it is empty or, with a note, no number or out of range. */
  degrees(column: number, field: string, most: number): number | undefined {
    const text = this.text(column);
    if (!text) return undefined;
    const value = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(value) <= most) return value;
    this.note(Number.isNaN(value) ? 'invalid_float' : 'number_out_of_range', { field, value: text });
    return undefined;
  }

  /** YYYY-MM-DD; undefined and a fault where it can't be read, or is empty. */
  date(column: number, field: string): string | undefined {
    const text = this.required(column, field);
    if (!text) return undefined;
    const date = dateOf(text);
    if (!date) this.fault('invalid_date', { field, value: text });
    return date;
  }
}

/** YYYY-MM-DD of YYYYMMDD, where that is a day. */
export function dateOf(text: string): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const date = `${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}

function secondsOf(bytes: Buffer, start: number, end: number): number {
  const firstColon = bytes[start + 1] === COLON ? start + 1 : bytes[start + 2] === COLON ? start + 2 : start + 3;
  if (end - firstColon !== 6 || bytes[firstColon] !== COLON || bytes[firstColon + 3] !== COLON) return BAD_TIME;
  const hours = digits(bytes, start, firstColon);
  const minutes = digits(bytes, firstColon + 1, firstColon + 3);
  const seconds = digits(bytes, firstColon + 4, end);
  if (hours < 0 || hours > MOST_HOURS || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return BAD_TIME;
  return hours * 3600 + minutes * 60 + seconds;
}

/** -1 where one isn't a digit */
function digits(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
