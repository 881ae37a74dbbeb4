import type { Database } from '../database/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { beginEdit, writeAudit } from './ledger.repository.ts';
import type { MadeEdit } from './made-edit.ts';
import { findHeldPresence, insertPresence, isAskable, presenceId } from './presence-version.repository.ts';
import { endVersion } from './resource-version.repository.ts';

/** ある / ない, said about an area and a kind as of today. */
export function recordPresence(
  database: Database,
  said: { readonly areaId: string; readonly kindId: string; readonly present: boolean; readonly today: string },
): Promise<MadeEdit> {
  const { areaId, kindId, present, today } = said;
  const code = municipalityOfId(areaId);
  const noArea = notFound(`地区「${areaId}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw noArea;
  return database.transaction(async (transaction) => {
    const id = presenceId(said);
    const subject = `presence/${id}`;
    const askable = await isAskable(transaction, code, said);
    if (!askable.area) throw noArea;
    if (!askable.kind) throw badInput(`「${kindId}」は、地区にあるかないかを記録する種類ではありません。`);
    const revision = await beginEdit(transaction, code, 'EDIT', subject);
    const before = await findHeldPresence(transaction, code, id);
    await endVersion(transaction, 'presence_record', code, id, revision);
    await insertPresence(transaction, code, revision, { areaId, kindId, present, confirmedOn: today });
    await writeAudit(transaction, {
      code,
      action: 'presence.record',
      subject: `${subject}@${revision}`,
      before: before ?? null,
      after: { areaId, kindId, present, confirmedOn: today },
    });
    return { municipalityCode: code, revision, kindIds: [kindId], resourceId: null, areaId };
  });
}
