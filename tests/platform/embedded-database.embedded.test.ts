import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '@hazama/server/database';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SEGMENT_BYTES = 16 * 1024 * 1024;

let dataDir: string;
let database: Database;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-test-'));
  database = await openDatabase({ dataDir, databaseUrl: undefined });
});
afterAll(async () => {
  await database?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a database from before the tables gets them when it is opened, as a new one is made with them', async () => {
  const made = await listColumns();
  expect(made.length).toBeGreaterThan(300);
  for (const what of ['TABLE', 'TYPE'] as const)
    for (const { name } of await listOwn(what)) await database.query(`DROP ${what} ${name} CASCADE`);
  expect(await listColumns()).toEqual([]);
  await database.close();
  const steps: string[] = [];
  database = await openDatabase({ dataDir, databaseUrl: undefined, onProgress: (step) => steps.push(step) });
  expect(steps.at(-1)).toMatch(/データベースの表をととのえました（\d+ 件）/);
  expect(await listColumns()).toEqual(made);
});

test('the write-ahead log stays bounded however much is written while the database is open', async () => {
  await database.query('CREATE TABLE long (text text)');
  for (let round = 0; round < 12; round++)
    await database.transaction((transaction) => transaction.copy('long', ['text'], rowsOf(20_000, 800)));
  const segments = readdirSync(path.join(dataDir, 'postgres/pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
  // 12 × 16 MB were written
  expect(segments.length * SEGMENT_BYTES).toBeLessThan(160_000_000);
});

/** Those of Hazama itself: what PostGIS brought with it stays. */
function listOwn(what: 'TABLE' | 'TYPE') {
  const catalogue =
    what === 'TABLE'
      ? "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'"
      : "pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace WHERE c.typtype = 'e'";
  return database.query<{ name: string }>(
    `SELECT c.oid::${what === 'TABLE' ? 'regclass' : 'regtype'}::text AS name FROM ${catalogue} AND n.nspname = 'public'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`,
  );
}

function listColumns() {
  return database.query(
    `SELECT table_name, column_name, udt_name, is_nullable, column_default FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT IN ('spatial_ref_sys', 'geometry_columns', 'geography_columns')
     ORDER BY 1, 2`,
  );
}

function* rowsOf(count: number, length: number): Generator<[string]> {
  for (let row = 0; row < count; row++) yield ['x'.repeat(length)];
}
