import { searchKey } from '../../name/index.ts';
import { parseSchedule } from '../value/schedule.ts';
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
  publication: Publication,
): Promise<void> {
  const { transaction, municipalityCode } = publication;
  // how exactly a place is known goes with the place
  await transaction.query(
    `DELETE FROM resource_edit e USING ${staged} s, resource_edit place
     WHERE e.municipality_code = $1 AND e.field = 'place_level' AND s.id = e.resource_id
       AND place.municipality_code = $1 AND place.resource_id = e.resource_id AND place.field = 'location'
       AND coalesce(to_jsonb(s.location), 'null') <> place.file_value`,
    [municipalityCode],
  );
  await layOver(staged, columns, publication);
  await restateDerived(staged, publication);
}

async function layOver(
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

/** What is worked out of a name, a reading or a schedule follows it when that was typed by a person. */
async function restateDerived(staged: string, { transaction, municipalityCode }: Publication): Promise<void> {
  const rows = await transaction.query<{
    id: string;
    name: string;
    nameKana: string | null;
    schedule: string | null;
  }>(
    `SELECT s.id, s.name, s.name_kana AS "nameKana", s.schedule FROM ${staged} s
     WHERE EXISTS (SELECT FROM resource_edit e WHERE e.municipality_code = $1 AND e.resource_id = s.id
       AND e.field IN ('name', 'name_kana', 'schedule'))`,
    [municipalityCode],
  );
  if (rows.length === 0) return;
  const derived = rows.map(({ id, name, nameKana, schedule }) => ({
    id,
    search_key: searchKey(name, nameKana),
    opening: schedule ? parseSchedule(schedule).opening : null,
  }));
  await transaction.query(
    `UPDATE ${staged} s SET search_key = d.search_key, opening = nullif(d.opening, 'null')
     FROM jsonb_to_recordset($1::jsonb) AS d (id text, search_key text, opening jsonb) WHERE s.id = d.id`,
    [JSON.stringify(derived)],
  );
}
