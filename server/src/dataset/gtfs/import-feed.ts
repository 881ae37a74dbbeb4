import { createHash, randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../database/index.ts';
import { type ImportReport, NO_CHANGES, NO_ROWS, type RowCounts } from '../import-report.ts';
import type { ImportRequest } from '../import-request.ts';
import { IssueLog, Refusal } from '../issue.ts';
import type { Progress } from '../progress.ts';
import { type Attempt, findDataset, raiseVersion, recordAttempt } from '../publication/dataset-ledger.ts';
import { listRecordChanges } from '../publication/record-changes.ts';
import { type Outcome, Withdrawn } from '../publish-staging.ts';
import { assertMunicipality } from '../town/town.ts';
import { dayInTokyo } from '../value/japanese-date.ts';
import { recordId } from '../value/record-id.ts';
import type { Feed } from './feed.ts';
import { type FeedFiles, openFeed } from './feed-files.ts';
import { FeedLog } from './feed-log.ts';
import { checkFeedRequest, type FeedRequest } from './feed-request.ts';
import { FeedSource } from './feed-source.ts';
import { noteElsewhere } from './note-elsewhere.ts';
import { agencyNames, publishFeed } from './publish-feed.ts';
import { type FeedAgencies, readAgencies } from './read-agencies.ts';
import { readFeed } from './read-feed.ts';
import { refuseUnrelated } from './refuse-unrelated.ts';
import { noteSummary } from './summary.ts';

/** A feed that was read whole. */
interface ReadFeed {
  readonly feed: Feed;
  readonly rows: RowCounts;
}

/**
 * Brings a timetable in: a zip or a folder of GTFS files. It is read and checked before any transaction begins, and published in one.
 * A timetable is one thing: with a part left out it would answer wrongly, so a fault anywhere leaves everything as it was.
 * @throws DatasetError for wrong use: no such municipality or file, an option that can't be used
 */
export async function importFeed(
  { database, now = () => new Date() }: { readonly database: Database; readonly now?: () => Date },
  request: ImportRequest,
  progress: Progress,
): Promise<ImportReport> {
  const asked = checkFeedRequest(request);
  await assertMunicipality(database, asked.municipalityCode);
  const log = new IssueLog(asked.fileName);
  const startedAt = now();
  let attempt = attemptOf(asked, startedAt);
  let source: FeedSource | undefined;
  let outcome: Outcome;
  try {
    const files = await openFeed(asked.file);
    attempt = { ...attempt, ...contentOf(asked, files) };
    let done = 0;
    source = new FeedSource(files, new FeedLog(log), () =>
      progress({ phase: 'read', done: done++, total: files.files.length }),
    );
    // who runs it comes first: what is wrong with the rest is then told of that timetable
    const agencies = await readAgencies(source);
    attempt = { ...attempt, ...nameOf(asked, agencies) };
    const { feed, rows } = await read(source, agencies, log, dayInTokyo(startedAt));
    attempt = { ...attempt, asOf: attempt.asOf ?? feed.validity.from };
    progress({ phase: 'publish', done: 0, total: rows.accepted });
    outcome = await database.transaction((transaction) =>
      publish(transaction, { feed, rows, attempt, asked, log, now, progress }),
    );
  } catch (error) {
    outcome = await failed(error, source, log, () =>
      findDataset(database, asked.municipalityCode, attempt.datasetId).then((found) => found?.version ?? null),
    );
    const issues = log.list();
    await database.transaction((transaction) =>
      recordAttempt(transaction, attempt, { ...outcome, issues, finishedAt: now() }),
    );
  }
  const { status, version, rows, changes, refusal } = outcome;
  const { id, format } = attempt;
  return {
    id,
    dataset: 'gtfs',
    format,
    status,
    version,
    rows,
    issues: log.list(),
    municipality: asked.municipalityCode,
    source: attempt.source,
    changes,
    refusal,
  };
}

async function read(source: FeedSource, agencies: FeedAgencies, log: IssueLog, today: string): Promise<ReadFeed> {
  const feed = await readFeed(source, agencies, today);
  for (const file of source.cp932Files)
    log.add('encoding-cp932', { file, message: '文字コードを Shift_JIS（CP932）と見て読みました。' });
  noteSummary(source.log, feed);
  return { feed, rows: { ...NO_ROWS, read: source.rows, accepted: source.rows } };
}

interface PublishWork extends ReadFeed {
  readonly attempt: Attempt;
  readonly asked: FeedRequest;
  readonly log: IssueLog;
  readonly now: () => Date;
  readonly progress: Progress;
}

/** @throws Withdrawn when the transaction is to leave no trace; Refusal when the feed can't be taken */
async function publish(
  transaction: Transaction,
  { feed, rows, attempt, asked, log, now, progress }: PublishWork,
): Promise<Outcome> {
  const { municipalityCode, datasetId, source } = attempt;
  const [town] = await transaction.query<{ revision: number }>(
    'SELECT revision FROM municipality WHERE code = $1 FOR UPDATE',
    [municipalityCode],
  );
  const revision = (town?.revision ?? 0) + 1;
  const before = await findDataset(transaction, municipalityCode, datasetId);
  const version = before?.version ?? null;
  if (before?.contentHash === attempt.contentHash)
    throw new Withdrawn({
      status: 'unchanged',
      version,
      rows,
      changes: { ...NO_CHANGES, unchanged: 1 },
      review: [],
      refusal: null,
    });
  const feedId = recordId(municipalityCode, 'feed', source);
  await refuseUnrelated(transaction, feed, { municipalityCode, feedId, source, isNamed: asked.source !== undefined });
  const place = {
    municipalityCode,
    datasetId,
    feedId,
    license: asked.license,
    fileName: asked.fileName,
    log,
    revision,
  };
  const changes = await publishFeed(transaction, feed, place);
  await noteElsewhere(transaction, new FeedLog(log), municipalityCode, revision);
  asked.onChecked?.({ rows: [], changes: await listRecordChanges(transaction, municipalityCode, 'gtfs', revision) });
  if (asked.isDryRun) throw new Withdrawn({ status: 'dry-run', version, rows, changes, review: [], refusal: null });
  const published = await raiseVersion(transaction, attempt, revision, rows.accepted, now());
  const outcome = { status: 'published' as const, version: published, rows, changes, review: [], refusal: null };
  await recordAttempt(transaction, attempt, { ...outcome, issues: log.list(), finishedAt: now() });
  progress({ phase: 'publish', done: rows.accepted, total: rows.accepted });
  return outcome;
}

/** What came of a feed that was not published. @throws what is no bad data */
async function failed(
  error: unknown,
  source: FeedSource | undefined,
  log: IssueLog,
  findVersion: () => Promise<number | null>,
): Promise<Outcome> {
  if (error instanceof Withdrawn) return error.outcome;
  if (!(error instanceof Refusal)) throw error;
  log.add(error.code, error.draft);
  const rows = source?.rows ?? 0;
  return {
    status: 'rejected',
    version: await findVersion(),
    rows: { ...NO_ROWS, read: rows, rejected: rows },
    changes: NO_CHANGES,
    review: [],
    refusal: { code: error.code, message: error.message },
  };
}

/** Before anything of the file is known: it is called by its name. */
function attemptOf(asked: FeedRequest, startedAt: Date): Attempt {
  const { municipalityCode, file: _file, isDryRun, source, ...rest } = asked;
  const named = source ?? rest.defaultSource;
  return {
    id: rest.id ?? randomUUID(),
    municipalityCode,
    dataset: 'gtfs',
    datasetId: recordId(municipalityCode, 'dataset', 'gtfs', '', named),
    areaKind: null,
    source: named,
    format: 'gtfs',
    fileName: rest.fileName,
    fileBytes: 0,
    contentHash: '',
    options: isDryRun ? { dryRun: true } : {},
    asOf: rest.asOf,
    license: rest.license,
    complete: false,
    personId: rest.personId,
    startedAt,
  };
}

function contentOf(
  { asOf, license, source }: FeedRequest,
  { files, bytes, hash }: FeedFiles,
): Pick<Attempt, 'format' | 'fileBytes' | 'contentHash'> {
  const names = files.map(({ name }) => name);
  const isJapanese = names.some((name) => name.endsWith('_jp.txt'));
  const said = JSON.stringify({ asOf, license, source });
  return {
    format: isJapanese ? 'gtfs-jp' : 'gtfs',
    fileBytes: bytes,
    contentHash: createHash('sha256').update(`${hash} ${said}`).digest('hex'),
  };
}

/** What a feed is a version of: what a person says, else who runs its buses. */
function nameOf(
  { source, municipalityCode, defaultSource }: FeedRequest,
  { list }: FeedAgencies,
): Pick<Attempt, 'source' | 'datasetId'> {
  const named = source || agencyNames(list.map(({ name }) => name)) || defaultSource;
  return { source: named, datasetId: recordId(municipalityCode, 'dataset', 'gtfs', '', named) };
}
