import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp932 } from './fixtures/cp932.ts';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  const members = '町字,地区\n西町,西部\n東町一丁目,東部\n東町二丁目,東部\n北町,東部\n';
  await towns.iga('membership', 'm.csv', members, { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

const counted = (source: string) =>
  towns.database.query(
    `SELECT n.cell_id AS id, n.total, n.age_0_14, n.age_65_over, n.age_75_over FROM population_count n
     JOIN dataset d ON d.municipality_code = n.municipality_code AND d.id = n.dataset_id
     WHERE d.source = $1 AND n.to_revision IS NULL ORDER BY n.cell_id`,
    [source],
  );

/** Two rows of header as e-Stat writes them: codes, and below them names from the first column with a figure on. */
const coded = (first: string, table: string, names: readonly string[], rows: readonly string[]) =>
  [
    `${first},${names.map((_, at) => `${table}${String(at + 1).padStart(3, '0')}`).join(',')}`,
    `${first
      .split(',')
      .map(() => '')
      .join(',')},${names.join(',')}`,
    ...rows,
  ].join('\r\n');

const SMALL = 'KEY_CODE,HYOSYO,CITYNAME,NAME,HTKSYORI,HTKSAKI,GASSAN';

describe('small areas', () => {
  const names = ['総数、年齢「不詳」含む', '総数１５歳未満', '総数１５～６４歳', '総数６５歳以上', '総数７５歳以上'];
  const rows = [
    '24216,1,伊賀市,,,,,600,60,330,200,95',
    '242160010,2,伊賀市,西町,0,,,300,30,170,100,50',
    '242160020,2,伊賀市,東町,0,,,290,30,160,100,45',
    '24216002001,3,伊賀市,東町一丁目,0,,24216003000;,200,21,110,70,30',
    '24216002002,3,伊賀市,東町二丁目,0,,,90,9,50,30,15',
    '24216003000,2,伊賀市,北町,1,24216002001,,10,X,X,X,X',
  ];

  it('count every person once: no sums, and the withheld with those who hold them', async () => {
    const text = encodeCp932(coded(SMALL, 'T001082', names, rows));
    const report = await towns.iga('population', 'tblT001082C24.txt', text, { year: '2020' });
    expect(report).toMatchObject({ format: 'estat-small-area-population', rows: { read: 3, accepted: 3 } });
    // 東町一丁目: 200 and the 10 of 北町, whose ages are in its own already; 300 + 210 + 90 = 600, the town
    expect(await counted('tblT001082C24')).toEqual([
      { id: '東町1丁目', total: 210, age_0_14: 21, age_65_over: 70, age_75_over: 30 },
      { id: '東町2丁目', total: 90, age_0_14: 9, age_65_over: 30, age_75_over: 15 },
      { id: '西町', total: 300, age_0_14: 30, age_65_over: 100, age_75_over: 50 },
    ]);
    expect(issueOf(report, 'total-left-out')).toMatchObject({ value: '2', line: 3 });
    expect(issueOf(report, 'withheld-joined')).toMatchObject({ value: '1', line: 8 });
  });

  it('have their ages added up from bands of five years', async () => {
    const bands = [...Array.from({ length: 17 }, (_, at) => `総数${at * 5}～${at * 5 + 4}歳`), '総数８５歳以上'];
    const ages = [10, 11, 9, ...Array.from({ length: 10 }, () => 17), 20, 30, 25, 15, 10];
    const text = coded(
      SMALL,
      'T000849',
      ['総数、年齢「不詳」含む', ...bands],
      [`242160010,2,伊賀市,西町,0,,,300,${ages.join(',')}`],
    );
    await towns.iga('population', '小地域2015.csv', text, { year: '2015' });
    // 0–14: 10 + 11 + 9; 65+: 20 + 30 + 25 + 15 + 10; 75+: 25 + 15 + 10
    expect(await counted('小地域')).toEqual([
      { id: '西町', total: 300, age_0_14: 30, age_65_over: 100, age_75_over: 50 },
    ]);
  });
});

describe('meshes', () => {
  // 500 m meshes of 52361112 (1 km): all inside 伊賀市 of the fixture
  const names = [
    '　人口（総数）',
    '　０〜１４歳人口　総数',
    '　１５〜６４歳人口　総数',
    '　６５歳以上人口　総数',
    '　７５歳以上人口　総数',
  ];

  it.each([
    ['2015', 'T000847'],
    ['2020', 'T001141'],
  ])('of %s with the withheld joined to the mesh that holds them', async (year, table) => {
    const rows = [
      '523611121,0,,,120,12,68,40,20',
      '523611122,1,,523611123,80,9,44,33,15',
      '523611123,2,523611122,,6,*,*,*,*',
    ];
    const text = coded('KEY_CODE,HTKSYORI,HTKSAKI,GASSAN', table, names, rows);
    const report = await towns.iga('population', `tbl${table}H5236.txt`, text, { year });
    expect(report).toMatchObject({ format: 'estat-mesh-population', rows: { read: 2, accepted: 2, review: 0 } });
    // 80 + 6 people, of whom 9 + 44 + 33 = 86 have an age
    expect(await counted(`tbl${table}H5236`)).toEqual([
      { id: '523611121', total: 120, age_0_14: 12, age_65_over: 40, age_75_over: 20 },
      { id: '523611122', total: 86, age_0_14: 9, age_65_over: 33, age_75_over: 15 },
    ]);
  });
});
