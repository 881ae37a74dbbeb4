import type { LngLat } from '@hazama/geo';
import type { PlaceLevel } from '../../address/index.ts';
import type { Statements } from '../../database/index.ts';
import type { ImportStatus, RowCounts } from '../import-report.ts';
import type { Issue } from '../issue.ts';
import type { Finding } from '../validation/row-check.ts';
import type { AreaKind, DatasetName } from '../vocabulary.ts';

export interface PublishedDataset {
  readonly version: number;
  readonly contentHash: string;
  /** As many as were accepted. */
  readonly rows: number;
}

/** What of a dataset stands published; undefined where nothing ever was. */
export async function findDataset(
  statements: Statements,
  municipalityCode: string,
  datasetId: string,
): Promise<PublishedDataset | undefined> {
  const [row] = await statements.query<{ version: number; contentHash: string; rows: number }>(
    'SELECT version, content_hash AS "contentHash", rows FROM dataset WHERE municipality_code = $1 AND id = $2',
    [municipalityCode, datasetId],
  );
  return row;
}

/** One attempt to bring a file in, published or not. */
export interface Attempt {
  readonly id: string;
  readonly municipalityCode: string;
  readonly dataset: DatasetName;
  readonly datasetId: string;
  readonly areaKind: AreaKind | null;
  readonly source: string;
  readonly format: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly contentHash: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly asOf: string | null;
  readonly license: string | null;
  readonly complete: boolean;
  readonly personId: string | null;
  readonly startedAt: Date;
}

/** Raises the municipality's revision and the dataset's version; answers the version. */
export async function raiseVersion(
  statements: Statements,
  attempt: Attempt,
  revision: number,
  rows: number,
  now: Date,
): Promise<number> {
  const { municipalityCode, datasetId, dataset, source, areaKind, format, contentHash, asOf, license } = attempt;
  await statements.query('UPDATE municipality SET revision = $2 WHERE code = $1', [municipalityCode, revision]);
  await statements.query(
    `INSERT INTO revision (municipality_code, number, cause, subject, at, person_id) VALUES ($1, $2, 'PUBLISH', $3, $4, $5)`,
    [municipalityCode, revision, `${dataset}/${source}`, now, attempt.personId],
  );
  const [row] = await statements.query<{ version: number }>(
    `INSERT INTO dataset (municipality_code, id, name, source, area_kind, format, version, rows, published_at, as_of,
       license, content_hash, complete)
     -- a version that was undone keeps its number
     VALUES ($1, $2, $3, $4, $5, $6,
       (SELECT coalesce(max(version), 0) + 1 FROM dataset_version WHERE municipality_code = $1 AND dataset_id = $2),
       $7, $8, $9, $10, $11, $12)
     ON CONFLICT (municipality_code, id) DO UPDATE SET format = excluded.format, version = excluded.version,
       rows = excluded.rows, published_at = excluded.published_at, as_of = excluded.as_of, license = excluded.license,
       content_hash = excluded.content_hash, complete = excluded.complete
     RETURNING version`,
    [
      municipalityCode,
      datasetId,
      dataset,
      source,
      areaKind,
      format,
      rows,
      now,
      asOf,
      license,
      contentHash,
      attempt.complete,
    ],
  );
  const version = row?.version ?? 1;
  await statements.query(
    `INSERT INTO dataset_version (municipality_code, dataset_id, version, revision, import_id, format, rows, content_hash,
       as_of, license, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [municipalityCode, datasetId, version, revision, attempt.id, format, rows, contentHash, asOf, license, now],
  );
  return version;
}

export interface ReviewRow {
  readonly line: number;
  readonly row: unknown;
  /** Why. */
  readonly findings: readonly Finding[];
  /** Where it is, as far as the row or its address says. */
  readonly place: { readonly lngLat: LngLat; readonly level: PlaceLevel } | null;
}

/** Keeps what was tried: the counts, the issues, and every doubtful row as it was read. */
export async function recordAttempt(
  statements: Statements,
  attempt: Attempt,
  outcome: {
    readonly status: ImportStatus;
    readonly version: number | null;
    readonly rows: RowCounts;
    readonly issues: readonly Issue[];
    readonly review: readonly ReviewRow[];
    readonly finishedAt: Date;
  },
): Promise<void> {
  const { municipalityCode, id } = attempt;
  const { status, version, rows, issues, review, finishedAt } = outcome;
  await statements.query(
    `INSERT INTO import (municipality_code, id, dataset, source, format, status, file_name, file_bytes, content_hash, options,
       version, rows_read, rows_accepted, rows_repaired, rows_review, rows_rejected, started_at, finished_at, person_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      municipalityCode,
      id,
      attempt.dataset,
      attempt.source,
      attempt.format,
      status.replace('-', '_').toUpperCase(),
      attempt.fileName,
      attempt.fileBytes,
      attempt.contentHash,
      JSON.stringify(attempt.options),
      version,
      rows.read,
      rows.accepted,
      rows.repaired,
      rows.review,
      rows.rejected,
      attempt.startedAt,
      finishedAt,
      attempt.personId,
    ],
  );
  await statements.query(
    `INSERT INTO import_issue (municipality_code, import_id, position, level, code, file, line, field, value, after, message)
     SELECT $1, $2, position, (issue ->> 'level')::issue_level, issue ->> 'code', issue ->> 'file', (issue ->> 'line')::int,
       issue ->> 'field', issue ->> 'value', issue ->> 'after', issue ->> 'message'
     FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS listed (issue, position)`,
    [municipalityCode, id, JSON.stringify(issues)],
  );
  // what a dry run showed has been seen by now
  await statements.query(
    `DELETE FROM review_row r USING import i
     WHERE r.municipality_code = $1 AND r.dataset_id = $2 AND i.municipality_code = $1 AND i.id = r.import_id
       AND i.status = 'DRY_RUN'`,
    [municipalityCode, attempt.datasetId],
  );
  await statements.query(
    `INSERT INTO review_row (municipality_code, import_id, line, dataset_id, row, reasons, findings, longitude, latitude,
       place_level)
     SELECT $1, $2, (entry ->> 'line')::int, $3, entry -> 'row',
       ARRAY(SELECT DISTINCT jsonb_path_query(entry, '$.findings[*].code') #>> '{}'), entry -> 'findings',
       (entry #>> '{place,lngLat,0}')::float8, (entry #>> '{place,lngLat,1}')::float8,
       (entry #>> '{place,level}')::place_level
     FROM jsonb_array_elements($4::jsonb) AS listed (entry)`,
    [municipalityCode, id, attempt.datasetId, JSON.stringify(review)],
  );
}
