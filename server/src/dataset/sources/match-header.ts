import type { Table } from '../file/table.ts';
import { type HeaderCandidate, headerCandidates } from './header-candidates.ts';
import { headerKey } from './header-key.ts';
import type { Column, Source } from './source.ts';

/** A table's header as one format reads it. */
export interface HeaderMatch {
  /** Of `table.rows`: where the records begin. */
  readonly firstRecord: number;
  /** Of rows that the header takes; 0 where the format itself names the columns. */
  readonly headerRows: number;
  /** Every column as the file calls it. */
  readonly names: readonly string[];
  /** By column: the field of the format, undefined where it has none. */
  readonly fields: readonly (string | undefined)[];
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
  // only what names its own columns has shapes: rows of a table need not be looked through
  const layer = table.fields ? table.rows : [];
  const hasGeometry = layer.some(({ geometry }) => geometry !== undefined);
  const geometryType = hasGeometry ? layer.find(({ geometry }) => geometry)?.geometry?.type : undefined;
  let best: HeaderMatch | undefined;
  for (const candidate of headerCandidates(table)) {
    const fields = fieldsOf(candidate, source.columns, mapping);
    const has = (...wanted: string[]) => wanted.every((field) => fields.includes(field));
    if (!source.isMadeOf(has, { hasGeometry, geometryType, names: candidate.names })) continue;
    if (!best || countFields(fields) > countFields(best.fields))
      best = { firstRecord: candidate.firstRecord, headerRows: candidate.rows, names: candidate.names, fields };
  }
  return best;
}

function countFields(fields: HeaderMatch['fields']): number {
  return fields.filter((field) => field !== undefined).length;
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
