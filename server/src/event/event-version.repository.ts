import type { Row, Transaction } from '../database/index.ts';
import { HAND_FORMAT, HAND_SOURCE, handEventsId } from '../dataset/index.ts';
import { endVersion } from '../edit/index.ts';

/** An event as it stands, with its columns as PostgreSQL writes them to JSON. */
export interface HeldEvent extends Row {
  readonly datasetId: string;
  readonly fromRevision: number;
  readonly columns: Readonly<Record<string, unknown>>;
  /** What the file says of the columns that a person changed. */
  readonly fileValues: Readonly<Record<string, unknown>>;
}

/** Undefined where there is none, or a person has taken it away. */
export async function findHeldEvent(
  transaction: Transaction,
  code: string,
  id: string,
): Promise<HeldEvent | undefined> {
  const [row] = await transaction.query<HeldEvent & { removed: boolean }>(
    `SELECT dataset_id AS "datasetId", from_revision AS "fromRevision", to_jsonb(e) AS columns, file_values AS "fileValues", removed
     FROM event e WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL`,
    [code, id],
  );
  return row?.removed ? undefined : row;
}

/** The revision that began what stands, be it taken away; undefined where nothing does. */
export async function findStandingRevision(
  transaction: Transaction,
  code: string,
  id: string,
): Promise<number | undefined> {
  const [row] = await transaction.query<{ revision: number }>(
    'SELECT from_revision AS revision FROM event WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL',
    [code, id],
  );
  return row?.revision;
}

export async function insertEvent(
  transaction: Transaction,
  { code, id, revision }: { readonly code: string; readonly id: string; readonly revision: number },
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  await transaction.query('INSERT INTO event SELECT (jsonb_populate_record(NULL::event, $1::jsonb)).*', [
    JSON.stringify({
      ...columns,
      municipality_code: code,
      id,
      from_revision: revision,
      dataset_id: handEventsId(code),
      removed: false,
      file_values: {},
    }),
  ]);
}

/** Ends an event's version and begins one with other columns. */
export async function changeEvent(
  transaction: Transaction,
  { code, id, revision }: { readonly code: string; readonly id: string; readonly revision: number },
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  await endVersion(transaction, 'event', code, id, revision);
  await transaction.query(
    `INSERT INTO event
     SELECT (jsonb_populate_record(held, $4::jsonb || jsonb_build_object('from_revision', $3::int, 'to_revision', NULL))).*
     FROM event held WHERE municipality_code = $1 AND id = $2 AND to_revision = $3`,
    [code, id, revision, JSON.stringify(columns)],
  );
}

/** Brings the dataset of what people entered to what it holds: its rows, its day, its next version. */
export async function saveHandEvents(transaction: Transaction, code: string): Promise<void> {
  await transaction.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, content_hash)
     SELECT $1, $2, 'events', $3, $4, 1, count(*), now(), '' FROM event
     WHERE municipality_code = $1 AND dataset_id = $2 AND to_revision IS NULL AND NOT removed
     ON CONFLICT (municipality_code, id) DO UPDATE
     SET rows = excluded.rows, published_at = excluded.published_at, version = dataset.version + 1`,
    [code, handEventsId(code), HAND_SOURCE, HAND_FORMAT],
  );
}
