import type { Row, Transaction } from '../database/index.ts';

/** A field that a person changed by hand, and what the file said when they did. Both as PostgreSQL writes the column to JSON. */
export interface HandField extends Row {
  readonly field: string;
  readonly value: unknown;
  readonly fileValue: unknown;
}

export function listHandFields(
  transaction: Transaction,
  code: string,
  resourceId: string,
  fields: readonly string[],
): Promise<HandField[]> {
  return transaction.query<HandField>(
    `SELECT field, value, file_value AS "fileValue" FROM resource_edit
     WHERE municipality_code = $1 AND resource_id = $2 AND field = ANY($3) ORDER BY field`,
    [code, resourceId, fields],
  );
}

/** Makes these the hand edits of the fields; a field that isn't listed is the file's again. */
export async function replaceHandFields(
  transaction: Transaction,
  { code, resourceId, revision }: { code: string; resourceId: string; revision: number },
  fields: readonly string[],
  edits: readonly HandField[],
): Promise<void> {
  await transaction.query(
    'DELETE FROM resource_edit WHERE municipality_code = $1 AND resource_id = $2 AND field = ANY($3)',
    [code, resourceId, fields],
  );
  await transaction.query(
    `INSERT INTO resource_edit (municipality_code, resource_id, revision, field, value, file_value)
     SELECT $1, $2, $3, field, coalesce(value, 'null'), coalesce("fileValue", 'null')
     FROM jsonb_to_recordset($4::jsonb) AS edit(field text, value jsonb, "fileValue" jsonb)`,
    [code, resourceId, revision, JSON.stringify(edits)],
  );
}
