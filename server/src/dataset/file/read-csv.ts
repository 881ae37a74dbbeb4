import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { Refusal } from '../issue.ts';
import { unmarkText } from '../value/text-mark.ts';
import { LARGEST_CSV_BYTES, LARGEST_CSV_RECORD_BYTES, MOST_COLUMNS, megabytes, tooLarge } from './limits.ts';
import { linesOf } from './lines-of.ts';
import { Pace } from './pace.ts';
import type { Table, TableRow } from './table.ts';

/** Cut at one go; then the server answers others. */
const CHUNK_CHARACTERS = 128 * 1024;
const LINES_PER_LOOK = 64;
const DELIMITERS = [',', '\t', ';'] as const;

/** @throws Refusal where a quotation mark is never closed, or where there is more than people keep in a table */
export async function readCsv(text: string): Promise<Table> {
  if (text.length > LARGEST_CSV_BYTES) throw tooLarge(megabytes(text.length), megabytes(LARGEST_CSV_BYTES));
  const delimiter = delimiterOf(text);
  const rows = await (text.includes('"') ? quotedRows(text, delimiter) : plainRows(text, delimiter));
  return { kind: 'csv', sheet: '', fields: undefined, rows };
}

/** Of a text without a quotation mark a line is a record: cutting it takes a fifth of the parser's time. */
async function plainRows(text: string, delimiter: string): Promise<TableRow[]> {
  const pace = new Pace();
  const rows: TableRow[] = [];
  let line = 0;
  for (const record of linesOf(text)) {
    line++;
    if (record.length > LARGEST_CSV_RECORD_BYTES) throw recordTooLarge(line);
    const cells = record.split(delimiter);
    if (cells.some((cell) => cell.trim())) rows.push(rowOf(cells, line));
    // another line break than the first one's is part of a cell
    line += record.match(/\r\n|\r(?!$)|\n/g)?.length ?? 0;
    if (rows.length % LINES_PER_LOOK === 0) await pace.yieldWhenDue();
  }
  return rows;
}

interface CsvRecord {
  readonly record: string[];
  readonly info: Info;
}

async function quotedRows(text: string, delimiter: string): Promise<TableRow[]> {
  try {
    const parser = parse({
      delimiter,
      relax_column_count: true,
      // a stray quotation mark inside a cell is a character like any other
      relax_quotes: true,
      skip_records_with_empty_values: true,
      max_record_size: LARGEST_CSV_RECORD_BYTES,
      info: true,
    });
    const rows: TableRow[] = [];
    // the parser tells at which line a record ends, and counts the two letters of a line break in a cell as two
    let countedTwice = 0;
    for await (const { record, info } of Readable.from(chunksOf(text)).pipe(parser) as AsyncIterable<CsvRecord>) {
      const within = `${record.join()}\n`;
      rows.push(rowOf(record, info.lines - countedTwice - (within.match(/[\r\n]/g)?.length ?? 0) + 1));
      countedTwice += within.match(/\r\n/g)?.length ?? 0;
    }
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw recordTooLarge(line);
    throw new Refusal('csv-broken', {
      line,
      message: `引用符（"）が閉じていないため、${line}行目から先を読めません。引用符の数を確かめてください。`,
    });
  }
}

function rowOf(cells: readonly string[], line: number): TableRow {
  if (cells.length > MOST_COLUMNS) throw tooLarge(`${line}行目に${cells.length}列`, `${MOST_COLUMNS}列`);
  return { line, cells: cells.map(unmarkText) };
}

function recordTooLarge(line: number): Refusal {
  return tooLarge(`${line}行目`, `1行${megabytes(LARGEST_CSV_RECORD_BYTES)}`);
}

async function* chunksOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + CHUNK_CHARACTERS;
    // a character of two halves (𠮷) is not cut in two
    const isHalf = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '');
    yield text.slice(at, isHalf ? end + 1 : end);
    at = isHalf ? end + 1 : end;
    await nextTurn();
  }
}

/** The one that the first line holds most of. */
function delimiterOf(text: string): string {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}
