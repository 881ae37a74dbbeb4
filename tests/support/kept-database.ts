import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Database, openDatabase } from '@hazama/server/database';
import { inject } from 'vitest';

/** Opening an embedded database takes longer than most test files do: one stays open between the files of a worker. */
let kept: KeptDatabase | undefined;

/**
 * A migrated, empty embedded database of this worker's own; closing it empties it and keeps it for whoever comes next.
 * A second one while the first is in use is opened anew, and closed for good.
 */
export async function borrowDatabase(): Promise<Database> {
  const lent = kept ?? (await openKept());
  kept = undefined;
  const stops: (() => void)[] = [];
  return {
    ...lent.database,
    onStatement: (listener) => {
      const stop = lent.database.onStatement(listener);
      stops.push(stop);
      return stop;
    },
    close: async () => {
      for (const stop of stops) stop();
      if (kept) return lent.end();
      await empty(lent);
      kept ??= lent;
    },
  };
}

interface KeptDatabase {
  readonly database: Database;
  /** What the migrations made. */
  readonly tables: readonly string[];
  end(): Promise<void>;
}

async function openKept(): Promise<KeptDatabase> {
  const dataDir = mkdtempSync(path.join(inject('runFolder'), 'database-'));
  const database = await openDatabase({ dataDir, databaseUrl: undefined });
  const tables = await listTables(database);
  const filled = await listFilled(database, tables);
  if (filled.length > 0)
    throw new Error(`a new database has rows in ${filled.join()}: emptying it would take them away`);
  return {
    database,
    tables,
    end: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** As it was when it was opened: no rows, no tables of a test's own, sequences at their start, settings as given. */
async function empty({ database, tables }: KeptDatabase): Promise<void> {
  const others = (await listTables(database)).filter((table) => !tables.includes(table));
  if (others.length > 0) await database.query(`DROP TABLE ${others.map(quoted).join()} CASCADE`);
  const filled = await listFilled(database, tables);
  if (filled.length > 0) await database.query(`TRUNCATE ${filled.map(quoted).join()} CASCADE`);
  await database.query(`SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
     FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`);
  await database.query('RESET ALL');
}

/** All but the list of migrations and the coordinate systems of PostGIS. */
async function listTables(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'spatial_ref_sys')`,
  );
  return rows.map(({ name }) => name);
}

async function listFilled(database: Database, tables: readonly string[]): Promise<string[]> {
  const each = tables.map((table) => `SELECT '${table}' AS name WHERE EXISTS (SELECT FROM ${quoted(table)})`);
  return (await database.query<{ name: string }>(each.join(' UNION ALL '))).map(({ name }) => name);
}

const quoted = (table: string) => `"${table}"`;
