import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Refusal } from '../issue.ts';
import { unmarkText } from '../value/text-mark.ts';
import { LARGEST_CSV_BYTES, LARGEST_CSV_RECORD_BYTES, MOST_COLUMNS, megabytes, tooLarge } from './limits.ts';
import type { Table, TableRow } from './table.ts';

const DELIMITERS = [',', '\t', ';'] as const;

/** @throws Refusal where a quotation mark is never closed, or where there is more than people keep in a table */
export function readCsv(text: string): Table {
  if (text.length > LARGEST_CSV_BYTES) throw tooLarge(megabytes(text.length), megabytes(LARGEST_CSV_BYTES));
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // a stray quotation mark inside a cell is a character like any other
      relax_quotes: true,
      skip_records_with_empty_values: true,
      max_record_size: LARGEST_CSV_RECORD_BYTES,
      info: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: Info }[];
    return { kind: 'csv', sheet: '', fields: undefined, rows: withLines(records) };
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

/** The parser tells where a record ends; it began after the one before it. */
function withLines(records: readonly { readonly record: string[]; readonly info: Info }[]): TableRow[] {
  let before = 0;
  return records.map(({ record, info }) => {
    if (record.length > MOST_COLUMNS) throw tooLarge(`${before + 1}行目に${record.length}列`, `${MOST_COLUMNS}列`);
    const row = { line: before + 1, cells: record.map(unmarkText) };
    before = info.lines;
    return row;
  });
}

/** The one that the first line holds most of. */
function delimiterOf(text: string): string {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}
