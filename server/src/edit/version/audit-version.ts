import type { Transaction } from '../../database/index.ts';
import { writeAudit } from '../ledger.repository.ts';
import type { HandTable, VersionKey } from './version-sort.ts';

/** 監査 of a version: what it was before it and is after it. */
export function auditVersion(
  transaction: Transaction,
  { table }: { readonly table: HandTable },
  act: 'create' | 'update' | 'remove',
  { code, id, revision }: VersionKey,
  { before, after }: { readonly before: unknown; readonly after: unknown },
): Promise<void> {
  return writeAudit(transaction, {
    code,
    action: `${table}.${act}`,
    subject: `${table}/${id}@${revision}`,
    before,
    after,
  });
}
