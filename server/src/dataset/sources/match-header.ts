import type { Table } from '../file/table.ts';
import type { Column, Source } from './source.ts';

/** A table's header as one format reads it. */
export interface HeaderMatch {
  /** Of `table.rows`: where the records begin. */
  readonly firstRecord: number;
  /** Every column as the file calls it. */
  readonly names: readonly string[];
  /** By column: the field of the format, undefined where it has none. */
  readonly fields: readonly (string | undefined)[];
}

/** Titles, dates and notes stand above the header of many municipal sheets. */
export const ROWS_ABOVE_HEADER = 20;

/** The names of a header row, or of two rows that merged cells span, with where the records begin. */
interface HeaderCandidate {
  readonly firstRecord: number;
  readonly names: readonly string[];
  /** By column: the names it may be known by, the first preferred. */
  readonly readings: readonly (readonly string[])[];
}

/**
 * Finds the header that makes the table this format: of all rows that could be it, the one that names most columns.
 * @param mapping field → the file's name of the column, where a person has said so
 */
export function matchHeader(
  table: Table,
  source: Source,
  mapping: Readonly<Record<string, string>>,
): HeaderMatch | undefined {
  const hasGeometry = table.rows.some(({ geometry }) => geometry !== undefined);
  let best: HeaderMatch | undefined;
  for (const candidate of candidates(table)) {
    const fields = fieldsOf(candidate, source.columns, mapping);
    const has = (...wanted: string[]) => wanted.every((field) => fields.includes(field));
    if (!source.isMadeOf(has, { hasGeometry, names: candidate.names })) continue;
    if (!best || countFields(fields) > countFields(best.fields))
      best = { firstRecord: candidate.firstRecord, names: candidate.names, fields };
  }
  return best;
}

function countFields(fields: HeaderMatch['fields']): number {
  return fields.filter((field) => field !== undefined).length;
}

/** Brackets, units and spaces aside: 「緯度（世界測地系）」 stays itself, 「緯 度」 is 緯度, "Name_Kana" is namekana. */
export function headerKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_#\-‐・"'()[\]【】「」*※]/g, '');
}

function* candidates({ fields, rows }: Table): Generator<HeaderCandidate> {
  if (fields) {
    yield { firstRecord: 0, names: fields, readings: fields.map((name) => [name]) };
    return;
  }
  const first = rows.slice(0, ROWS_ABOVE_HEADER).map(({ cells }) => cells);
  for (const [at, names] of first.entries())
    yield { firstRecord: at + 1, names, readings: names.map((name) => [name]) };
  for (const [at, upper] of first.entries()) {
    const lower = rows[at + 1]?.cells;
    if (lower) yield mergedHeader(upper, lower, at + 2);
  }
}

/** 「人口」 over 「総数 | 65歳以上」: a group's name stands in the first of its columns, a column without a group below it is blank. */
function mergedHeader(upper: readonly string[], lower: readonly string[], firstRecord: number): HeaderCandidate {
  let group = '';
  const readings = Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const top = upper[at]?.trim() ?? '';
    const bottom = lower[at]?.trim() ?? '';
    if (top) group = top;
    if (!bottom) return [top];
    return group ? [group + bottom, bottom, group] : [bottom];
  });
  return { firstRecord, names: readings.map(([whole = '']) => whole), readings };
}

function fieldsOf(
  { names, readings }: HeaderCandidate,
  columns: readonly Column[],
  mapping: Readonly<Record<string, string>>,
): (string | undefined)[] {
  const byName = new Map(
    columns.flatMap(({ field, names: known }) => known.split(' ').map((name) => [headerKey(name), field] as const)),
  );
  const given = new Map(Object.entries(mapping).map(([field, name]) => [headerKey(name), field]));
  const mapped = new Set(given.values());
  const taken = new Set<string>();
  const claim = (field: string | undefined) => {
    if (!field || taken.has(field)) return undefined;
    taken.add(field);
    return field;
  };
  const said = names.map((name) => claim(given.get(headerKey(name))));
  return readings.map((known, at) => {
    if (said[at]) return said[at];
    for (const name of known) {
      const field = byName.get(headerKey(name));
      if (field && !mapped.has(field) && !taken.has(field)) return claim(field);
    }
    return undefined;
  });
}
