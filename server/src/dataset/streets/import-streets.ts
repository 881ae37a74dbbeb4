import { type Bounds, buildStreetGraph, StreetNetwork } from '@hazama/geo';
import type { Database, Transaction } from '../../database/index.ts';
import { packStreetGraph } from '../../street/index.ts';
import { attemptOf } from '../attempt.ts';
import { refuseIfMoved } from '../check-staging.ts';
import { DatasetError } from '../dataset-error.ts';
import { assertReadable, type InputFile } from '../file/read-file.ts';
import { type ImportReport, NO_CHANGES, NO_ROWS, type RowCounts } from '../import-report.ts';
import type { CheckedRequest, ImportRequest } from '../import-request.ts';
import { IssueLog, Refusal } from '../issue.ts';
import type { Progress } from '../progress.ts';
import { type Attempt, findDataset, raiseVersion, recordAttempt } from '../publication/dataset-ledger.ts';
import { listRecordChanges } from '../publication/record-changes.ts';
import { publishStreetNetwork, type StreetNetworkRecord } from '../publication/streets.ts';
import { type Outcome, Withdrawn } from '../publish-staging.ts';
import { lockTown, readTown } from '../town/town.ts';
import { collectWays, type WayCounts } from './collect-ways.ts';
import { noteWays } from './note-ways.ts';
import { openOsmFile } from './osm-blobs.ts';
import { checkPeopleBesideStreets } from './people-beside-streets.ts';
import { readStreetBounds } from './street-bounds.ts';
import { STREETS_FORMAT } from './streets-format.ts';

interface Services {
  readonly database: Database;
  readonly now: () => Date;
}

type Request = ImportRequest & { readonly id: string; readonly dryRun: boolean };

/** A file's streets, and the rectangle that they were taken from. */
interface ReadStreets {
  readonly file: { readonly bytes: { readonly length: number }; readonly hash: string };
  readonly asOf: string | null;
  readonly bounds: Bounds;
  readonly rows: RowCounts;
  readonly record: StreetNetworkRecord;
}

/**
 * Brings in a town's streets from an OpenStreetMap extract, of any size: whatever lies beyond the town and its buffer is read and left.
 * A way is accepted or rejected whole; the network that the accepted ones make is published in one transaction.
 */
export async function importStreets(
  { database, now }: Services,
  request: Request,
  given: CheckedRequest,
  progress: Progress,
): Promise<ImportReport> {
  const startedAt = now();
  const log = new IssueLog(given.fileName);
  const { id, dryRun } = request;
  let checked = given;
  let streets: ReadStreets | undefined;
  let outcome: Outcome;
  const attempt = (): Attempt =>
    attemptOf({ id, dryRun, checked, format: streets && STREETS_FORMAT, file: streets?.file, startedAt });
  try {
    const read = await readStreets(database, checked, log, progress);
    streets = read;
    checked = { ...checked, asOf: checked.asOf ?? read.asOf };
    outcome = await database.transaction((transaction) =>
      publish(transaction, { request, checked, attempt: attempt(), streets: read, log, progress, now }),
    );
  } catch (error) {
    outcome = await outcomeOf(error, database, checked, log);
    const { status, version, rows, review } = outcome;
    const finished = { status, version, rows, review, issues: log.list(), finishedAt: now() };
    await database.transaction((transaction) => recordAttempt(transaction, attempt(), finished));
  }
  const { status, version, rows, changes, refusal } = outcome;
  const { dataset, municipalityCode: municipality, source } = checked;
  const format = streets ? STREETS_FORMAT : 'unknown';
  return { id, dataset, format, status, version, rows, issues: log.list(), municipality, source, changes, refusal };
}

async function readStreets(
  database: Database,
  { municipalityCode, file }: CheckedRequest,
  log: IssueLog,
  progress: Progress,
): Promise<ReadStreets> {
  const town = await readTown(database, municipalityCode);
  const bounds = await readStreetBounds(database, town);
  await assertReadable(file);
  const { collected, hash, length } = await readWays(file, bounds, progress);
  const { ways, counts, header } = collected;
  const network = new StreetNetwork(buildStreetGraph(ways));
  if (counts.taken === 0) throw noStreet(counts);
  noteWays(counts, network, log);
  await checkPeopleBesideStreets(database, town, network, log);
  return {
    file: { bytes: { length }, hash },
    asOf: header.asOf,
    bounds,
    rows: { ...NO_ROWS, read: counts.read, accepted: counts.taken, rejected: counts.read - counts.taken },
    record: {
      ways: counts.taken,
      junctions: network.graph.junctionCount,
      meters: network.totalMeters,
      graph: await packStreetGraph(network.graph),
    },
  };
}

async function readWays(file: InputFile, bounds: Bounds, progress: Progress) {
  const source = await openOsmFile(file);
  try {
    const total = source.sizeBytes;
    const collected = await collectWays(source, bounds, (done) => progress({ phase: 'read', done, total }));
    return { collected, hash: source.hash(), length: total };
  } finally {
    await source.close();
  }
}

function noStreet({ read, outside }: WayCounts): Refusal {
  return new Refusal('no-acceptable-row', {
    value: String(read),
    message:
      outside > 0
        ? 'この町とそのまわりを通る道がありません。この市町村を含む範囲の .osm.pbf を選んでください。'
        : '歩ける道が1本もありません。道路の入った .osm.pbf を選んでください。',
  });
}

interface Publishing {
  readonly request: Request;
  readonly checked: CheckedRequest;
  readonly attempt: Attempt;
  readonly streets: ReadStreets;
  readonly log: IssueLog;
  readonly progress: Progress;
  readonly now: () => Date;
}

/** @throws Withdrawn when the transaction is to leave no trace */
async function publish(
  transaction: Transaction,
  { request, checked, attempt, streets, log, progress, now }: Publishing,
): Promise<Outcome> {
  const { municipalityCode, datasetId, fileName } = checked;
  const { rows, record } = streets;
  progress({ phase: 'publish', done: 0, total: rows.accepted });
  const town = await lockTown(transaction, municipalityCode);
  const before = await findDataset(transaction, municipalityCode, datasetId);
  refuseIfMoved(before?.version ?? null, checked);
  refuseIfTownMoved(streets.bounds, await readStreetBounds(transaction, town));

  const revision = town.revision + 1;
  const publication = { transaction, municipalityCode, datasetId, fileName, log, isAddition: false };
  const changes = await publishStreetNetwork(record, revision, publication);
  request.onChecked?.({
    rows: [],
    changes: await listRecordChanges(transaction, municipalityCode, checked.dataset, revision),
  });
  const outcome = { version: before?.version ?? null, rows, changes, review: [], refusal: null };
  const isSame = before?.contentHash === attempt.contentHash && changes.unchanged === 1;
  if (isSame) throw new Withdrawn({ ...outcome, status: 'unchanged' });
  if (request.dryRun) throw new Withdrawn({ ...outcome, status: 'dry-run' });
  const version = await raiseVersion(transaction, attempt, revision, rows.accepted, now());
  const published = { ...outcome, status: 'published' as const, version };
  await recordAttempt(transaction, attempt, { ...published, issues: log.list(), finishedAt: now() });
  progress({ phase: 'publish', done: rows.accepted, total: rows.accepted });
  return published;
}

/** A large file takes a while to read: its streets are those of the town as it was when reading began. */
function refuseIfTownMoved(read: Bounds, now: Bounds): void {
  if (read.west === now.west && read.south === now.south && read.east === now.east && read.north === now.north) return;
  throw new DatasetError('CONFLICT', '読んでいるあいだに町の範囲が変わりました。もう一度取り込んでください。');
}

/** What came of an import whose transaction was rolled back or never begun. @throws what is no bad data */
async function outcomeOf(
  error: unknown,
  database: Database,
  { municipalityCode, datasetId }: CheckedRequest,
  log: IssueLog,
): Promise<Outcome> {
  if (error instanceof Withdrawn) return error.outcome;
  if (!(error instanceof Refusal)) throw error;
  log.add(error.code, error.draft);
  const before = await findDataset(database, municipalityCode, datasetId);
  const refusal = { code: error.code, message: error.message };
  return {
    status: 'rejected',
    version: before?.version ?? null,
    rows: NO_ROWS,
    changes: NO_CHANGES,
    review: [],
    refusal,
  };
}
