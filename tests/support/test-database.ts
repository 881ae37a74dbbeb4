import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Database, type DatabaseOptions, openDatabase } from '@hazama/server/database';
import pg from 'pg';
import { inject } from 'vitest';
import { borrowDatabase } from './kept-database.ts';
import { databaseUrl } from './postgresql.ts';

/** A fresh data folder, and a fresh copy of the migrated template where the tests run on PostgreSQL. */
export interface TestPlace {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  remove(): Promise<void>;
}

/** On the database that the running vitest project is about. */
export async function makeTestPlace(): Promise<TestPlace> {
  const dataDir = mkdtempSync(path.join(inject('runFolder'), 'data-'));
  const removeDir = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  const postgresql = inject('postgresql');
  if (!postgresql) return { dataDir, databaseUrl: undefined, remove: async () => removeDir() };

  const name = `hazama_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(postgresql.url, `CREATE DATABASE ${name} TEMPLATE ${postgresql.template}`);
  return {
    dataDir,
    databaseUrl: databaseUrl(postgresql.url, name),
    remove: async () => {
      await onServer(postgresql.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      removeDir();
    },
  };
}

export interface TestDatabase {
  readonly database: Database;
  /** Of PostgreSQL; nothing on the embedded database. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

/** Opens the database of a place: the worker's embedded one, emptied (see kept-database.ts), or PostgreSQL's. */
export function openPlace(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl ? openDatabase(options) : borrowDatabase();
}

/** A migrated, empty database of the test file's own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const place = await makeTestPlace();
  const database = await openPlace(place);
  return {
    database,
    url: place.databaseUrl,
    close: async () => {
      await database.close();
      await place.remove();
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
