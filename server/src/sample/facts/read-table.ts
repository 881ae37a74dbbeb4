import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LngLat } from '@hazama/geo';
import { parse } from 'csv-parse/sync';

const SAMPLE_DIR = path.dirname(fileURLToPath(import.meta.resolve('@hazama/prisma/seed/sample/municipalities.csv')));

/** The files are the project's own: one that lacks a column is a bug. */
export function readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
): Readonly<Record<Column, string>>[] {
  const rows = parse<Record<string, string>>(readFileSync(path.join(SAMPLE_DIR, file)), { bom: true, columns: true });
  for (const column of columns) if (rows[0]?.[column] === undefined) throw new Error(`${file} has no column ${column}`);
  return rows as Record<Column, string>[];
}

export function locationOf(row: { readonly longitude: string; readonly latitude: string }): LngLat {
  return [Number(row.longitude), Number(row.latitude)];
}
