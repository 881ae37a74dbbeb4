import type { Database } from '../database/index.ts';
import { handDatasetId } from '../dataset/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { notFound, UserError } from '../wire/index.ts';
import { saveHandDataset } from './hand-dataset.repository.ts';
import { beginEdit, writeAudit } from './ledger.repository.ts';
import type { MadeEdit } from './made-edit.ts';
import { endVersion, findHeldResource } from './resource-version.repository.ts';
import { replaceAreas } from './save-version.ts';

/**
 * 消す: takes away what was entered by mistake; it can be brought back for 30 days. What came from a file would come back with
 * it: that is closed (なくなった) instead.
 */
export function removeResource(
  database: Database,
  { id, expectedRevision }: { readonly id: string; readonly expectedRevision: number },
): Promise<MadeEdit> {
  const code = municipalityOfId(id);
  const missing = notFound(`資源「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const subject = `resource/${id}`;
    const revision = await beginEdit(transaction, code, 'EDIT', subject);
    const held = await findHeldResource(transaction, code, id);
    if (!held) throw missing;
    if (held.datasetId !== handDatasetId(code))
      throw new UserError(
        'CONFLICT',
        'ファイルから入った資源は消せません。消しても次の取込で戻ります。「なくなった」と記録してください。',
      );
    if (held.fromRevision !== expectedRevision)
      throw new UserError('CONFLICT', 'ほかの人がこの資源を先に直しました。いまの内容を確かめてください。', {
        current: { revision: held.fromRevision, values: held.values },
      });
    await endVersion(transaction, 'resource', code, id, revision);
    await saveHandDataset(transaction, code, id);
    await replaceAreas(transaction, code, id);
    await writeAudit(transaction, {
      code,
      action: 'resource.remove',
      subject: `${subject}@${revision}`,
      before: { fields: held.columns, edits: [] },
      after: null,
    });
    return { municipalityCode: code, revision, kindIds: [held.kindId], resourceId: id, areaId: null };
  });
}
