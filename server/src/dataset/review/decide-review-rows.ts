import { parseMunicipalityCode } from '@hazama/geo';
import type { Database, Transaction } from '../../database/index.ts';
import { DatasetError } from '../dataset-error.ts';
import { type ChangeCounts, NO_CHANGES } from '../import-report.ts';
import { type Issue, IssueLog, Refusal } from '../issue.ts';
import { findDataset, raiseVersion } from '../publication/dataset-ledger.ts';
import { lockTown, type Town } from '../town/town.ts';
import { VALIDATIONS } from '../validation/index.ts';
import { type Finding, RowCheck, type RowNote } from '../validation/row-check.ts';
import { dayInTokyo } from '../value/japanese-date.ts';
import {
  findReviewedImport,
  isSuperseded,
  lockWaitingRows,
  type MadeDecision,
  type ReviewedImport,
  saveDecisions,
  type WaitingRow,
} from './review-ledger.ts';
import { type CellChanges, withChanges } from './row-decisions.ts';
import { rowHash } from './row-hash.ts';

/** What a person says about one row. */
export interface ReviewDecision {
  readonly line: number;
  /** The row goes in, in spite of the doubts that were shown; or it is left out. */
  readonly accept: boolean;
  /** field → value, in place of the file's, by the names of the template; "" takes a cell out */
  readonly changes?: CellChanges | undefined;
  /** Codes of doubts that came up with these changes, and that the person has looked at: they are none. */
  readonly waive?: readonly string[] | undefined;
}

export interface ReviewRequest {
  readonly municipality: string;
  readonly importId: string;
  readonly decisions: readonly ReviewDecision[];
  /** Who decides, for the ledger. */
  readonly personId?: string | undefined;
}

/** What came of a decision: LEFT_OUT and ACCEPTED are done; WAITING: with these changes something else is doubtful or wrong. */
export interface DecidedRow {
  readonly line: number;
  readonly outcome: 'ACCEPTED' | 'LEFT_OUT' | 'WAITING';
  /** Of a row that waits on: why. */
  readonly findings: readonly Finding[];
  /** Of a row that waits on: all that was said of it, what rejects it too. */
  readonly notes: readonly RowNote[];
}

export interface ReviewOutcome {
  readonly rows: readonly DecidedRow[];
  /** Of the dataset after it; unchanged where no row went in. */
  readonly version: number | null;
  /** The municipality's, raised where a row went in: its numbers are to be computed then. */
  readonly revision: number;
  readonly changes: ChangeCounts;
  /** What the check of the accepted rows found, as a report has it. */
  readonly issues: readonly Issue[];
}

interface ReviewServices {
  readonly database: Database;
  readonly now?: () => Date;
}

/**
 * Takes doubtful rows in, with what a person changed, or leaves them out. Accepted rows pass the same checks as when they were
 * read, are published beside the dataset's others as its next version, and stay decided when the same rows come again.
 * @throws DatasetError when there is no such import or row, it is decided already, or a newer import of the dataset stands
 */
export async function decideReviewRows(
  { database, now = () => new Date() }: ReviewServices,
  { municipality, importId, decisions, personId }: ReviewRequest,
): Promise<ReviewOutcome> {
  const parsed = parseMunicipalityCode(municipality);
  if (!parsed.ok) throw noSuchRow();
  return database.transaction(async (transaction) => {
    const town = await lockTown(transaction, parsed.code);
    const reviewed = await findReviewedImport(transaction, town.code, importId);
    if (!reviewed || reviewed.isDryRun) throw noSuchRow();
    if (await isSuperseded(transaction, reviewed.attempt))
      throw new DatasetError(
        'CONFLICT',
        'このデータはその後に新しいファイルで取り込み直されています。一覧を開き直して、新しい行で決めてください。',
      );
    const lines = decisions.map(({ line }) => line);
    const waiting = await lockWaitingRows(transaction, town.code, importId, lines);
    assertUndecided(decisions, waiting);
    const at = now();
    const decided = await publishAccepted({ transaction, town, reviewed, waiting, decisions, at });
    const made = decisions.flatMap((decision) => madeDecision(decision, waiting, decided.rows) ?? []);
    await saveDecisions(transaction, reviewed.attempt, made, {
      now: at,
      personId: personId ?? null,
      revision: decided.revision === town.revision ? null : decided.revision,
    });
    return decided;
  });
}

interface Work {
  readonly transaction: Transaction;
  readonly town: Town;
  readonly reviewed: ReviewedImport;
  readonly waiting: readonly WaitingRow[];
  readonly decisions: readonly ReviewDecision[];
  readonly at: Date;
}

async function publishAccepted({ transaction, town, reviewed, waiting, decisions, at }: Work): Promise<ReviewOutcome> {
  const { attempt, options } = reviewed;
  const log = new IssueLog(attempt.fileName);
  const accepted = decisions.filter(({ accept }) => accept);
  const checks = waiting.flatMap(({ line, row, reasons }) => {
    const decision = accepted.find((other) => other.line === line);
    if (!decision) return [];
    const waived = [...reasons, ...(decision.waive ?? [])];
    return [new RowCheck(withChanges(row, decision.changes ?? {}), log, dayInTokyo(at), waived)];
  });
  const before = await findDataset(transaction, town.code, attempt.datasetId);
  let version = before?.version ?? null;
  let { revision } = town;
  let changes: ChangeCounts = NO_CHANGES;
  if (checks.length > 0) {
    const publish = await validated(() =>
      VALIDATIONS[attempt.dataset](checks, {
        ...attempt,
        options,
        transaction,
        town,
        log,
        isAddition: true,
      }),
    );
    const count = checks.filter(({ verdict }) => verdict === 'accepted').length;
    if (count > 0) {
      revision++;
      changes = await validated(() => publish(revision, transaction));
      const rows = (before?.rows ?? 0) + count;
      version = await raiseVersion(transaction, attempt, revision, rows, at);
    }
  }
  return { rows: outcomes(decisions, checks), version, revision, changes, issues: log.list() };
}

/** What would refuse a file refuses a decision: the person hears why, and nothing has changed. */
async function validated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new DatasetError('CONFLICT', error.message);
    throw error;
  }
}

function outcomes(decisions: readonly ReviewDecision[], checks: readonly RowCheck[]): DecidedRow[] {
  return decisions.map(({ line, accept }) => {
    if (!accept) return { line, outcome: 'LEFT_OUT', findings: [], notes: [] };
    const check = checks.find(({ row }) => row.line === line);
    return check?.verdict === 'accepted'
      ? { line, outcome: 'ACCEPTED', findings: [], notes: [] }
      : { line, outcome: 'WAITING', findings: check?.findings ?? [], notes: check?.notes ?? [] };
  });
}

function madeDecision(
  { line, changes = {}, waive = [] }: ReviewDecision,
  waiting: readonly WaitingRow[],
  decided: readonly DecidedRow[],
): MadeDecision | undefined {
  const row = waiting.find((other) => other.line === line);
  const outcome = decided.find((other) => other.line === line)?.outcome;
  if (!row || !outcome || outcome === 'WAITING') return undefined;
  return {
    line,
    rowHash: rowHash(row.row),
    verdict: outcome,
    changes,
    reasons: [...new Set([...row.reasons, ...waive])],
  };
}

/** @throws DatasetError naming the line */
function assertUndecided(decisions: readonly ReviewDecision[], waiting: readonly WaitingRow[]): void {
  for (const { line } of decisions) {
    const row = waiting.find((other) => other.line === line);
    if (!row) throw noSuchRow();
    if (row.isDecided)
      throw new DatasetError('CONFLICT', `${line}行目はもう決められています。一覧を開き直してください。`);
  }
}

function noSuchRow(): DatasetError {
  return new DatasetError('NOT_FOUND', 'その確認待ちの行はありません。一覧を開き直してください。');
}
