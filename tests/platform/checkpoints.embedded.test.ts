import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '@hazama/server/database';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SEGMENT_BYTES = 16 * 1024 * 1024;

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-test-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('the write-ahead log stays bounded however much is written while the database is open', async () => {
  const database = await openDatabase({ dataDir, databaseUrl: undefined });
  await database.query('CREATE TABLE long (text text)');
  for (let round = 0; round < 16; round++)
    await database.transaction((transaction) => transaction.copy('long', ['text'], rowsOf(20_000, 800)));
  const segments = readdirSync(path.join(dataDir, 'postgres/pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
  await database.close();
  // 16 × 16 MB were written
  expect(segments.length * SEGMENT_BYTES).toBeLessThan(160_000_000);
});

function* rowsOf(count: number, length: number): Generator<[string]> {
  for (let row = 0; row < count; row++) yield ['x'.repeat(length)];
}
