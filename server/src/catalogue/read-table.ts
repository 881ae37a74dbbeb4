import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { CatalogueError, type CatalogueIssue } from './catalogue-error.ts';

/** A row of a catalogue file and where it stands. */
export interface TableRow<T> {
  readonly file: string;
  /** The header is line 1. */
  readonly line: number;
  readonly value: T;
}

interface RawRow {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

/**
 * Parses one CSV file (UTF-8 with or without BOM, or CP932 as spreadsheets in Japan write it) and checks every row.
 * @throws CatalogueError with every fault of the file at once
 */
export function readTable<S extends z.ZodType>(file: string, bytes: Uint8Array, schema: S): TableRow<z.output<S>>[] {
  const rows: TableRow<z.output<S>>[] = [];
  const issues: CatalogueIssue[] = [];
  for (const { record, info } of parseCsv(file, bytes)) {
    const parsed = schema.safeParse(record);
    if (parsed.success) rows.push({ file, line: info.lines, value: parsed.data });
    else
      for (const { path, message } of parsed.error.issues) {
        const field = String(path[0]);
        const value = record[field];
        issues.push({
          file,
          line: info.lines,
          field,
          value,
          message: value === undefined ? 'この列がありません。見出しの行に足してください。' : message,
        });
      }
  }
  if (issues.length > 0) throw new CatalogueError(issues);
  return rows;
}

function parseCsv(file: string, bytes: Uint8Array): RawRow[] {
  try {
    const options = {
      columns: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    } as const;
    return parse(decode(bytes), options) as unknown as RawRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : undefined;
    const message = `表として読めません(${error.code})。列の数と引用符を確かめ、「CSV UTF-8」で保存しなおしてください。`;
    throw new CatalogueError([{ file, line, field: undefined, value: undefined, message }]);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
