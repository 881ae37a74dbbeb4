import type { Table } from '../file/table.ts';

/** Titles, dates and notes stand above the header of many municipal sheets. */
export const ROWS_ABOVE_HEADER = 20;
/** 「人口」 over 「男 | 女」 over 「65歳以上 | 75歳以上」. */
const MOST_HEADER_ROWS = 3;

/** The names of a header row, or of rows that merged cells span, with where the records begin. */
export interface HeaderCandidate {
  /** Of `table.rows`. */
  readonly firstRecord: number;
  /** How many rows it takes. */
  readonly rows: number;
  readonly names: readonly string[];
  /** By column: the names it may be known by, the first preferred. */
  readonly readings: readonly (readonly string[])[];
}

/** Every row, and every two or three rows together, that could be a table's header. */
export function* headerCandidates({ fields, rows }: Table): Generator<HeaderCandidate> {
  if (fields) {
    yield { firstRecord: 0, rows: 0, names: fields, readings: fields.map((name) => [name]) };
    return;
  }
  const first = rows.slice(0, ROWS_ABOVE_HEADER + MOST_HEADER_ROWS).map(({ cells }) => cells);
  const starts = first.slice(0, ROWS_ABOVE_HEADER);
  for (const [at, names] of starts.entries())
    yield { firstRecord: at + 1, rows: 1, names, readings: names.map((name) => [name]) };
  for (let count = 2; count <= MOST_HEADER_ROWS; count++)
    for (const at of starts.keys()) {
      const levels = first.slice(at, at + count);
      if (levels.length === count && spans(levels)) yield mergedHeader(levels, at + count);
    }
}

/** Statistics of e-Stat have a row of codes above the row of names. */
const OF_CODES = /^KEY_CODE$/i;

/** Whether each row holds names below the blanks of a row above, and not the first record's values. */
function spans(levels: readonly (readonly string[])[]): boolean {
  if (levels.length === 2 && levels[0]?.some((cell) => OF_CODES.test(cell.trim()))) return !levels[1]?.some(isAmount);
  return levels.slice(1).every((lower, at) => {
    const upper = levels[at] ?? [];
    const filled = lower.filter((cell) => cell.trim());
    const isBelowBlank = lower.some((cell, column) => cell.trim() && !upper[column]?.trim());
    return isBelowBlank && !filled.some(isAmount);
  });
}

/** A number other than a year: 2020 may be a column's name. */
function isAmount(cell: string): boolean {
  const plain = cell.normalize('NFKC').replaceAll(',', '').trim();
  return /^-?\d+(\.\d+)?$/.test(plain) && !/^(19|20)\d\d$/.test(plain);
}

/** A group's name stands in the first of its columns; a column without a group below it is blank. */
function mergedHeader(levels: readonly (readonly string[])[], firstRecord: number): HeaderCandidate {
  const groups: string[] = levels.map(() => '');
  const width = Math.max(...levels.map((level) => level.length));
  const readings = Array.from({ length: width }, (_, column) => {
    const own = levels.map((level) => level[column]?.trim() ?? '');
    const lowest = own.findLastIndex(Boolean);
    for (const [level, name] of own.entries())
      if (name) {
        groups[level] = name;
        // a new group begins: what stood below the one before is over
        groups.fill('', level + 1);
      }
    if (lowest < 0) return [''];
    // alone in its column, it is no part of the group before it, and none begins with it
    if (lowest === 0) {
      groups.fill('');
      return [own[0] ?? ''];
    }
    const parts = groups.slice(0, lowest + 1).filter(Boolean);
    return [parts.join(''), ...parts.toReversed(), parts.slice(-2).join('')];
  });
  return { firstRecord, rows: levels.length, names: readings.map(([whole = '']) => whole), readings };
}
