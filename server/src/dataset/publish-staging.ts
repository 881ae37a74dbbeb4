import type { Transaction } from '../database/index.ts';
import { type CheckDetail, checkedRow } from './check-detail.ts';
import { type CheckedStaging, type CheckWork, checkedInside } from './check-staging.ts';
import { type ChangeCounts, type ImportStatus, NO_CHANGES, type Refused, type RowCounts } from './import-report.ts';
import { type Attempt, type ReviewRow, raiseVersion, recordAttempt } from './publication/dataset-ledger.ts';
import { listRecordChanges, type RecordChange } from './publication/record-changes.ts';
import { saveMapping } from './publication/saved-mappings.ts';
import { saveDecisions } from './review/review-ledger.ts';
import { rowHash } from './review/row-hash.ts';
import type { RowCheck } from './validation/row-check.ts';

/** What came of a file, before it is written down. */
export interface Outcome {
  readonly status: ImportStatus;
  readonly version: number | null;
  readonly rows: RowCounts;
  readonly changes: ChangeCounts;
  /** Doubtful rows that a person is to look at. */
  readonly review: readonly ReviewRow[];
  /** Why the file was refused as a whole; null where it wasn't. */
  readonly refusal: Refused | null;
}

/** Carries an outcome out of a transaction that is to be rolled back. */
export class Withdrawn extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('withdrawn');
    this.outcome = outcome;
  }
}

export interface PublicationWork extends CheckWork {
  readonly attempt: Attempt;
  readonly dryRun: boolean;
  readonly onChecked: ((detail: CheckDetail) => void) | undefined;
}

/**
 * Publishes the rows as they were checked, inside one transaction.
 * @param ahead what was checked before the transaction began
 * @throws Withdrawn when the transaction is to leave no trace; Refusal when the file can't be taken
 */
export async function publishStaging(
  transaction: Transaction,
  work: PublicationWork,
  ahead: CheckedStaging | undefined,
): Promise<Outcome> {
  const { checked, attempt, staging, log, progress, now, dryRun, onChecked } = work;
  const { town, before, checks, publish } = await checkedInside(transaction, work, ahead);
  const rows = countRows(checks, staging.beyond);
  const review = reviewRows(checks);
  const version = before?.version ?? null;
  const tell = (changed: readonly RecordChange[]) => onChecked?.({ rows: checks.map(checkedRow), changes: changed });
  if (rows.accepted === 0) {
    const refusal = { code: 'no-acceptable-row', message: noAcceptableRow(rows) } as const;
    log.add(refusal.code, { message: refusal.message });
    tell([]);
    throw new Withdrawn({ status: 'rejected', version, rows, changes: NO_CHANGES, review, refusal });
  }
  progress({ phase: 'publish', done: 0, total: rows.accepted });
  const revision = town.revision + 1;
  const changes = await publish(revision, transaction);
  if (onChecked) tell(await listRecordChanges(transaction, town.code, checked.dataset, revision));
  if (before?.contentHash === attempt.contentHash && changes.added + changes.changed + changes.removed === 0)
    throw new Withdrawn({ status: 'unchanged', version, rows, changes, review: [], refusal: null });
  if (dryRun) throw new Withdrawn({ status: 'dry-run', version, rows, changes, review, refusal: null });
  const published = await raiseVersion(transaction, attempt, revision, rows.accepted, now());
  const outcome = { status: 'published' as const, version: published, rows, changes, review, refusal: null };
  await recordAttempt(transaction, attempt, { ...outcome, issues: log.list(), finishedAt: now() });
  const made = staging.rows.flatMap((row) => {
    const edit = checked.edits[row.line];
    return edit ? [{ ...edit, line: row.line, rowHash: rowHash(row) }] : [];
  });
  if (made.length > 0)
    await saveDecisions(transaction, attempt, made, {
      now: now(),
      personId: checked.personId,
      revision: null,
    });
  const { mapping, kindMapping } = checked;
  if (Object.keys(mapping).length + Object.keys(kindMapping).length > 0)
    await saveMapping(transaction, town.code, checked.dataset, { ...staging, mapping, kindMapping });
  progress({ phase: 'publish', done: rows.accepted, total: rows.accepted });
  return outcome;
}

/**
 * Every row has one verdict, so that `read = accepted + review + rejected`.
 * @param beyond rows that were put aside while the file was read: they lie beyond the town
 */
function countRows(checks: readonly RowCheck[], beyond: number): RowCounts {
  const accepted = checks.filter(({ verdict }) => verdict === 'accepted');
  const rows = {
    read: checks.length + beyond,
    accepted: accepted.length,
    repaired: accepted.filter(({ isRepaired }) => isRepaired).length,
    review: checks.filter(({ verdict }) => verdict === 'review').length,
    rejected: checks.filter(({ verdict }) => verdict === 'rejected').length + beyond,
  };
  if (rows.read !== rows.accepted + rows.review + rows.rejected)
    throw new Error(`a row vanished: ${JSON.stringify(rows)}`);
  return rows;
}

function reviewRows(checks: readonly RowCheck[]): ReviewRow[] {
  return checks
    .filter(({ verdict }) => verdict === 'review')
    .map(({ row: { line, cells, geometry, isTooLong }, findings, place }) => ({
      line,
      row: { cells, geometry, isTooLong },
      findings,
      place,
    }));
}

function noAcceptableRow({ read, review, rejected }: RowCounts): string {
  if (read === 0) return '見出しのほかに行がありません。行を書き足してください。';
  return `取り込める行がないので、何も変えませんでした（確認待ち${review}行、取り込まない${rejected}行）。ほかの知らせに沿って直してください。`;
}
