import type { PlaceLevel } from '../../address/index.ts';
import type { Row, Statements } from '../../database/index.ts';
import type { StagedRow } from '../sources/staged-row.ts';
import type { Finding } from '../validation/row-check.ts';
import type { DatasetName } from '../vocabulary.ts';
import { NEWEST_IMPORTS } from './newest-imports.ts';
import type { CellChanges } from './row-decisions.ts';

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
  /** Where the row, or its address, says that it is; null where nobody knows. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly placeLevel: PlaceLevel | null;
  readonly verdict: 'ACCEPTED' | 'LEFT_OUT' | null;
  readonly decidedAt: Date | null;
  /** What a person put in place of the file's values; null where nothing was decided. */
  readonly changes: CellChanges | null;
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
  /** Of each reason, over all pages and whichever reason is asked for: a row may have several. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** Give it as `after`; null at the end. */
  readonly endCursor: string | null;
}

/** Parameters: $1 municipality, $2 import or null, $3 dataset or null, $4 whether decided rows count. */
const LISTED = `
  newest AS (${NEWEST_IMPORTS}),
  listed AS (
    SELECT r.* FROM review_row r
    WHERE r.municipality_code = $1
      AND CASE WHEN $2::text IS NULL THEN (r.dataset_id, r.import_id) IN (SELECT dataset_id, import_id FROM newest)
               ELSE r.import_id = $2 END
      AND ($3::text IS NULL OR r.dataset_id = $3)
      AND ($4 OR r.decided_at IS NULL)
  )`;

const CURSOR = /^(\d+):(.+):(\d+)$/;
const DEFAULT_FIRST = 50;

/** The doubtful rows of a municipality, page by page: the newest import first, then as they stand in the file. */
export async function listReviewRows(
  statements: Statements,
  municipalityCode: string,
  filter: ReviewFilter = {},
  { first = DEFAULT_FIRST, after }: { readonly first?: number; readonly after?: string | undefined } = {},
): Promise<ReviewPage> {
  const { importId = null, datasetId = null, reason = null, withDecided = false } = filter;
  const values = [municipalityCode, importId, datasetId, withDecided];
  const [, at, afterImport = null, afterLine = null] = CURSOR.exec(after ?? '') ?? [];
  const rows = await statements.query<ReviewRow & Row>(
    `WITH ${LISTED}
     SELECT l.import_id AS "importId", l.line, l.dataset_id AS "datasetId", i.dataset, i.source, i.file_name AS "fileName",
       i.started_at AS "importedAt", l.row -> 'cells' AS cells, l.findings, l.longitude, l.latitude,
       l.place_level AS "placeLevel", l.verdict, l.decided_at AS "decidedAt", d.changes
     FROM listed l
     JOIN import i ON i.municipality_code = $1 AND i.id = l.import_id
     LEFT JOIN row_decision d ON d.municipality_code = $1 AND d.dataset_id = l.dataset_id AND d.import_id = l.import_id
       AND d.line = l.line AND l.decided_at IS NOT NULL
     WHERE ($5::text IS NULL OR $5 = ANY(l.reasons))
       AND ($6::timestamptz IS NULL OR i.started_at < $6
         OR (i.started_at = $6 AND (l.import_id, l.line) > ($7::text, $8::int)))
     ORDER BY i.started_at DESC, l.import_id, l.line LIMIT $9`,
    [...values, reason, at ? new Date(Number(at)) : null, afterImport, afterLine, first + 1],
  );
  const reasons = await statements.query<{ reason: string | null; count: number }>(
    `WITH ${LISTED}
     SELECT NULL AS reason, count(*)::int AS count FROM listed WHERE $5::text IS NULL OR $5 = ANY(reasons)
     UNION ALL (SELECT reason, count(*)::int FROM listed, unnest(reasons) AS reason GROUP BY reason ORDER BY 2 DESC, 1)`,
    [...values, reason],
  );
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    rows: page,
    total: reasons.find((counted) => counted.reason === null)?.count ?? 0,
    reasons: reasons.flatMap(({ reason: code, count }) => (code === null ? [] : [{ reason: code, count }])),
    endCursor: rows.length > first && last ? `${last.importedAt.getTime()}:${last.importId}:${last.line}` : null,
  };
}

/** An import of which rows wait for a person. */
export interface WaitingImport extends Row {
  readonly importId: string;
  readonly dataset: DatasetName;
  readonly source: string;
  readonly fileName: string;
  readonly importedAt: Date;
  readonly waiting: number;
  readonly decided: number;
}

/** Of each dataset the import whose rows wait, or were decided, the newest first. */
export function listWaitingImports(statements: Statements, municipalityCode: string): Promise<WaitingImport[]> {
  return statements.query<WaitingImport>(
    `WITH newest AS (${NEWEST_IMPORTS})
     SELECT i.id AS "importId", i.dataset, i.source, i.file_name AS "fileName", i.started_at AS "importedAt",
       count(*) FILTER (WHERE r.decided_at IS NULL)::int AS waiting,
       count(*) FILTER (WHERE r.decided_at IS NOT NULL)::int AS decided
     FROM newest n
     JOIN review_row r ON r.municipality_code = $1 AND r.dataset_id = n.dataset_id AND r.import_id = n.import_id
     JOIN import i ON i.municipality_code = $1 AND i.id = n.import_id
     GROUP BY i.municipality_code, i.id ORDER BY i.started_at DESC, i.id`,
    [municipalityCode],
  );
}
