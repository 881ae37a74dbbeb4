import { decideReviewRows, listReviewRows, type ReviewDecision } from '@hazama/server/dataset';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, NOW, openImportTowns } from './support.ts';

const CODE = '24216';
const HEADER = 'id,kind,name,address,longitude,latitude,serves_area';
const FILE = [
  HEADER,
  '1,salon,正しい,伊賀市阿保1,136.15,34.75,',
  '2,salon,遠い,伊賀市阿保2,136.28,34.75,',
  '3,salon,大字,伊賀市阿保3,,,',
  '4,salon,どこか,,,,',
].join('\n');

let towns: ImportTowns;
let count = 0;
/** A source of its own for each test. */
let source: string;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  await towns.iga('addresses', 'towns.json', JSON.stringify([{ town: '阿保', koaza: '', lat: 34.75, lng: 136.15 }]));
});
beforeEach(() => {
  source = `source ${++count}`;
});
afterAll(() => towns.close());

const load = (content: string, dataset: 'resources' | 'counts' = 'resources') =>
  towns.iga(dataset, `${source}.csv`, content.replaceAll('salon,', `salon,${count}`), { source });

const waiting = async (filter: Parameters<typeof listReviewRows>[2] = {}) => {
  const [dataset] = await towns.database.query<{ id: string }>(
    'SELECT dataset_id AS id FROM review_row JOIN import ON import.id = import_id WHERE source = $1 LIMIT 1',
    [source],
  );
  if (!dataset) throw new Error(`nothing waits of ${source}`);
  return listReviewRows(towns.database, CODE, { datasetId: dataset.id, ...filter });
};

async function decide(...decisions: ReviewDecision[]) {
  const { rows } = await waiting({ withDecided: true });
  const importId = rows[0]?.importId ?? '';
  return decideReviewRows({ database: towns.database, now: () => NOW }, { municipality: CODE, importId, decisions });
}

const places = () =>
  towns.database.query<{ name: string; level: string | null; x: number | null }>(
    `SELECT substr(r.name, 2) AS name, r.place_level AS level, ST_X(r.location) AS x
     FROM resource r JOIN dataset d ON d.id = r.dataset_id
     WHERE d.source = $1 AND r.to_revision IS NULL ORDER BY r.external_id`,
    [source],
  );

describe('rows that wait for a person', () => {
  it('are listed page by page with every reason in words, and what may be done with one press', async () => {
    await load(FILE);
    const page = await waiting();
    expect(page.total).toBe(3);
    expect(page.rows.map(({ line, cells, findings }) => [line, cells['id']?.value, findings[0]?.code])).toEqual([
      [3, '2', 'place-differs-from-address'],
      [4, '3', 'place-approximate'],
      [5, '4', 'place-missing'],
    ]);
    expect(page.rows[0]?.findings[0]).toMatchObject({
      field: 'latitude',
      value: '136.28, 34.75',
      message: expect.stringContaining('約12km離れています'),
      suggestion: {
        accept: true,
        changes: { longitude: '136.15', latitude: '34.75', place_level: 'OAZA' },
        sameAs: null,
      },
    });
    expect(page.rows[0]?.findings[0]?.distanceMeters).toBeGreaterThan(11_800);
    expect(page.rows[2]?.findings[0]?.suggestion).toBeNull();
    expect(page.reasons).toEqual([
      { reason: 'place-approximate', count: 1 },
      { reason: 'place-differs-from-address', count: 1 },
      { reason: 'place-missing', count: 1 },
    ]);
    expect((await waiting({ reason: 'place-missing' })).rows).toHaveLength(1);
    const filter = { datasetId: page.rows[0]?.datasetId };
    const first = await listReviewRows(towns.database, CODE, filter, { first: 2 });
    expect(first).toMatchObject({ rows: [{ line: 3 }, { line: 4 }], total: 3, endCursor: expect.any(String) });
    const second = await listReviewRows(towns.database, CODE, filter, { first: 2, after: first.endCursor ?? '' });
    expect(second).toMatchObject({ rows: [{ line: 5 }], total: 3, endCursor: null });
  });

  it('go in with what was suggested, changed or as they are, beside what is published', async () => {
    await load(FILE);
    const [, oaza] = (await waiting()).rows;
    const outcome = await decide(
      { line: 3, accept: true },
      { line: 4, accept: true, changes: oaza?.findings[0]?.suggestion?.changes },
      { line: 5, accept: true, changes: { longitude: '136.25', latitude: '34.75' } },
    );
    expect(outcome).toMatchObject({
      rows: [{ outcome: 'ACCEPTED' }, { outcome: 'ACCEPTED' }, { outcome: 'ACCEPTED' }],
      version: 2,
      changes: { added: 3, changed: 0, removed: 0 },
    });
    expect(await places()).toEqual([
      { name: '正しい', level: 'GIVEN', x: 136.15 },
      { name: '遠い', level: 'GIVEN', x: 136.28 },
      { name: '大字', level: 'OAZA', x: 136.15 },
      { name: 'どこか', level: 'GIVEN', x: 136.25 },
    ]);
    expect((await waiting()).total).toBe(0);
    const decided = await waiting({ withDecided: true });
    expect(decided.rows.map(({ verdict }) => verdict)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    const [town] = await towns.database.query('SELECT revision FROM municipality WHERE code = $1', [CODE]);
    expect(town).toEqual({ revision: outcome.revision });
  });

  it('stay decided when the same file comes again, until their content changes', async () => {
    await load(FILE);
    await decide({ line: 3, accept: true }, { line: 4, accept: false }, { line: 5, accept: true });
    const before = await places();
    expect(before.map(({ name }) => name)).toEqual(['正しい', '遠い', 'どこか']);
    const again = await load(`${FILE}\n`);
    expect(again).toMatchObject({ rows: { accepted: 3, review: 0, rejected: 1 }, changes: { added: 0, removed: 0 } });
    expect(codes(again)).toEqual({ 'decided-earlier': 2, 'left-out': 1 });
    expect(await places()).toEqual(before);
    const changed = await load(FILE.replace('阿保2', '阿保22').replace('阿保3', '阿保33'));
    expect(changed).toMatchObject({ rows: { accepted: 2, review: 2 }, changes: { removed: 1 } });
    expect((await waiting()).rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('of a file of which nothing could go in make its first version', async () => {
    const report = await load(`${HEADER}\n1,salon,どこか,,,,\n`);
    expect(report).toMatchObject({ status: 'rejected', version: null });
    expect(await decide({ line: 2, accept: true, changes: { serves_area: '西部' } })).toMatchObject({ version: 1 });
    expect(await places()).toEqual([{ name: 'どこか', level: null, x: null }]);
  });

  it('that look like another one go in as another one, or are left out', async () => {
    const twice = `${HEADER}\n,salon,甲,伊賀市阿保1,136.15,34.75,\n,salon,甲,伊賀市阿保1,136.16,34.75,\n,salon,甲,伊賀市阿保1,136.17,34.75,\n`;
    await load(twice);
    const { rows } = await waiting();
    expect(rows.map(({ findings }) => findings[0]?.suggestion)).toEqual([
      { label: '2行目と同じなので、取り込まない', accept: false, changes: {}, sameAs: null },
      { label: '2行目と同じなので、取り込まない', accept: false, changes: {}, sameAs: null },
    ]);
    await decide({ line: 3, accept: true }, { line: 4, accept: false });
    expect(await places()).toHaveLength(2);
    expect(await load(`${twice}\n`)).toMatchObject({ rows: { accepted: 2, rejected: 1 }, changes: { removed: 0 } });
    expect(await places()).toHaveLength(2);
  });

  it('of numbers: the second of two can be left out or changed, never both taken', async () => {
    const header = 'area,kind,measure,value,as_of';
    await load(
      `${header}\n西部,welfare-commissioner,posts,5,2026-04-01\n西部,welfare-commissioner,posts,6,2026-04-01\n`,
      'counts',
    );
    await expect(decide({ line: 3, accept: true })).rejects.toMatchObject({ code: 'CONFLICT' });
    const outcome = await decide({ line: 3, accept: true, changes: { area: '東部' } });
    expect(outcome).toMatchObject({ rows: [{ outcome: 'ACCEPTED' }], changes: { added: 1 } });
  });
});

describe('a decision', () => {
  it('that leaves something doubtful or wrong is none: the row waits on', async () => {
    await load(FILE);
    const outcome = await decide(
      { line: 5, accept: true, changes: { address: '伊賀市阿保4', longitude: '136.28', latitude: '34.75' } },
      { line: 4, accept: true, changes: { kind: 'なにか' } },
    );
    expect(outcome).toMatchObject({
      version: 1,
      rows: [
        { line: 5, outcome: 'WAITING', findings: [{ code: 'place-differs-from-address' }] },
        { line: 4, outcome: 'WAITING', findings: [] },
      ],
      issues: [{ code: 'kind-unknown' }, { code: 'place-differs-from-address' }],
    });
    expect((await waiting()).total).toBe(3);
    expect(await places()).toHaveLength(1);
  });

  it('is refused for a row that is decided, that is not there, or that a newer file has replaced', async () => {
    await load(FILE);
    const importId = (await waiting()).rows[0]?.importId ?? '';
    const about = (line: number, municipality = CODE) =>
      decideReviewRows(
        { database: towns.database, now: () => NOW },
        { municipality, importId, decisions: [{ line, accept: false }] },
      );
    await about(3);
    await expect(about(3)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(about(2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(about(4, '10204')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await load(FILE.replace('正しい', '新しい'));
    await expect(about(4)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('about a dry run can’t be made: nothing of it stands', async () => {
    const bytes = new TextEncoder().encode(FILE);
    await towns.import({
      dataset: 'resources',
      municipality: CODE,
      file: { name: 'dry.csv', bytes },
      options: { source },
      dryRun: true,
    });
    expect((await waiting()).total).toBe(0);
    const [dry] = await towns.database.query<{ id: string }>('SELECT id FROM import WHERE source = $1', [source]);
    expect((await listReviewRows(towns.database, CODE, { importId: dry?.id })).total).toBe(3);
    await expect(
      decideReviewRows(
        { database: towns.database, now: () => NOW },
        { municipality: CODE, importId: dry?.id ?? '', decisions: [{ line: 3, accept: false }] },
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
