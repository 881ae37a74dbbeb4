import type { Database } from '../database/index.ts';
import { handDatasetId } from '../dataset/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import { checkInput } from './check-input.ts';
import { beginEdit } from './ledger.repository.ts';
import type { MadeEdit } from './made-edit.ts';
import type { ResourceInput } from './resource-input.ts';
import { findHeldResource } from './resource-version.repository.ts';
import { saveVersion } from './save-version.ts';

interface Update {
  readonly id: string;
  /** The record's revision that the person saw. */
  readonly expectedRevision: number;
  readonly input: ResourceInput;
  readonly today: string;
}

/**
 * 直す: changes what a resource says. Nothing is written over that the person hasn't seen.
 * @throws UserError CONFLICT with `extensions.current`, what stands now, where the record has changed since
 */
export function updateResource(database: Database, { id, expectedRevision, input, today }: Update): Promise<MadeEdit> {
  const code = municipalityOfId(id);
  const missing = notFound(`資源「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const revision = await beginEdit(transaction, code, 'EDIT', `resource/${id}`);
    const held = await findHeldResource(transaction, code, id);
    if (!held) throw missing;
    if (held.fromRevision !== expectedRevision)
      throw new UserError(
        'CONFLICT',
        'ほかの人がこの資源を先に直しました。両方の内容を見くらべてから保存してください。',
        {
          current: { revision: held.fromRevision, values: held.values },
        },
      );
    const columns = await checkInput({ transaction, code, today, input, held: held.values });
    if (Object.keys(columns).length === 0) throw badInput('変わったところがありません。');
    // without a day of its own a record would count as confirmed whenever anything is entered by hand
    if (columns['confirmed_on'] === null && held.datasetId === handDatasetId(code))
      throw new UserError('BAD_USER_INPUT', '確認日を書き入れてください。', {
        fields: [{ field: 'confirmedOn', message: '確認日を書き入れてください。' }],
      });
    await saveVersion({ transaction, code, id, revision, held, columns, action: 'resource.update' });
    const kindIds = [...new Set([held.kindId, ...(input.kind ? [input.kind] : [])])];
    return { municipalityCode: code, revision, kindIds, resourceId: id, areaId: null };
  });
}
