import type { Database } from '@hazama/server/database';

const TRANSACTION = /^(BEGIN|COMMIT|ROLLBACK)\b/i;

/** The SQL that ran during `work`, in order, without the statements that only open and close a transaction. */
export async function recordStatements(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const stop = database.onStatement((sql) => {
    if (!TRANSACTION.test(sql)) statements.push(sql);
  });
  try {
    await work();
  } finally {
    stop();
  }
  return statements;
}
