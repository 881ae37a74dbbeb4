import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp932 } from './fixtures/cp932.ts';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { populationSheet, workbook } from './fixtures/workbook.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

/** What stands in the tables of one source, without what differs by file. */
const resourcesOf = (source: string) =>
  towns.database.query(
    `SELECT r.name, r.name_kana, r.kind_id, r.address, ST_AsText(r.location) AS place, r.capacity, r.confirmed_on, r.serves_areas
     FROM resource r JOIN dataset d ON d.id = r.dataset_id
     WHERE d.source = $1 AND r.to_revision IS NULL ORDER BY r.name`,
    [source],
  );

describe('one list, written in many ways', () => {
  const expected = [
    {
      name: 'ひまわり',
      name_kana: 'ヒマワリ',
      kind_id: 'salon',
      address: '伊賀市西町1',
      place: 'POINT(136.15 34.75)',
      capacity: 1200,
      confirmed_on: '2026-04-01',
      serves_areas: ['西部', '東部'],
    },
    {
      name: '瀧﨑 "会" の家',
      name_kana: null,
      kind_id: 'ibasho',
      address: '伊賀市東町2、二階',
      place: 'POINT(136.25 34.75)',
      capacity: null,
      confirmed_on: '2019-05-07',
      serves_areas: [],
    },
  ];
  const english = [
    'kind,name,name_kana,address,longitude,latitude,serves_area,capacity,confirmed_on',
    'salon,ひまわり,ヒマワリ,伊賀市西町1,136.15,34.75,西部、東部,"1,200",2026-04-01',
    'ibasho,"瀧﨑 ""会"" の家",,伊賀市東町2、二階,136.25,34.75,,-,2019/5/7',
  ];
  /** Columns in another order, Japanese names with spaces and full width, full-width digits, 和暦. */
  const japanese = [
    '確認日,緯　度,経　度,　定員　,対象地区,ﾌﾘｶﾞﾅ,名 称,種　類,所在地',
    '令和８年４月１日,３４．７５,１３６．１５,"１，２００人",西部;東部,ヒマワリ,ひまわり,サロン,伊賀市西町1',
    'R1.5.7,34.75,136.25,不明,,,"瀧﨑 ""会"" の家",ふれあいの居場所,伊賀市東町2、二階',
  ];

  it.each<[string, () => string | Uint8Array | Promise<Uint8Array>]>([
    ['UTF-8', () => english.join('\n')],
    ['UTF-8 with a mark and the line ends of Windows', () => `\uFEFF${english.join('\r\n')}\r\n`],
    ['with the line ends of old Macs', () => english.join('\r')],
    ['between tabs', () => english.map((line) => line.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t')).join('\n')],
    ['Japanese names of columns, in another order', () => japanese.join('\n')],
    ['CP932', () => encodeCp932(japanese.join('\r\n'))],
    ['under a title and a date', () => `サロン一覧\n令和8年4月1日現在,,\n\n${japanese.join('\n')}`],
    [
      'Excel, with real numbers and dates, and another sheet',
      () =>
        workbook([
          { sheet: 'はじめに', data: [['この表について']] },
          {
            sheet: '一覧',
            data: [
              ['種類', '名称', 'ふりがな', '住所', '経度', '緯度', '対象地区', '定員', '確認日'],
              [
                'salon',
                'ひまわり',
                'ヒマワリ',
                '伊賀市西町1',
                136.15,
                34.75,
                '西部、東部',
                1200,
                { value: new Date(Date.UTC(2026, 3, 1)), type: Date, format: 'yyyy/mm/dd' },
              ],
              ['ibasho', '瀧﨑 "会" の家', null, '伊賀市東町2、二階', 136.25, 34.75, null, '-', '2019年5月7日'],
            ],
          },
        ]),
    ],
  ])('%s', async (_how, write) => {
    const report = await towns.iga('resources', 'list.csv', await write());
    expect(report.rows).toEqual({ read: 2, accepted: 2, repaired: 0, review: 0, rejected: 0 });
    expect(await resourcesOf('list')).toEqual(expected);
  });

  it('the line of an issue is the one that Excel and an editor show', async () => {
    const text = `題名\n\n${english[0]}\nsalon,"二行の\n名前",,,136.15,34.75,,,\nnever-heard,x,,,136.15,34.75,,,\n`;
    expect(issueOf(await towns.iga('resources', 'lines.csv', text), 'kind-unknown')).toMatchObject({
      line: 6,
      field: 'kind',
    });
    const book = await workbook([
      { sheet: 's', data: [['題名'], [], ['種類', '名称', '住所'], ['never-heard', 'x', 'y']] },
    ]);
    expect(issueOf(await towns.iga('resources', 'lines.xlsx', book), 'kind-unknown')).toMatchObject({
      line: 4,
      field: '種類',
    });
  });
});

describe('a sheet with merged header cells', () => {
  it('is read as a person reads it', async () => {
    await towns.iga('membership', 'm.csv', '町字,地区\n西町,西部\n東町一丁目,東部\n', { kind: 'RESIDENTS_COUNCIL' });
    const book = await workbook([
      {
        sheet: 'R7',
        data: populationSheet([
          ['西町', 1200, 100, 400, '２００', ''],
          ['東町１丁目', '1,001', 90, 300, 150, ''],
        ]),
      },
    ]);
    const report = await towns.iga('population', '町別人口_R7.4.xlsx', book, { year: '令和7年' });
    expect(report).toMatchObject({ source: '町別人口', rows: { read: 2, accepted: 2 } });
    const counted = await towns.database.query(
      `SELECT cell_id, year, total, age_0_14, age_65_over, age_75_over FROM population_count WHERE to_revision IS NULL ORDER BY total`,
    );
    expect(counted).toEqual([
      { cell_id: '東町1丁目', year: 2025, total: 1001, age_0_14: 90, age_65_over: 300, age_75_over: 150 },
      { cell_id: '西町', year: 2025, total: 1200, age_0_14: 100, age_65_over: 400, age_75_over: 200 },
    ]);
  });
});

describe('columns of any name', () => {
  const odd = '会の名,どこ,東西,南北\nひまわり,伊賀市西町1,136.15,34.75\n';

  it('are read as a person explains them, and the next time without asking', async () => {
    const asked = await towns.iga('resources', 'odd.csv', odd, { kind: 'salon' });
    expect(codes(asked)).toEqual({ 'table-unknown': 1 });
    const mapping = { name: '会の名', address: 'どこ', longitude: '東西', latitude: '南北' };
    const explained = await towns.iga('resources', 'odd.csv', odd, { kind: 'salon', mapping });
    expect(explained).toMatchObject({ status: 'published', rows: { accepted: 1 } });
    const later = await towns.iga('resources', 'odd-2027.csv', odd.replace('ひまわり', 'あやめ'), { kind: 'salon' });
    expect(later).toMatchObject({ status: 'published', source: 'odd', changes: { added: 1, removed: 1 } });
    expect(issueOf(later, 'mapping-remembered')).toMatchObject({ level: 'INFO' });
    // another header is another table
    const other = await towns.iga('resources', 'x.csv', odd.replace('どこ', 'どこか'), { kind: 'salon' });
    expect(codes(other)).toEqual({ 'table-unknown': 1 });
  });

  it('that nobody uses are named', async () => {
    const report = await towns.iga(
      'resources',
      'more.csv',
      'kind,name,経度,緯度,メモ,担当課\nsalon,甲,136.15,34.75,あ,い\n',
    );
    expect(issueOf(report, 'columns-unused')).toMatchObject({ level: 'INFO', value: 'メモ, 担当課' });
  });
});

const weeks = 52 / 12;
const rounded = (number: number) => Math.round(number * 100) / 100;

const opening = (perMonth: number, hours: number | null, weekly: boolean) => ({
  openingsPerMonth: rounded(perMonth),
  hoursPerMonth: hours === null ? null : rounded(hours),
  weekly,
});

describe('opening days', () => {
  const understood: readonly (readonly [text: string, expected: object])[] = [
    ['第2・第4水曜 10:00-12:00', opening(2, 4, false)],
    ['第２・４水曜日　１０：００～１２：００', opening(2, 4, false)],
    ['毎週月・木 13時～15時', opening(2 * weeks, 4 * weeks, true)],
    ['月～金 9:00～17:00', opening(5 * weeks, 40 * weeks, true)],
    ['月曜日から金曜日 9:00-17:00', opening(5 * weeks, 40 * weeks, true)],
    ['月火水木金 08:30-17:15', opening(5 * weeks, 43.75 * weeks, true)],
    ['平日 9時-17時', opening(5 * weeks, 40 * weeks, true)],
    ['土日 10時-16時', opening(2 * weeks, 12 * weeks, true)],
    ['毎日', opening(7 * weeks, null, true)],
    ['毎月第1土曜日 10時～12時', opening(1, 2, false)],
    ['第1,3火曜日 午前10時～11時30分', opening(2, 3, false)],
    ['第5日曜 9:00~11:00', opening(1 / 3, 2 / 3, false)],
    ['隔週火曜 13:30-15:30', opening(weeks / 2, weeks, false)],
    ['毎月1日・15日 10時～11時', opening(2, 2, false)],
    ['月2回', opening(2, null, false)],
    ['月2回（第2・第4木曜） 10:00〜12:00', opening(2, 4, false)],
    ['週1回 10:00〜12:00', opening(weeks, 2 * weeks, true)],
    ['年4回', opening(1 / 3, null, false)],
    ['偶数月第2水曜 10:00-12:00', opening(1 / 2, 1, false)],
    ['隔月の第1・第3月曜 13時～15時', opening(1, 2, false)],
    ['第2水曜 10:00-12:00、第4金曜 13:00-16:00', opening(2, 5, false)],
    ['毎週火曜日 10:00-12:00 13:00-15:00', opening(weeks, 4 * weeks, true)],
    ['午後1時半から3時まで 毎週水曜', opening(weeks, 1.5 * weeks, true)],
    ['毎週金曜日 午前10時から正午', opening(weeks, 2 * weeks, true)],
    ['木曜日（祝日を除く）9:30～11:30', opening(weeks, 2 * weeks, true)],
    ['毎週（月）（木）10:00～12:00', opening(2 * weeks, 4 * weeks, true)],
    ['4月～10月の毎週土曜', opening((weeks * 7) / 12, null, true)],
    ['奇数月の毎週土曜', opening(weeks / 2, null, true)],
  ];
  const inPart: readonly (readonly [text: string, expected: object | null])[] = [
    ['随時', null],
    ['要相談', null],
    ['4月から毎週土曜', opening(weeks, null, true)],
    ['毎週水曜 10:00-12:00 雨天中止', opening(weeks, 2 * weeks, true)],
    // an end before the beginning: nobody knows which half of the day was meant
    ['毎週水曜 10時～3時', opening(weeks, null, true)],
  ];

  it('are counted as far as they are understood, and kept as written', async () => {
    const all = [...understood, ...inPart];
    const lines = all.map(([text], at) => `salon,会${at},136.15,34.75,"${text}"`);
    const report = await towns.iga('resources', 'days.csv', `kind,name,経度,緯度,日時\n${lines.join('\n')}\n`);
    expect(report.rows.accepted).toBe(all.length);
    const stored = await towns.database.query<{ schedule: string; opening: object | null }>(
      `SELECT schedule, opening FROM resource WHERE name LIKE '会%' AND to_revision IS NULL ORDER BY substr(name, 2)::int`,
    );
    expect(stored).toMatchObject(all.map(([schedule, expected]) => ({ schedule, opening: expected })));
    expect(stored[0]?.opening).toMatchObject({
      rules: [{ rrule: 'FREQ=MONTHLY;BYDAY=2WE,4WE', start: '10:00', end: '12:00' }],
    });
    // the last one is read whole: what it says can't be
    const unread = report.issues.filter(({ code }) => code === 'schedule-unread').map(({ value }) => value);
    expect(unread).toEqual(inPart.slice(0, -1).map(([text]) => text));
    expect(report.issues.find(({ value }) => value?.includes('雨天中止'))?.message).toContain(
      '「雨天中止」は読み取れなかった',
    );
  });
});
