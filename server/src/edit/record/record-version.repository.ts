import type { Row, Transaction } from '../../database/index.ts';
import { HAND_FORMAT, HAND_SOURCE, handRecordsId, type RecordSort } from '../../dataset/index.ts';
import { endVersion } from '../resource-version.repository.ts';

/** A record as it stands. Columns as PostgreSQL writes them to JSON. */
export interface HeldRecord extends Row {
  readonly datasetId: string;
  readonly fromRevision: number;
  readonly columns: Readonly<Record<string, unknown>>;
  /** Name of its organisation. */
  readonly organization: string | null;
  /** What the file says of the columns that a person changed. */
  readonly fileValues: Readonly<Record<string, unknown>>;
}

interface RecordKey {
  readonly code: string;
  readonly id: string;
}

const columnsOf = ({ columns }: RecordSort) => columns.map((column) => `'${column}', t.${column}`).join(', ');

/** Undefined where there is none. */
export async function findHeldRecord(
  transaction: Transaction,
  sort: RecordSort,
  { code, id }: RecordKey,
): Promise<HeldRecord | undefined> {
  const [row] = await transaction.query<HeldRecord>(
    `SELECT t.dataset_id AS "datasetId", t.from_revision AS "fromRevision", t.file_values AS "fileValues",
       jsonb_build_object(${columnsOf(sort)}) AS columns,
       (SELECT o.name FROM organization o WHERE o.municipality_code = t.municipality_code AND o.id = t.organization_id) AS organization
     FROM ${sort.table} t WHERE t.municipality_code = $1 AND t.id = $2 AND t.to_revision IS NULL`,
    [code, id],
  );
  return row;
}

/** Whether a revision ended a version of it. */
export async function wasEndedBy(
  transaction: Transaction,
  { table }: RecordSort,
  { code, id }: RecordKey,
  revision: number,
): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT 1 FROM ${table} WHERE municipality_code = $1 AND id = $2 AND to_revision = $3`,
    [code, id, revision],
  );
  return rows.length > 0;
}

export async function insertRecord(
  transaction: Transaction,
  { table, dataset }: RecordSort,
  { code, id, revision }: RecordKey & { readonly revision: number },
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  await transaction.query(`INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, $1::jsonb)).*`, [
    JSON.stringify({
      ...columns,
      municipality_code: code,
      id,
      from_revision: revision,
      dataset_id: handRecordsId(code, dataset),
      provenance: {},
      file_values: {},
    }),
  ]);
}

/** Ends a record's version and begins one with other columns. */
export async function changeRecord(
  transaction: Transaction,
  { table }: RecordSort,
  { code, id, revision }: RecordKey & { readonly revision: number },
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  await endVersion(transaction, table, code, id, revision);
  await transaction.query(
    `INSERT INTO ${table}
     SELECT (jsonb_populate_record(held, $4::jsonb || jsonb_build_object('from_revision', $3::int, 'to_revision', NULL))).*
     FROM ${table} held WHERE municipality_code = $1 AND id = $2 AND to_revision = $3`,
    [code, id, revision, JSON.stringify(columns)],
  );
}

/** Brings the dataset of what people entered to what it holds: its rows, its day, its next version. None where nobody ever did. */
export async function saveHandRecords(
  transaction: Transaction,
  { table, dataset }: RecordSort,
  code: string,
): Promise<void> {
  await transaction.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, content_hash)
     SELECT $1, $2, $3, $4, $5, 1, count(*) FILTER (WHERE to_revision IS NULL), now(), ''
     FROM ${table} WHERE municipality_code = $1 AND dataset_id = $2
     HAVING count(*) > 0
     ON CONFLICT (municipality_code, id) DO UPDATE
     SET rows = excluded.rows, published_at = excluded.published_at, version = dataset.version + 1`,
    [code, handRecordsId(code, dataset), dataset, HAND_SOURCE, HAND_FORMAT],
  );
}
