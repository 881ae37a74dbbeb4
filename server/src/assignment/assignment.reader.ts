import type { Viewer } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import { RECORD_SORTS } from '../dataset/index.ts';
import { createRecordHistory, type ResourceChange } from '../edit/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { loadMany } from '../wire/index.ts';
import { listAssignments } from './assignment.repository.ts';
import { type Assignment, standingOn } from './assignment.ts';

/** Assignments as one request reads them. */
export interface AssignmentReader {
  /** Those that have ended or are still to come, too. */
  listAssignments(code: string): Promise<Assignment[]>;
  findAssignment(id: string): Promise<Assignment | null>;
  /** The newest first; nothing for who isn't staff. */
  listChanges(id: string): Promise<ResourceChange[]>;
}

export function createAssignmentReader(
  database: Statements,
  { viewer, today }: { readonly viewer: Viewer; readonly today: string },
): AssignmentReader {
  const assignments = loadMany(
    (codes: readonly string[]) => listAssignments(database, viewer, codes),
    ({ municipalityCode }) => municipalityCode,
    (row): Assignment => ({ ...row, standing: standingOn(today, row) }),
  );
  return {
    listAssignments: (code) => assignments.load(code),
    findAssignment: async (id) => {
      const code = municipalityOfId(id);
      const all = code === undefined ? [] : await assignments.load(code);
      return all.find((each) => each.id === id) ?? null;
    },
    listChanges: createRecordHistory(database, RECORD_SORTS.assignments, viewer),
  };
}
