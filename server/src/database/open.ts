import path from 'node:path';
import { PrismaClient } from '@hazama/prisma';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { copyRows } from './copy-rows.ts';
import type { Database, Row, Transaction } from './database.ts';
import { migrate } from './migrate.ts';
import { openPglitePool } from './pglite-pool.ts';

export interface DatabaseOptions {
  readonly dataDir: string;
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
}

/** Opens PostgreSQL when a URL is given, the embedded one otherwise, and brings it to the newest migration. */
export async function openDatabase({ dataDir, databaseUrl }: DatabaseOptions): Promise<Database> {
  const { pool, close } = databaseUrl
    ? openServerPool(databaseUrl)
    : await openPglitePool(path.join(dataDir, 'postgres'));
  await migrate(pool);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    engine: databaseUrl ? 'postgresql' : 'embedded',
    prisma,
    query: async <R extends Row>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<R>(sql, [...values])).rows,
    transaction: (work) => inTransaction(pool, work),
    close: async () => {
      await prisma.$disconnect();
      await close();
    },
  };
}

function openServerPool(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 8, options: '-c TimeZone=UTC' });
  return { pool, close: () => pool.end() };
}

async function inTransaction<T>(pool: pg.Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work({
      query: async <R extends Row>(sql: string, values: readonly unknown[] = []) =>
        (await client.query<R>(sql, [...values])).rows,
      copy: (table, columns, rows) => copyRows(client, table, columns, rows),
    });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
