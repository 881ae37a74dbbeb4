import { parseMunicipalityCode } from '@hazama/geo';
import type { Database, Row, Statements } from '../../database/index.ts';
import { DatasetError } from '../dataset-error.ts';
import type { Finding } from '../validation/row-check.ts';
import { decideReviewRows, type ReviewDecision, type ReviewOutcome } from './decide-review-rows.ts';

/** What is said of all rows that wait for one reason: 入れる, 入れない, or of each what is suggested for it. */
export type AtOnce = 'TAKE' | 'LEAVE' | 'SUGGESTED';

export interface ReasonRequest {
  readonly municipality: string;
  readonly importId: string;
  /** A code of `ISSUE_LEVELS`. */
  readonly reason: string;
  readonly as: AtOnce;
  /** So many rows the person was told of. */
  readonly expected: number;
  readonly personId?: string | undefined;
}

interface Waiting {
  readonly line: number;
  readonly findings: readonly Finding[];
}

/**
 * One decision about every row of an import that waits for a reason, as `decideReviewRows` of them all: together they are a
 * revision. Rows for which nothing is suggested wait on where the suggestions are taken.
 * @returns undefined where there was nothing to decide
 * @throws DatasetError where other rows wait than the person was told of, and as `decideReviewRows`
 */
export async function decideRowsOfReason(
  services: { readonly database: Database; readonly now?: () => Date },
  { municipality, importId, reason, as, expected, personId }: ReasonRequest,
): Promise<ReviewOutcome | undefined> {
  const parsed = parseMunicipalityCode(municipality);
  const waiting = parsed.ok ? await listWaiting(services.database, parsed.code, importId, reason) : [];
  if (waiting.length !== expected)
    throw new DatasetError(
      'CONFLICT',
      `この理由で待っているのは、いまは${waiting.length}件です（${expected}件ではありません）。一覧を開き直してください。`,
    );
  const decisions = waiting.flatMap((row) => decisionOf(row, reason, as) ?? []);
  return decisions.length === 0
    ? undefined
    : decideReviewRows(services, { municipality, importId, decisions, personId });
}

function decisionOf({ line, findings }: Waiting, reason: string, as: AtOnce): ReviewDecision | undefined {
  if (as !== 'SUGGESTED') return { line, accept: as === 'TAKE' };
  const suggestion = findings.find(({ code }) => code === reason)?.suggestion;
  return suggestion ? { line, accept: suggestion.accept, changes: suggestion.changes } : undefined;
}

function listWaiting(
  statements: Statements,
  municipalityCode: string,
  importId: string,
  reason: string,
): Promise<(Waiting & Row)[]> {
  return statements.query<Waiting & Row>(
    `SELECT line, findings FROM review_row
     WHERE municipality_code = $1 AND import_id = $2 AND decided_at IS NULL AND $3 = ANY(reasons) ORDER BY line`,
    [municipalityCode, importId, reason],
  );
}
