import { createHash, randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/index.ts';
import type { DatasetName } from './dataset-name.ts';
import { type FileBytes, readInputFile } from './file/read-file.ts';
import { readTables } from './file/read-tables.ts';
import {
  type ChangeCounts,
  type ImportReport,
  type ImportStatus,
  NO_CHANGES,
  NO_ROWS,
  type RowCounts,
} from './import-report.ts';
import { type CheckedRequest, checkRequest, type ImportRequest } from './import-request.ts';
import { IssueLog, Refusal } from './issue.ts';
import type { Progress } from './progress.ts';
import {
  type Attempt,
  findDataset,
  type ReviewRow,
  raiseVersion,
  recordAttempt,
} from './publication/dataset-ledger.ts';
import { type Staging, stage } from './sources/stage.ts';
import { isExample } from './template/templates.ts';
import { assertMunicipality, lockTown } from './town/town.ts';
import { VALIDATIONS } from './validation/index.ts';
import { refusePersonalData } from './validation/personal-data.ts';
import { RowCheck } from './validation/row-check.ts';
import { dayInTokyo } from './value/japanese-date.ts';

export interface ImportServices {
  readonly database: Database;
  /** The clock; the machine's by default. */
  readonly now?: () => Date;
}

/** What came of the file, before it is written down. */
interface Outcome {
  readonly status: ImportStatus;
  readonly version: number | null;
  readonly rows: RowCounts;
  readonly changes: ChangeCounts;
  readonly review: readonly ReviewRow[];
}

/** Carries an outcome out of a transaction that is to be rolled back. */
class Withdrawn extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('withdrawn');
    this.outcome = outcome;
  }
}

/**
 * Brings a file in: reads it, finds out what it is, checks every row and publishes the accepted ones in one transaction.
 * Bad data is a report with status "rejected", and then nothing has changed. A second import of the same municipality waits
 * for the first. The same content with the same options, when it would change nothing, is "unchanged".
 * @throws DatasetError for wrong use: no such municipality or file, an option that can't be used
 */
export async function importFile(
  services: ImportServices,
  request: ImportRequest,
  progress: Progress = () => undefined,
): Promise<ImportReport> {
  const { database, now = () => new Date() } = services;
  const checked = checkRequest(request);
  await assertMunicipality(database, checked.municipalityCode);
  const log = new IssueLog(checked.fileName);
  const started = now();
  let file: FileBytes | undefined;
  let staging: Staging | undefined;
  const attemptOf = (): Attempt => newAttempt(checked, request, staging, file, started);
  let outcome: Outcome;
  try {
    progress({ phase: 'read', done: 0, total: 0 });
    file = await readInputFile(checked.file);
    const tables = await readTables(file.bytes, log);
    staging = stage(tables, checked, log);
    refusePersonalData(staging.names);
    const attempt = attemptOf();
    const { rows } = staging;
    outcome = await database.transaction((transaction) =>
      publish(transaction, { checked, attempt, rows, log, progress, now, dryRun: request.dryRun ?? false }),
    );
  } catch (error) {
    if (error instanceof Withdrawn) outcome = error.outcome;
    else if (error instanceof Refusal) {
      log.add(error.code, error.draft);
      const read = staging?.rows.length ?? 0;
      outcome = await refused(database, checked, { ...NO_ROWS, read, rejected: read });
    } else throw error;
    const { review, ...rest } = outcome;
    const attempt = attemptOf();
    const issues = log.list();
    await database.transaction((transaction) =>
      recordAttempt(transaction, attempt, { ...rest, review, issues, finishedAt: now() }),
    );
  }
  const { review: _review, ...result } = outcome;
  return {
    dataset: checked.dataset,
    format: staging?.source.format ?? 'unknown',
    municipality: checked.municipalityCode,
    source: checked.source,
    ...result,
    issues: log.list(),
  };
}

interface Work {
  readonly checked: CheckedRequest;
  readonly attempt: Attempt;
  readonly rows: Staging['rows'];
  readonly log: IssueLog;
  readonly progress: Progress;
  readonly now: () => Date;
  readonly dryRun: boolean;
}

/** Checks and publishes inside one transaction. @throws Withdrawn when it is to leave no trace */
async function publish(transaction: Transaction, work: Work): Promise<Outcome> {
  const { checked, attempt, rows, log, progress, now, dryRun } = work;
  const town = await lockTown(transaction, checked.municipalityCode);
  const before = await findDataset(transaction, town.code, checked.datasetId);
  const today = dayInTokyo(now());
  const checks = rows.map((row) => new RowCheck(row, log, today));
  for (const check of checks) {
    reviewTooLong(check);
    rejectExample(check, checked.dataset);
  }
  progress({ phase: 'check', done: 0, total: rows.length });
  const publishRecords = await VALIDATIONS[checked.dataset](checks, {
    ...checked,
    transaction,
    municipalityName: town.name,
    town,
    log,
    progress,
  });
  const counts = countRows(checks);
  const review = reviewRows(checks);
  const version = before?.version ?? null;
  if (counts.accepted === 0) {
    log.add('no-acceptable-row', { message: noAcceptableRow(counts) });
    throw new Withdrawn({ status: 'rejected', version, rows: counts, changes: NO_CHANGES, review });
  }
  progress({ phase: 'publish', done: 0, total: counts.accepted });
  const revision = town.revision + 1;
  const changes = await publishRecords(revision);
  if (before?.contentHash === attempt.contentHash && changes.added + changes.changed + changes.removed === 0)
    throw new Withdrawn({ status: 'unchanged', version, rows: counts, changes, review: [] });
  if (dryRun) throw new Withdrawn({ status: 'dry-run', version, rows: counts, changes, review: [] });
  const published = await raiseVersion(transaction, attempt, revision, counts.accepted, now());
  const outcome = { status: 'published' as const, version: published, rows: counts, changes, review };
  await recordAttempt(transaction, attempt, { ...outcome, issues: log.list(), finishedAt: now() });
  progress({ phase: 'publish', done: counts.accepted, total: counts.accepted });
  return outcome;
}

/** A comma too many moves every value after it into the wrong column. */
function reviewTooLong(check: RowCheck): void {
  if (check.row.isTooLong)
    check.review(
      'cells-too-many',
      {},
      '見出しの列より多くの値があり、列がずれているかもしれません。値の中のコンマを確かめてください。',
    );
}

function rejectExample(check: RowCheck, dataset: DatasetName): void {
  if (isExample(dataset, (field) => check.row.cells[field]?.value ?? ''))
    check.reject('row-is-example', {}, 'ひな形の記入例のままの行なので取り込みません。消すか、書きかえてください。');
}

/** `read = accepted + review + rejected` holds because every row has one verdict. */
function countRows(checks: readonly RowCheck[]): RowCounts {
  const of = (verdict: RowCheck['verdict']) => checks.filter((check) => check.verdict === verdict);
  const counts = {
    read: checks.length,
    accepted: of('accepted').length,
    repaired: of('accepted').filter(({ isRepaired }) => isRepaired).length,
    review: of('review').length,
    rejected: of('rejected').length,
  };
  if (counts.read !== counts.accepted + counts.review + counts.rejected)
    throw new Error(`a row vanished: ${JSON.stringify(counts)}`);
  return counts;
}

function reviewRows(checks: readonly RowCheck[]): ReviewRow[] {
  return checks
    .filter(({ verdict }) => verdict === 'review')
    .map(({ row, reasons }) => ({ line: row.line, row: { cells: row.cells }, reasons }));
}

function noAcceptableRow({ read, review, rejected }: RowCounts): string {
  if (read === 0) return '見出しのほかに行がありません。行を書き足してください。';
  return `取り込める行がないので、何も変えませんでした（確認待ち${review}行、取り込まない${rejected}行）。上の知らせに沿って直してください。`;
}

async function refused(
  database: Database,
  { municipalityCode, datasetId }: CheckedRequest,
  rows: RowCounts,
): Promise<Outcome> {
  const before = await findDataset(database, municipalityCode, datasetId);
  return { status: 'rejected', version: before?.version ?? null, rows, changes: NO_CHANGES, review: [] };
}

function newAttempt(
  checked: CheckedRequest,
  request: ImportRequest,
  staging: Staging | undefined,
  file: FileBytes | undefined,
  startedAt: Date,
): Attempt {
  const { municipalityCode, dataset, datasetId, source, fileName, asOf, license, complete, mapping, options } = checked;
  const said = { ...options, mapping, asOf, license, complete, format: checked.format };
  return {
    id: randomUUID(),
    municipalityCode,
    dataset,
    datasetId,
    areaKind: options.areaKind ?? null,
    source,
    format: staging?.source.format ?? 'unknown',
    fileName,
    fileBytes: file?.bytes.length ?? 0,
    contentHash: createHash('sha256')
      .update(`${file?.hash ?? ''} ${JSON.stringify(said)}`)
      .digest('hex'),
    options: said,
    asOf,
    license,
    complete,
    personId: request.personId ?? null,
    startedAt,
  };
}
