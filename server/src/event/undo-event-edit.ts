import type { Database } from '../database/index.ts';
import { beginEdit, findLedgerEntry, parseEditId, restoreVersion, writeAudit } from '../edit/index.ts';
import { notFound, UserError } from '../wire/index.ts';
import { findStandingRevision, saveHandEvents } from './event-version.repository.ts';
import type { MadeEventEdit } from './save-event.ts';

const SUBJECT = /^event\/(.+)$/;

/** 元に戻す: takes one change of an event back by a revision of its own, so that this too can be undone. What was changed again since stays. */
export function undoEventEdit(database: Database, editId: string): Promise<MadeEventEdit> {
  const edit = parseEditId(editId);
  const missing = notFound(`変更「${editId}」はありません。`);
  if (!edit) throw missing;
  const { municipalityCode: code, revision: undone } = edit;
  return database.transaction(async (transaction) => {
    const entry = await findLedgerEntry(transaction, code, undone);
    const [, id] = SUBJECT.exec(entry?.subject ?? '') ?? [];
    if (!entry || id === undefined || (entry.cause !== 'EDIT' && entry.cause !== 'UNDO')) throw missing;
    const standing = await findStandingRevision(transaction, code, id);
    const revision = await beginEdit(transaction, code, 'UNDO', entry.subject);
    const isRestored =
      (standing === undefined || standing === undone) &&
      (await restoreVersion(transaction, 'event', { code, id, revision, undone }));
    // what was made by the edit ends with it; what stands anew since, or nothing at all, can't be taken back
    if (!isRestored && standing !== undone)
      throw new UserError('CONFLICT', 'この後にも変更があったため、元に戻せません。いまの内容を確かめてください。');
    await saveHandEvents(transaction, code);
    await writeAudit(transaction, {
      code,
      action: 'edit.undo',
      subject: `event/${id}@${revision}`,
      before: null,
      after: { undone },
    });
    return { municipalityCode: code, revision, eventId: id };
  });
}
