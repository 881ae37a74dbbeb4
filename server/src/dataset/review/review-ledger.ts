import type { Row, Statements, Transaction } from '../../database/index.ts';
import type { Attempt } from '../publication/dataset-ledger.ts';
import type { StagedRow } from '../sources/staged-row.ts';
import type { ImportOptions } from '../validation/context.ts';
import type { TableName } from '../vocabulary.ts';
import { NEWEST_IMPORTS } from './newest-imports.ts';
import type { RowDecision } from './row-decisions.ts';
import { rowHash } from './row-hash.ts';

/** A row that waits, with the doubts that a person sees. */
export interface WaitingRow {
  readonly line: number;
  readonly row: StagedRow;
  readonly reasons: readonly string[];
  readonly isDecided: boolean;
  /** In which it went in; null where it waits or was left out. */
  readonly decidedRevision: number | null;
}

/** An import of which rows wait, as it would be tried again. */
export interface ReviewedImport {
  /** A timetable and streets leave no row to review. */
  readonly attempt: Attempt & { readonly dataset: TableName };
  readonly options: ImportOptions;
  readonly isDryRun: boolean;
}

interface ImportRow {
  readonly dataset: TableName;
  readonly source: string;
  readonly format: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly contentHash: string;
  readonly options: ImportOptions & {
    readonly asOf?: string | null;
    readonly license?: string | null;
    readonly complete?: boolean;
  };
  readonly startedAt: Date;
  readonly datasetId: string;
  readonly isDryRun: boolean;
}

/** Undefined where there is no such import, or no row of it waits. */
export async function findReviewedImport(
  statements: Statements,
  municipalityCode: string,
  importId: string,
): Promise<ReviewedImport | undefined> {
  const [found] = await statements.query<ImportRow>(
    `SELECT i.dataset, i.source, i.format, i.file_name AS "fileName", i.file_bytes AS "fileBytes",
       i.content_hash AS "contentHash", i.options, i.started_at AS "startedAt", i.status = 'DRY_RUN' AS "isDryRun",
       (SELECT dataset_id FROM review_row r WHERE r.municipality_code = $1 AND r.import_id = i.id LIMIT 1) AS "datasetId"
     FROM import i WHERE i.municipality_code = $1 AND i.id = $2`,
    [municipalityCode, importId],
  );
  if (!found?.datasetId) return undefined;
  const { options, isDryRun, ...row } = found;
  const { asOf = null, license = null, complete = false } = options;
  const areaKind = options.areaKind ?? null;
  return {
    attempt: {
      ...row,
      id: importId,
      municipalityCode,
      areaKind,
      options: { ...options },
      asOf,
      license,
      complete,
      personId: null,
    },
    options,
    isDryRun,
  };
}

/** Locks them until the transaction ends, so that two people don't decide at once. */
export async function lockWaitingRows(
  transaction: Transaction,
  municipalityCode: string,
  importId: string,
  lines: readonly number[],
): Promise<WaitingRow[]> {
  const rows = await transaction.query<WaitingRow & Row>(
    `SELECT line, row, reasons, decided_at IS NOT NULL AS "isDecided", decided_revision AS "decidedRevision" FROM review_row
     WHERE municipality_code = $1 AND import_id = $2 AND line = ANY($3::int[]) ORDER BY line FOR UPDATE`,
    [municipalityCode, importId, lines],
  );
  return rows.map(({ row, ...rest }) => ({ ...rest, row: { ...row, line: rest.line, isTooLong: false } }));
}

/** Whether a newer import of the dataset stands: its rows wait now, and these no more. */
export async function isSuperseded(
  statements: Statements,
  { municipalityCode, datasetId, id }: Pick<Attempt, 'municipalityCode' | 'datasetId' | 'id'>,
): Promise<boolean> {
  const [newest] = await statements.query<{ importId: string }>(
    `SELECT import_id AS "importId" FROM (${NEWEST_IMPORTS}) newest WHERE dataset_id = $2`,
    [municipalityCode, datasetId],
  );
  return newest?.importId !== id;
}

export interface MadeDecision extends RowDecision {
  readonly line: number;
}

interface SavedBy {
  readonly now: Date;
  readonly personId: string | null;
  /** In which the accepted rows were published; null where none of them waited. */
  readonly revision: number | null;
}

/** Remembers decisions for whenever the rows come again, and takes the rows off the list. */
export async function saveDecisions(
  transaction: Transaction,
  { municipalityCode, datasetId, id: importId }: Pick<Attempt, 'municipalityCode' | 'datasetId' | 'id'>,
  decisions: readonly MadeDecision[],
  { now, personId, revision }: SavedBy,
): Promise<void> {
  const listed = JSON.stringify(decisions);
  await transaction.query(
    `INSERT INTO row_decision (municipality_code, dataset_id, row_hash, verdict, changes, reasons, import_id, line, person_id, at)
     SELECT DISTINCT ON (made ->> 'rowHash') $1, $2, made ->> 'rowHash', (made ->> 'verdict')::review_verdict, made -> 'changes',
       ARRAY(SELECT jsonb_array_elements_text(made -> 'reasons')), $3, (made ->> 'line')::int, $4, $5
     FROM jsonb_array_elements($6::jsonb) AS listed (made)
     ON CONFLICT (municipality_code, dataset_id, row_hash) DO UPDATE SET verdict = excluded.verdict,
       changes = excluded.changes, reasons = excluded.reasons, import_id = excluded.import_id, line = excluded.line,
       person_id = excluded.person_id, at = excluded.at`,
    [municipalityCode, datasetId, importId, personId, now, listed],
  );
  await transaction.query(
    `UPDATE review_row r SET decided_at = $3, verdict = (made ->> 'verdict')::review_verdict,
       decided_revision = CASE made ->> 'verdict' WHEN 'ACCEPTED' THEN $5::int END
     FROM jsonb_array_elements($4::jsonb) AS listed (made)
     WHERE r.municipality_code = $1 AND r.import_id = $2 AND r.line = (made ->> 'line')::int`,
    [municipalityCode, importId, now, listed, revision],
  );
}

/** The rows of an import that went in at one revision. */
export async function listDecidedAt(
  transaction: Transaction,
  municipalityCode: string,
  importId: string,
  revision: number,
): Promise<number[]> {
  const rows = await transaction.query<{ line: number }>(
    'SELECT line FROM review_row WHERE municipality_code = $1 AND import_id = $2 AND decided_revision = $3 ORDER BY line',
    [municipalityCode, importId, revision],
  );
  return rows.map(({ line }) => line);
}

/** The rows wait again, and nothing is remembered of what was decided about them. */
export async function forgetDecisions(
  transaction: Transaction,
  { municipalityCode, datasetId, id: importId }: Pick<Attempt, 'municipalityCode' | 'datasetId' | 'id'>,
  rows: readonly WaitingRow[],
): Promise<void> {
  await transaction.query(
    'DELETE FROM row_decision WHERE municipality_code = $1 AND dataset_id = $2 AND row_hash = ANY($3)',
    [municipalityCode, datasetId, rows.map(({ row }) => rowHash(row))],
  );
  await transaction.query(
    `UPDATE review_row SET decided_at = NULL, verdict = NULL, decided_revision = NULL
     WHERE municipality_code = $1 AND import_id = $2 AND line = ANY($3::int[])`,
    [municipalityCode, importId, rows.map(({ line }) => line)],
  );
}
