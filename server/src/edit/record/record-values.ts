import type { RecordSort } from '../../dataset/index.ts';
import type { HeldRecord } from './record-version.repository.ts';

/** By the names of the API: text, days as YYYY-MM-DD, ids of a kind or of areas. */
export type RecordValues = Readonly<Record<string, unknown>>;

/** A field: in the API, in the template, and in the table. */
interface RecordField {
  readonly name: string;
  readonly cell: string;
  readonly column: string;
}

export const fieldsOf = ({ cells, columnOf }: RecordSort): readonly RecordField[] =>
  Object.keys(cells).map((cell) => ({
    name: cell.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    cell,
    column: columnOf[cell] ?? cell,
  }));

/** What stands, as a person may write it. */
export function valuesOf(sort: RecordSort, { columns, organization }: HeldRecord): RecordValues {
  return Object.fromEntries(
    fieldsOf(sort).map(({ name, cell, column }) => [
      name,
      cell === 'organization' ? organization : (columns[column] ?? null),
    ]),
  );
}

/** The values as the cells of a row; ids of areas are read as well as names. */
export function cellsOf(sort: RecordSort, values: RecordValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldsOf(sort).flatMap(({ name, cell }) => {
      const text = textOf(values[name]);
      return text === '' ? [] : [[cell, text]];
    }),
  );
}

export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('、');
  return typeof value === 'string' ? value.trim() : '';
}
