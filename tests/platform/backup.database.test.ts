import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { restoreBackup, writeBackup } from '@hazama/server/backup';
import type { Database } from '@hazama/server/database';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let folder: string;
let file: string;
/** What was written of a town's database, table by table, before that was closed. */
let written: Awaited<ReturnType<typeof writeBackup>>;
const there = new Map<string, unknown[]>();
/** The one that it comes back in: two at once would cost an embedded one more, and its memory. */
let place: TestDatabase;
const quietly = () => undefined;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazama-backup-'));
  file = path.join(folder, 'town.hazama');
  const full = await openTestDatabase();
  await addMunicipality(full, { code: '24216', name: '伊賀市', slug: 'iga' });
  await full.database.query(
    `INSERT INTO resource (municipality_code, id, from_revision, dataset_id, kind_id, name, search_key, status, languages,
       visibility, provenance, location, confirmed_on)
     SELECT '24216', 'r' || n, 1, 'd', 'salon', $1, 'key', 'ACTIVE', ARRAY['ja', 'pt "BR"', '\\N'], 'PUBLIC', '{"line": 1}',
       ST_SetSRID(ST_Point(136 + n * 1e-6, 34.123456789012345), 4326), '2026-04-01' FROM generate_series(1, 3000) AS n`,
    ['改行\n\tタブ \\ "引用" \u2028 \\# {"end":true}'],
  );
  await full.database.query(
    `INSERT INTO audit_entry (municipality_code, action, subject) VALUES ('24216', 'a', 's'), ('24216', 'b', 's')`,
  );
  written = await writeBackup(full.database, file, quietly);
  for (const table of ['municipality', 'resource', 'audit_entry']) there.set(table, await rowsOf(full.database, table));
  await full.close();
  place = await openTestDatabase();
});
afterAll(async () => {
  await place?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what is restored is what was there', async () => {
  expect(written).toMatchObject({ file, rows: 3003 });
  expect(await rowsOf(place.database, 'municipality')).toEqual([]);

  const restored = await restoreBackup(place.database, file, false, quietly);
  expect(restored).toMatchObject({ rows: 3003, tables: written.tables });
  for (const [table, rows] of there) expect(await rowsOf(place.database, table)).toEqual(rows);
  // a new row goes on where the sequence stood
  const [next] = await place.database.query<{ id: number }>(
    `INSERT INTO audit_entry (municipality_code, action, subject) VALUES ('24216', 'c', 's') RETURNING id`,
  );
  expect(next?.id).toBe(3);
});

test('data that is there is touched only where that is said; then its revision is one that was never given out', async () => {
  await place.database.query('UPDATE municipality SET revision = 12');
  await expect(restoreBackup(place.database, file, false, quietly)).rejects.toThrow(/24216.*--replace/);
  await restoreBackup(place.database, file, true, quietly);
  expect(await place.database.query('SELECT revision FROM municipality')).toEqual([{ revision: 13 }]);
});

test.each([
  ['cut off', (text: string) => text.slice(0, text.length / 2)],
  ['without its end', (text: string) => text.slice(0, text.lastIndexOf('\\#'))],
  ['with a row less', (text: string) => text.replace(/^24216\tr7\t[^\n]*\n/m, '')],
  ['of another version', (text: string) => text.replace('"migrations":["', '"migrations":["20990101000000_later","')],
  ['that is none', () => 'name,address\n'],
])('a backup %s changes nothing', async (_name, spoil) => {
  const spoiled = path.join(folder, 'spoiled.hazama');
  writeFileSync(spoiled, gzipSync(spoil(gunzipSync(readFileSync(file)).toString('utf8'))));
  const before = await rowsOf(place.database, 'resource');
  await expect(restoreBackup(place.database, spoiled, true, quietly)).rejects.toThrow(/写し/);
  expect(await rowsOf(place.database, 'resource')).toEqual(before);
});

test('a timetable comes back with its times, its services and its places', async () => {
  const feed = { name: 'bus.zip', bytes: zipped(madeFeed()) };
  await importFile(place, { dataset: 'gtfs', municipality: '24216', file: feed });
  const later = path.join(folder, 'later.hazama');
  await writeBackup(place.database, later, quietly);
  const tables = ['transit_feed', 'transit_stop', 'transit_service', 'transit_pattern', 'transit_trip'];
  const rows = await rowsOfEach(tables);
  for (const of of rows) expect(of).not.toEqual([]);
  await restoreBackup(place.database, file, true, quietly);
  expect(await rowsOfEach(tables)).toEqual(tables.map(() => []));
  await restoreBackup(place.database, later, true, quietly);
  expect(await rowsOfEach(tables)).toEqual(rows);
});

function rowsOfEach(tables: readonly string[]) {
  return Promise.all(tables.map((table) => rowsOf(place.database, table)));
}

function rowsOf(database: Database, table: string) {
  return database.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`);
}
