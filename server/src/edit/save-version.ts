import type { Transaction } from '../database/index.ts';
import { handDatasetId, refreshResourceAreas } from '../dataset/index.ts';
import { type HandField, listHandFields, replaceHandFields } from './hand-field.repository.ts';
import { writeAudit } from './ledger.repository.ts';
import { EDITED_COLUMNS } from './resource-fields.ts';
import { changeResource, findHeldResource, type HeldResource } from './resource-version.repository.ts';

interface Version {
  readonly transaction: Transaction;
  readonly code: string;
  readonly id: string;
  readonly revision: number;
  readonly held: HeldResource;
  /** Columns that change. */
  readonly columns: Readonly<Record<string, unknown>>;
  /** For the audit trail: resource.update, … */
  readonly action: string;
}

/** What decides in which areas a resource lies or serves. */
const PLACING: ReadonlySet<string> = new Set(['location', 'address', 'serves_areas']);

/** Begins a version with other columns, holds them against the file that the resource came from, and notes the change. */
export async function saveVersion(version: Version): Promise<void> {
  const { transaction, code, id, revision, held, columns, action } = version;
  await changeResource(transaction, code, id, revision, columns);
  const after = await findHeldResource(transaction, code, id);
  if (!after) throw new Error(`resource ${id} is gone after its change`);
  const edits = await listHandFields(transaction, code, id, EDITED_COLUMNS);
  // what a person made has no file to be held against
  if (held.datasetId !== handDatasetId(code))
    await replaceHandFields(
      transaction,
      { code, resourceId: id, revision },
      EDITED_COLUMNS,
      editedFields(held.columns, after.columns, edits),
    );
  if (Object.keys(columns).some((column) => PLACING.has(column))) await replaceAreas(transaction, code, id);
  await writeAudit(transaction, {
    code,
    action,
    subject: `resource/${id}@${revision}`,
    before: { fields: picked(held.columns, columns), edits },
    after: { fields: picked(after.columns, columns) },
  });
}

/** Works out anew where a resource lies. */
export async function replaceAreas(transaction: Transaction, code: string, id: string): Promise<void> {
  await refreshResourceAreas({ transaction, municipalityCode: code }, [id]);
}

/** What differs from the file, with what the file said: that of the first edit, where a column was edited before. */
function editedFields(
  before: HeldResource['columns'],
  after: HeldResource['columns'],
  edits: readonly HandField[],
): HandField[] {
  return EDITED_COLUMNS.flatMap((field) => {
    const earlier = edits.find((edit) => edit.field === field);
    const fileValue = earlier ? earlier.fileValue : before[field];
    const value = after[field];
    return JSON.stringify(value) === JSON.stringify(fileValue) ? [] : [{ field, value, fileValue }];
  });
}

const picked = (columns: HeldResource['columns'], changed: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(columns).filter(([column]) => column in changed));
