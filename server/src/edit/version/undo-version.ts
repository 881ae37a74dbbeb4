import type { Database } from '../../database/index.ts';
import { notFound, UserError } from '../../wire/index.ts';
import { beginEdit, findLedgerEntry, writeAudit } from '../ledger.repository.ts';
import { parseEditId } from '../made-edit.ts';
import { findStandingRevision, restoreVersion } from '../resource-version.repository.ts';
import type { HandTable, SavedVersion } from './version-sort.ts';

/**
 * 元に戻す: takes one change of a record back by a revision of its own, so that this too can be undone. What was changed again since stays.
 *
 * @throws NOT_FOUND where no such change of this table was made; CONFLICT where something else stands since
 */
export function undoVersion(database: Database, table: HandTable, editId: string): Promise<SavedVersion> {
  const edit = parseEditId(editId);
  const missing = notFound(`変更「${editId}」はありません。`);
  if (!edit) throw missing;
  const { municipalityCode: code, revision: undone } = edit;
  return database.transaction(async (transaction) => {
    const entry = await findLedgerEntry(transaction, code, undone);
    const id = entry?.subject.startsWith(`${table}/`) ? entry.subject.slice(table.length + 1) : '';
    if (!entry || id === '') throw missing;
    const revision = await beginEdit(transaction, code, 'UNDO', entry.subject);
    const standing = await findStandingRevision(transaction, table, { code, id });
    const isRestored =
      (standing === undefined || standing === undone) &&
      (await restoreVersion(transaction, table, { code, id, revision, undone }));
    // what was made by the edit ends with it; what stands anew since, or nothing at all, can't be taken back
    if (!isRestored && standing !== undone)
      throw new UserError('CONFLICT', 'この後にも変更があったため、元に戻せません。いまの内容を確かめてください。');
    const subject = `${table}/${id}@${revision}`;
    await writeAudit(transaction, { code, action: 'edit.undo', subject, before: null, after: { undone } });
    return { municipalityCode: code, revision, id };
  });
}
