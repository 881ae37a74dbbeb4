import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Refusal } from '../issue.ts';
import type { Table, TableRow } from './table.ts';

const DELIMITERS = [',', '\t', ';'] as const;

/** @throws Refusal where a quotation mark is never closed */
export function readCsv(text: string): Table {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // a stray quotation mark inside a cell is a character like any other
      relax_quotes: true,
      info: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: Info }[];
    return { kind: 'csv', sheet: '', fields: undefined, rows: withLines(records) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
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
    const row = { line: before + 1, cells: record };
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
