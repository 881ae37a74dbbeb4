import type { Database } from '../database/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { notFound } from '../wire/index.ts';
import { type HandField, listHandFields, replaceHandFields } from './hand-field.repository.ts';
import { beginEdit, writeAudit } from './ledger.repository.ts';
import type { MadeEdit } from './made-edit.ts';
import {
  CONFIRMED_COLUMNS,
  type ConfirmedFields,
  changeResource,
  findHeldResource,
  type HeldResource,
} from './resource-version.repository.ts';

/**
 * 今もある / なくなった: confirms a resource as of today, or closes it. A closed one that is there after all is open again.
 * The fields stand as edited by hand until the file's own values change.
 */
export function confirmResource(
  database: Database,
  { id, exists, today }: { readonly id: string; readonly exists: boolean; readonly today: string },
): Promise<MadeEdit> {
  const code = municipalityOfId(id);
  const missing = notFound(`資源「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const subject = `resource/${id}`;
    const revision = await beginEdit(transaction, code, 'EDIT', subject);
    const held = await findHeldResource(transaction, code, id);
    if (!held) throw missing;
    const fields = confirmedFields(held, exists, today);
    await changeResource(transaction, code, id, revision, fields);
    const edits = await listHandFields(transaction, code, id, CONFIRMED_COLUMNS);
    await replaceHandFields(
      transaction,
      { code, resourceId: id, revision },
      CONFIRMED_COLUMNS,
      editedFields(held.fields, fields, edits),
    );
    await writeAudit(transaction, {
      code,
      action: exists ? 'resource.confirm' : 'resource.close',
      subject: `${subject}@${revision}`,
      before: { fields: held.fields, edits },
      after: { fields },
    });
    return { municipalityCode: code, revision, kindId: held.kindId, resourceId: id, areaId: null };
  });
}

function confirmedFields({ fields }: HeldResource, exists: boolean, today: string): ConfirmedFields {
  if (!exists) return { status: 'CLOSED', confirmed_on: today, closed_on: today };
  return { status: fields.status === 'CLOSED' ? 'ACTIVE' : fields.status, confirmed_on: today, closed_on: null };
}

/** What differs from the file, with what the file said: that of the first edit, where a field was edited before. */
function editedFields(before: ConfirmedFields, after: ConfirmedFields, edits: readonly HandField[]): HandField[] {
  return CONFIRMED_COLUMNS.flatMap((field) => {
    const earlier = edits.find((edit) => edit.field === field);
    const fileValue = earlier ? earlier.fileValue : before[field];
    return after[field] === fileValue ? [] : [{ field, value: after[field], fileValue }];
  });
}
