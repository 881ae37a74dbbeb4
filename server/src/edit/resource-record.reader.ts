import type { Viewer } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import { HAND_SOURCE } from '../dataset/index.ts';
import { municipalitiesOfIds, municipalityOfId } from '../municipality/index.ts';
import { loadMany, loadOne } from '../wire/index.ts';
import { editId } from './made-edit.ts';
import { FIELD_NAMES, fieldOfColumn } from './resource-fields.ts';
import {
  listProvenance,
  listVersions,
  type ProvenanceRow,
  type ResourceVersion,
} from './resource-history.repository.ts';
import type { FieldChange, ResourceChange, ResourceProvenance } from './resource-record.ts';

/** What became of resources, as one request reads it. */
export interface ResourceRecordReader {
  /** The newest first. */
  listChanges(resourceId: string): Promise<ResourceChange[]>;
  findProvenance(resourceId: string): Promise<ResourceProvenance | null>;
}

/** Changes that are told; what came before is in the audit trail. */
const MOST_CHANGES = 100;

const scope = (ids: readonly string[]) => ({ codes: municipalitiesOfIds(ids), ids });

export function createResourceRecordReader(database: Statements, viewer: Viewer): ResourceRecordReader {
  const isStaff = viewer.audience === 'STAFF';
  const versions = loadMany(
    (ids: readonly string[]) => listVersions(database, viewer, scope(ids), MOST_CHANGES + 1),
    (row) => row.resourceId,
    (row) => row,
  );
  const provenance = loadOne(
    (ids: readonly string[]) => listProvenance(database, scope(ids), HAND_SOURCE),
    (row) => row.resourceId,
    (row) => row,
  );
  return {
    listChanges: async (id) => changesOf(await versions.load(id), isStaff),
    findProvenance: async (id) => {
      // names of files and what they said are the office's own
      const row = isStaff ? await provenance.load(id) : null;
      return row && provenanceOf(row);
    },
  };
}

function changesOf(versions: readonly ResourceVersion[], isStaff: boolean): ResourceChange[] {
  return (
    versions
      .map((version, at) => changeOf(version, versions[at + 1], isStaff))
      // beside what is withheld from the viewer nothing may have changed
      .filter(({ changes }, at) => changes.length > 0 || at === versions.length - 1)
      .slice(0, MOST_CHANGES)
  );
}

function changeOf(version: ResourceVersion, before: ResourceVersion | undefined, isStaff: boolean): ResourceChange {
  const { resourceId, revision, cause, at, by, file, line, isCurrent, values } = version;
  const byHand = cause === 'EDIT' || cause === 'UNDO';
  return {
    editId: byHand && isStaff ? editId({ municipalityCode: municipalityOfId(resourceId) ?? '', revision }) : null,
    revision,
    cause: (cause ?? 'PUBLISH').toLowerCase(),
    at,
    by: isStaff ? by : null,
    file: isStaff && !byHand ? file : null,
    line: isStaff && !byHand ? line : null,
    canUndo: isStaff && byHand && isCurrent,
    changes: before ? differences(before.values, values) : [],
  };
}

function differences(before: ResourceVersion['values'], after: ResourceVersion['values']): FieldChange[] {
  return FIELD_NAMES.filter(
    (field) => field in before && field in after && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  ).map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

function provenanceOf({ source, file, line, edits }: ProvenanceRow): ResourceProvenance {
  const byHand = edits.flatMap(({ column, at, fileValue }) => {
    const field = fieldOfColumn(column);
    return field ? [{ field, at: new Date(at), fileValue: readable(column, fileValue) }] : [];
  });
  return { source, file, line, byHand };
}

/** As the API gives it. */
function readable(column: string, value: unknown): unknown {
  if (column === 'location') return (value as { coordinates?: unknown } | null)?.coordinates ?? null;
  if ((column === 'status' || column === 'visibility') && typeof value === 'string') return value.toLowerCase();
  return value;
}
