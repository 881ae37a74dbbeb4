import type { Row, Statements } from '../database/index.ts';
import { UNDO_DAYS } from '../dataset/index.ts';

/** One attempt to bring a file in, from the screen or the command line. */
export interface StoredImport extends Row {
  readonly id: string;
  readonly municipalityCode: string;
  readonly dataset: string;
  readonly source: string;
  readonly format: string;
  readonly status: 'PUBLISHED' | 'UNCHANGED' | 'REJECTED' | 'DRY_RUN';
  readonly isPublished: boolean;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly version: number | null;
  readonly read: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly review: number;
  readonly rejected: number;
  readonly finishedAt: Date;
  readonly asOf: string | null;
  readonly license: string | null;
  readonly person: string | null;
  readonly undoneAt: Date | null;
  /** Until when it can be taken back; null where it can't be. */
  readonly undoableUntil: Date | null;
}

const IMPORT = `
  SELECT i.id, i.municipality_code AS "municipalityCode", i.dataset, i.source, i.format, i.status,
    i.status = 'PUBLISHED' AS "isPublished", i.file_name AS "fileName", i.file_bytes AS "fileBytes", i.version,
    i.rows_read AS read, i.rows_accepted AS accepted, i.rows_repaired AS repaired, i.rows_review AS review,
    i.rows_rejected AS rejected, i.finished_at AS "finishedAt", i.options ->> 'asOf' AS "asOf",
    i.options ->> 'license' AS license, p.name AS person, v.undone_at AS "undoneAt",
    CASE WHEN v.undone_at IS NULL AND d.version = v.version AND v.published_at > now() - interval '${UNDO_DAYS} days'
      THEN v.published_at + interval '${UNDO_DAYS} days' END AS "undoableUntil"
  FROM import i
  -- rows taken in from review are later versions of the same import: the newest that stands
  LEFT JOIN LATERAL (SELECT * FROM dataset_version own
    WHERE own.municipality_code = i.municipality_code AND own.import_id = i.id
    ORDER BY own.undone_at IS NOT NULL, own.version DESC LIMIT 1) v ON true
  LEFT JOIN dataset d ON d.municipality_code = v.municipality_code AND d.id = v.dataset_id
  LEFT JOIN person p ON p.id = i.person_id`;

/** A dry run is an answer to a question; what was tried in earnest is history. */
const IN_EARNEST = `i.status <> 'DRY_RUN' AND NOT i.options ? 'dryRun'`;

export async function findImport(database: Statements, id: string): Promise<StoredImport | undefined> {
  const [found] = await database.query<StoredImport>(`${IMPORT} WHERE i.id = $1`, [id]);
  return found;
}

/** Newest first. @param after finish and id of the last one before the page */
export async function listImports(
  database: Statements,
  code: string,
  { first, after }: { readonly first: number; readonly after: readonly [at: string, id: string] | null },
): Promise<{ readonly imports: StoredImport[]; readonly hasNext: boolean; readonly total: number }> {
  const rows = await database.query<StoredImport>(
    `${IMPORT} WHERE i.municipality_code = $1 AND ${IN_EARNEST}
       AND ($2::timestamptz IS NULL OR (i.finished_at, i.id) < ($2::timestamptz, $3))
     ORDER BY i.finished_at DESC, i.id DESC LIMIT $4`,
    [code, after?.[0] ?? null, after?.[1] ?? null, first + 1],
  );
  const [counted] = await database.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM import i WHERE i.municipality_code = $1 AND ${IN_EARNEST}`,
    [code],
  );
  return { imports: rows.slice(0, first), hasNext: rows.length > first, total: counted?.total ?? 0 };
}

export interface StoredIssue extends Row {
  readonly level: 'ERROR' | 'WARN' | 'REPAIR' | 'INFO';
  readonly code: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly value: string | null;
  readonly after: string | null;
  readonly message: string;
}

/** The report of an attempt, the gravest first. */
export function listIssues(database: Statements, code: string, importId: string): Promise<StoredIssue[]> {
  return database.query<StoredIssue>(
    `SELECT level, code, line, field, value, after, message FROM import_issue
     WHERE municipality_code = $1 AND import_id = $2 ORDER BY position`,
    [code, importId],
  );
}

/** The kinds of the resources that began or ended at a revision; none where it was about something else. */
export async function listKindsAt(database: Statements, code: string, revision: number): Promise<string[]> {
  const rows = await database.query<{ kind: string }>(
    `SELECT DISTINCT kind_id AS kind FROM resource WHERE municipality_code = $1 AND $2 IN (from_revision, to_revision)`,
    [code, revision],
  );
  return rows.map(({ kind }) => kind);
}
