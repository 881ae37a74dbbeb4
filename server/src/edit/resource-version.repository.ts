import type { Row, Transaction } from '../database/index.ts';

/** Columns of `resource` that a confirmation changes, as PostgreSQL writes them to JSON. */
export interface ConfirmedFields {
  readonly status: string;
  readonly confirmed_on: string | null;
  readonly closed_on: string | null;
}

export const CONFIRMED_COLUMNS = ['status', 'confirmed_on', 'closed_on'] as const satisfies (keyof ConfirmedFields)[];

export interface HeldResource extends Row {
  readonly kindId: string;
  readonly fromRevision: number;
  readonly fields: ConfirmedFields;
}

/** A resource as it stands; undefined where there is none. */
export async function findHeldResource(
  transaction: Transaction,
  code: string,
  id: string,
): Promise<HeldResource | undefined> {
  const [row] = await transaction.query<HeldResource>(
    `SELECT kind_id AS "kindId", from_revision AS "fromRevision",
            jsonb_build_object('status', status, 'confirmed_on', confirmed_on, 'closed_on', closed_on) AS fields
     FROM resource WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL`,
    [code, id],
  );
  return row;
}

/** Ends a resource's current version and begins one with other fields: publishing never deletes, editing neither. */
export async function changeResource(
  transaction: Transaction,
  code: string,
  id: string,
  revision: number,
  fields: ConfirmedFields,
): Promise<void> {
  await endVersion(transaction, 'resource', code, id, revision);
  await transaction.query(
    `INSERT INTO resource
     SELECT (jsonb_populate_record(held, $4::jsonb || jsonb_build_object('from_revision', $3::int, 'to_revision', NULL))).*
     FROM resource held WHERE municipality_code = $1 AND id = $2 AND to_revision = $3`,
    [code, id, revision, JSON.stringify(fields)],
  );
}

/** Ends the current version of a row and begins it anew as it was before an edit ended it. False where it wasn't there. */
export async function restoreVersion(
  transaction: Transaction,
  table: 'resource' | 'presence_record',
  { code, id, revision, undone }: { code: string; id: string; revision: number; undone: number },
): Promise<boolean> {
  await endVersion(transaction, table, code, id, revision);
  const [restored] = await transaction.query(
    `INSERT INTO ${table}
     SELECT (jsonb_populate_record(held, jsonb_build_object('from_revision', $3::int, 'to_revision', NULL))).*
     FROM ${table} held WHERE municipality_code = $1 AND id = $2 AND to_revision = $4
     RETURNING id`,
    [code, id, revision, undone],
  );
  return restored !== undefined;
}

/** Ends the version that stands, if one does: there is only ever one. */
export async function endVersion(
  transaction: Transaction,
  table: 'resource' | 'presence_record',
  code: string,
  id: string,
  revision: number,
): Promise<void> {
  await transaction.query(
    `UPDATE ${table} SET to_revision = $3
     WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL`,
    [code, id, revision],
  );
}
