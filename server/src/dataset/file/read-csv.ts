import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { Refusal } from '../issue.ts';
import { unmarkText } from '../value/text-mark.ts';
import { LARGEST_CSV_BYTES, LARGEST_CSV_RECORD_BYTES, MOST_COLUMNS, megabytes, tooLarge } from './limits.ts';
import type { Table, TableRow } from './table.ts';

/** Cut at one go; then the server answers others. */
const CHUNK_CHARACTERS = 128 * 1024;
const DELIMITERS = [',', '\t', ';'] as const;

/** @throws Refusal where a quotation mark is never closed, or where there is more than people keep in a table */
export async function readCsv(text: string): Promise<Table> {
  if (text.length > LARGEST_CSV_BYTES) throw tooLarge(megabytes(text.length), megabytes(LARGEST_CSV_BYTES));
  try {
    const parser = parse({
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // a stray quotation mark inside a cell is a character like any other
      relax_quotes: true,
      skip_records_with_empty_values: true,
      max_record_size: LARGEST_CSV_RECORD_BYTES,
      info: true,
    });
    const records = Readable.from(chunksOf(text)).pipe(parser) as AsyncIterable<CsvRecord>;
    return { kind: 'csv', sheet: '', fields: undefined, rows: await withLines(records) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw tooLarge(`${line}行目`, `1行${megabytes(LARGEST_CSV_RECORD_BYTES)}`);
    throw new Refusal('csv-broken', {
      line,
      message: `引用符（"）が閉じていないため、${line}行目から先を読めません。引用符の数を確かめてください。`,
    });
  }
}

interface CsvRecord {
  readonly record: string[];
  readonly info: Info;
}

/** The parser tells where a record ends; it began after the one before it. */
async function withLines(records: AsyncIterable<CsvRecord>): Promise<TableRow[]> {
  let before = 0;
  const rows: TableRow[] = [];
  for await (const { record, info } of records) {
    if (record.length > MOST_COLUMNS) throw tooLarge(`${before + 1}行目に${record.length}列`, `${MOST_COLUMNS}列`);
    rows.push({ line: before + 1, cells: record.map(unmarkText) });
    before = info.lines;
  }
  return rows;
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
