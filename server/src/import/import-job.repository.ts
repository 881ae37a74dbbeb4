import type { Database, Statements, Transaction } from '../database/index.ts';
import type { CheckDetail } from '../dataset/index.ts';
import type { StoredJob } from './import-job.ts';

const COLUMNS = `municipality_code AS "municipalityCode", id, state, activity, file_name AS "fileName", file_bytes AS "fileBytes",
  recognised, dataset, options, edits, check_id AS "checkId", checked_version AS "checkedVersion", checked_at AS "checkedAt",
  outcome, problem, created_at AS "createdAt", changed_at AS "changedAt"`;

export async function findJob(database: Statements, id: string): Promise<StoredJob | undefined> {
  const [job] = await database.query<StoredJob>(`SELECT ${COLUMNS} FROM import_job WHERE id = $1`, [id]);
  return job;
}

/** Jobs that a person can go on with or has to know of, the last touched first. */
export function listOpenJobs(database: Statements, code: string): Promise<StoredJob[]> {
  return database.query<StoredJob>(
    `SELECT ${COLUMNS} FROM import_job
     WHERE municipality_code = $1 AND (state IN ('STAGED', 'CHECKED', 'REJECTED') OR activity IS NOT NULL)
     ORDER BY changed_at DESC, id`,
    [code],
  );
}

export async function insertJob(
  database: Statements,
  job: Pick<StoredJob, 'municipalityCode' | 'id' | 'fileName' | 'fileBytes' | 'recognised' | 'dataset' | 'problem'>,
  now: Date,
): Promise<void> {
  await database.query(
    `INSERT INTO import_job (municipality_code, id, state, file_name, file_bytes, recognised, dataset, problem, created_at, changed_at)
     VALUES ($1, $2, CASE WHEN $7::jsonb IS NULL THEN 'STAGED' ELSE 'REJECTED' END::import_job_state, $3, $4, $5, $6, $7, $8, $8)`,
    [
      job.municipalityCode,
      job.id,
      job.fileName,
      job.fileBytes,
      job.recognised && JSON.stringify(job.recognised),
      job.dataset,
      job.problem && JSON.stringify(job.problem),
      now,
    ],
  );
}

const JSON_FIELDS = new Set<keyof StoredJob>(['options', 'edits', 'outcome', 'problem', 'recognised']);
const COLUMN_OF = {
  state: 'state',
  activity: 'activity',
  dataset: 'dataset',
  options: 'options',
  edits: 'edits',
  checkId: 'check_id',
  checkedVersion: 'checked_version',
  checkedAt: 'checked_at',
  outcome: 'outcome',
  problem: 'problem',
} as const satisfies Partial<Record<keyof StoredJob, string>>;

type Changeable = keyof typeof COLUMN_OF;

/** Writes the fields given, and when. */
export async function changeJob(
  database: Statements,
  { municipalityCode, id }: Pick<StoredJob, 'municipalityCode' | 'id'>,
  change: Partial<Pick<StoredJob, Changeable>>,
  now: Date,
): Promise<void> {
  const fields = (Object.keys(change) as Changeable[]).filter((field) => change[field] !== undefined);
  const values = fields.map((field) => {
    const value = change[field];
    return JSON_FIELDS.has(field) && value !== null ? JSON.stringify(value) : value;
  });
  const set = fields.map((field, at) => `${COLUMN_OF[field]} = $${at + 4}`).join(', ');
  await database.query(
    `UPDATE import_job SET changed_at = $3${set && `, ${set}`} WHERE municipality_code = $1 AND id = $2`,
    [municipalityCode, id, now, ...values],
  );
}

/** What was under way when the server stopped: it can be run again. Answers whose. */
export async function listCutOff(database: Statements): Promise<StoredJob[]> {
  return database.query<StoredJob>(`SELECT ${COLUMNS} FROM import_job WHERE activity IS NOT NULL`);
}

/** Keeps what a check found in place of what the one before it did. */
export async function replaceDetail(
  transaction: Transaction,
  { municipalityCode, id }: Pick<StoredJob, 'municipalityCode' | 'id'>,
  { rows, changes }: CheckDetail,
): Promise<void> {
  await deleteDetail(transaction, { municipalityCode, id });
  await transaction.copy(
    'import_job_row',
    [
      'municipality_code',
      'job_id',
      'line',
      'verdict',
      'label',
      'cells',
      'notes',
      'longitude',
      'latitude',
      'place_level',
    ],
    valuesOf(rows, [municipalityCode, id]),
  );
  await transaction.copy(
    'import_job_change',
    ['municipality_code', 'job_id', 'position', 'change', 'label', 'detail', 'fields'],
    changes.map(({ change, label, detail, fields }, position) => [
      municipalityCode,
      id,
      position,
      change,
      label,
      detail,
      JSON.stringify(fields),
    ]),
  );
}

/** One at a time, as they are sent: a nation's rows are not made twice. */
function* valuesOf(rows: CheckDetail['rows'], job: readonly [code: string, id: string]): Generator<readonly unknown[]> {
  // COPY would take a bare array for one of PostgreSQL's
  for (const { line, verdict, label, cells, notes, lngLat, placeLevel } of rows)
    yield [...job, line, verdict, label, cells, JSON.stringify(notes), lngLat?.[0], lngLat?.[1], placeLevel];
}

export async function deleteDetail(
  statements: Statements,
  { municipalityCode, id }: Pick<StoredJob, 'municipalityCode' | 'id'>,
): Promise<void> {
  for (const table of ['import_job_row', 'import_job_change'])
    await statements.query(`DELETE FROM ${table} WHERE municipality_code = $1 AND job_id = $2`, [municipalityCode, id]);
}

/** The version of a dataset that stands; null where none does. */
export async function findVersion(database: Database, code: string, datasetId: string): Promise<number | null> {
  const [row] = await database.query<{ version: number }>(
    'SELECT version FROM dataset WHERE municipality_code = $1 AND id = $2',
    [code, datasetId],
  );
  return row?.version ?? null;
}
