import type { Row, Transaction } from '../database/index.ts';

/** Raises a municipality's revision for a change by hand, holding it against every other until the transaction ends. */
export async function beginEdit(
  transaction: Transaction,
  code: string,
  cause: 'EDIT' | 'UNDO',
  subject: string,
): Promise<number> {
  const [row] = await transaction.query<{ revision: number }>(
    `WITH raised AS (UPDATE municipality SET revision = revision + 1 WHERE code = $1 RETURNING revision)
     INSERT INTO revision (municipality_code, number, cause, subject)
     SELECT $1, revision, $2::revision_cause, $3 FROM raised RETURNING number AS revision`,
    [code, cause, subject],
  );
  if (!row) throw new Error(`no municipality ${code}`);
  return row.revision;
}

export interface LedgerEntry extends Row {
  readonly cause: 'PUBLISH' | 'EDIT' | 'UNDO' | 'COMPUTE';
  readonly subject: string;
}

export async function findLedgerEntry(
  transaction: Transaction,
  code: string,
  revision: number,
): Promise<LedgerEntry | undefined> {
  const [row] = await transaction.query<LedgerEntry>(
    'SELECT cause, subject FROM revision WHERE municipality_code = $1 AND number = $2',
    [code, revision],
  );
  return row;
}

export interface AuditInput {
  readonly code: string;
  readonly action: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** 監査: who did what. Until accounts exist there is one person, who has no entry of their own. */
export async function writeAudit(transaction: Transaction, entry: AuditInput): Promise<void> {
  const { code, action, subject, before, after } = entry;
  await transaction.query(
    `INSERT INTO audit_entry (municipality_code, action, subject, before, after) VALUES ($1, $2, $3, $4, $5)`,
    [code, action, subject, JSON.stringify(before), JSON.stringify(after)],
  );
}

/** What an entry of the audit trail says of after the change; undefined where there is none. */
export async function findAudited(
  transaction: Transaction,
  code: string,
  { action, subject }: Pick<AuditInput, 'action' | 'subject'>,
): Promise<unknown> {
  const [entry] = await transaction.query<{ after: unknown }>(
    `SELECT after FROM audit_entry WHERE municipality_code = $1 AND action = $2 AND subject = $3 ORDER BY id DESC LIMIT 1`,
    [code, action, subject],
  );
  return entry?.after;
}
