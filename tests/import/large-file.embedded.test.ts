// A file of many rows comes in while the server answers others: in one process, as a small office has it.
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { OUTLINE } from './fixtures/shapes.ts';

const CODE = '24216';
const ROWS = 20_000;
const HEADER = 'id,kind,name,address,longitude,latitude,schedule,organization'.split(',');
const TABLE = Array.from({ length: ROWS }, (_, at) => [
  `R${at}`,
  at % 3 ? 'salon' : 'ibasho',
  `つどい${at}`,
  `伊賀市西町${at % 700}-${at}`,
  (136.11 + (at % 200) / 5000).toFixed(6),
  (34.71 + (at % 90) / 1000).toFixed(6),
  '第2・第4水曜 10:00-12:00',
  `運営会${at % 100}`,
]);

let xlsx: Buffer;
let server: TestServer;
beforeAll(async () => {
  // packed before anybody is asked anything: that takes seconds of the same process
  xlsx = Buffer.from(await writeXlsxFile([{ sheet: '一覧', data: [HEADER, ...TABLE] }]).toBuffer());
  server = await startTestServer();
  await addMunicipality(server, { code: CODE, name: '伊賀市', slug: 'iga' });
  await bring('areas', 'outline.geojson', Buffer.from(OUTLINE), { kind: 'MUNICIPALITY' });
});
afterAll(() => server?.close());

function bring(dataset: 'areas' | 'resources', name: string, bytes: Uint8Array, options: { kind?: string } = {}) {
  return importFile(server, { dataset, municipality: CODE, file: { name, bytes }, options });
}

/** Asks both questions again and again until the work is done; answers how often each was answered by then. */
async function answeredDuring(work: Promise<unknown>): Promise<{ healthz: number; graphql: number }> {
  const progress = { isDone: false };
  const done = work.finally(() => {
    progress.isDone = true;
  });
  const countWhile = async (ask: () => Promise<void>) => {
    let answered = 0;
    while (!progress.isDone) {
      await ask();
      if (!progress.isDone) answered++;
    }
    return answered;
  };
  const [healthz, graphql] = await Promise.all([countWhile(askHealth), countWhile(askGraphql), done]);
  return { healthz, graphql };
}

async function askHealth(): Promise<void> {
  const response = await fetch(`${server.url}/healthz`);
  expect(response.status).toBe(200);
}

async function askGraphql(): Promise<void> {
  const answer = await server.graphql(`{ municipality(code: "${CODE}") { name } }`);
  expect(answer).toEqual({ data: { municipality: { name: '伊賀市' } } });
}

const current = async () =>
  (
    await server.database.query<{ rows: number; sources: number }>(
      `SELECT count(*)::int AS rows, count(DISTINCT external_id)::int AS sources FROM resource
       WHERE municipality_code = $1 AND to_revision IS NULL`,
      [CODE],
    )
  )[0];

it('of a CSV every row goes in, and others are answered meanwhile', async () => {
  const csv = Buffer.from([HEADER, ...TABLE].map((cells) => cells.join(',')).join('\n'));
  const report = bring('resources', 'nation.csv', csv);
  const answered = await answeredDuring(report);
  expect(await report).toMatchObject({
    status: 'published',
    rows: { read: ROWS, accepted: ROWS, review: 0, rejected: 0 },
    changes: { added: ROWS, changed: 0, removed: 0 },
  });
  expect(await current()).toEqual({ rows: ROWS, sources: ROWS });
  // a loop that nobody else gets a turn in leaves one or two of each: those that were under way
  expect(answered.healthz).toBeGreaterThan(10);
  expect(answered.graphql).toBeGreaterThan(5);
});

it('the same as a workbook is the same, row by row', async () => {
  const report = bring('resources', 'nation.xlsx', xlsx);
  const answered = await answeredDuring(report);
  expect(await report).toMatchObject({
    status: 'published',
    rows: { read: ROWS, accepted: ROWS, review: 0, rejected: 0 },
    changes: { added: 0, changed: 0, removed: 0, unchanged: ROWS },
  });
  expect(await current()).toEqual({ rows: ROWS, sources: ROWS });
  expect(answered.healthz).toBeGreaterThan(10);
  expect(answered.graphql).toBeGreaterThan(5);
});
