import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

/** One row beside one that is fine: only the row is judged, not the file. */
const resource = (header: string, row: string) =>
  towns.iga(
    'resources',
    'x.csv',
    `${header}\n${row}\n${header
      .split(',')
      .map((name) => GOOD[name] ?? '')
      .join(',')}\n`,
  );
const GOOD: Readonly<Record<string, string>> = {
  kind: 'salon',
  name: '良い行',
  longitude: '136.2',
  latitude: '34.75',
};
const PLACE = 'kind,name,address,longitude,latitude';

describe('a place', () => {
  it.each([
    // swapped, and inside once put right
    ['salon,甲,,34.75,136.15', 'accepted', 'coordinates-swapped', '136.15', 'REPAIR'],
    // swapped, and still nowhere near
    ['salon,甲,,43.06,141.35', 'rejected', 'outside-buffer', '141.35, 43.06', 'INFO'],
    ['salon,甲,,0,0', 'review', 'place-zero', '0, 0', 'WARN'],
    ['salon,甲,,,', 'review', 'place-missing', undefined, 'WARN'],
    ['salon,甲,,東,北', 'review', 'place-outside-japan', '東, 北', 'WARN'],
    ['salon,甲,,2.35,48.85', 'review', 'place-outside-japan', '2.35, 48.85', 'WARN'],
    ['salon,甲,,139.7,35.7', 'rejected', 'outside-buffer', '139.7, 35.7', 'INFO'],
    ['salon,甲,三重県伊賀市西町1,139.7,35.7', 'review', 'place-far-away', '139.7, 35.7', 'WARN'],
    ['salon,甲,東京都千代田区1,139.7,35.7', 'rejected', 'other-municipality', '東京都千代田区1', 'INFO'],
  ])('%s', async (row, verdict, code, value, level) => {
    const report = await resource(PLACE, row);
    expect(report.rows).toMatchObject({ read: 2, [verdict]: verdict === 'accepted' ? 2 : 1 });
    expect(issueOf(report, code)).toMatchObject({ line: 2, level, ...(value === undefined ? {} : { value }) });
  });

  it('beside the border still counts: 5 km and no further', async () => {
    // 4.9 and 5.1 km west of 136.1° at 34.75°, where a degree has 91,500 m
    const report = await resource(
      PLACE,
      `salon,近い,,${136.1 - 4900 / 91_500},34.75\nsalon,遠い,,${136.1 - 5100 / 91_500},34.75`,
    );
    expect(report.rows).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
    expect(issueOf(report, 'outside-buffer')).toMatchObject({ line: 3 });
  });

  it('of a body that serves an area is not needed', async () => {
    const report = await resource('kind,name,serves_area,longitude,latitude', 'network-meeting,会議,西部,,');
    expect(report).toMatchObject({ rows: { accepted: 2 }, issues: [] });
  });
});

describe('a code of a municipality', () => {
  const header = '市町村コード,kind,name,longitude,latitude';

  it('that lost its leading zero is put right', async () => {
    const text = `${header}\n9201,salon,甲,139.19,36.32\n102041,salon,乙,139.2,36.33\n`;
    const bytes = new TextEncoder().encode(text);
    const report = await towns.import({ dataset: 'resources', municipality: '10204', file: { name: 'x.csv', bytes } });
    expect(report.rows).toMatchObject({ accepted: 2, repaired: 1 });
    expect(issueOf(report, 'code-leading-zero')).toMatchObject({
      level: 'REPAIR',
      line: 2,
      field: '市町村コード',
      value: '9201',
      after: '09201',
    });
  });
});

describe('a kind', () => {
  it('that nobody knows is refused with the nearest ones', async () => {
    const report = await resource(PLACE, 'サロソ,甲,,136.15,34.75');
    const issue = issueOf(report, 'kind-unknown');
    expect(issue).toMatchObject({ line: 2, field: 'kind', value: 'サロソ' });
    expect(issue?.message).toContain('ふれあいサロン（salon）');
  });

  it('that two kinds are called is refused too', async () => {
    const issue = issueOf(await resource(PLACE, '協議体,甲,,136.15,34.75'), 'kind-unknown');
    expect(issue?.message).toContain('第1層協議体（kyogitai-tier1）');
    expect(issue?.message).toContain('第2層協議体（kyogitai-tier2）');
  });

  it('that is only counted takes no names', async () => {
    const report = await resource(PLACE, '民生委員,甲,,136.15,34.75');
    expect(issueOf(report, 'kind-is-counted')?.message).toContain('import counts');
  });
});

describe('a value of a resource', () => {
  it.each([
    ['confirmed_on', '2026-02-30', 'date-unreadable', null],
    ['confirmed_on', '2027-01-01', 'date-unreadable', null],
    ['confirmed_on', '平成31年4月', undefined, '2019-04-01'],
    ['confirmed_on', '20260401', undefined, '2026-04-01'],
    ['confirmed_on', 'Ｒ８．４．１', undefined, '2026-04-01'],
    ['capacity', '二十人', 'number-unreadable', null],
    ['capacity', '25.0', undefined, 25],
    ['capacity', '約20', 'number-unreadable', null],
    ['capacity', '0', undefined, null],
    ['url', 'javascript:alert(1)', 'url-unreadable', null],
    ['url', 'www.example.jp/a', undefined, 'https://www.example.jp/a'],
    ['url', 'ｈｔｔｐ：／／ｅｘａｍｐｌｅ．ｊｐ', undefined, 'http://example.jp/'],
    ['status', '休会中', undefined, 'SUSPENDED'],
    ['status', 'たぶん', 'word-unknown', 'ACTIVE'],
    ['visibility', '非公開', undefined, 'STAFF'],
    ['phone', '272122866', 'phone-leading-zero', '0272122866'],
  ])('%s %s', async (field, value, code, stored) => {
    const report = await resource(`kind,name,longitude,latitude,${field}`, `salon,甲,136.15,34.75,${value}`);
    expect(report.rows.accepted).toBe(2);
    const found = report.issues.map((issue) => [issue.code, issue.line, issue.field, issue.value]);
    expect(found).toEqual(code ? [[code, 2, field, value]] : []);
    const [row] = await towns.database.query(
      `SELECT ${field} AS value FROM resource WHERE municipality_code = '24216' AND name = '甲' AND to_revision IS NULL`,
    );
    expect(row).toEqual({ value: stored });
  });

  it('of a temporary home is never public', async () => {
    await resource('kind,name,longitude,latitude', 'temporary-housing,家,136.15,34.75');
    const [row] = await towns.database.query(
      `SELECT visibility FROM resource WHERE name = '家' AND to_revision IS NULL`,
    );
    expect(row).toEqual({ visibility: 'STAFF' });
  });

  it('of an area that is not there is kept for when it comes', async () => {
    const report = await resource('kind,name,longitude,latitude,serves_area', 'salon,甲,136.15,34.75,西部;北部');
    expect(issueOf(report, 'serves-area-unknown')).toMatchObject({ level: 'WARN', value: '北部' });
    await towns.iga('membership', 'm.csv', '町字,地区\n北町,北部\n', { kind: 'RESIDENTS_COUNCIL' });
    const served = await towns.database.query(
      `SELECT a.name FROM resource_area ra JOIN area a ON a.id = ra.area_id AND a.to_revision IS NULL
       WHERE ra.relation = 'SERVES' ORDER BY a.name`,
    );
    expect(served).toEqual([{ name: '北部' }, { name: '西部' }]);
  });

  it('more than there are columns goes to review', async () => {
    const report = await resource(PLACE, 'salon,甲,伊賀市西町1,2,136.15,34.75');
    expect(report.rows).toMatchObject({ review: 1 });
    expect(codes(report)['cells-too-many']).toBe(1);
  });

  it('the same twice without an id goes in once', async () => {
    const report = await resource(
      PLACE,
      'salon,甲,西町1番地2,136.15,34.75\nふれあいサロン,甲,三重県伊賀市西町１－２,136.16,34.75',
    );
    expect(report.rows).toMatchObject({ read: 3, accepted: 2, review: 1 });
    expect(issueOf(report, 'row-repeated')).toMatchObject({ line: 3, value: '2行目' });
  });
});

describe('people', () => {
  const header = 'code,year,total,age_0_14,age_15_64,age_65_over,age_75_over,single_65_over';
  const people = (row: string) => towns.iga('population', 'p.csv', `${header}\n${row}\n5236110212,2025,1,,,,,\n`);

  it.each([
    ['5236110211,2025,100,20,50,40,,', 'review', 'ages-exceed-total', 'total'],
    ['5236110211,2025,100,20,50,30,31,', 'review', 'ages-exceed-total', 'age_75_over'],
    ['5236110211,2025,100,20,50,30,20,40', 'review', 'ages-exceed-total', 'single_65_over'],
    ['5236110211,2025,-1,,,,,', 'rejected', 'value-negative', 'total'],
    ['5236110211,2025,百,,,,,', 'rejected', 'value-unreadable', 'total'],
    ['5236110211,2025,,,,,,', 'rejected', 'value-missing', 'total'],
    ['5236110211,2025,100,x1,,,,', 'rejected', 'value-unreadable', 'age_0_14'],
    ['5236110211,いつか,100,,,,,', 'rejected', 'value-unreadable', 'year'],
    ['知らない町,2025,100,,,,,', 'review', 'machi-aza-unknown', 'code'],
    ['5236110212,2025,5,,,,,', 'review', 'row-repeated', undefined],
    ['5438110212,2025,5,,,,,', 'rejected', 'outside-buffer', undefined],
  ])('%s', async (row, verdict, code, field) => {
    const report = await people(row);
    expect(report.rows).toMatchObject({ read: 2, accepted: 1, [verdict]: 1 });
    expect(issueOf(report, code)).toMatchObject(field ? { field } : {});
  });

  it('whose age is not known are fewer than the whole, which is fine', async () => {
    expect(await people('5236110211,2025,100,10,50,30,-,…')).toMatchObject({ rows: { accepted: 2 }, issues: [] });
  });

  it('in a mesh and at a place elsewhere wait for a person', async () => {
    const text =
      'code,longitude,latitude,year,total\n5236110211,136.25,34.78,2025,4\n5236110212,136.1547,34.7511,2025,5\n';
    const report = await towns.iga('population', 'p.csv', text);
    expect(issueOf(report, 'place-differs-from-mesh')).toMatchObject({ line: 2, value: '5236110211' });
    expect(report.rows).toMatchObject({ accepted: 1, review: 1 });
  });
});

describe('records of areas', () => {
  it.each([
    ['presence', 'area,kind,state', '西部,salon,present', '南部,salon,present', 'area-unknown', 'area'],
    ['presence', 'area,kind,state', '西部,salon,present', '東部,salon,たぶん', 'value-unreadable', 'state'],
    ['presence', 'area,kind,state', '西部,salon,present', '東部,,present', 'value-missing', 'kind'],
    ['presence', 'area,kind,state', '西部,salon,present', '1,サロン,absent', 'row-repeated', undefined],
    [
      'counts',
      'area,kind,value,as_of',
      '西部,民生委員,3,2026-04-01',
      '東部,民生委員,-1,2026-04-01',
      'value-negative',
      'value',
    ],
    ['counts', 'area,kind,value,as_of', '西部,民生委員,3,2026-04-01', '東部,民生委員,1,', 'value-missing', 'as_of'],
    [
      'targets',
      'indicator,value,year',
      'coverage.salon,0.8,2029',
      'coverage.unknown,0.8,2029',
      'indicator-unknown',
      'indicator',
    ],
    [
      'targets',
      'indicator,value,year',
      'coverage.salon,0.8,2029',
      'coverage.ibasho,80,2029',
      'value-unreadable',
      'value',
    ],
    ['membership', '町字,地区', '西町,西部', '西町,東部', 'row-repeated', '地区'],
  ] as const)('%s: %s', async (dataset, header, good, bad, code, field) => {
    const report = await towns.iga(
      dataset,
      'x.csv',
      `${header}\n${good}\n${bad}\n`,
      dataset === 'membership' ? { kind: 'RESIDENTS_COUNCIL' } : {},
    );
    expect(report).toMatchObject({
      status: expect.stringMatching(/published|unchanged/),
      rows: { read: 2, accepted: 1 },
    });
    expect(issueOf(report, code)).toMatchObject({ line: 3, ...(field ? { field } : {}) });
  });
});

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
const isFilled = (row: readonly string[]) => row.some((value) => value.trim());

describe('no row vanishes', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '-',
      'salon',
      '公民館',
      '民生委員',
      '136.15',
      '34.75',
      '0',
      '1e9',
      'NaN',
      '西部',
      '"',
      "'; DROP TABLE area; --",
      '伊賀市西町1',
      '２０',
      '\\N',
      '毎週月 10時',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0')),
  );
  const fields = [
    'id',
    'kind',
    'name',
    'address',
    'longitude',
    'latitude',
    'serves_area',
    'schedule',
    'capacity',
    'confirmed_on',
    'url',
  ];
  it('whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 13 }), { minLength: 1, maxLength: 12 }),
        async (rows) => {
          const text = [fields.join(','), ...rows.map((row) => row.map(quoted).join(','))].join('\n');
          const report = await towns.iga('resources', 'any.csv', text);
          const { read, accepted, review, rejected, repaired } = report.rows;
          expect(read).toBe(rows.filter(isFilled).length);
          expect(accepted + review + rejected).toBe(read);
          expect(repaired).toBeLessThanOrEqual(accepted);
          expect(report.status === 'rejected' || accepted > 0).toBe(true);
        },
      ),
      { numRuns: 60, seed: 20_261_122 },
    );
  });

  it('nor an issue: what is not listed is counted', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `知らない種類${at},名前${at},,,`);
    const report = await towns.iga('resources', 'many.csv', `${PLACE}\n${rows.join('\n')}\n`);
    expect(report.rows).toMatchObject({ read: 5000, rejected: 5000 });
    expect(codes(report)['kind-unknown']).toBe(200);
    expect(report.issues.filter(({ code }) => code === 'issues-omitted')[0]).toMatchObject({ value: 'kind-unknown' });
    expect(report.issues.find(({ code }) => code === 'issues-omitted')?.message).toContain('5000件');
  });
});
