import type { Database, Transaction } from '../../database/index.ts';
import { municipalityOfId } from '../../municipality/index.ts';
import { notFound, UserError } from '../../wire/index.ts';
import { beginEdit } from '../ledger.repository.ts';
import { endVersion } from '../resource-version.repository.ts';
import { auditVersion } from './audit-version.ts';
import type { SavedVersion, VersionKey, VersionSort } from './version-sort.ts';

export interface VersionChange {
  readonly id: string;
  /** The revision of the record that the person saw. */
  readonly expectedRevision: number;
}

/**
 * 直す: ends the version that stands and begins another.
 *
 * @param check the columns that are to stand after it, of those that stand; throws what it can't take.
 * @throws NOT_FOUND where there is no such record; CONFLICT with `extensions.current` where it has changed since
 */
export function updateVersion<Row extends { readonly revision: number }, Columns>(
  database: Database,
  sort: VersionSort<Row, Columns>,
  change: VersionChange,
  check: (transaction: Transaction, code: string, held: Columns) => Promise<Columns>,
): Promise<SavedVersion> {
  return changing(database, sort, change, async (transaction, key, held) => {
    const columns = await check(transaction, key.code, held);
    await sort.save(transaction, key, columns);
    await auditVersion(transaction, sort, 'update', key, { before: held, after: columns });
  });
}

/** 消す: `undoVersion` brings it back. @throws as {@link updateVersion} */
export function removeVersion<Row extends { readonly revision: number }, Columns>(
  database: Database,
  sort: VersionSort<Row, Columns>,
  change: VersionChange,
): Promise<SavedVersion> {
  return changing(database, sort, change, async (transaction, key, held) => {
    await endVersion(transaction, sort.table, key.code, key.id, key.revision);
    await auditVersion(transaction, sort, 'remove', key, { before: held, after: null });
  });
}

function changing<Row extends { readonly revision: number }, Columns>(
  database: Database,
  sort: VersionSort<Row, Columns>,
  { id, expectedRevision }: VersionChange,
  work: (transaction: Transaction, key: VersionKey, held: Columns) => Promise<void>,
): Promise<SavedVersion> {
  const { table, noun } = sort;
  const code = municipalityOfId(id);
  const missing = notFound(`${noun}「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const revision = await beginEdit(transaction, code, 'EDIT', `${table}/${id}`);
    const held = await sort.find(transaction, { code, id });
    if (!held) throw missing;
    if (held.revision !== expectedRevision)
      throw new UserError(
        'CONFLICT',
        `ほかの人がこの${noun}を先に直しました。いまの内容を確かめてから保存してください。`,
        { current: { revision: held.revision } },
      );
    await work(transaction, { code, id, revision }, sort.columnsOf(held));
    return { municipalityCode: code, revision, id };
  });
}
