import type { Database, Transaction } from '../database/index.ts';
import { DatasetError } from './dataset-error.ts';
import type { CheckedRequest, CheckedTableRequest, RowEdit } from './import-request.ts';
import { mapInTurns } from './in-turns.ts';
import type { IssueLog } from './issue.ts';
import type { Progress } from './progress.ts';
import { findDataset, type PublishedDataset } from './publication/dataset-ledger.ts';
import { type RowDecision, type RowDecisions, readRowDecisions, withChanges } from './review/row-decisions.ts';
import type { Staging } from './sources/stage.ts';
import type { StagedRow } from './sources/staged-row.ts';
import { isExample } from './template/templates.ts';
import { lockTown, lockTownAsRead, readTown, type Town } from './town/town.ts';
import type { Publish } from './validation/context.ts';
import { VALIDATIONS } from './validation/index.ts';
import { RowCheck } from './validation/row-check.ts';
import { dayInTokyo } from './value/japanese-date.ts';
import type { DatasetName } from './vocabulary.ts';

export interface CheckWork {
  readonly checked: CheckedTableRequest;
  readonly staging: Staging;
  readonly log: IssueLog;
  readonly progress: Progress;
  readonly now: () => Date;
}

/** A file's rows with their verdicts, what they were checked against, and how to publish the accepted. */
export interface CheckedStaging {
  readonly town: Town;
  readonly decisions: RowDecisions;
  /** What of the dataset stands published. */
  readonly before: PublishedDataset | undefined;
  readonly checks: readonly RowCheck[];
  readonly publish: Publish;
  /** Takes back what the checks said in the log. */
  readonly unsay: () => void;
}

/** Shapes are staged in the database to be held against each other, which needs the transaction's own session. */
const CHECKED_INSIDE: ReadonlySet<DatasetName> = new Set(['areas']);

/**
 * Checks the rows before the transaction begins. A nation's rows take seconds, in which a transaction would keep everybody
 * else waiting: on the embedded database every query, on PostgreSQL whoever publishes for the same municipality.
 * @returns undefined for what can be checked inside only
 * @throws Refusal when the file can't be taken
 */
export async function checkAhead(database: Database, work: CheckWork): Promise<CheckedStaging | undefined> {
  const { dataset, municipalityCode } = work.checked;
  if (CHECKED_INSIDE.has(dataset)) return undefined;
  return checkStaging(outside(database), await readTown(database, municipalityCode), work);
}

/** What was checked ahead, where it holds still; else the rows are checked again, against the town as it is now. */
export async function checkedInside(
  transaction: Transaction,
  work: CheckWork,
  ahead: CheckedStaging | undefined,
): Promise<CheckedStaging> {
  const { municipalityCode, datasetId } = work.checked;
  if (ahead && (await lockTownAsRead(transaction, ahead.town))) {
    const decisions = await readRowDecisions(transaction, municipalityCode, datasetId);
    if (decisions.isSameAs(ahead.decisions)) return ahead;
  }
  ahead?.unsay();
  return checkStaging(transaction, await lockTown(transaction, municipalityCode), work);
}

async function checkStaging(transaction: Transaction, town: Town, work: CheckWork): Promise<CheckedStaging> {
  const { checked, staging, log, progress, now } = work;
  const unsay = log.mark();
  const before = await findDataset(transaction, town.code, checked.datasetId);
  refuseIfMoved(before?.version ?? null, checked);
  const decisions = await readRowDecisions(transaction, town.code, checked.datasetId);
  progress({ phase: 'check', done: 0, total: staging.rows.length });
  const checks = await checkEach(staging, checked, log, dayInTokyo(now()), decisions);
  const context = { ...checked, transaction, town, log, isAddition: false };
  const publish = await VALIDATIONS[checked.dataset](checks, context);
  return { town, decisions, before, checks, publish, unsay };
}

/** Reads without a transaction. */
function outside(database: Database): Transaction {
  return {
    query: (sql, values) => database.query(sql, values),
    copy: refuseStaging,
    copyIn: refuseStaging,
    copyOut: refuseStaging,
  };
}

function refuseStaging(): never {
  throw new Error('rows are staged inside a transaction only');
}

/** @throws DatasetError when somebody has published the same dataset since a person looked at what would change */
export function refuseIfMoved(version: number | null, { expectedVersion, source }: CheckedRequest): void {
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
