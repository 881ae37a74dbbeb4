import { mayReadRecord, recordField } from '../../account/index.ts';
import type { Row, Statements } from '../../database/index.ts';
import type { RecordSort } from '../../dataset/index.ts';
import type { RecordSelection } from './record-rows.repository.ts';

export interface SortRow extends Row {
  /** field of the template → what it holds, as text */
  readonly cells: Readonly<Record<string, string | null>>;
}

/** The records of one sort (協定, 担当, …) that the viewer may know of, as they stood. */
export function listSortRows(
  database: Statements,
  { table, cells, label, detail }: RecordSort,
  { code, revision, levels }: RecordSelection,
): Promise<SortRow[]> {
  const fields = Object.entries(cells).map(([field, sql]) => `'${field}', ${recordField(table, field, sql, '$3')}`);
  return database.query<SortRow>(
    `SELECT jsonb_build_object(${fields.join(', ')}) AS cells
     FROM ${table} t
     WHERE t.municipality_code = $1 AND t.from_revision <= $2 AND (t.to_revision IS NULL OR t.to_revision > $2)
       AND ${mayReadRecord(table, 't', '$3')}
     ORDER BY ${label} COLLATE "C", ${detail} COLLATE "C", t.id`,
    [code, revision, levels],
  );
}
