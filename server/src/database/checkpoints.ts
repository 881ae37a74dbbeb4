import type { PGlite } from '@electric-sql/pglite';

const LOG_BETWEEN_CHECKPOINTS_BYTES = 64_000_000;
/** Statements outside of a transaction are mostly reads. */
const LOOK_EVERY_REQUESTS = 200;

/**
 * PostgreSQL leaves checkpoints to a process of its own, which PGlite has not: without them its write-ahead log grows with
 * every write for as long as the server runs. Returns what is to be called after each request, with whether it left a
 * transaction open.
 */
export function keepCheckpoints(database: PGlite): (isInTransaction: boolean) => Promise<void> {
  let requests = 0;
  let wasInTransaction = false;
  let checkpointAt: number | undefined;
  return async (isInTransaction) => {
    const isDue = wasInTransaction || requests >= LOOK_EVERY_REQUESTS;
    requests += 1;
    wasInTransaction = isInTransaction;
    if (isInTransaction || !isDue) return;
    requests = 0;
    const position = await logPosition(database);
    checkpointAt ??= position;
    if (position - checkpointAt < LOG_BETWEEN_CHECKPOINTS_BYTES) return;
    await database.exec('CHECKPOINT');
    checkpointAt = position;
  };
}

/** How much was ever written to the log, in bytes. */
async function logPosition(database: PGlite): Promise<number> {
  const { rows } = await database.query<{ bytes: number }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS bytes`,
  );
  return rows[0]?.bytes ?? 0;
}
