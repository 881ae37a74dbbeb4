import type { Transaction } from '../../database/index.ts';
import type { RecordSort } from '../../dataset/index.ts';
import { writeAudit } from '../ledger.repository.ts';
import { restoreVersion } from '../resource-version.repository.ts';
import { findHeldRecord, saveHandRecords, wasEndedBy } from './record-version.repository.ts';

interface Undo {
  readonly transaction: Transaction;
  readonly code: string;
  readonly id: string;
  /** The revision of the edit that is taken back, and the one that does so. */
  readonly undone: number;
  readonly revision: number;
}

/** Takes an edit of a record back. False, and nothing is done, where it was changed again since. */
export async function undoRecord(
  sort: RecordSort,
  { transaction, code, id, undone, revision }: Undo,
): Promise<boolean> {
  const held = await findHeldRecord(transaction, sort, { code, id });
  // what was removed, or made and taken back, leaves nothing that stands: then what it ended comes back
  const isLast = held ? held.fromRevision === undone : await wasEndedBy(transaction, sort, { code, id }, undone);
  if (!isLast) return false;
  await restoreVersion(transaction, sort.table, { code, id, revision, undone });
  await saveHandRecords(transaction, sort, code);
  await writeAudit(transaction, {
    code,
    action: 'edit.undo',
    subject: `${sort.table}/${id}@${revision}`,
    before: held?.columns ?? null,
    after: { undone },
  });
  return true;
}
