import {
  type CheckedRequest,
  checkRequest,
  labelOf,
  lineInFile,
  onScreen,
  type RowNote,
  type ReviewRow as StoredReviewRow,
} from '../dataset/index.ts';
import { badInput } from '../wire/index.ts';
import type { Import, ImportIssue } from './import.ts';
import { needOf, type StoredJob } from './import-job.ts';
import type { StoredImport, StoredIssue } from './import-ledger.repository.ts';
import type { ImportRow, ImportRowNote } from './import-row.ts';
import type { StoredRow } from './job-detail.repository.ts';
import type { ImportJob } from './presented-job.ts';
import type { ReviewRow } from './review-row.ts';

export function presentImport(stored: StoredImport): Import {
  const { read, accepted, repaired, review, rejected, undoneAt, status } = stored;
  return {
    ...stored,
    status: undoneAt ? 'undone' : status.toLowerCase(),
    rows: { read, accepted, repaired, review, rejected },
  };
}

export const presentIssue = ({ level, code, line, field, value, after, message }: StoredIssue): ImportIssue => ({
  level,
  code,
  line,
  field,
  value,
  after,
  message: onScreen(message),
});

export function presentJob(stored: StoredJob): ImportJob {
  const { options, outcome } = stored;
  const { source, asOf, license } = assumed(stored);
  return {
    ...stored,
    problem: stored.problem && { ...stored.problem, message: onScreen(stored.problem.message) },
    need: needOf(stored),
    said: {
      source,
      asOf,
      kind: options.kind ?? null,
      year: options.year === undefined ? null : Number(options.year),
      license,
      complete: options.complete ?? false,
      layer: options.layer ?? null,
      crs: options.crs ?? null,
      mapping: options.mapping ?? {},
    },
    outcome: outcome?.status ?? null,
    rows: outcome?.rows ?? null,
    changes: outcome?.changes ?? null,
    stored,
  };
}

/** What the name of the file says where a person hasn't, and what holds for every map of streets. */
function assumed({
  fileName,
  options: { source, asOf, license },
  dataset,
  municipalityCode,
}: StoredJob): Pick<CheckedRequest, 'source' | 'asOf' | 'license'> {
  return checkRequest({
    // for areas a kind would have to be said
    dataset: dataset === 'streets' ? 'streets' : 'resources',
    municipality: municipalityCode,
    file: { name: fileName, bytes: new Uint8Array() },
    options: { source, asOf, license },
  });
}

export function presentRow(
  { line, verdict, label, cells, notes, ...place }: StoredRow,
  { edits }: StoredJob,
): ImportRow {
  const edit = edits[line];
  return {
    line,
    lineInFile: lineInFile(line),
    verdict,
    label,
    cells: Object.entries(cells).flatMap(([field, cell]) =>
      cell
        ? [{ field, column: cell.field, value: cell.value, isEdited: edit !== undefined && field in edit.changes }]
        : [],
    ),
    notes: notes.map((note) => presentNote(note, line)),
    decision: edit?.verdict ?? null,
    longitude: place.longitude,
    latitude: place.latitude,
    placeLevel: place.placeLevel,
  };
}

export const presentNote = (
  { level, code, field, value, after, message, suggestion }: RowNote,
  line: number,
): ImportRowNote => ({
  level,
  code,
  line: lineInFile(line),
  field: field ?? null,
  value: value ?? null,
  after: after ?? null,
  message: onScreen(message),
  suggestion: suggestion ?? null,
});

/** A row that waits, or was decided: then with what a person changed. */
export function presentReviewRow(stored: StoredReviewRow): ReviewRow {
  const { importId, line, cells, findings, changes } = stored;
  const given = Object.entries(cells).flatMap(([field, cell]) =>
    cell ? [{ field, column: cell.field, value: cell.value, isEdited: false }] : [],
  );
  const changed = new Map(Object.entries(changes ?? {}));
  const added = [...changed.keys()].filter((field) => !cells[field]);
  return {
    ...stored,
    id: `${importId}:${line}`,
    lineInFile: lineInFile(line),
    label: labelOf((field) => cells[field]?.value ?? null),
    cells: [...given, ...added.map((field) => ({ field, column: field, value: '', isEdited: true }))].map((cell) => {
      const value = changed.get(cell.field);
      return value === undefined ? cell : { ...cell, value, isEdited: true };
    }),
    notes: findings.map((finding) =>
      presentNote(
        {
          ...finding,
          level: 'WARN',
          field: finding.field ?? undefined,
          value: finding.value ?? undefined,
          after: undefined,
          suggestion: finding.suggestion ?? undefined,
        },
        line,
      ),
    ),
  };
}

const MOST_A_PAGE = 200;

export function checkedFirst(first: number): number {
  if (first < 1 || first > MOST_A_PAGE) throw badInput(`first は 1 から ${MOST_A_PAGE} までにしてください。`);
  return first;
}

/** One more than a page was asked for: whether there is a next. */
export function page<T>(found: readonly T[], first: number, cursorOf: (item: T) => string, after: string | null) {
  const nodes = found.slice(0, first);
  const [firstNode] = nodes;
  const lastNode = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: after !== null,
      startCursor: firstNode === undefined ? null : cursorOf(firstNode),
      endCursor: lastNode === undefined ? null : cursorOf(lastNode),
    },
  };
}

/** A line of a file or a place in a list, as the cursor of a page. */
export function parsePlace(after: string | null | undefined): number {
  if (after === null || after === undefined) return -1;
  if (/^\d{1,9}$/.test(after)) return Number(after);
  throw badInput('after には、前の一覧の endCursor をそのまま指定してください。');
}
