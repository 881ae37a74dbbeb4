import type { Transaction } from '../database/index.ts';
import { type CheckDetail, checkedRow } from './check-detail.ts';
import { DatasetError } from './dataset-error.ts';
import { type ChangeCounts, type ImportStatus, NO_CHANGES, type Refused, type RowCounts } from './import-report.ts';
import type { CheckedRequest, RowEdit } from './import-request.ts';
import { mapInTurns } from './in-turns.ts';
import type { IssueLog } from './issue.ts';
import type { Progress } from './progress.ts';
import {
  type Attempt,
  findDataset,
  type ReviewRow,
  raiseVersion,
  recordAttempt,
} from './publication/dataset-ledger.ts';
import { listRecordChanges, type RecordChange } from './publication/record-changes.ts';
import { saveMapping } from './publication/saved-mappings.ts';
import { saveDecisions } from './review/review-ledger.ts';
import { type RowDecision, type RowDecisions, readRowDecisions, withChanges } from './review/row-decisions.ts';
import { rowHash } from './review/row-hash.ts';
import type { Staging } from './sources/stage.ts';
import type { StagedRow } from './sources/staged-row.ts';
import { isExample } from './template/templates.ts';
import { lockTown } from './town/town.ts';
import { VALIDATIONS } from './validation/index.ts';
import { RowCheck } from './validation/row-check.ts';
import { dayInTokyo } from './value/japanese-date.ts';

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

interface Work {
  readonly checked: CheckedRequest;
  readonly attempt: Attempt;
  readonly staging: Staging;
  readonly log: IssueLog;
  readonly progress: Progress;
  readonly now: () => Date;
  readonly dryRun: boolean;
  readonly onChecked: ((detail: CheckDetail) => void) | undefined;
}

/**
 * Checks the rows against the town and publishes them, inside one transaction.
 * @throws Withdrawn when the transaction is to leave no trace; Refusal when the file can't be taken
 */
export async function publishStaging(transaction: Transaction, work: Work): Promise<Outcome> {
  const { checked, attempt, staging, log, progress, now, dryRun, onChecked } = work;
  const town = await lockTown(transaction, checked.municipalityCode);
  const before = await findDataset(transaction, town.code, checked.datasetId);
  refuseIfMoved(before?.version ?? null, checked);
  const decisions = await readRowDecisions(transaction, town.code, checked.datasetId);
  const checks = await checkEach(staging, checked, log, dayInTokyo(now()), decisions);
  progress({ phase: 'check', done: 0, total: checks.length });
  const publish = await VALIDATIONS[checked.dataset](checks, {
    ...checked,
    transaction,
    town,
    log,
    isAddition: false,
  });
  const rows = countRows(checks);
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
  const changes = await publish(revision);
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
  if (made.length > 0) await saveDecisions(transaction, attempt, made, { now: now(), personId: checked.personId });
  const { mapping, kindMapping } = checked;
  if (Object.keys(mapping).length + Object.keys(kindMapping).length > 0)
    await saveMapping(transaction, town.code, checked.dataset, { ...staging, mapping, kindMapping });
  progress({ phase: 'publish', done: rows.accepted, total: rows.accepted });
  return outcome;
}

/** @throws DatasetError when somebody has published the same dataset since a person looked at what would change */
function refuseIfMoved(version: number | null, { expectedVersion, source }: CheckedRequest): void {
  if (expectedVersion === undefined || expectedVersion === version) return;
  throw new DatasetError(
    'CONFLICT',
    `確かめたあとに、「${source}」の別の取込が反映されました。もう一度確かめて、変わるところを見てから反映してください。`,
  );
}

function checkEach(
  { rows }: Staging,
  { dataset, edits }: CheckedRequest,
  log: IssueLog,
  today: string,
  decisions: RowDecisions,
): Promise<RowCheck[]> {
  return mapInTurns(rows, (row) => {
    const decision = decisions.find(row);
    const edit = edits[row.line];
    const check = edit
      ? checkEdited(row, edit, log, today)
      : decision
        ? checkDecided(row, decision, log, today)
        : new RowCheck(row, log, today);
    // a comma too many moves every value after it into the wrong column
    if (row.isTooLong)
      check.review(
        'cells-too-many',
        {},
        '見出しの列より多くの値があり、列がずれているかもしれません。値の中のコンマを確かめてください。',
      );
    if (row.unfitSum)
      check.review(
        'total-differs',
        { field: row.unfitSum.field },
        `合計の行のようですが、ほかの行の和（${row.unfitSum.expected}）と合いません。数を確かめるか、この行を除いてください。`,
      );
    if (isExample(dataset, (field) => row.cells[field]?.value ?? ''))
      check.reject('row-is-example', {}, 'ひな形の記入例のままの行なので取り込みません。消すか、書きかえてください。');
    return check;
  });
}

/** As a person said on the screen, before anything was published. */
function checkEdited(row: StagedRow, { verdict, changes, reasons }: RowEdit, log: IssueLog, today: string): RowCheck {
  const check = new RowCheck(withChanges(row, changes), log, today, reasons);
  if (verdict === 'LEFT_OUT') check.reject('left-out', {}, '「取り込まない」とされた行です。');
  return check;
}

function checkDecided(
  row: StagedRow,
  { verdict, changes, reasons }: RowDecision,
  log: IssueLog,
  today: string,
): RowCheck {
  const check = new RowCheck(withChanges(row, changes), log, today, reasons);
  if (verdict === 'LEFT_OUT') check.reject('left-out', {}, '前に「取り込まない」とされた行です。');
  else check.note('decided-earlier', {}, '前に確かめられた行なので、そのときの決め方で取り込みました。');
  return check;
}

/** Every row has one verdict, so that `read = accepted + review + rejected`. */
function countRows(checks: readonly RowCheck[]): RowCounts {
  const accepted = checks.filter(({ verdict }) => verdict === 'accepted');
  const rows = {
    read: checks.length,
    accepted: accepted.length,
    repaired: accepted.filter(({ isRepaired }) => isRepaired).length,
    review: checks.filter(({ verdict }) => verdict === 'review').length,
    rejected: checks.filter(({ verdict }) => verdict === 'rejected').length,
  };
  if (rows.read !== rows.accepted + rows.review + rows.rejected)
    throw new Error(`a row vanished: ${JSON.stringify(rows)}`);
  return rows;
}

function reviewRows(checks: readonly RowCheck[]): ReviewRow[] {
  return checks
    .filter(({ verdict }) => verdict === 'review')
    .map(({ row: { line, cells, geometry, isTooLong }, findings }) => ({
      line,
      row: { cells, geometry, isTooLong },
      findings,
    }));
}

function noAcceptableRow({ read, review, rejected }: RowCounts): string {
  if (read === 0) return '見出しのほかに行がありません。行を書き足してください。';
  return `取り込める行がないので、何も変えませんでした（確認待ち${review}行、取り込まない${rejected}行）。ほかの知らせに沿って直してください。`;
}
