import type { Viewer } from '../../account/index.ts';
import type { Row, Statements } from '../../database/index.ts';
import type { RecordSort } from '../../dataset/index.ts';
import { municipalitiesOfIds, municipalityOfId } from '../../municipality/index.ts';
import { loadMany } from '../../wire/index.ts';
import { editId } from '../made-edit.ts';
import type { ResourceChange } from '../resource-record.ts';
import { fieldsOf } from './record-values.ts';

interface Version extends Row {
  readonly recordId: string;
  readonly revision: number;
  readonly isCurrent: boolean;
  readonly cause: 'PUBLISH' | 'EDIT' | 'UNDO' | null;
  readonly at: Date | null;
  readonly by: string | null;
  readonly file: string | null;
  readonly line: number | null;
  /** By the fields of the template, as text. */
  readonly cells: Readonly<Record<string, string | null>>;
}

/** Changes that are told; what came before is in the audit trail. */
const MOST_CHANGES = 100;

/** What became of the records of a sort, as one request reads it: the office's own, so for staff alone. */
export function createRecordHistory(
  database: Statements,
  sort: RecordSort,
  viewer: Viewer,
): (id: string) => Promise<ResourceChange[]> {
  const versions = loadMany(
    (ids: readonly string[]) => listVersions(database, sort, ids),
    ({ recordId }) => recordId,
    (row) => row,
  );
  return async (id) => {
    if (viewer.audience !== 'STAFF') return [];
    const found = await versions.load(id);
    return found.slice(0, MOST_CHANGES).map((version, at) => changeOf(sort, version, found[at + 1]));
  };
}

/** The last versions of each record, the newest first. */
function listVersions(database: Statements, { table, cells }: RecordSort, ids: readonly string[]): Promise<Version[]> {
  const shown = Object.entries(cells).map(([field, sql]) => `'${field}', ${sql}`);
  return database.query<Version>(
    `SELECT t.id AS "recordId", t.from_revision AS revision, t.to_revision IS NULL AS "isCurrent",
       v.cause, v.at, p.name AS by, t.provenance ->> 'file' AS file, (t.provenance ->> 'line')::int AS line,
       jsonb_build_object(${shown.join(', ')}) AS cells
     FROM (
       SELECT *, row_number() OVER (PARTITION BY municipality_code, id ORDER BY from_revision DESC) AS rank FROM ${table}
       WHERE municipality_code = ANY($1) AND id = ANY($2)) t
     LEFT JOIN revision v ON v.municipality_code = t.municipality_code AND v.number = t.from_revision
     LEFT JOIN person p ON p.id = v.person_id
     WHERE t.rank <= $3
     ORDER BY t.id, t.from_revision DESC`,
    [municipalitiesOfIds(ids), ids, MOST_CHANGES + 1],
  );
}

function changeOf(sort: RecordSort, version: Version, before: Version | undefined): ResourceChange {
  const { recordId, revision, cause, at, by, file, line, isCurrent, cells } = version;
  const byHand = cause === 'EDIT' || cause === 'UNDO';
  return {
    editId: byHand ? editId({ municipalityCode: municipalityOfId(recordId) ?? '', revision }) : null,
    revision,
    cause: (cause ?? 'PUBLISH').toLowerCase(),
    at,
    by,
    file: byHand ? null : file,
    line: byHand ? null : line,
    canUndo: byHand && isCurrent,
    changes: fieldsOf(sort)
      .filter(({ cell }) => before && before.cells[cell] !== cells[cell])
      .map(({ name, cell }) => ({ field: name, before: before?.cells[cell] ?? null, after: cells[cell] ?? null })),
  };
}
