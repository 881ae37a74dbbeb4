import { randomUUID } from 'node:crypto';
import type { Database } from '../database/index.ts';
import { type AttemptInput, attemptOf } from './attempt.ts';
import { checkAhead } from './check-staging.ts';
import { readInputFile } from './file/read-file.ts';
import { readTables } from './file/read-tables.ts';
import { importFeed } from './gtfs/import-feed.ts';
import { type ImportReport, NO_CHANGES, NO_ROWS } from './import-report.ts';
import {
  type CheckedRequest,
  type CheckedTableRequest,
  checkRequest,
  type ImportRequest,
  isForTable,
} from './import-request.ts';
import { IssueLog, Refusal } from './issue.ts';
import type { Progress } from './progress.ts';
import { findDataset, recordAttempt } from './publication/dataset-ledger.ts';
import { listSavedMappings } from './publication/saved-mappings.ts';
import { type Outcome, publishStaging, Withdrawn } from './publish-staging.ts';
import { type Staging, stage } from './sources/stage.ts';
import { importStreets } from './streets/import-streets.ts';
import { assertMunicipality } from './town/town.ts';
import { readTownSieve } from './validation/town-sieve.ts';

export interface ImportServices {
  readonly database: Database;
  /** The clock; the machine's by default. */
  readonly now?: () => Date;
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
  if (request.dataset === 'gtfs') return importFeed(services, request, progress);
  const { database, now = () => new Date() } = services;
  const checked = checkRequest(request);
  const { id = randomUUID(), dryRun = false } = request;
  await assertMunicipality(database, checked.municipalityCode);
  if (!isForTable(checked)) return importStreets({ database, now }, { ...request, id, dryRun }, checked, progress);
  const log = new IssueLog(checked.fileName);
  const startedAt = now();
  let file: AttemptInput['file'];
  let staging: Staging | undefined;
  let outcome: Outcome;
  try {
    progress({ phase: 'read', done: 0, total: 0 });
    staging = await readStaging(database, checked, log, (read) => (file = read));
    const { format, license } = staging.source;
    const attempt = attemptOf({ id, dryRun, checked, format, license, file, startedAt });
    const work = { checked, attempt, staging, log, progress, now, dryRun, onChecked: request.onChecked };
    const ahead = await checkAhead(database, work);
    outcome = await database.transaction((transaction) => publishStaging(transaction, work, ahead));
  } catch (error) {
    outcome = await outcomeOf(error, database, checked, staging, log);
    const attempt = attemptOf({ id, dryRun, checked, format: staging?.source.format, file, startedAt });
    const { review, ...rest } = outcome;
    const issues = log.list();
    await database.transaction((transaction) =>
      recordAttempt(transaction, attempt, { ...rest, review, issues, finishedAt: now() }),
    );
  }
  const { status, version, rows, changes, refusal } = outcome;
  const { dataset, municipalityCode: municipality, source } = checked;
  const format = staging?.source.format ?? 'unknown';
  return { id, dataset, format, status, version, rows, issues: log.list(), municipality, source, changes, refusal };
}

/** Reads the file; its bytes are held no longer than somebody needs them. @param onRead told what the ledger keeps of it */
async function readStaging(
  database: Database,
  checked: CheckedTableRequest,
  log: IssueLog,
  onRead: (file: AttemptInput['file']) => void,
): Promise<Staging> {
  const { bytes, hash } = await readInputFile(checked.file);
  onRead({ bytes: { length: bytes.length }, hash });
  const saved = await listSavedMappings(database, checked.municipalityCode, checked.dataset);
  // of land and buildings a file holds a whole prefecture's as often as a town's
  const sieve =
    checked.dataset === 'weights' ? await readTownSieve(database, checked.municipalityCode, log) : undefined;
  return stage(await readTables(bytes, log, checked.options.crs, sieve), { ...checked, saved }, log);
}

/** What came of an import whose transaction was rolled back or never begun. @throws what is no bad data */
async function outcomeOf(
  error: unknown,
  database: Database,
  { municipalityCode, datasetId }: CheckedRequest,
  staging: Staging | undefined,
  log: IssueLog,
): Promise<Outcome> {
  if (error instanceof Withdrawn) return error.outcome;
  if (!(error instanceof Refusal)) throw error;
  log.add(error.code, error.draft);
  const refusal = { code: error.code, message: error.message };
  const before = await findDataset(database, municipalityCode, datasetId);
  const read = staging ? staging.rows.length + staging.beyond : 0;
  const rows = { ...NO_ROWS, read, rejected: read };
  return { status: 'rejected', version: before?.version ?? null, rows, changes: NO_CHANGES, review: [], refusal };
}
