import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { workbook } from './fixtures/workbook.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  const members = '町字,地区\n西町,西部\n中町,西部\n東町,東部\n北町,東部\n';
  await towns.iga('membership', 'm.csv', members, { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

type Rows = readonly (readonly (string | number | null)[])[];

const sheet = (data: Rows) => workbook([{ sheet: 'R7', data: data.map((row) => [...row]) }]);

/** Imports a sheet of population and gives back what stands in the tables: cell → total. */
async function counted(data: Rows) {
  const report = await towns.iga('population', 'people.xlsx', await sheet(data), { year: '2025' });
  const rows = await towns.database.query<{ id: string; total: number }>(
    `SELECT n.cell_id AS id, n.total FROM population_count n
     JOIN dataset d ON d.municipality_code = n.municipality_code AND d.id = n.dataset_id
     WHERE d.source = 'people' AND n.to_revision IS NULL ORDER BY n.cell_id`,
  );
  return { report, people: Object.fromEntries(rows.map(({ id, total }) => [id, total])) };
}

describe('sums among the rows', () => {
  const header = ['町名', '総人口', '65歳以上'];

  it.each<[string, Rows]>([
    ['below', [header, ['西町', 100, 30], ['東町', 200, 50], ['合計', 300, 80]]],
    ['above', [header, ['総　数', 300, 80], ['西町', 100, 30], ['東町', 200, 50]]],
    ['of each part', [header, ['西町', 100, 30], ['西部地区計', 100, 30], ['東町', 200, 50], ['東部地区計', 200, 50]]],
    [
      'of each part, above it, and of all',
      [
        header,
        ['全市', 300, 80],
        ['西部地区計', 100, 30],
        ['西町', 100, 30],
        ['東部地区計', 200, 50],
        ['東町', 200, 50],
      ],
    ],
  ])('%s', async (_how, data) => {
    const { report, people } = await counted(data);
    expect(people).toEqual({ 西町: 100, 東町: 200 });
    expect(report.rows).toEqual({ read: 2, accepted: 2, repaired: 0, review: 0, rejected: 0 });
    expect(issueOf(report, 'total-left-out')).toMatchObject({ level: 'INFO' });
  });

  it('that don’t fit wait for a person', async () => {
    const { report } = await counted([header, ['西町', 100, 30], ['東町', 200, 50], ['合計', 301, 80]]);
    expect(report.rows).toMatchObject({ read: 3, accepted: 2, review: 1 });
    expect(issueOf(report, 'total-differs')).toMatchObject({ line: 4, field: '総人口', value: '301' });
  });

  it('are told from places whose names end alike', async () => {
    const list = '名称,住所,緯度,経度,定員\n会計,伊賀市西町1,34.75,136.15,10\n合計,伊賀市西町2,34.76,136.15,25\n';
    const report = await towns.iga('resources', 'odd-names.csv', list, { kind: 'salon' });
    // a place called 合計 has a sum that fits nothing
    expect(report.rows).toMatchObject({ read: 2, accepted: 1, review: 1 });
  });
});

describe('headers', () => {
  it('of three rows, merged across and down', async () => {
    const { report, people } = await counted([
      ['町別人口（令和7年4月1日現在）'],
      [],
      ['町名', '人口', null, null, null, '世帯'],
      [null, '総数', 'うち', null, null, null],
      [null, null, '15歳未満', '65歳以上', '75歳以上', null],
      [null, '（人）', '（人）', '（人）', '（人）', '（世帯）'],
      ['西町', 100, 10, 30, 12, 40],
      ['東町', 200, 20, 50, 20, 80],
      ['合計', 300, 30, 80, 32, 120],
      ['※住民基本台帳による。外国人住民を含む。'],
    ]);
    expect(report.rows).toMatchObject({ read: 2, accepted: 2 });
    expect(people).toEqual({ 西町: 100, 東町: 200 });
    const ages = await towns.database.query(
      `SELECT age_0_14, age_65_over, age_75_over FROM population_count
       WHERE cell_id = '東町' AND to_revision IS NULL`,
    );
    expect(ages).toEqual([{ age_0_14: 20, age_65_over: 50, age_75_over: 20 }]);
    expect(codes(report)).toMatchObject({ 'total-left-out': 1, 'remarks-left-out': 1 });
  });

  it('behind blank columns, with units in their names and on two lines', async () => {
    const { people } = await counted([
      [null, null, '町\n名', '総人口（人）', '65歳\n以上'],
      [null, null, '西町', 100, 30],
      [null, null, '東町', 200, 50],
    ]);
    expect(people).toEqual({ 西町: 100, 東町: 200 });
  });

  it('that come again on every page', async () => {
    const { report, people } = await counted([
      ['町名', '総人口'],
      ['西町', 100],
      ['町名', '総人口'],
      ['東町', 200],
    ]);
    expect(people).toEqual({ 西町: 100, 東町: 200 });
    expect(issueOf(report, 'header-repeated')).toMatchObject({ line: 3, value: '3行目' });
  });

  it('of a second table below the first, with its columns in another order', async () => {
    const { report, people } = await counted([
      ['西部地区'],
      ['町名', '総人口', '65歳以上'],
      ['西町', 100, 30],
      ['中町', 50, 20],
      [],
      ['東部地区'],
      ['町名', '65歳以上', '総人口'],
      ['東町', 50, 200],
      ['北町', 15, 60],
    ]);
    expect(report.rows).toMatchObject({ read: 4, accepted: 4 });
    expect(people).toEqual({ 中町: 50, 北町: 60, 東町: 200, 西町: 100 });
    expect(codes(report)['header-repeated']).toBe(1);
  });

  it('are not a record whose words happen to be names of columns', async () => {
    const list = 'メモ,名称,種類,経度,緯度,\n備考,公開,salon,136.15,34.75,x\n';
    const report = await towns.iga('resources', 'words.csv', list);
    expect(report.rows).toMatchObject({ read: 1, accepted: 1 });
  });
});

describe('remarks', () => {
  it('below and between the rows are no records', async () => {
    const list = [
      '種類,名称,経度,緯度,住所',
      'salon,甲,136.15,34.75,',
      '※乙は休会中です,,,,',
      'salon,乙,136.16,34.75,',
      '',
      '（注）この表は毎年4月に改めます。,,,,',
      '詳しくは地域福祉課までお問い合わせください。,,,,',
    ].join('\n');
    const report = await towns.iga('resources', 'remarks.csv', list);
    expect(report.rows).toEqual({ read: 2, accepted: 2, repaired: 0, review: 0, rejected: 0 });
    expect(issueOf(report, 'remarks-left-out')).toMatchObject({ line: 3, value: '※乙は休会中です' });
  });

  it('but a row that lacks everything else is a row', async () => {
    const report = await towns.iga('resources', 'lone.csv', '種類,名称,経度,緯度\nsalon,甲,136.15,34.75\nsalon,,,\n');
    expect(report.rows).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
  });
});
