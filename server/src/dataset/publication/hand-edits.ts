import type { Publication } from './publication.ts';

interface Superseded {
  readonly name: string;
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly after: string;
}

/**
 * Lays what a person changed by hand over what the file says, as long as the file still says what it said then. Where the
 * file's own value has changed since, the file wins and the edit ends, which is logged.
 * `resource_edit.field` is a column of `resource`, its values are `to_jsonb` of that column.
 */
export async function keepHandEdits(
  staged: string,
  columns: readonly string[],
  { transaction, municipalityCode, log }: Publication,
): Promise<void> {
  const edited = await transaction.query<{ field: string }>(
    `SELECT DISTINCT e.field FROM resource_edit e JOIN ${staged} s ON s.id = e.resource_id
     WHERE e.municipality_code = $1 AND e.field = ANY($2::text[])`,
    [municipalityCode, columns],
  );
  for (const { field } of edited) {
    const superseded = await transaction.query<Superseded>(
      `DELETE FROM resource_edit e USING ${staged} s
       WHERE e.municipality_code = $1 AND e.field = $2 AND s.id = e.resource_id
         AND coalesce(to_jsonb(s.${field}), 'null') <> e.file_value
       RETURNING s.name, (s.provenance ->> 'line')::int AS line, e.field,
         e.value #>> '{}' AS value, coalesce(to_jsonb(s.${field}), 'null') #>> '{}' AS after`,
      [municipalityCode, field],
    );
    for (const { name, ...issue } of superseded)
      log.add('hand-edit-superseded', {
        ...issue,
        message: `「${name}」は手で直してありましたが、ファイルの値がその後に変わったので、ファイルの値にしました。`,
      });
    await transaction.query(
      `UPDATE ${staged} s SET ${field} = (jsonb_populate_record(NULL::resource, jsonb_build_object($2::text, e.value))).${field}
       FROM resource_edit e
       WHERE e.municipality_code = $1 AND e.field = $2 AND s.id = e.resource_id`,
      [municipalityCode, field],
    );
  }
}
