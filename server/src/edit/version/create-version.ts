import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../database/index.ts';
import { recordId } from '../../dataset/index.ts';
import { parseMunicipalityCode } from '../../municipality/index.ts';
import { badInput, notFound } from '../../wire/index.ts';
import { beginEdit } from '../ledger.repository.ts';
import { auditVersion } from './audit-version.ts';
import type { SavedVersion, VersionSort } from './version-sort.ts';

/**
 * 新しく加える: the first version of a record.
 *
 * @param check the columns that are to stand; throws what it can't take.
 * @throws NOT_FOUND where there is no such municipality; BAD_USER_INPUT where it has as many as it may
 */
export function createVersion<Row extends { readonly revision: number }, Columns>(
  database: Database,
  sort: VersionSort<Row, Columns>,
  municipality: string,
  check: (transaction: Transaction, code: string) => Promise<Columns>,
): Promise<SavedVersion> {
  const { table, noun, most } = sort;
  const code = parseMunicipalityCode(municipality);
  const missing = notFound(`市町村「${municipality}」はありません。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const [town] = await transaction.query('SELECT 1 FROM municipality WHERE code = $1', [code]);
    if (!town) throw missing;
    const id = recordId(code, table, randomUUID());
    const revision = await beginEdit(transaction, code, 'EDIT', `${table}/${id}`);
    if ((await sort.count(transaction, code)) >= most)
      throw badInput(`${noun}は${most.toLocaleString('ja')}件までです。使わないものを消してから保存してください。`);
    const columns = await check(transaction, code);
    await sort.save(transaction, { code, id, revision }, columns);
    await auditVersion(transaction, sort, 'create', { code, id, revision }, { before: null, after: columns });
    return { municipalityCode: code, revision, id };
  });
}
