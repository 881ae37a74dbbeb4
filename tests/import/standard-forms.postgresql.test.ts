import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp932 } from './fixtures/cp932.ts';
import { OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(() => towns.close());

/** A list of a standard form: what each column holds, and what is to stand in the tables. */
interface Form {
  readonly format: string;
  /** 推奨データセット (2021) and 自治体標準オープンデータセット. */
  readonly headers: Readonly<Record<'2021' | 'current', string>>;
  readonly rows: readonly string[];
  readonly expected: readonly object[];
}

const FORMS: readonly Form[] = [
  {
    format: 'ods-public-facility',
    headers: {
      '2021':
        '都道府県コード又は市区町村コード,NO,市区町村名,名称,名称_カナ,POIコード,住所,方書,緯度,経度,電話番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,バリアフリー情報',
      current:
        '全国地方公共団体コード,ID,所在地_市区町村,名称,名称_カナ,POIコード,所在地_連結表記,建物名等(方書),緯度,経度,電話番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,バリアフリー情報',
    },
    rows: [
      '242161,1,伊賀市,上野図書館,ウエノトショカン,1305,三重県伊賀市上野丸之内1,,34.75,136.15,0595-21-0000,伊賀市,火水木金土日,9:00,17:00,祝日を除く,',
      '242161,2,伊賀市,西町公民館,ニシマチコウミンカン,1399,三重県伊賀市西町2,二階,34.76,136.16,0595-21-0001,伊賀市,,,,,',
    ],
    expected: [
      {
        external_id: '1',
        kind_id: 'public-facility',
        name: '上野図書館',
        schedule: '火水木金土日 9:00-17:00 祝日を除く',
      },
      { external_id: '2', kind_id: 'kominkan', name: '西町公民館', address: '三重県伊賀市西町2 二階' },
    ],
  },
  {
    format: 'ods-medical-institution',
    headers: {
      '2021':
        '都道府県コード又は市区町村コード,NO,市区町村名,名称,名称_カナ,医療機関の種類,住所,方書,緯度,経度,電話番号,法人の名称,医療機関コード,診療曜日,診療開始時間,診療終了時間,診療科目,病床数',
      current:
        '全国地方公共団体コード,ID,所在地_市区町村,名称,名称_カナ,医療機関の種類,所在地_連結表記,建物名等(方書),緯度,経度,電話番号,法人の名称,医療機関コード,診療曜日,診療開始時間,診療終了時間,診療科目,病床数',
    },
    rows: [
      '242161,1,伊賀市,甲病院,コウビョウイン,病院,伊賀市西町1,,34.75,136.15,0595-21-1000,医療法人甲,2410000,月火水木金,9:00,17:00,内科、外科,120',
      '242161,2,伊賀市,乙内科,オツナイカ,無床診療所,伊賀市西町2,,34.751,136.151,,,,,,,内科,0',
      '242161,3,伊賀市,丙歯科,ヘイシカ,無床診療所,伊賀市西町3,,34.752,136.152,,,,,,,歯科；小児歯科,',
    ],
    expected: [
      { external_id: '1', kind_id: 'hospital', name: '甲病院', schedule: '月火水木金 9:00-17:00' },
      { external_id: '2', kind_id: 'clinic', name: '乙内科' },
      { external_id: '3', kind_id: 'dentist', name: '丙歯科' },
    ],
  },
  {
    format: 'ods-childcare-facility',
    headers: {
      '2021':
        '都道府県コード又は市区町村コード,NO,市区町村名,名称,名称_カナ,種別,住所,緯度,経度,電話番号,団体名,認可等年月日,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,一時預かりの有無',
      current:
        '全国地方公共団体コード,ID,所在地_市区町村,名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,団体名,認可等年月日,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,一時預かりの有無',
    },
    rows: [
      '242161,1,伊賀市,ひまわり保育所,ヒマワリホイクショ,認可公立保育所,伊賀市西町1,34.75,136.15,,伊賀市,1980-04-01,90,0歳～5歳,月火水木金土,7:30,18:30,有',
      '242161,2,伊賀市,東児童館,ヒガシジドウカン,児童館,伊賀市東町1,34.75,136.25,,伊賀市,,,,,,,無',
    ],
    expected: [
      {
        external_id: '1',
        kind_id: 'childcare-facility',
        name: 'ひまわり保育所',
        capacity: 90,
        opened_on: '1980-04-01',
      },
      { external_id: '2', kind_id: 'children-centre', name: '東児童館' },
    ],
  },
  {
    format: 'ods-evacuation-site',
    headers: {
      '2021':
        'NO,名称,名称_カナ,住所,緯度,経度,市区町村コード,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数',
      current:
        'ID,名称,名称_カナ,所在地_連結表記,緯度,経度,全国地方公共団体コード,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数',
    },
    rows: [
      '1,西小学校,ニシショウガッコウ,伊賀市西町1,34.75,136.15,242161,1,1.0,,1,,,,,1,300',
      '2,東広場,ヒガシヒロバ,伊賀市東町1,34.75,136.25,242161,0,×,,○,,○,,,,',
    ],
    expected: [
      {
        external_id: '1',
        kind_id: 'emergency-evacuation-site',
        name: '西小学校',
        capacity: 300,
        hazards: ['洪水', '崖崩れ・土石流及び地滑り', '地震'],
      },
      { external_id: '2', kind_id: 'emergency-evacuation-site', name: '東広場', hazards: ['地震', '大規模な火事'] },
    ],
  },
  {
    format: 'ods-aed',
    headers: {
      '2021':
        '都道府県コード又は市区町村コード,NO,市区町村名,名称,名称_カナ,住所,緯度,経度,設置位置,電話番号,団体名,利用可能曜日,開始時間,終了時間,小児対応設備の有無',
      current:
        '全国地方公共団体コード,ID,所在地_市区町村,名称,名称_カナ,所在地_連結表記,緯度,経度,設置位置,電話番号,団体名,利用可能曜日,開始時間,終了時間,小児対応設備の有無',
    },
    rows: [
      '242161,1,伊賀市,市役所,シヤクショ,伊賀市四十九町1,34.75,136.15,一階ロビー,0595-22-9611,伊賀市,月火水木金,1899-12-30T08:30:00.000Z,1899-12-30T17:15:00.000Z,有',
      '242161,2,伊賀市,体育館,タイイクカン,伊賀市西町1,34.75,136.16,事務室,,,毎日,0.375,0.875,無',
    ],
    expected: [
      { external_id: '1', kind_id: 'aed', name: '市役所', schedule: '月火水木金 8:30-17:15' },
      { external_id: '2', kind_id: 'aed', name: '体育館', schedule: '毎日 9:00-21:00' },
    ],
  },
  {
    format: 'ods-care-facility',
    headers: {
      '2021':
        '都道府県コード又は市区町村コード,NO,市区町村名,介護サービス事業所名称,介護サービス事業所名称_カナ,実施サービス,住所,緯度,経度,電話番号,法人の名称,事業所番号,利用可能曜日,定員',
      current:
        '全国地方公共団体コード,ID,所在地_市区町村,介護サービス事業所名称,介護サービス事業所名称_カナ,実施サービス,所在地_連結表記,緯度,経度,電話番号,法人の名称,事業所番号,利用可能曜日,定員',
    },
    rows: [
      '242161,1,伊賀市,甲苑,コウエン,介護老人福祉施設,伊賀市西町1,34.75,136.15,0595-21-2000,社会福祉法人甲,2471000001,月火水木金土日,50',
      '242161,2,伊賀市,乙デイ,オツデイ,通所介護,伊賀市西町2,34.75,136.16,0595-21-2001,,2471000002,月火水木金,20',
    ],
    expected: [
      { external_id: '2471000001 介護老人福祉施設', kind_id: 'special-nursing-home', name: '甲苑', capacity: 50 },
      { external_id: '2471000002 通所介護', kind_id: 'care-service', name: '乙デイ', capacity: 20 },
    ],
  },
];

const stored = (source: string) =>
  towns.database.query<Record<string, unknown>>(
    `SELECT r.external_id, r.kind_id, r.name, r.address, r.schedule, r.capacity, r.opened_on, r.provenance -> 'hazards' AS hazards
     FROM resource r JOIN dataset d ON d.municipality_code = r.municipality_code AND d.id = r.dataset_id
     WHERE d.source = $1 AND r.to_revision IS NULL ORDER BY r.external_id`,
    [source],
  );

/** The same table with its columns in another order. */
function shuffled(lines: readonly string[]): string[] {
  const width = lines[0]?.split(',').length ?? 0;
  const order = Array.from({ length: width }, (_, at) => (at * 7 + 3) % width);
  const isOneToOne = new Set(order).size === width;
  const turned = isOneToOne ? order : Array.from({ length: width }, (_, at) => width - 1 - at);
  return lines.map((line) => {
    const cells = line.split(',');
    return turned.map((at) => cells[at]).join(',');
  });
}

describe.each(FORMS)('$format', ({ format, headers, rows, expected }) => {
  const table = (header: string) => [header, ...rows];
  it.each<[string, () => string | Uint8Array]>([
    ['as of 2021', () => table(headers['2021']).join('\n')],
    ['as it is today', () => table(headers.current).join('\n')],
    ['with its columns in another order', () => shuffled(table(headers.current)).join('\n')],
    ['in CP932', () => encodeCp932(table(headers['2021']).join('\r\n'))],
    [
      'between a title and remarks',
      () =>
        `一覧,,\n令和8年4月1日現在,,\n${table(headers.current).join('\n')}\n\n※内容は変わることがあります。,,\n出典：伊賀市,,\n`,
    ],
  ])('%s', async (how, write) => {
    const report = await towns.iga('resources', `${format}.csv`, write());
    expect(report).toMatchObject({
      format,
      rows: { read: rows.length, accepted: rows.length, review: 0, rejected: 0 },
    });
    expect(codes(report)['remarks-left-out']).toBe(how.startsWith('between') ? 1 : undefined);
    expect(await stored(format)).toMatchObject(expected);
  });
});

describe('a prefecture’s list', () => {
  it('in which every municipality counts from 1', async () => {
    const header = '全国地方公共団体コード,ID,名称,医療機関の種類,所在地_連結表記,緯度,経度,診療科目';
    const rows = [
      '242161,1,県立甲,病院,三重県伊賀市西町81,34.75,136.15,',
      '242080,1,乙,病院,三重県名張市鴻之台1,34.3,136.9,',
      '242161,2,県立丙,病院,三重県伊賀市西町82,34.76,136.15,',
    ];
    const report = await towns.iga('resources', 'prefecture.csv', [header, ...rows].join('\n'));
    expect(report.rows).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
    expect(await stored('prefecture')).toMatchObject([{ external_id: '242161-1' }, { external_id: '242161-2' }]);
  });

  it('of one municipality that says an id twice is still refused', async () => {
    const header = '全国地方公共団体コード,ID,名称,医療機関の種類,所在地_連結表記,緯度,経度,診療科目';
    const rows = ['242161,1,甲,病院,伊賀市西町1,34.75,136.15,', '242161,1,乙,病院,伊賀市西町2,34.76,136.15,'];
    expect(codes(await towns.iga('resources', 'twice.csv', [header, ...rows].join('\n')))['id-duplicate']).toBe(1);
  });
});

describe('a word for which there is no kind', () => {
  const header =
    '全国地方公共団体コード,ID,名称,医療機関の種類,所在地_連結表記,緯度,経度,診療科目\n242161,1,甲,病院,伊賀市西町1,34.75,136.15,\n';
  const unknown = `${header}242161,2,乙,助産所,伊賀市西町2,34.76,136.15,\n242161,3,丙,助産所,伊賀市西町3,34.77,136.15,\n`;

  it('is put under the general kind, and that is said once', async () => {
    const report = await towns.iga('resources', 'midwives.csv', unknown);
    expect(report.rows).toMatchObject({ accepted: 3 });
    expect(issueOf(report, 'kind-general')).toMatchObject({ level: 'INFO', line: 3, value: '助産所', after: 'clinic' });
  });

  it('takes the kind that a person gives it, and the next time without asking', async () => {
    const kindMapping = { 助産所: 'childcare-facility' };
    const report = await towns.iga('resources', 'midwives.csv', unknown, { kindMapping });
    expect(codes(report)['kind-general']).toBeUndefined();
    expect((await stored('midwives')).map(({ kind_id: kind }) => kind)).toEqual([
      'hospital',
      'childcare-facility',
      'childcare-facility',
    ]);
    const next = await towns.iga('resources', 'midwives_R9.csv', unknown.replace('丙', '丁'));
    expect(issueOf(next, 'mapping-remembered')).toMatchObject({ value: '助産所=childcare-facility' });
    expect((await stored('midwives')).map(({ kind_id: kind }) => kind)).toContain('childcare-facility');
  });

  it('and a whole file can be given one kind', async () => {
    const list = '名称,住所,緯度,経度,種類\n甲,伊賀市西町1,34.75,136.15,いきいき広場\n乙,伊賀市西町2,34.75,136.16,';
    const asked = await towns.iga('resources', 'own-words.csv', list);
    expect(asked.rows).toMatchObject({ accepted: 0, rejected: 2 });
    const report = await towns.iga('resources', 'own-words.csv', list, { kindMapping: { '*': 'salon' } });
    expect(report.rows).toMatchObject({ accepted: 2 });
    expect((await stored('own-words')).map(({ kind_id: kind }) => kind)).toEqual(['salon', 'salon']);
  });
});
