import type { Database, Row, Transaction } from '../database/index.ts';
import { findSortOfTable, type RecordSort } from '../dataset/index.ts';
import { notFound, UserError } from '../wire/index.ts';
import { saveHandDataset } from './hand-dataset.repository.ts';
import { type HandField, listHandFields, replaceHandFields } from './hand-field.repository.ts';
import { beginEdit, findLedgerEntry, writeAudit } from './ledger.repository.ts';
import { type MadeEdit, parseEditId } from './made-edit.ts';
import { findHeldPresence } from './presence-version.repository.ts';
import { undoRecord } from './record/undo-record.ts';
import { EDITED_COLUMNS } from './resource-fields.ts';
import { findEndedKind, findHeldResource, restoreVersion } from './resource-version.repository.ts';
import { replaceAreas } from './save-version.ts';

type Subject = Pick<MadeEdit, 'kindIds' | 'resourceId' | 'areaId'>;

/** How long what was removed can be brought back. */
export const UNDO_DAYS = 30;

interface Undo {
  readonly transaction: Transaction;
  readonly code: string;
  /** The revision of the edit that is taken back, and the one that does so. */
  readonly undone: number;
  readonly revision: number;
  /** Of the record: `resource/<id>` or `presence/<id>`, without its first part. */
  readonly id: string;
}

/**
 * 元に戻す: takes one edit back by a revision of its own, so that this too can be undone. What was changed again since stays.
 */
export function undoEdit(database: Database, id: string): Promise<MadeEdit> {
  const edit = parseEditId(id);
  const missing = notFound(`変更「${id}」はありません。`);
  if (!edit) throw missing;
  const { municipalityCode: code, revision: undone } = edit;
  return database.transaction(async (transaction) => {
    const entry = await findLedgerEntry(transaction, code, undone);
    if (!entry || (entry.cause !== 'EDIT' && entry.cause !== 'UNDO')) throw missing;
    if (await isRemovedForGood(transaction, code, `${entry.subject}@${undone}`))
      throw new UserError('CONFLICT', `消してから${UNDO_DAYS}日が過ぎたので、戻せません。新しく加えてください。`);
    const revision = await beginEdit(transaction, code, 'UNDO', entry.subject);
    const [sort, ...rest] = entry.subject.split('/');
    const undo: Undo = { transaction, code, undone, revision, id: rest.join('/') };
    const recordSort = findSortOfTable(sort ?? '');
    const made = recordSort
      ? await undoOfRecord(recordSort, undo)
      : sort === 'resource'
        ? await undoResource(undo)
        : await undoPresence(undo);
    return { municipalityCode: code, revision, ...made };
  });
}

const changedSince = () =>
  new UserError('CONFLICT', 'この後にも変更があったため、元に戻せません。いまの内容を確かめてください。');

/** @throws UserError CONFLICT where it has changed since */
export async function undoResource(undo: Undo): Promise<Subject> {
  const { transaction, code, undone, revision, id } = undo;
  const held = await findHeldResource(transaction, code, id);
  // what was removed, or made and taken back, leaves nothing that stands: then what it ended comes back
  const endedKind = await findEndedKind(transaction, code, id, undone);
  if (held ? held.fromRevision !== undone : endedKind === undefined) throw changedSince();
  const edits = await listHandFields(transaction, code, id, EDITED_COLUMNS);
  const before = await findEditsBefore(undo);
  await restoreVersion(transaction, 'resource', { code, id, revision, undone });
  await replaceHandFields(transaction, { code, resourceId: id, revision }, EDITED_COLUMNS, before);
  await saveHandDataset(transaction, code, id);
  await replaceAreas(transaction, code, id);
  await writeAudit(transaction, {
    code,
    action: 'edit.undo',
    subject: `resource/${id}@${revision}`,
    before: { fields: held?.columns ?? null, edits },
    after: { undone },
  });
  const kindIds = [...new Set([held?.kindId, endedKind].filter((kind) => kind !== undefined))];
  return { kindIds, resourceId: id, areaId: null };
}

async function undoPresence(undo: Undo): Promise<Subject> {
  const { transaction, code, undone, revision, id } = undo;
  const held = await findHeldPresence(transaction, code, id);
  const [areaId, kindId] = id.split('/');
  // an undone first record leaves nothing that stands: then what it ended is what there is to come back
  if (areaId === undefined || kindId === undefined || (held && held.fromRevision !== undone)) throw changedSince();
  const isRestored = await restoreVersion(transaction, 'presence_record', { code, id, revision, undone });
  if (!held && !isRestored) throw changedSince();
  await writeAudit(transaction, {
    code,
    action: 'edit.undo',
    subject: `presence/${id}@${revision}`,
    before: held ?? null,
    after: { undone },
  });
  return { kindIds: [kindId], resourceId: null, areaId };
}

/** 協定, 担当: no number is made of them. */
async function undoOfRecord(sort: RecordSort, undo: Undo): Promise<Subject> {
  if (!(await undoRecord(sort, undo))) throw changedSince();
  return { kindIds: [], resourceId: null, areaId: null };
}

/** The hand edits that stood before the edit that is taken back. */
async function findEditsBefore({ transaction, code, undone, id }: Undo): Promise<HandField[]> {
  const [row] = await transaction.query<Row & { edits: HandField[] | null }>(
    `SELECT before->'edits' AS edits FROM audit_entry WHERE municipality_code = $1 AND subject = $2 ORDER BY id LIMIT 1`,
    [code, `resource/${id}@${undone}`],
  );
  return row?.edits ?? [];
}

async function isRemovedForGood(transaction: Transaction, code: string, subject: string): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT 1 FROM audit_entry WHERE municipality_code = $1 AND subject = $2 AND action LIKE '%.remove'
       AND at < now() - make_interval(days => $3)`,
    [code, subject, UNDO_DAYS],
  );
  return rows.length > 0;
}
