import type { Database } from '../database/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { notFound } from '../wire/index.ts';
import { beginEdit } from './ledger.repository.ts';
import type { MadeEdit } from './made-edit.ts';
import { findHeldResource, type HeldResource } from './resource-version.repository.ts';
import { saveVersion } from './save-version.ts';

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
    const revision = await beginEdit(transaction, code, 'EDIT', `resource/${id}`);
    const held = await findHeldResource(transaction, code, id);
    if (!held) throw missing;
    const columns = confirmedColumns(held, exists, today);
    const action = exists ? 'resource.confirm' : 'resource.close';
    await saveVersion({ transaction, code, id, revision, held, columns, action });
    return { municipalityCode: code, revision, kindIds: [held.kindId], resourceId: id, areaId: null };
  });
}

function confirmedColumns({ columns }: HeldResource, exists: boolean, today: string) {
  if (!exists) return { status: 'CLOSED', confirmed_on: today, closed_on: today };
  return {
    status: columns['status'] === 'CLOSED' ? 'ACTIVE' : columns['status'],
    confirmed_on: today,
    closed_on: null,
  };
}
