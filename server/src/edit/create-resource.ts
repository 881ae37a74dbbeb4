import { randomUUID } from 'node:crypto';
import type { Database } from '../database/index.ts';
import { handDatasetId, recordId } from '../dataset/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { notFound } from '../wire/index.ts';
import { checkInput } from './check-input.ts';
import { saveHandDataset } from './hand-dataset.repository.ts';
import { beginEdit, writeAudit } from './ledger.repository.ts';
import type { MadeEdit } from './made-edit.ts';
import type { ResourceInput } from './resource-input.ts';
import { insertResource } from './resource-version.repository.ts';
import { replaceAreas } from './save-version.ts';

/** 新しく加える: a resource that no file tells of. Who enters it has confirmed it, unless they say another day. */
export function createResource(
  database: Database,
  {
    municipality,
    input,
    today,
  }: { readonly municipality: string; readonly input: ResourceInput; readonly today: string },
): Promise<MadeEdit> {
  const code = parseMunicipalityCode(municipality);
  const missing = notFound(`市町村「${municipality}」はありません。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const [town] = await transaction.query('SELECT 1 FROM municipality WHERE code = $1', [code]);
    if (!town) throw missing;
    // of an id of its own: name and address may change, and a file may bring another of the same
    const id = recordId(code, 'resource', 'hand', randomUUID());
    const subject = `resource/${id}`;
    const revision = await beginEdit(transaction, code, 'EDIT', subject);
    input.confirmedOn ??= today;
    const columns = await checkInput({ transaction, code, today, input, held: null });
    await insertResource(transaction, { code, id, revision, datasetId: handDatasetId(code) }, columns);
    await saveHandDataset(transaction, code, id);
    await replaceAreas(transaction, code, id);
    await writeAudit(transaction, {
      code,
      action: 'resource.create',
      subject: `${subject}@${revision}`,
      before: null,
      after: { fields: columns },
    });
    return { municipalityCode: code, revision, kindIds: [String(columns['kind_id'])], resourceId: id, areaId: null };
  });
}
