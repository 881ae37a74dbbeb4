import type { Row, Statements } from '../../database/index.ts';
import type { DatasetName } from '../dataset-name.ts';
import type { StagedRow } from '../sources/staged-row.ts';
import type { Finding } from '../validation/row-check.ts';
import { NEWEST_IMPORTS } from './newest-imports.ts';

/** A doubtful row (確認待ちの行) as a person reads it. */
export interface ReviewRow {
  readonly importId: string;
  /** Of the file. */
  readonly line: number;
  readonly datasetId: string;
  readonly dataset: DatasetName;
  readonly source: string;
  readonly fileName: string;
  readonly importedAt: Date;
  /** As read: by the names of the template, with the file's own name of the column. */
  readonly cells: StagedRow['cells'];
  /** Why it waits, each with the reason in Japanese and, where there is one, what may be done with one press. */
  readonly findings: readonly Finding[];
  readonly verdict: 'ACCEPTED' | 'LEFT_OUT' | null;
  readonly decidedAt: Date | null;
}

export interface ReviewFilter {
  /** One import, a dry run too; without it the rows that wait: of each dataset those of its newest import. */
  readonly importId?: string | undefined;
  readonly datasetId?: string | undefined;
  /** A code of `ISSUE_LEVELS`. */
  readonly reason?: string | undefined;
  /** Rows that are decided too. */
  readonly withDecided?: boolean | undefined;
}

export interface ReviewPage {
  readonly rows: readonly ReviewRow[];
  /** Of all pages. */
  readonly total: number;
  /** Of each reason, over all pages: a row may have several. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** Give it as `after`; null at the end. */
  readonly endCursor: string | null;
}

/** Parameters: $1 municipality, $2 import or null, $3 dataset or null, $4 reason or null, $5 whether decided rows count. */
const WANTED = `
  newest AS (${NEWEST_IMPORTS}),
  wanted AS (
    SELECT r.* FROM review_row r
    WHERE r.municipality_code = $1
      AND CASE WHEN $2::text IS NULL THEN (r.dataset_id, r.import_id) IN (SELECT dataset_id, import_id FROM newest)
               ELSE r.import_id = $2 END
      AND ($3::text IS NULL OR r.dataset_id = $3)
      AND ($4::text IS NULL OR $4 = ANY(r.reasons))
      AND ($5 OR r.decided_at IS NULL)
  )`;

const CURSOR = /^(.+):(\d+)$/;
const DEFAULT_FIRST = 50;

/** The doubtful rows of a municipality, page by page: by import, then as they stand in the file. */
export async function listReviewRows(
  statements: Statements,
  municipalityCode: string,
  filter: ReviewFilter = {},
  { first = DEFAULT_FIRST, after }: { readonly first?: number; readonly after?: string | undefined } = {},
): Promise<ReviewPage> {
  const { importId = null, datasetId = null, reason = null, withDecided = false } = filter;
  const values = [municipalityCode, importId, datasetId, reason, withDecided];
  const [, afterImport = null, afterLine = null] = CURSOR.exec(after ?? '') ?? [];
  const rows = await statements.query<ReviewRow & Row>(
    `WITH ${WANTED}
     SELECT w.import_id AS "importId", w.line, w.dataset_id AS "datasetId", i.dataset, i.source, i.file_name AS "fileName",
       i.started_at AS "importedAt", w.row -> 'cells' AS cells, w.findings, w.verdict, w.decided_at AS "decidedAt"
     FROM wanted w JOIN import i ON i.municipality_code = $1 AND i.id = w.import_id
     WHERE $6::text IS NULL OR (w.import_id, w.line) > ($6, $7::int)
     ORDER BY w.import_id, w.line LIMIT $8`,
    [...values, afterImport, afterLine, first + 1],
  );
  const reasons = await statements.query<{ reason: string; count: number }>(
    `WITH ${WANTED}
     SELECT NULL AS reason, count(*)::int AS count FROM wanted
     UNION ALL (SELECT reason, count(*)::int FROM wanted, unnest(reasons) AS reason GROUP BY reason ORDER BY 2 DESC, 1)`,
    values,
  );
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    rows: page,
    total: reasons.find((row) => row.reason === null)?.count ?? 0,
    reasons: reasons.filter((row) => row.reason !== null),
    endCursor: rows.length > first && last ? `${last.importId}:${last.line}` : null,
  };
}
