import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { ImportJobs } from '@hazama/server/import';
import { ComputeQueue, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { geopackage } from '../import/fixtures/geopackage.ts';
import { COUNCILS, OUTLINE } from '../import/fixtures/shapes.ts';
import { unzip } from '../import/fixtures/unzip.ts';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { testData } from '../support/test-data.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const CODE = '24216';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await addMunicipality(server, { code: CODE, name: '伊賀市', slug: 'iga' });
  await published('areas', 'outline.geojson', OUTLINE, 'MUNICIPALITY');
  await published('areas', 'councils.geojson', COUNCILS, 'RESIDENTS_COUNCIL');
});
afterAll(() => server?.close());

async function published(dataset: 'areas', name: string, text: string, kind: string): Promise<void> {
  const file = { name, bytes: new TextEncoder().encode(text) };
  await importFile(server, { dataset, municipality: CODE, file, options: { kind } });
}

async function upload(name: string, content: string | Uint8Array, query = ''): Promise<Response> {
  return fetch(`${server.url}/imports?municipality=${CODE}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(name) },
    body: typeof content === 'string' ? content : Buffer.from(content),
  });
}

const JOB = `id state activity fileName dataset need outcome problem { code message } said { source kind asOf license }
  recognised { kind encoding format rows sheets { name rows columns } }
  rows { read accepted repaired review rejected } changes { added changed removed unchanged }
  placeCounts { point town unknown } rivals { id } import { id status version undoableUntil undoneAt }`;

interface Job {
  readonly id: string;
  readonly state: string;
  readonly activity: string | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly [field: string]: unknown;
}

async function ask<T = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await server.graphql<T>(query, variables);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

/** The job once nothing is done with it any more. */
async function settled(id: string, fields = ''): Promise<Job> {
  for (;;) {
    const { importJob } = await ask<{ importJob: Job }>(
      `query ($id: ID!) { importJob(id: $id) { ${JOB} ${fields} } }`,
      { id },
    );
    if (importJob.activity === null) return importJob;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function bring(name: string, content: string | Uint8Array, fields = ''): Promise<Job> {
  const response = await upload(name, content);
  const { id } = (await response.json()) as { id: string };
  expect(response.status).toBe(201);
  return settled(id, fields);
}

const act = (mutation: string, id: string) =>
  server.graphql(`mutation ($id: ID!) { ${mutation}(id: $id) { id } }`, { id });

async function publish(id: string): Promise<Job> {
  const { errors } = await act('publishImport', id);
  expect(errors).toBeUndefined();
  return settled(id);
}

const names = async () =>
  (
    await server.database.query<{ name: string }>('SELECT name FROM resource WHERE to_revision IS NULL ORDER BY name')
  ).map(({ name }) => name);

/** Rows that stand of every table that no resource is in. */
const count = async () =>
  server.database.query(
    `SELECT (SELECT count(*)::int FROM area WHERE to_revision IS NULL) AS areas,
       (SELECT count(*)::int FROM membership WHERE to_revision IS NULL) AS members,
       (SELECT count(*)::int FROM population_count WHERE to_revision IS NULL) AS people,
       (SELECT count(*)::int FROM population_cell WHERE to_revision IS NULL) AS cells,
       (SELECT count(*)::int FROM presence_record WHERE to_revision IS NULL) AS presence,
       (SELECT count(*)::int FROM count_record WHERE to_revision IS NULL) AS counts,
       (SELECT count(*)::int FROM target WHERE to_revision IS NULL) AS targets`,
  );

const versionOf = async (source: string) =>
  (await server.database.query<{ version: number }>('SELECT version FROM dataset WHERE source = $1', [source]))[0]
    ?.version;

const HEADER = 'id,kind,name,address,longitude,latitude,capacity';
const HIMAWARI = '1,salon,ひまわり,伊賀市西町1,136.15,34.75,20';
const MOMIJI = '2,salon,もみじ,伊賀市西町2,136.16,34.75,15';
const table = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;

describe('a file on its way in', () => {
  it('is told what it is and checked at once; nothing changes', async () => {
    const job = await bring(
      'サロン一覧_2026-04.csv',
      table(HIMAWARI, MOMIJI, '3,salon,さくら,伊賀市東町3,,,', '4,寺子屋,てらこや,伊賀市東町4,136.25,34.75,'),
    );
    expect(job).toMatchObject({
      state: 'CHECKED',
      dataset: 'resources',
      need: null,
      outcome: 'dry-run',
      problem: null,
      said: { source: 'サロン一覧', asOf: '2026-04-01', kind: null, license: null },
      recognised: { kind: 'csv', encoding: 'utf-8', format: 'hazama-resources', rows: 4 },
      rows: { read: 4, accepted: 2, repaired: 0, review: 1, rejected: 1 },
      changes: { added: 2, changed: 0, removed: 0, unchanged: 0 },
      placeCounts: { point: 2, town: 0, unknown: 1 },
      import: null,
    });
    expect(await names()).toEqual([]);
    await act('withdrawImport', job.id);
  });

  it('is in three piles, each row with its cells, the reason and its place; and in records added, changed and gone', async () => {
    await publish((await bring('週の場.csv', table(HIMAWARI, MOMIJI))).id);
    const changed = HIMAWARI.replace(',20', ',25');
    const job = await bring(
      '週の場.csv',
      table(changed, '3,salon,さくら,伊賀市東町3,136.25,34.75,', '4,salon,つばき,伊賀市東町4,,,'),
      `accepted: rowsOf(verdict: accepted, first: 1) { nodes { line label placeLevel longitude } pageInfo { hasNextPage endCursor } }
       review: rowsOf(verdict: review) { nodes { line label notes { code message } cells { field column value } placeLevel } }
       places { line label verdict placeLevel }
       added: changesOf(change: added) { nodes { label detail } }
       changed: changesOf(change: changed) { nodes { label fields { field before after } } }
       removed: changesOf(change: removed) { nodes { label } }`,
    );
    expect(job).toMatchObject({
      changes: { added: 1, changed: 1, removed: 1, unchanged: 0 },
      accepted: {
        nodes: [{ line: 2, label: 'ひまわり', placeLevel: 'GIVEN', longitude: 136.15 }],
        pageInfo: { hasNextPage: true, endCursor: '2' },
      },
      review: {
        nodes: [
          {
            line: 4,
            label: 'つばき',
            notes: [{ code: 'place-missing', message: expect.stringContaining('位置か対象の区域を書き入れると') }],
            cells: expect.arrayContaining([{ field: 'address', column: 'address', value: '伊賀市東町4' }]),
            placeLevel: null,
          },
        ],
      },
      added: { nodes: [{ label: 'さくら', detail: 'ふれあいサロン・伊賀市東町3' }] },
      changed: { nodes: [{ label: 'ひまわり', fields: [{ field: 'capacity', before: '20', after: '25' }] }] },
      removed: { nodes: [{ label: 'もみじ' }] },
    });
    expect(job['places']).toHaveLength(2);
    expect(await names()).toEqual(['ひまわり', 'もみじ']);
    await act('withdrawImport', job.id);
  });

  it('of thousands of rows sends to the map those in doubt and a sample from all over the file, the same each time', async () => {
    const job = await bring('町じゅうの家.csv', table(HIMAWARI));
    await server.database.query(
      `INSERT INTO import_job_row (municipality_code, job_id, line, verdict, label, cells, notes, longitude, latitude, place_level)
       SELECT $1, $2, line, CASE WHEN line % 1000 = 7 THEN 'review' ELSE 'accepted' END, 'a house', '{}', '[]', 136.15, 34.75, 'GIVEN'
       FROM generate_series(10, 30000) AS line`,
      [CODE, job.id],
    );
    interface Sent {
      readonly importJob: {
        readonly places: readonly { readonly line: number; readonly verdict: string }[];
        readonly placeCounts: { readonly point: number };
      };
    }
    const send = () =>
      ask<Sent>(`query ($id: ID!) { importJob(id: $id) { places { line verdict } placeCounts { point } } }`, {
        id: job.id,
      });
    const { importJob } = await send();
    expect(importJob.placeCounts.point).toBe(29_992);
    expect(importJob.places).toHaveLength(2000);
    expect(importJob.places.filter(({ verdict }) => verdict === 'review')).toHaveLength(29);
    // a tenth of the file is a tenth of the sample
    for (let tenth = 0; tenth < 10; tenth++) {
      const within = importJob.places.filter(({ line }) => Math.floor(line / 3000) === tenth).length;
      expect(Math.abs(within - 200)).toBeLessThan(20);
    }
    expect((await send()).importJob).toEqual(importJob);
    await act('withdrawImport', job.id);
  });

  it('can be put right on the screen, without the file', async () => {
    const job = await bring('直す.csv', table('9,salon,なおす,伊賀市西町9,,,'));
    expect(job).toMatchObject({
      state: 'STAGED',
      need: null,
      problem: { code: 'no-acceptable-row' },
      rows: { review: 1 },
    });
    await ask(
      `mutation ($id: ID!, $cells: [ImportCellInput!]!) { decideImportRow(id: $id, line: 2, cells: $cells) { id } }`,
      {
        id: job.id,
        cells: [
          { field: 'longitude', value: '136.17' },
          { field: 'latitude', value: '34.75' },
        ],
      },
    );
    expect(
      await settled(job.id, 'rowsOf(verdict: accepted) { nodes { cells { field value isEdited } } }'),
    ).toMatchObject({
      state: 'CHECKED',
      rows: { accepted: 1, review: 0 },
      rowsOf: { nodes: [{ cells: expect.arrayContaining([{ field: 'latitude', value: '34.75', isEdited: true }]) }] },
    });
    await publish(job.id);
    expect(await names()).toContain('なおす');
  });

  it('takes a doubt for none, leaves a row out, and takes both back', async () => {
    const far = '8,salon,とおい,伊賀市西町8,140.1,36.1,';
    const job = await bring('決める.csv', table(HIMAWARI.replace('1,salon,ひまわり', '7,salon,きめる'), far));
    expect(job['rows']).toMatchObject({ accepted: 1, review: 1, rejected: 0 });
    const decide = (said: string) =>
      ask(`mutation ($id: ID!) { decideImportRow(id: $id, line: 3, ${said}) { id } }`, { id: job.id });
    const piles = async () => (await settled(job.id))['rows'];

    await decide('leaveOut: true');
    expect(await piles()).toMatchObject({ accepted: 1, review: 0, rejected: 1 });
    await ask('mutation ($id: ID!) { resetImportRow(id: $id, line: 3) { id } }', { id: job.id });
    expect(await piles()).toMatchObject({ accepted: 1, review: 1, rejected: 0 });
    await decide('cells: [{ field: "longitude", value: "136.15" }, { field: "latitude", value: "34.75" }]');
    expect(await piles()).toMatchObject({ accepted: 2, review: 0, rejected: 0 });

    const { errors } = await server.graphql(`mutation { decideImportRow(id: "${job.id}", line: 99) { id } }`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    await act('withdrawImport', job.id);
  });

  it('tells what its columns seem to be and which words for kinds are not known, and remembers what is said', async () => {
    const strange = 'よび名,どんな場,ばしょ,よこ,たて\nまつ,お茶会,伊賀市西町21,136.15,34.75\n';
    const job = await bring('ことば.csv', strange);
    const columns = 'matching { columns { name field samples } fields { field } }';
    await ask('mutation ($id: ID!) { describeImport(id: $id, said: { dataset: resources }) { id } }', { id: job.id });
    const { matching } = (await settled(job.id, columns)) as unknown as { matching: { columns: unknown[] } };
    expect(matching.columns).toContainEqual({ name: 'ばしょ', field: 'address', samples: ['伊賀市西町21'] });

    await ask(
      `mutation ($id: ID!) { describeImport(id: $id, said: { mapping: [{ field: "name", column: "よび名" },
         { field: "kind", column: "どんな場" }, { field: "address", column: "ばしょ" },
         { field: "longitude", column: "よこ" }, { field: "latitude", column: "たて" }] }) { id } }`,
      { id: job.id },
    );
    expect(await settled(job.id, 'unknownKinds { word rows }')).toMatchObject({
      unknownKinds: [{ word: 'お茶会', rows: 1 }],
    });
    await ask(
      `mutation ($id: ID!) { describeImport(id: $id, said: { kindMapping: [{ word: "お茶会", kind: "salon" }] }) { id } }`,
      { id: job.id },
    );
    await settled(job.id);
    await publish(job.id);
    expect(await bring('ことば_2.csv', strange.replace('まつ', 'たけ'))).toMatchObject({
      state: 'CHECKED',
      dataset: 'resources',
      rows: { accepted: 1 },
    });
    await act('undoImport', job.id);
  });

  it('asks for the kind where no column says it, and for what it is where nobody can tell', async () => {
    const kindless = await bring('場所.csv', 'name,address,longitude,latitude\nふじ,伊賀市西町5,136.15,34.76\n');
    expect(kindless).toMatchObject({ state: 'STAGED', need: 'KIND' });
    await ask(`mutation ($id: ID!) { describeImport(id: $id, said: { kind: "salon" }) { id } }`, { id: kindless.id });
    expect(await settled(kindless.id)).toMatchObject({
      state: 'CHECKED',
      need: null,
      said: { kind: 'salon' },
      rows: { accepted: 1 },
    });
    await act('withdrawImport', kindless.id);

    const strange = await bring('名簿.csv', 'つどいの呼び名,ところ\nふじ,伊賀市西町5\n');
    expect(strange).toMatchObject({ state: 'STAGED', need: 'DATASET', dataset: null });
    await ask(
      `mutation ($id: ID!) { describeImport(id: $id, said: { dataset: resources, kind: "salon",
         mapping: [{ field: "name", column: "つどいの呼び名" }, { field: "address", column: "ところ" }] }) { id } }`,
      { id: strange.id },
    );
    expect(await settled(strange.id)).toMatchObject({ need: null, rows: { read: 1 } });
    await act('withdrawImport', strange.id);
  });

  it('of people is refused with the reason, and nothing of it is kept', async () => {
    const job = await bring('見守り名簿.csv', '氏名,生年月日,住所\n伊賀太郎,1940-01-01,伊賀市西町1\n');
    expect(job).toMatchObject({ state: 'REJECTED', recognised: null, problem: { code: 'personal-data' } });
    expect(job.problem?.message).toContain('地区ごとの人数にまとめた表');
    const { errors } = await act('checkImport', job.id);
    expect(errors?.[0]?.extensions).toEqual({ code: 'CONFLICT' });
    await act('withdrawImport', job.id);
  });

  it('is refused without a name, without a town, and to those who may only look', async () => {
    const nameless = await fetch(`${server.url}/imports?municipality=${CODE}`, { method: 'POST', body: 'a' });
    expect(nameless.status).toBe(400);
    expect((await upload('a.csv', 'a', '&as=council')).status).toBe(403);
    const nowhere = await fetch(`${server.url}/imports?municipality=99999`, {
      method: 'POST',
      headers: { 'x-file-name': 'a.csv' },
      body: 'a',
    });
    expect(nowhere.status).toBe(404);
    const { errors } = await server.graphql(`{ imports(municipality: "${CODE}") { totalCount } }`, {}, 'council');
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
  });
});

describe('publishing and taking back', () => {
  const FIRST = table('a,salon,ゆり,伊賀市西町11,136.15,34.75,10', 'b,salon,きく,伊賀市西町12,136.16,34.75,10');
  const SECOND = table('a,salon,ゆり,伊賀市西町11,136.15,34.75,30', 'c,salon,すみれ,伊賀市西町13,136.17,34.75,');

  it('leaves the town as it was before, version by version', async () => {
    const before = await names();
    const first = await publish((await bring('花.csv', FIRST)).id);
    expect(first).toMatchObject({
      state: 'PUBLISHED',
      import: { id: first.id, status: 'published', version: 1, undoableUntil: expect.any(String) },
    });
    const second = await publish((await bring('花.csv', SECOND)).id);
    expect(await names()).toEqual([...before, 'すみれ', 'ゆり'].toSorted());

    // the older one has to wait for the newer
    expect((await act('undoImport', first.id)).errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT' } });
    const undone = await ask<{ undoImport: unknown }>(
      'mutation ($id: ID!) { undoImport(id: $id) { status undoableUntil undoneAt } }',
      { id: second.id },
    );
    expect(undone.undoImport).toEqual({ status: 'undone', undoableUntil: null, undoneAt: expect.any(String) });
    expect(await names()).toEqual([...before, 'きく', 'ゆり'].toSorted());
    expect(
      await server.database.query(`SELECT capacity FROM resource WHERE name = 'ゆり' AND to_revision IS NULL`),
    ).toEqual([{ capacity: 10 }]);
    expect(await versionOf('花')).toBe(1);
    expect((await act('undoImport', second.id)).errors?.[0]?.message).toContain('もう元に戻して');

    expect((await act('undoImport', first.id)).errors).toBeUndefined();
    expect(await names()).toEqual(before);
    expect(await versionOf('花')).toBeUndefined();

    // a number that was given is never given again
    const third = await publish((await bring('花.csv', FIRST)).id);
    expect(third).toMatchObject({ import: { version: 3 } });
    expect(await names()).toEqual([...before, 'きく', 'ゆり'].toSorted());
    await act('undoImport', third.id);
  });

  it('keeps what was said by hand since', async () => {
    const first = await publish((await bring('手.csv', FIRST)).id);
    const second = await publish((await bring('手.csv', SECOND)).id);
    const [lily] = await server.database.query<{ id: string }>(
      `SELECT id FROM resource WHERE name = 'ゆり' AND to_revision IS NULL`,
    );
    await ask(`mutation ($id: ID!) { confirmResource(id: $id, exists: false) { id } }`, { id: lily?.id });
    await act('undoImport', second.id);
    expect(
      await server.database.query(`SELECT capacity, status FROM resource WHERE name = 'ゆり' AND to_revision IS NULL`),
    ).toEqual([{ capacity: 10, status: 'CLOSED' }]);
    await act('undoImport', first.id);
  });

  it('is the same for areas, people, presence, counts, targets and membership', async () => {
    const before = await count();
    const files = [
      ['町字.csv', '町字,地区\n西町,西部\n山田,山田地区\n', 'RESIDENTS_COUNCIL'],
      ['人口.csv', 'code,year,total\n5236110212,2025,10\n西町,2025,4\n', null],
      ['ある.csv', 'area,kind,state\n西部,salon,ある\n', null],
      ['数.csv', 'area,kind,value,as_of\n西部,民生委員,3,2026-04-01\n', null],
      ['目標.csv', 'indicator,value,year\ncoverage.salon,0.8,2029\n', null],
    ] as const;
    const done: string[] = [];
    for (const [name, text, kind] of files) {
      const job = await bring(name, text);
      expect(job['need']).toBe(kind && 'AREA_KIND');
      if (kind)
        await ask(`mutation ($id: ID!) { describeImport(id: $id, said: { kind: "${kind}" }) { id } }`, { id: job.id });
      const added = (await settled(job.id, 'added: changesOf(change: added) { nodes { label } }'))['added'];
      expect((added as { nodes: unknown[] }).nodes.length).toBeGreaterThan(0);
      done.push((await publish(job.id)).id);
    }
    expect(await count()).not.toEqual(before);
    for (const id of done.toReversed()) expect((await act('undoImport', id)).errors).toBeUndefined();
    expect(await count()).toEqual(before);
  });

  it('stops where somebody else has published the same since the check', async () => {
    const mine = await bring('共有.csv', FIRST);
    const theirs = await bring('共有.csv', SECOND);
    expect(theirs['rivals']).toEqual([{ id: mine.id }]);
    await publish(theirs.id);
    const stopped = await publish(mine.id);
    expect(stopped).toMatchObject({ state: 'STAGED', import: null, problem: { code: 'CONFLICT' } });
    expect(stopped.problem?.message).toContain('もう一度確かめて');
    await act('checkImport', mine.id);
    expect(await settled(mine.id)).toMatchObject({ state: 'CHECKED', changes: { added: 1, changed: 1, removed: 1 } });
    await act('withdrawImport', mine.id);
    await act('undoImport', theirs.id);
  });

  it('ends with やめる, and nothing can be done with it any more', async () => {
    const job = await bring('途中.csv', FIRST);
    expect((await act('undoImport', job.id)).errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    await act('withdrawImport', job.id);
    expect(await settled(job.id)).toMatchObject({ state: 'WITHDRAWN' });
    expect((await act('publishImport', job.id)).errors?.[0]?.extensions).toEqual({ code: 'CONFLICT' });
  });

  it('goes on after a new start of the server, and says what was cut off', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-jobs-'));
    const computeQueue = new ComputeQueue({ ...server, towns: new Towns(server.database), clock: () => new Date() });
    const start = async () => {
      const jobs = new ImportJobs({ database: server.database, computeQueue, dataDir });
      await jobs.start(() => undefined);
      return jobs;
    };
    const first = await start();
    const { id } = await first.stage(CODE, '中断.csv', Readable.from([FIRST]));
    await settled(id);
    await server.database.query(`UPDATE import_job SET activity = 'PUBLISHING' WHERE id = $1`, [id]);

    const second = await start();
    expect(await second.get(id)).toMatchObject({ state: 'CHECKED', activity: null, problem: { code: 'cut-off' } });
    await second.publish(id);
    expect(await settled(id)).toMatchObject({ state: 'PUBLISHED', problem: null });
    await act('undoImport', id);
    rmSync(dataDir, { recursive: true });
  });

  it('never says that nothing has changed where only the numbers failed', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-jobs-'));
    const computeQueue = new ComputeQueue({ ...server, towns: new Towns(server.database), clock: () => new Date() });
    computeQueue.compute = () => Promise.reject(new Error('no numbers today'));
    const faults: unknown[] = [];
    const jobs = new ImportJobs({ database: server.database, computeQueue, dataDir });
    await jobs.start((fault) => faults.push(fault));
    const { id } = await jobs.stage(CODE, '計算できない.csv', Readable.from([FIRST]));
    await settled(id);
    await jobs.publish(id);
    const job = await settled(id);
    expect(job).toMatchObject({
      state: 'PUBLISHED',
      problem: { code: 'fault-computing' },
      import: { status: 'published' },
    });
    expect(job.problem?.message).toContain('反映は終わっています');
    expect(faults).toEqual([new Error('no numbers today')]);
    await jobs.close();
    await act('undoImport', id);
    rmSync(dataDir, { recursive: true });
  });
});

const point = (id: string, name: string, at: readonly [number, number]) => ({
  properties: { id, kind: 'salon', name },
  point: at,
});

describe('a file that can be read in more than one way', () => {
  const READING = `said { layer crs } placeCounts { point } rowsOf(verdict: accepted) { nodes { label longitude latitude } }`;
  const describeAs = async (id: string, said: Record<string, unknown>): Promise<Job> => {
    const { errors } = await server.graphql(
      `mutation ($id: ID!, $said: ImportSaidInput!) { describeImport(id: $id, said: $said) { id } }`,
      { id, said },
    );
    expect(errors).toBeUndefined();
    return settled(id, READING);
  };

  it('offers its layers by name, reads the likeliest, and the one that is named', async () => {
    const job = await bring(
      '集いの場.gpkg',
      geopackage([
        { name: 'salons', features: [point('1', 'ひまわり', [136.15, 34.75])] },
        {
          name: 'old_salons',
          features: [point('1', 'むかしの会', [136.15, 34.75]), point('2', 'もとの会', [136.16, 34.75])],
        },
      ]),
      READING,
    );
    expect(job).toMatchObject({
      state: 'CHECKED',
      recognised: { kind: 'geopackage', sheets: [{ name: 'salons' }, { name: 'old_salons', rows: 2 }] },
      said: { layer: null, crs: null },
      rows: { read: 1 },
    });
    expect(await describeAs(job.id, { layer: 'old_salons' })).toMatchObject({
      said: { layer: 'old_salons' },
      rowsOf: { nodes: [{ label: 'むかしの会' }, { label: 'もとの会' }] },
    });
    expect(await describeAs(job.id, { layer: null })).toMatchObject({ said: { layer: null }, rows: { read: 1 } });
    await act('withdrawImport', job.id);
  });

  it('asks for the coordinate system that it does not say, and takes no word that is none', async () => {
    const metres = geopackage([
      { name: 'salons', epsg: 999_999, features: [point('1', 'ひまわり', [13_735, -138_650])] },
    ]);
    const job = await bring('座標なし.gpkg', metres, READING);
    expect(job).toMatchObject({ state: 'STAGED', need: 'CRS', problem: { code: 'crs-unknown' } });
    const wrong = await server.graphql(
      `mutation ($id: ID!) { describeImport(id: $id, said: { crs: "どこか" }) { id } }`,
      { id: job.id },
    );
    expect(wrong.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    const told = await describeAs(job.id, { crs: '平面直角6系' });
    expect(told).toMatchObject({
      state: 'CHECKED',
      need: null,
      said: { crs: '平面直角6系' },
      placeCounts: { point: 1 },
    });
    const [row] = (told['rowsOf'] as { nodes: readonly { longitude: number; latitude: number }[] }).nodes;
    expect(row?.longitude).toBeCloseTo(136.15, 2);
    expect(row?.latitude).toBeCloseTo(34.75, 2);
    await act('withdrawImport', job.id);
  });
});

describe('the history', () => {
  it('holds every attempt in earnest, the newest first, and no checks', async () => {
    const job = await publish((await bring('履歴.csv', table(HIMAWARI.replace('ひまわり', 'れきし')))).id);
    const { imports } = await ask<{ imports: { nodes: Job[]; totalCount: number; pageInfo: { endCursor: string } } }>(
      `{ imports(municipality: "${CODE}", first: 2) { totalCount pageInfo { hasNextPage endCursor }
         nodes { id dataset source status fileName rows { read accepted } version undoableUntil issues { code } } } }`,
    );
    expect(imports.nodes[0]).toMatchObject({
      id: job.id,
      dataset: 'resources',
      source: '履歴',
      status: 'published',
      rows: { read: 1, accepted: 1 },
    });
    const [counted] = await server.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM import WHERE status = 'PUBLISHED'`,
    );
    expect(imports.totalCount).toBe(counted?.count);
    const rest = await ask<{ imports: { nodes: Job[] } }>(
      `query ($after: String) { imports(municipality: "${CODE}", first: 200, after: $after) { nodes { id } } }`,
      { after: imports.pageInfo.endCursor },
    );
    expect(rest.imports.nodes).toHaveLength(imports.totalCount - 2);
  });

  it('is a workbook too, in which nothing is a formula', async () => {
    const job = await bring('報告.csv', table('=1+1,salon,"=HYPERLINK(""http://x"")",伊賀市西町7,,,'));
    const response = await fetch(`${server.url}/export/import-report/${job.id}.xlsx`);
    expect(response.status).toBe(200);
    const files = unzip(Buffer.from(await response.arrayBuffer()));
    expect(files['xl/workbook.xml']).toContain('行ごとの知らせ');
    const sheets = Object.entries(files).filter(([name]) => /^xl.worksheets.[^/]+\.xml$/.test(name));
    expect(sheets).toHaveLength(2);
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/);
    const texts = Object.values(files).join('');
    expect(texts).toContain('=HYPERLINK(');
    expect(texts).toContain('確かめてください');
    await act('withdrawImport', job.id);
  });
});

describe('a real file', () => {
  it('of two prefectures brings in the homes of this town', async () => {
    const name = '510_tokuyou_20250601-mie-gunma.csv';
    const job = await bring(name, readFileSync(testData(`facilities/${name}`)));
    expect(job).toMatchObject({ state: 'CHECKED', dataset: 'resources', said: { asOf: '2025-06-01' } });
    const { read, accepted, review, rejected } = job['rows'] as Record<string, number>;
    expect(read).toBe(350);
    expect((accepted ?? 0) + (review ?? 0) + (rejected ?? 0)).toBe(350);
    expect(accepted).toBeGreaterThan(0);
    await act('withdrawImport', job.id);
  });
});

describe('a timetable', () => {
  it('is known by its zip, checked as a whole, published and taken back', async () => {
    const job = await bring(
      'bus_2026-04-01.zip',
      zipped(madeFeed()),
      'changesOf(change: added) { nodes { label detail } }',
    );
    expect(job).toMatchObject({
      state: 'CHECKED',
      dataset: 'gtfs',
      need: null,
      outcome: 'dry-run',
      recognised: { kind: 'gtfs', format: 'gtfs' },
      rows: { read: 23, accepted: 23 },
      changes: { added: 1 },
      changesOf: { nodes: [{ label: '三升バス', detail: '2026-04-01～2027-03-31' }] },
    });
    expect(await publish(job.id)).toMatchObject({ state: 'PUBLISHED', problem: null });
    expect(await versionOf('三升バス')).toBe(1);
    expect((await act('undoImport', job.id)).errors).toBeUndefined();
    expect(await versionOf('三升バス')).toBeUndefined();
  });

  it('with a fault ends with the reason, and changes nothing', async () => {
    const job = await bring('bus.zip', zipped(madeFeed({ 'stops.txt': null })));
    expect(job).toMatchObject({ state: 'REJECTED', problem: { code: 'missing_required_file' } });
    expect(await versionOf('三升バス')).toBeUndefined();
  });
});
