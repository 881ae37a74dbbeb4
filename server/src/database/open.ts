import { PrismaClient } from '@hazama/prisma';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { SurroundingsError } from '../surroundings-error.ts';
import { connectionProblem } from './connection-problem.ts';
import { copyLines, copyRows, readLines } from './copy.ts';
import type { Database, Row, Statements, Transaction } from './database.ts';
import { migrate } from './migrate.ts';
import { type ConnectionSource, openPglitePool, openServerPool } from './pools.ts';
import { assertRequirements } from './requirements.ts';
import { listenToStatements } from './statement-listeners.ts';

export interface DatabaseOptions {
  readonly dataDir: string;
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Hears of the steps that take seconds, in Japanese. */
  readonly onProgress?: (step: string) => void;
  /** The embedded database has ended by itself, and answers nothing any more. */
  readonly onFailure?: (error: Error) => void;
}

/**
 * Opens PostgreSQL when a URL is given, the embedded one otherwise, and brings it to the newest migration.
 * Throws `SurroundingsError` with what to do when it can't.
 */
export async function openDatabase({
  dataDir,
  databaseUrl,
  onProgress = () => undefined,
  onFailure = () => undefined,
}: DatabaseOptions): Promise<Database> {
  onProgress('データベースを開いています');
  const source = databaseUrl ? openServerPool(databaseUrl) : await openPglitePool(dataDir, onProgress, onFailure);
  const listeners = listenToStatements(source.pool);
  try {
    await assertRequirements(source.pool);
    const applied = await migrate(source.pool);
    if (applied.length > 0) onProgress(`データベースの表をととのえました（${applied.length} 件）`);
  } catch (error) {
    await source.close();
    throw databaseUrl && !(error instanceof SurroundingsError) ? connectionProblem(databaseUrl, error) : error;
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(source.pool) });
  return {
    engine: source.engine,
    prisma,
    ...statementsOn(source.pool),
    queryPrepared: async <R extends Row>(name: string, sql: string, values: readonly unknown[]) =>
      (await source.pool.query<R>({ name, text: sql, values: [...values] })).rows,
    transaction: (work) => inTransaction(source.pool, work),
    onStatement: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    assertHealthy: () => assertHealthy(source),
    close: async () => {
      await prisma.$disconnect();
      await source.close();
    },
  };
}

async function assertHealthy({ engine, pool, failure }: ConnectionSource): Promise<void> {
  const reason = failure();
  if (reason) throw reason;
  // the embedded one has a single session: behind an import a query would only wait
  if (engine === 'postgresql') await pool.query('SELECT 1');
}

function statementsOn(client: pg.Pool | pg.PoolClient): Statements {
  return {
    query: async <R extends Row>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<R>(sql, [...values])).rows,
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work({
      ...statementsOn(client),
      copy: (table, columns, rows) => copyRows(client, table, columns, rows),
      copyIn: (table, columns, lines) => copyLines(client, table, columns, lines),
      copyOut: (table, columns) => readLines(client, table, columns),
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
