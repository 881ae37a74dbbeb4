import type { Publication } from './publication.ts';
import type { RevisionedTable } from './publish-rows.ts';

/**
 * A table whose rows keep beside what a person changed what the file said of it (`file_values`: column → `to_jsonb`).
 * Names come from code, never from input.
 */
export interface EditedTable extends Pick<RevisionedTable, 'name' | 'content'> {
  /** SQL about `t`: what a person calls a record. */
  readonly label: string;
}

/**
 * Lays what a person changed over what the file says, column by column, as long as the file still says what it said then.
 * Where the file's own value has changed since, the file wins, which is logged.
 */
export async function keepRowEdits(
  staged: string,
  { name: table, content, label }: EditedTable,
  { transaction, municipalityCode, log }: Publication,
): Promise<void> {
  const superseded = await transaction.query<{ name: string; field: string; value: string; after: string }>(
    `SELECT ${label} AS name, f.key AS field, to_jsonb(held) ->> f.key AS value, to_jsonb(t) ->> f.key AS after
     FROM ${staged} t
     JOIN ${table} held ON held.municipality_code = $1 AND held.id = t.id AND held.to_revision IS NULL
     CROSS JOIN jsonb_each(held.file_values) f
     WHERE to_jsonb(t) -> f.key <> f.value
     ORDER BY 1, t.id, f.key`,
    [municipalityCode],
  );
  for (const { name, ...issue } of superseded)
    log.add('hand-edit-superseded', {
      ...issue,
      message: `「${name}」は手で直してありましたが、ファイルの値がその後に変わったので、ファイルの値にしました。`,
    });
  await transaction.query(
    `WITH
     -- of each record, what a person said of columns that the file says as before
     kept AS (
       SELECT t.id, jsonb_object_agg(f.key, to_jsonb(held) -> f.key) AS said, jsonb_object_agg(f.key, f.value) AS file_values
       FROM ${staged} t
       JOIN ${table} held ON held.municipality_code = $1 AND held.id = t.id AND held.to_revision IS NULL
       CROSS JOIN jsonb_each(held.file_values) f
       WHERE to_jsonb(t) -> f.key = f.value
       GROUP BY t.id)
     UPDATE ${staged} t SET (${content.join(', ')}, file_values) = (
       SELECT ${content.map((column) => `r.${column}`).join(', ')}, kept.file_values
       FROM jsonb_populate_record(NULL::${table}, to_jsonb(t) || kept.said) r)
     FROM kept WHERE kept.id = t.id`,
    [municipalityCode],
  );
}

/**
 * After an import is undone, what people wrote since it stands: it is laid over what the file before said.
 * @param undone the revision of the import, and `revision` that which took it back
 */
export async function keepLaterRowEdits(
  { transaction, municipalityCode }: Pick<Publication, 'transaction' | 'municipalityCode'>,
  { name: table, content }: EditedTable,
  { undone, revision }: { readonly undone: number; readonly revision: number },
): Promise<void> {
  await transaction.query(
    `WITH
     -- of each record that came back, what a person has said of it since the import, and what the file before says of that
     later AS (
       SELECT again.id, jsonb_object_agg(f.key, to_jsonb(ended) -> f.key) AS said,
         jsonb_object_agg(f.key, coalesce(again.file_values -> f.key, to_jsonb(again) -> f.key)) AS file_values
       FROM ${table} again
       JOIN ${table} ended ON ended.municipality_code = $1 AND ended.id = again.id AND ended.to_revision = $3
         AND ended.from_revision > $2
       CROSS JOIN jsonb_each(ended.file_values) f
       WHERE again.municipality_code = $1 AND again.from_revision = $3 AND again.to_revision IS NULL
       GROUP BY again.id)
     UPDATE ${table} t SET (${content.join(', ')}, file_values) = (
       SELECT ${content.map((column) => `r.${column}`).join(', ')}, t.file_values || later.file_values
       FROM jsonb_populate_record(NULL::${table}, to_jsonb(t) || later.said) r)
     FROM later WHERE t.municipality_code = $1 AND t.id = later.id AND t.from_revision = $3`,
    [municipalityCode, undone, revision],
  );
}
