import type { Database } from '@hazama/server/database';
import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOfAllRows } from './fixtures/all-rows.ts';
import { COUNCILS, geojson, OUTLINE, rectangle } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

const HEADER = 'id,kind,name,address,longitude,latitude,status,capacity';
const ROWS = [
  '1,salon,ひまわり,伊賀市西町1,136.15,34.75,active,20',
  '2,salon,もみじ,伊賀市西町2,136.16,34.75,active,15',
  '3,ibasho,さくら,伊賀市東町3,136.25,34.75,active,',
];
const table = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly capacity: number | null;
  readonly from: number;
  readonly to: number | null;
}
/** Of もみじ, as it stands now. */
const capacity = async () => (await history()).find(({ name, to }) => name === 'もみじ' && to === null)?.capacity;
/** Every version of every resource, oldest first. */
const history = () =>
  towns.database.query<Kept & { [column: string]: unknown }>(
    `SELECT id, name, capacity, from_revision AS "from", to_revision AS "to" FROM resource ORDER BY from_revision, name`,
  );
const named = (name: string, kept: readonly Kept[]) => kept.filter((row) => row.name === name);
const revision = async () =>
  (await towns.database.query<{ revision: number }>(`SELECT revision FROM municipality WHERE code = '24216'`))[0]
    ?.revision ?? -1;

describe('the same again', () => {
  beforeEach(async () => {
    await towns.iga('resources', 'salons.csv', table(...ROWS));
  });

  it('is unchanged: no revision, no version, no row', async () => {
    const before = await hashOfAllRows(towns.database);
    const report = await towns.iga('resources', 'salons.csv', table(...ROWS));
    expect(report).toMatchObject({
      status: 'unchanged',
      version: 1,
      rows: { read: 3, accepted: 3 },
      changes: { added: 0, changed: 0, removed: 0, unchanged: 3 },
    });
    expect(await hashOfAllRows(towns.database)).toBe(before);
    const attempts = await towns.database.query(
      `SELECT rows_accepted, version FROM import WHERE status = 'UNCHANGED' AND dataset = 'resources'`,
    );
    expect(attempts).toEqual([{ rows_accepted: 3, version: 1 }]);
  });

  it('of areas, membership, population, presence, counts and targets is unchanged too', async () => {
    const files = [
      ['areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' }],
      ['membership', 'm.csv', '町字,地区\n西町,西部\n山田,山田地区\n', { kind: 'RESIDENTS_COUNCIL' }],
      ['population', 'p.csv', 'code,year,total\n5236110212,2025,10\n西町,2025,4\n', {}],
      ['presence', 'e.csv', 'area,kind,state\n西部,salon,ある\n', {}],
      ['counts', 'c.csv', 'area,kind,value,as_of\n西部,民生委員,3,2026-04-01\n', {}],
      ['targets', 't.csv', 'indicator,value,year\ncoverage.salon,0.8,2029\n', {}],
    ] as const;
    for (const [dataset, name, text, options] of files) await towns.iga(dataset, name, text, options);
    const before = await hashOfAllRows(towns.database);
    const statuses: string[] = [];
    for (const [dataset, name, text, options] of files)
      statuses.push((await towns.iga(dataset, name, text, options)).status);
    expect(statuses).toEqual(files.map(() => 'unchanged'));
    expect(await hashOfAllRows(towns.database)).toBe(before);
  });

  it('with other options is another thing', async () => {
    const report = await towns.iga('resources', 'salons.csv', table(...ROWS), { license: 'CC BY 4.0' });
    expect(report).toMatchObject({ status: 'published', version: 2, changes: { unchanged: 3, changed: 0 } });
    await towns.iga('resources', 'salons.csv', table(...ROWS));
  });
});

describe('a new version of a list', () => {
  it('touches only the rows that changed, and every record keeps its id', async () => {
    const first = await history();
    const at = await revision();
    const changed = [
      '1,salon,ひまわり,伊賀市西町1,136.15,34.75,active,25',
      ROWS[1] ?? '',
      '9,salon,あやめ,,136.21,34.75,active,',
    ];
    const report = await towns.iga('resources', 'salons_2026-10.csv', table(...changed.toReversed()));
    expect(report).toMatchObject({
      source: 'salons',
      status: 'published',
      changes: { added: 1, changed: 1, removed: 1, unchanged: 1 },
    });
    expect(await revision()).toBe(at + 1);
    const after = await history();
    const [himawari] = named('ひまわり', first);
    expect(named('ひまわり', after)).toEqual([
      { ...himawari, to: at + 1 },
      { ...himawari, capacity: 25, from: at + 1 },
    ]);
    expect(named('もみじ', after)).toEqual(named('もみじ', first));
    expect(named('さくら', after)).toEqual(named('さくら', first).map((row) => ({ ...row, to: at + 1 })));
    expect(named('あやめ', after)).toMatchObject([{ from: at + 1, to: null }]);
  });

  it('writes down why the revision rose', async () => {
    const [last] = await towns.database.query(
      `SELECT r.cause, r.subject, v.version, v.rows, i.file_name
       FROM revision r
       JOIN dataset_version v ON v.municipality_code = r.municipality_code AND v.revision = r.number
       JOIN import i ON i.id = v.import_id
       ORDER BY r.number DESC LIMIT 1`,
    );
    expect(last).toMatchObject({
      cause: 'PUBLISH',
      subject: 'resources/salons',
      rows: 3,
      file_name: 'salons_2026-10.csv',
    });
  });

  it('brings a row that went away back under its old id', async () => {
    const [sakura] = (await history()).filter(({ name }) => name === 'さくら');
    await towns.iga('resources', 'salons.csv', table(...ROWS));
    const versions = (await history()).filter(({ name }) => name === 'さくら');
    expect(versions.map(({ id }) => id)).toEqual([sakura?.id, sakura?.id]);
    expect(versions.at(-1)).toMatchObject({ to: null });
  });

  it('under another name takes the records of the old one over, ids and all', async () => {
    const before = (await history()).filter(({ to }) => to === null);
    const report = await towns.iga('resources', 'サロン一覧（最新）.csv', table(...ROWS).replaceAll(/^(\d)/gm, 'S-$1'));
    expect(report).toMatchObject({ source: 'サロン一覧', rows: { accepted: 3, review: 0 } });
    const after = (await history()).filter(({ to }) => to === null);
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
    // and back again
    await towns.iga('resources', 'salons.csv', table(...ROWS));
    expect((await history()).filter(({ to }) => to === null)).toHaveLength(3);
  });

  it('a few records that another list holds wait for a person instead of being counted twice', async () => {
    const other = [
      '1,salon,ひまわり,三重県伊賀市西町１番地,136.15,34.75,,',
      ...['あ', 'い', 'う'].map((name, at) => `${at + 2},salon,${name},,136.2,34.76,,`),
    ];
    const report = await towns.iga('resources', 'prefecture.csv', table(...other));
    expect(report.rows).toEqual({ read: 4, accepted: 3, repaired: 0, review: 1, rejected: 0 });
    expect(issueOf(report, 'known-from-another-source')).toMatchObject({ line: 2, value: 'ひまわり' });
    const [waiting] = await towns.database.query(
      `SELECT line, row, reasons FROM review_row WHERE reasons @> '{known-from-another-source}'`,
    );
    expect(waiting).toMatchObject({ line: 2, row: { cells: { name: { field: 'name', value: 'ひまわり' } } } });
  });
});

describe('areas', () => {
  it('keep their id when codes and another source come', async () => {
    const current = () =>
      towns.database.query(
        `SELECT id, name, code, boundary_source AS boundary FROM area
         WHERE kind = 'RESIDENTS_COUNCIL' AND to_revision IS NULL AND number IS NOT NULL ORDER BY number`,
      );
    const before = await current();
    const official = geojson([
      {
        properties: { name: '西部', number: 1, code: 'A01', rural: 'はい' },
        ring: rectangle(136.1, 34.7, 136.19, 34.8),
      },
      {
        properties: { name: '東部', number: 2, code: 'A02', rural: 'たぶん' },
        ring: rectangle(136.19, 34.7, 136.3, 34.8),
      },
    ]);
    const report = await towns.iga('areas', 'official.geojson', official, { kind: 'RESIDENTS_COUNCIL' });
    expect(report.changes).toMatchObject({ added: 0, changed: 2 });
    expect((await current()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    // 家のまばらな地区: a word that is neither yes nor no is told and marks nothing
    expect(issueOf(report, 'word-unknown')).toMatchObject({ field: 'rural', value: 'たぶん' });
    expect(await towns.database.query('SELECT name FROM area WHERE is_rural AND to_revision IS NULL')).toEqual([
      { name: '西部' },
    ]);
    // 東部 renamed, its code the same
    const renamed = official.replace('東部', '新東部');
    await towns.iga('areas', 'official.geojson', renamed, { kind: 'RESIDENTS_COUNCIL' });
    expect(await current()).toEqual(
      before.map(({ id }, at) => ({
        id,
        name: at === 0 ? '西部' : '新東部',
        code: `A0${at + 1}`,
        boundary: 'OFFICIAL',
      })),
    );
    await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  });
});

describe('areas drawn anew', () => {
  it('lie over those that ended before they begin, and over none that exist with them', async () => {
    const halves = geojson([{ properties: { name: '旧北' }, ring: rectangle(136.1, 34.7, 136.2, 34.8) }]);
    const thirds = geojson([{ properties: { name: '新北' }, ring: rectangle(136.1, 34.7, 136.17, 34.8) }]);
    const kind = 'CARE_SPHERE';
    await towns.iga('areas', '旧圏域.geojson', halves, { kind, validTo: '2026-04-01' });
    const early = await towns.iga('areas', '新圏域.geojson', thirds, { kind, validFrom: '2026-03-31' });
    expect(issueOf(early, 'area-overlap')?.message).toContain('「旧圏域」');
    const onTime = await towns.iga('areas', '新圏域.geojson', thirds, { kind, validFrom: '2026-04-01' });
    expect(onTime).toMatchObject({ status: 'published', rows: { accepted: 1 } });
  });
});

describe('an area that goes', () => {
  it('leaves its 町字 behind, and says so until their table comes again', async () => {
    const membership = '町字,地区\n西町,西部\n東町,東部\n';
    await towns.iga('membership', 'members.csv', membership, { kind: 'RESIDENTS_COUNCIL' });
    const west = geojson([{ properties: { name: '西部', number: 1 }, ring: rectangle(136.1, 34.7, 136.2, 34.8) }]);
    const report = await towns.iga('areas', 'councils.geojson', west, { kind: 'RESIDENTS_COUNCIL' });
    expect(issueOf(report, 'membership-loose')).toMatchObject({ level: 'WARN', value: '東町' });
    await towns.iga('membership', 'members.csv', membership, { kind: 'RESIDENTS_COUNCIL' });
    const areas = await towns.database.query(
      `SELECT name, boundary_source AS boundary FROM area
       WHERE kind = 'RESIDENTS_COUNCIL' AND to_revision IS NULL AND name IN ('西部', '東部') ORDER BY name`,
    );
    expect(areas).toEqual([
      { name: '東部', boundary: 'NONE' },
      { name: '西部', boundary: 'OFFICIAL' },
    ]);
    await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  });
});

describe('a hand edit', () => {
  it('stands until the file says something new', async () => {
    const id = (await history()).find(({ name, to }) => name === 'もみじ' && to === null)?.id;
    await towns.database.query(
      `INSERT INTO resource_edit (municipality_code, resource_id, field, value, file_value, revision)
       VALUES ('24216', $1, 'capacity', '18', '15', 99), ('24216', $1, 'status', '"SUSPENDED"', '"ACTIVE"', 99)`,
      [id],
    );
    const again = await towns.iga('resources', 'salons.csv', `${table(...ROWS)}4,salon,つばき,,136.2,34.77,,\n`);
    expect(again.changes).toMatchObject({ added: 1, changed: 1 });
    expect(await capacity()).toBe(18);
    const newer = await towns.iga('resources', 'salons.csv', table(...ROWS).replace('active,15', 'active,30'));
    expect(issueOf(newer, 'hand-edit-superseded')).toMatchObject({
      line: 3,
      field: 'capacity',
      value: '18',
      after: '30',
    });
    expect(await capacity()).toBe(30);
    const [status] = await towns.database.query(`SELECT status FROM resource WHERE id = $1 AND to_revision IS NULL`, [
      id,
    ]);
    expect(status).toEqual({ status: 'SUSPENDED' });
  });
});

describe('nothing half done', () => {
  it('a fault at the very end leaves every table as it was', async () => {
    await towns.database.query(
      `CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`,
    );
    await towns.database.query('CREATE TRIGGER stumble BEFORE INSERT ON import EXECUTE FUNCTION stumble()');
    const before = await hashOfAllRows(towns.database);
    await expect(towns.iga('resources', 'salons.csv', table(...ROWS.slice(1)))).rejects.toThrow('the disk is full');
    expect(await hashOfAllRows(towns.database)).toBe(before);
    await towns.database.query('DROP TRIGGER stumble ON import');
    expect(await towns.iga('resources', 'salons.csv', table(...ROWS.slice(1)))).toMatchObject({ status: 'published' });
  });

  it('a dry run tells what would be, and does nothing', async () => {
    const before = await hashOfAllRows(towns.database);
    const bytes = new TextEncoder().encode(table(...ROWS));
    const report = await towns.import({
      dataset: 'resources',
      municipality: '24216',
      file: { name: 'salons.csv', bytes },
      dryRun: true,
    });
    expect(report).toMatchObject({ status: 'dry-run', changes: { added: 1, unchanged: 2 } });
    expect(await hashOfAllRows(towns.database)).toBe(before);
  });

  it('of two imports at once one waits for the other', async () => {
    const at = await revision();
    const reports = await Promise.all(
      ['甲', '乙', '丙'].map((name) => towns.iga('resources', `${name}.csv`, table(`1,salon,${name},,136.2,34.78,,`))),
    );
    expect(reports.map(({ status }) => status)).toEqual(['published', 'published', 'published']);
    expect(await revision()).toBe(at + 3);
    const [same] = await Promise.all(
      [1, 2].map(() => towns.iga('resources', '甲.csv', table(`1,salon,甲,,136.2,34.79,,`))),
    );
    expect(same?.version).toBe(2);
    const current = (await history()).filter(({ name, to }) => name === '甲' && to === null);
    expect(current).toHaveLength(1);
  });

  it('an import in which nothing can go in keeps what was published', async () => {
    const before = await hashOfAllRows(towns.database);
    const report = await towns.iga('resources', 'salons.csv', table('1,salon,ひまわり,伊賀市西町1,,,active,20'));
    expect(report).toMatchObject({ status: 'rejected', rows: { read: 1, review: 1 } });
    expect(codes(report)).toEqual({ 'place-missing': 1, 'no-acceptable-row': 1 });
    expect(await hashOfAllRows(towns.database)).toBe(before);
  });
});

describe('while the rows are being checked', () => {
  it('what another publishes meanwhile is what they are checked against, and is said once', async () => {
    const { database } = towns;
    let isFirst = true;
    const meanwhile: Database = {
      ...database,
      query: (sql, values) => database.query(sql, values),
      transaction: async (work) => {
        if (isFirst) {
          isFirst = false;
          await towns.iga(
            'areas',
            'new.geojson',
            geojson([{ properties: { name: '新しい区' }, ring: rectangle(136.1, 34.7, 136.2, 34.8) }]),
            {
              kind: 'DISTRICT',
            },
          );
        }
        return database.transaction(work);
      },
    };
    const bytes = new TextEncoder().encode(
      'kind,name,serves_area\nsalon,移動サロン,新しい区\nsalon,出前サロン,どこにもない区\n',
    );
    const file = { name: 'serving.csv', bytes };
    const report = await importFile({ database: meanwhile }, { dataset: 'resources', municipality: '24216', file });
    expect(report).toMatchObject({ status: 'published', rows: { read: 2, accepted: 1, review: 1 } });
    expect(issueOf(report, 'serves-area-unknown')).toMatchObject({ line: 3, value: 'どこにもない区' });
  });
});
