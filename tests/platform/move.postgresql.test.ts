import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { restoreBackup, writeBackup } from '@hazama/server/backup';
import { loadCatalogue } from '@hazama/server/catalogue';
import { type Database, openDatabase } from '@hazama/server/database';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { loadSampleTowns } from '@hazama/server/sample';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const CODE = '10204';
const quietly = () => undefined;

let folder: string;
let embedded: Database;
let postgresql: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazama-move-'));
  [embedded, postgresql] = await Promise.all([
    openDatabase({ dataDir: path.join(folder, 'embedded'), databaseUrl: undefined }),
    openTestDatabase(),
  ]);
  await loadCatalogue(embedded, '/nonexistent');
  await loadSampleTowns({ database: embedded, now: () => NOW }, ['isesaki'], quietly);
  await compute(embedded);
}, 300_000);
afterAll(async () => {
  await Promise.all([embedded?.close(), postgresql?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

test('a town moves from the embedded database to PostgreSQL and back, row by row the same, and computes to the same numbers', async () => {
  const there = path.join(folder, 'there.hazama');
  await writeBackup(embedded, there, quietly);
  await restoreBackup(postgresql.database, there, false, quietly);
  const before = await fingerprints(embedded);
  expect(before.length).toBeGreaterThan(30);
  expect(before.find(({ table }) => table === 'indicator_value')?.rows).toBeGreaterThan(1000);
  expect(await fingerprints(postgresql.database)).toEqual(before);

  const back = path.join(folder, 'back.hazama');
  await writeBackup(postgresql.database, back, quietly);
  await restoreBackup(embedded, back, true, quietly);
  expect((await fingerprints(embedded)).filter(apart)).toEqual(before.filter(apart));

  const values = await currentValues(embedded);
  await compute(postgresql.database);
  expect(await currentValues(postgresql.database)).toEqual(values);
});

/** All but what says the revision: where data stood before, the town gets one that was never given out, for no browser to keep what it saw. */
const apart = ({ table }: Fingerprint): boolean => table !== 'municipality' && table !== 'revision';

function compute(database: Database) {
  return computeMunicipality({ database, towns: new Towns(database), clock: () => NOW }, CODE);
}

interface Fingerprint {
  readonly table: string;
  readonly rows: number;
  readonly hash: string;
}

/** Of every table: how many rows it has, and one hash of all of them. */
async function fingerprints(database: Database): Promise<Fingerprint[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('spatial_ref_sys', '_prisma_migrations')
     ORDER BY 1`,
  );
  const found: Fingerprint[] = [];
  for (const { name } of tables) {
    const [row] = await database.query<{ rows: number; hash: string }>(
      `SELECT count(*)::int AS rows, coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS hash FROM "${name}" t`,
    );
    if (row) found.push({ table: name, ...row });
  }
  return found;
}

function currentValues(database: Database) {
  return database.query(
    `SELECT indicator_id, area_id, year, state, round(value::numeric, 9)::text AS value FROM indicator_value
     WHERE municipality_code = $1 AND to_revision IS NULL ORDER BY 1, 2, 3`,
    [CODE],
  );
}
