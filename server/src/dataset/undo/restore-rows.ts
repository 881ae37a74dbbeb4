import type { Transaction } from '../../database/index.ts';
import type { ChangeCounts } from '../import-report.ts';
import type { UndoableTable } from './undoable-tables.ts';

/** What is undone, and by which revision. */
export interface Undone {
  readonly municipalityCode: string;
  readonly datasetId: string;
  /** The revision of the import that is undone, and the one that undoes it. */
  readonly undone: number;
  readonly revision: number;
}

/**
 * Brings the records that an import touched back to what they were: what it began ends, what it ended begins anew. A record
 * that another dataset has taken over since is that one's, and one that its own dataset has left out since stays out.
 */
export async function restoreRows(
  transaction: Transaction,
  { name, key, stays = 'false' }: UndoableTable,
  { municipalityCode, datasetId, undone, revision }: Undone,
): Promise<Pick<ChangeCounts, 'added' | 'changed' | 'removed'>> {
  const sameKey = (other: string) => key.map((column) => `${other}.${column} = t.${column}`).join(' AND ');
  const ended = await transaction.query(
    `UPDATE ${name} t SET to_revision = $4
     WHERE t.municipality_code = $1 AND t.dataset_id = $2 AND t.to_revision IS NULL AND NOT (${stays})
       AND EXISTS (SELECT FROM ${name} touched WHERE touched.municipality_code = $1 AND ${sameKey('touched')}
         AND $3 IN (touched.from_revision, touched.to_revision))
     RETURNING 1`,
    [municipalityCode, datasetId, undone, revision],
  );
  const begun = await transaction.query<{ hadOne: boolean }>(
    `WITH begun AS (
       INSERT INTO ${name}
       SELECT again.*
       FROM ${name} t, jsonb_populate_record(t, jsonb_build_object('from_revision', $4::int, 'to_revision', NULL)) again
       WHERE t.municipality_code = $1 AND t.to_revision = $3
         AND NOT EXISTS (SELECT FROM ${name} now WHERE now.municipality_code = $1 AND ${sameKey('now')} AND now.to_revision IS NULL)
         -- the other dataset that it was taken from has been published without it since
         AND NOT EXISTS (SELECT FROM dataset_version later WHERE later.municipality_code = $1 AND later.dataset_id = t.dataset_id
           AND t.dataset_id <> $2 AND later.revision > $3 AND later.undone_at IS NULL)
       RETURNING ${key.join(', ')})
     SELECT EXISTS (SELECT FROM ${name} t WHERE t.municipality_code = $1 AND t.to_revision = $4 AND ${key
       .map((column) => `t.${column} = begun.${column}`)
       .join(' AND ')}) AS "hadOne" FROM begun`,
    [municipalityCode, datasetId, undone, revision],
  );
  const changed = begun.filter(({ hadOne }) => hadOne).length;
  return { added: begun.length - changed, changed, removed: ended.length - changed };
}

/** What people said by hand after the import stands: it is laid over what the earlier file says. */
export async function keepLaterEdits(
  transaction: Transaction,
  { municipalityCode, undone, revision }: Undone,
): Promise<void> {
  const fields = await transaction.query<{ field: string }>(
    'SELECT DISTINCT field FROM resource_edit WHERE municipality_code = $1 AND revision > $2',
    [municipalityCode, undone],
  );
  for (const { field } of fields) {
    await transaction.query(
      `UPDATE resource_edit e SET file_value = coalesce(to_jsonb(r.${field}), 'null') FROM resource r
       WHERE e.municipality_code = $1 AND e.field = $2 AND e.revision > $3
         AND r.municipality_code = $1 AND r.id = e.resource_id AND r.from_revision = $4 AND r.to_revision IS NULL`,
      [municipalityCode, field, undone, revision],
    );
    await transaction.query(
      `UPDATE resource r SET ${field} = (jsonb_populate_record(NULL::resource, jsonb_build_object($2::text, e.value))).${field}
       FROM resource_edit e
       WHERE e.municipality_code = $1 AND e.field = $2 AND e.revision > $3
         AND r.municipality_code = $1 AND r.id = e.resource_id AND r.from_revision = $4 AND r.to_revision IS NULL`,
      [municipalityCode, field, undone, revision],
    );
  }
}
