import type { PlaceLevel } from '../address/index.ts';
import type { RecordChange } from './publication/record-changes.ts';
import type { RowCheck, RowNote, Verdict } from './validation/row-check.ts';

/** A row of a file as it was checked. */
export interface CheckedRow {
  readonly line: number;
  readonly verdict: Verdict;
  /** What a person calls it: its name, area or code. */
  readonly label: string;
  /** By field of the project's own table: the file's name of the column, and the value as read. */
  readonly cells: Readonly<Record<string, { readonly field: string; readonly value: string } | undefined>>;
  readonly notes: readonly RowNote[];
  /** [longitude, latitude]; null where it isn't known */
  readonly lngLat: readonly [number, number] | null;
  readonly placeLevel: PlaceLevel | null;
}

/** More than the report holds: every row, and every record that publishing would touch. */
export interface CheckDetail {
  readonly rows: readonly CheckedRow[];
  readonly changes: readonly RecordChange[];
}

/** The first of these that a row has is what it is called by. */
const LABEL_FIELDS = ['name', 'title', 'machi_aza', 'area', 'indicator', 'code', 'id'];

/** @param text what a field of the row says; null where it says nothing */
export function labelOf(text: (field: string) => string | null): string {
  return LABEL_FIELDS.map(text).find((found) => found !== null) ?? '';
}

export function checkedRow(check: RowCheck): CheckedRow {
  const { row, verdict, notes, place } = check;
  return {
    line: row.line,
    verdict,
    label: labelOf((field) => check.text(field)),
    cells: row.cells,
    notes,
    lngLat: place?.lngLat ?? null,
    placeLevel: place?.level ?? null,
  };
}
