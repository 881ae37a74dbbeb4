import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ImportJobs } from '@hazama/server/import';
import { ComputeQueue, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashOfAllRows } from './fixtures/all-rows.ts';
import { type ImportTowns, openImportTowns } from './support.ts';

let towns: ImportTowns;
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-full-'));
beforeAll(async () => {
  towns = await openImportTowns();
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true });
  await towns.close();
});

/** A disk can't be filled in a test: the error that it gives, after the first of what came was written. */
async function* upload(): AsyncGenerator<Buffer> {
  yield Buffer.from('名称,種類,経度,緯度\n');
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
}

it('a disk that is full while a file comes in: a sentence, and nothing is kept of it', async () => {
  const { database } = towns;
  const computeQueue = new ComputeQueue({ database, towns: new Towns(database), clock: () => new Date() });
  const jobs = new ImportJobs({ database, computeQueue, dataDir });
  const before = await hashOfAllRows(database);
  await expect(jobs.stage('24216', 'サロン.csv', Readable.from(upload()))).rejects.toThrow(
    /保存場所がいっぱいです。.*選びなおしてください。/,
  );
  expect(readdirSync(path.join(dataDir, 'imports'))).toEqual([]);
  expect(await hashOfAllRows(database)).toBe(before);
});
