import type { Row, Transaction } from '../database/index.ts';
import { EDITED_COLUMNS } from './resource-fields.ts';
import { type ResourceValues, VALUES } from './resource-values.ts';

/** Tables of which a person writes versions. */
export type VersionedTable =
  | 'resource'
  | 'presence_record'
  | 'event'
  | 'agreement'
  | 'assignment'
  | 'scenario'
  | 'action';

export interface HeldResource extends Row {
  readonly kindId: string;
  readonly datasetId: string;
  readonly fromRevision: number;
  /** Columns that can be edited, as PostgreSQL writes them to JSON. */
  readonly columns: Readonly<Record<string, unknown>>;
  readonly values: ResourceValues;
}

/** A resource as it stands; undefined where there is none. */
export async function findHeldResource(
  transaction: Transaction,
  code: string,
  id: string,
): Promise<HeldResource | undefined> {
  const [row] = await transaction.query<HeldResource>(
    `SELECT r.kind_id AS "kindId", r.dataset_id AS "datasetId", r.from_revision AS "fromRevision", ${VALUES} AS "values",
            jsonb_build_object(${EDITED_COLUMNS.map((column) => `'${column}', r.${column}`).join(', ')}) AS columns
     FROM resource r
     LEFT JOIN organization o ON o.municipality_code = r.municipality_code AND o.id = r.organization_id
     WHERE r.municipality_code = $1 AND r.id = $2 AND r.to_revision IS NULL`,
    [code, id],
  );
  return row;
}

/** The kind of a resource in the version that a revision ended. */
export async function findEndedKind(
  transaction: Transaction,
  code: string,
  id: string,
  revision: number,
): Promise<string | undefined> {
  const [row] = await transaction.query<{ kindId: string }>(
    'SELECT kind_id AS "kindId" FROM resource WHERE municipality_code = $1 AND id = $2 AND to_revision = $3',
    [code, id, revision],
  );
  return row?.kindId;
}

/** Begins a resource that wasn't there. */
export async function insertResource(
  transaction: Transaction,
  key: { readonly code: string; readonly id: string; readonly revision: number; readonly datasetId: string },
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { code, id, revision, datasetId } = key;
  await transaction.query('INSERT INTO resource SELECT (jsonb_populate_record(NULL::resource, $1::jsonb)).*', [
    JSON.stringify({
      ...columns,
      municipality_code: code,
      id,
      from_revision: revision,
      dataset_id: datasetId,
      provenance: {},
    }),
  ]);
}

/** Ends a resource's current version and begins one with other columns: publishing never deletes, editing neither. */
export async function changeResource(
  transaction: Transaction,
  code: string,
  id: string,
  revision: number,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  await endVersion(transaction, 'resource', code, id, revision);
  await transaction.query(
    `INSERT INTO resource
     SELECT (jsonb_populate_record(held, $4::jsonb || jsonb_build_object('from_revision', $3::int, 'to_revision', NULL))).*
     FROM resource held WHERE municipality_code = $1 AND id = $2 AND to_revision = $3`,
    [code, id, revision, JSON.stringify(columns)],
  );
}

/** Ends the current version of a row and begins it anew as it was before an edit ended it. False where it wasn't there. */
export async function restoreVersion(
  transaction: Transaction,
  table: VersionedTable,
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
  table: VersionedTable,
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

/** Revision of the version that stands; undefined where none does. */
export async function findStandingRevision(
  transaction: Transaction,
  table: VersionedTable,
  { code, id }: { readonly code: string; readonly id: string },
): Promise<number | undefined> {
  const [row] = await transaction.query<{ revision: number }>(
    `SELECT from_revision AS revision FROM ${table} WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL`,
    [code, id],
  );
  return row?.revision;
}
