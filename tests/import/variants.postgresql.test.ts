import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CheckDetail, ImportRequest } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRJ, type ShapefileGeometry, shapefileEntries } from './fixtures/shapefile.ts';
import { COUNCILS, OUTLINE, rectangle } from './fixtures/shapes.ts';
import { type MadeTable, TABLE_VARIANTS } from './fixtures/table-variants.ts';
import { zip } from './fixtures/zip.ts';
import { type ImportTowns, openImportTowns } from './support.ts';

// Each format reads the same table however it is written: values are compared cell by cell with those of the plain table.
// The forms of resources have a test of their own with what is then stored (standard-forms).

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  await towns.iga('membership', 'm.csv', '町字,地区\n西町,西部\n東町,東部\n', { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

type Dataset = ImportRequest['dataset'];
type Options = NonNullable<ImportRequest['options']>;

async function read(dataset: Dataset, name: string, bytes: Uint8Array, options: Options = {}) {
  let detail: CheckDetail | undefined;
  const report = await towns.import({
    dataset,
    municipality: '24216',
    file: { name, bytes },
    options,
    dryRun: true,
    onChecked: (checked) => {
      detail = checked;
    },
  });
  const rows = (detail?.rows ?? []).map(({ verdict, cells }) => [
    verdict,
    Object.fromEntries(Object.entries(cells).flatMap(([field, cell]) => (cell ? [[field, cell.value]] : []))),
  ]);
  return { format: report.format, rows, refusal: report.refusal };
}

interface Format extends MadeTable {
  readonly format: string;
  readonly dataset: Dataset;
  readonly options?: Options;
}

const words = (line: string): string[] => line.split(',');
const BANDS = Array.from({ length: 18 }, (_, band) => band * 5);
const bandsOf = (sex: string) => BANDS.map((from) => `${from === 85 ? '85歳以上' : `${from}-${from + 4}歳`}の${sex}`);

const TABLES: readonly Format[] = [
  {
    format: 'hazama-membership',
    dataset: 'membership',
    options: { kind: 'RESIDENTS_COUNCIL' },
    header: words('町字,小字,地区,経度,緯度'),
    reworded: words('大字,小字名,住民自治協議会,lng,lat'),
    rows: [words('北町,,西部,136.15,34.75'), words('南町,山,東部,136.25,34.75')],
  },
  {
    format: 'address-points',
    dataset: 'addresses',
    header: words('大字町丁目名,小字・通称名,緯度,経度,市区町村名'),
    reworded: words('町丁目名,小字名,lat,lng,市区町村名'),
    rows: [words('西町,,34.75,136.15,伊賀市'), words('東町,山,34.75,136.25,伊賀市')],
  },
  {
    format: 'abr-towns',
    dataset: 'addresses',
    header: words('lg_code,machiaza_id,machiaza_type,oaza_cho,chome,koaza,rep_lon,rep_lat'),
    reworded: words('全国地方公共団体コード,町字ID,町字区分コード,大字・町名,丁目名,小字名,代表点_経度,代表点_緯度'),
    rows: [words('242161,0001001,2,西町,一丁目,,136.15,34.75'), words('242161,0002000,1,東町,,,136.25,34.75')],
  },
  {
    format: 'abr-town-positions',
    dataset: 'addresses',
    header: words('lg_code,machiaza_id,rep_lon,rep_lat'),
    reworded: words('全国地方公共団体コード,町字ID,代表点_経度,代表点_緯度'),
    rows: [words('242161,0001001,136.15,34.75'), words('242161,0002000,136.25,34.75')],
  },
  {
    format: 'hazama-population',
    dataset: 'population',
    header: words('町字,年,総人口,15歳未満,65歳以上,75歳以上'),
    reworded: words('町丁目,調査年,人口,年少人口,高齢者人口,後期高齢者'),
    rows: [words('西町,2025,100,10,40,20'), words('東町,2025,200,30,60,30')],
  },
  {
    format: 'ods-population',
    dataset: 'population',
    header: [
      ...words('都道府県コード又は市区町村コード,地域名,調査年月日,総人口'),
      ...bandsOf('男性'),
      ...bandsOf('女性'),
    ],
    reworded: [...words('全国地方公共団体コード,町丁字名,基準日,総人口'), ...bandsOf('男性'), ...bandsOf('女性')],
    rows: ['西町', '東町'].map((town) => ['242161', town, '2025-04-01', '36', ...BANDS.flatMap(() => ['1', '1'])]),
  },
  {
    format: 'estat-small-area-population',
    dataset: 'population',
    options: { year: 2020 },
    header: words('KEY_CODE,HYOSYO,CITYNAME,NAME,HTKSYORI,HTKSAKI,GASSAN,人口総数,65歳以上人口総数'),
    reworded: words(
      'KEY_CODE,地域階層レベル識別符号,市区町村名,町丁・字等名,秘匿処理,秘匿先情報,合算地域,総数（年齢）,65歳以上総数',
    ),
    rows: [words('242160010,3,伊賀市,西町,0,,,100,40'), words('242160020,3,伊賀市,東町,0,,,200,60')],
  },
  {
    format: 'estat-mesh-population',
    dataset: 'population',
    options: { year: 2020 },
    header: words('KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,人口（総数）,65歳以上人口　総数'),
    reworded: words('KEY_CODE,秘匿処理,秘匿先情報,合算地域,総数,65歳以上人口'),
    rows: [words('5236110212,0,,,100,40'), words('5236110211,0,,,200,60')],
  },
  {
    format: 'hazama-presence',
    dataset: 'presence',
    header: words('地区,種類,状態,設置日,確認日,出典'),
    reworded: words('区域名,資源の種類,設置の有無,設置年月日,最終確認日,情報源'),
    rows: [
      words('西部,network-meeting,ある,2024-04-01,2026-04-01,市'),
      words('東部,network-meeting,ない,,2026-04-01,市'),
    ],
  },
  {
    format: 'hazama-counts',
    dataset: 'counts',
    header: words('地区,種類,数え方,値,基準日'),
    reworded: words('区域名,種別,項目,人数,時点'),
    rows: [
      words('西部,welfare-commissioner,posts,3,2026-04-01'),
      words('東部,welfare-commissioner,posts,4,2026-04-01'),
    ],
  },
  {
    format: 'hazama-targets',
    dataset: 'targets',
    header: words('指標,地区,目標,年度,出典'),
    reworded: words('indicator,区域,目標値,目標年度,計画名'),
    rows: [words('coverage.salon,西部,0.8,2029,地域福祉計画'), words('coverage.salon,東部,0.7,2029,地域福祉計画')],
  },
  {
    format: 'hazama-plan',
    dataset: 'plan',
    header: words('コード,親,段,名称,担い手,関係計画'),
    reworded: words('項目番号,上位,階層,項目名,実施主体,関連計画'),
    rows: [words('1,,基本目標,つながる,市,'), words('1-1,1,施策,集いの場,社協,公共交通計画')],
  },
  {
    format: 'hazama-agreements',
    dataset: 'agreements',
    header: words('相手,種類,区域,締結日,更新期限'),
    reworded: words('協定先,協定の種類,対象地区,協定日,有効期限'),
    rows: [
      words('郵便局,watch-agreement,西部,2024-04-01,2027-03-31'),
      words('新聞店,watch-agreement,東部,2024-04-01,2027-03-31'),
    ],
  },
  {
    format: 'hazama-assignments',
    dataset: 'assignments',
    header: words('役割,所属,区域,開始日,終了日'),
    reworded: words('職種,所属団体,担当地区,配置日,任期満了日'),
    rows: [
      words('生活支援コーディネーター,社協,西部,2026-04-01,'),
      words('生活支援コーディネーター,社協,東部,2026-04-01,'),
    ],
  },
  {
    format: 'gsi-emergency-evacuation-site',
    dataset: 'resources',
    header: words(
      '共通ID,施設・場所名,住所,洪水,崖崩れ、土石流及び地滑り,高潮,地震,津波,大規模な火事,内水氾濫,火山現象,指定避難所との住所同一,緯度,経度,都道府県名及び市町村名',
    ),
    reworded: words(
      '共通ID,施設・場所名,住所,洪水,崖崩れ、土石流及び地滑り,高潮,地震,津波,大規模な火事,内水氾濫,火山現象,指定避難所との重複,緯度,経度,都道府県名及び市町村名',
    ),
    rows: [
      words('E2421600000101,西小学校,三重県伊賀市西町1,1,,,1,,,,,1,34.75,136.15,三重県伊賀市'),
      words('E2421600000201,東広場,三重県伊賀市東町1,,,,1,,1,,,,34.75,136.25,三重県伊賀市'),
    ],
  },
  {
    format: 'gsi-designated-shelter',
    dataset: 'resources',
    header: words('共通ID,施設・場所名,住所,受入対象者,緯度,経度,指定緊急避難場所との住所同一,都道府県名及び市町村名'),
    reworded: words(
      '共通ID,施設・場所名,住所,受入対象者,緯度,経度,指定緊急避難場所との住所同一,都道府県名及び市町村名',
    ),
    rows: [
      words('S2421600000101,西小学校,三重県伊賀市西町1,,34.75,136.15,1,三重県伊賀市'),
      words('S2421600000201,東小学校,三重県伊賀市東町1,,34.75,136.25,1,三重県伊賀市'),
    ],
  },
  {
    format: 'hazama-resources',
    dataset: 'resources',
    header: words('ID,種類,名称,住所,経度,緯度,開催日,電話番号'),
    reworded: words('id,kind,施設名,所在地,lng,lat,活動日時,連絡先'),
    rows: [
      words('1,salon,西の会,伊賀市西町1,136.15,34.75,毎週月曜 10:00-12:00,0595-21-0001'),
      words('2,salon,東の会,伊賀市東町1,136.25,34.75,毎週火曜 10:00-12:00,0595-21-0002'),
    ],
  },
  {
    format: 'hazama-events',
    dataset: 'events',
    header: words('種類,行事名,開催日,開始時間,終了時間,会場,対象の地区,主催'),
    reworded: words('分類,イベント名,開催年月日,開始時刻,終了時刻,場所,対象区域,主催者'),
    rows: [
      words('講座,体操,2026-05-12,10:00,12:00,西公民館,西部,市'),
      words('講座,料理,2026-06-12,10:00,12:00,東公民館,東部,市'),
    ],
  },
  {
    format: 'hazama-event-months',
    dataset: 'events',
    options: { year: 2026 },
    header: words('サロン名,会場,4月,5月,6月'),
    reworded: words('会の名前,場所,4月分,5月分,6月分'),
    rows: [words('西の会,西公民館,8日,13日,10日'), words('東の会,東公民館,9日,14日,11日')],
  },
  {
    format: 'ods-event',
    dataset: 'events',
    header: words('都道府県コード又は市区町村コード,NO,イベント名,開始日,終了日,開始時間,終了時間,場所名称,主催者'),
    reworded: words('全国地方公共団体コード,ID,イベント名,開始日,終了日,開始時間,終了時間,場所名称,主催者'),
    rows: [
      words('242161,1,体操,2026-05-12,2026-05-12,10:00,12:00,西公民館,市'),
      words('242161,2,料理,2026-06-12,2026-06-12,10:00,12:00,東公民館,市'),
    ],
  },
];

describe.each(TABLES)('$format', ({ format, dataset, options, ...table }) => {
  let plain: Awaited<ReturnType<typeof read>>;
  beforeAll(async () => {
    const lines = [table.header, ...table.rows].map((cells) => cells.join(','));
    plain = await read(dataset, 'plain.csv', new TextEncoder().encode(lines.join('\n')), options);
  });

  it('as it is made here', () => {
    expect(plain).toMatchObject({ format, refusal: null });
    expect(plain.rows.length).toBeGreaterThanOrEqual(table.rows.length);
  });

  it.each(Object.entries(TABLE_VARIANTS))('%s', async (_how, write) => {
    expect(await read(dataset, 'variant.csv', write(table), options)).toEqual(plain);
  });
});

type Properties = Readonly<Record<string, string | number>>;
interface Layer {
  readonly format: string;
  readonly dataset: Dataset;
  readonly options?: Options;
  readonly properties: readonly Properties[];
  readonly shape: 'area' | 'building' | 'point' | 'line';
}

const LAYERS: readonly Layer[] = [
  {
    format: 'ksj-n03-administrative-area',
    dataset: 'areas',
    options: { kind: 'FORMER_MUNICIPALITY' },
    shape: 'area',
    properties: [
      { N03_001: '三重県', N03_002: '', N03_003: '', N03_004: '伊賀市', N03_007: '24216' },
      { N03_001: '三重県', N03_002: '', N03_003: '', N03_004: '津市', N03_007: '24201' },
    ],
  },
  {
    format: 'ksj-a27-school-district',
    dataset: 'areas',
    options: { kind: 'DISTRICT' },
    shape: 'area',
    properties: [
      { A27_001: '24216', A27_002: '伊賀市', A27_003: 'B124216000001', A27_004: '府中小学校', A27_005: '三重県伊賀市' },
      { A27_001: '24216', A27_002: '伊賀市', A27_003: 'B124216000002', A27_004: '三訪小学校', A27_005: '三重県伊賀市' },
    ],
  },
  {
    format: 'estat-small-area',
    dataset: 'areas',
    options: { kind: 'NEIGHBOURHOOD' },
    shape: 'area',
    properties: [
      { KEY_CODE: '242160010', PREF: '24', CITY: '216', S_NAME: '西町', HCODE: 8101 },
      { KEY_CODE: '242160020', PREF: '24', CITY: '216', S_NAME: '東町', HCODE: 8101 },
    ],
  },
  {
    format: 'geojson-areas',
    dataset: 'areas',
    options: { kind: 'DISTRICT' },
    shape: 'area',
    properties: [
      { name: '西', code: '1' },
      { name: '東', code: '2' },
    ],
  },
  {
    format: 'hazama-zones',
    dataset: 'zones',
    shape: 'area',
    properties: [
      { 名称: '西の便', 運行日: '平日', 運賃: '300円' },
      { 名称: '東の便', 運行日: '毎日', 運賃: '300円' },
    ],
  },
  {
    format: 'hazama-buildings',
    dataset: 'weights',
    shape: 'building',
    properties: [
      { 建物ID: 'a', 延床面積: 120, 階数: 2 },
      { 建物ID: 'b', 延床面積: 80, 階数: 1 },
    ],
  },
  {
    format: 'hazama-building-points',
    dataset: 'weights',
    shape: 'point',
    properties: [
      { 建物ID: 'a', 戸数: 12 },
      { 建物ID: 'b', 戸数: 1 },
    ],
  },
  {
    format: 'building-footprints',
    dataset: 'weights',
    shape: 'building',
    properties: [{ gml_id: 'a' }, { gml_id: 'b' }],
  },
  {
    format: 'hazama-land-use',
    dataset: 'weights',
    shape: 'area',
    properties: [
      { 土地利用: '住宅用地', fid: 1 },
      { 土地利用: '山林', fid: 2 },
    ],
  },
  {
    format: 'ksj-l03b-land-use',
    dataset: 'weights',
    shape: 'area',
    properties: [
      { L03b_001: '5236200001', L03b_002: '0700', L03b_003: '20160501' },
      { L03b_001: '5236200002', L03b_002: '0500', L03b_003: '20160501' },
    ],
  },
  {
    format: 'hazama-lines',
    dataset: 'lines',
    shape: 'line',
    properties: [
      { 事業者: '市', 路線名: '西線' },
      { 事業者: '市', 路線名: '東線' },
    ],
  },
  {
    format: 'ksj-n07-bus-route-2011',
    dataset: 'lines',
    shape: 'line',
    properties: [
      { N07_001: 3, N07_002: '市', N07_003: '西線', N07_004: '3.0', N07_005: '0.0', N07_006: '999.9', N07_007: '' },
      { N07_001: 1, N07_002: '交通', N07_003: '東線', N07_004: '8.5', N07_005: '4.0', N07_006: '4.0', N07_007: '' },
    ],
  },
  {
    format: 'ksj-n07-bus-route-2022',
    dataset: 'lines',
    shape: 'line',
    properties: [
      { N07_001: '市', N07_002: '' },
      { N07_001: '交通', N07_002: '一部推定' },
    ],
  },
  {
    format: 'ksj-p11-bus-stop',
    dataset: 'resources',
    shape: 'point',
    properties: [
      { P11_001: '西', P11_002: '市', P11_003_01: '西線' },
      { P11_001: '東', P11_002: '市', P11_003_01: '東線' },
    ],
  },
  {
    format: 'ksj-p04-medical-institution',
    dataset: 'resources',
    shape: 'point',
    properties: [1, 3].map((kind) => ({
      P04_001: kind,
      P04_002: `医院${kind}`,
      P04_003: '三重県伊賀市西町1',
      P04_004: '内科',
      P04_007: 3,
      P04_008: 20,
      P04_009: 1,
      P04_010: 9,
    })),
  },
  {
    format: 'ksj-p04-medical-institution-2010',
    dataset: 'resources',
    shape: 'point',
    properties: [1, 2].map((kind) => ({
      P04_001: kind,
      P04_002: `医院${kind}`,
      P04_003: '三重県伊賀市西町1',
      P04_004: '内科',
      P04_005: 1,
      P04_006: 20,
    })),
  },
  {
    format: 'ksj-p14-welfare-facility',
    dataset: 'resources',
    options: { kind: 'public-facility' },
    shape: 'point',
    properties: ['甲苑', '乙苑'].map((name) => ({
      P14_001: '三重県',
      P14_002: '伊賀市',
      P14_003: '24216',
      P14_004: '小田町1',
      P14_005: '01',
      P14_006: '0104',
      P14_007: '010400',
      P14_008: name,
      P14_009: 5,
      P14_010: 1,
    })),
  },
];

function geometryOf(shape: Layer['shape'], at: number): NonNullable<ShapefileGeometry> {
  const west = 136.12 + at * 0.03;
  if (shape === 'point') return { type: 'Point', coordinates: [west, 34.75] };
  if (shape === 'line')
    return {
      type: 'LineString',
      coordinates: [
        [west, 34.75],
        [west + 0.01, 34.76],
      ],
    };
  const side = shape === 'building' ? 0.0002 : 0.02;
  return { type: 'Polygon', coordinates: [rectangle(west, 34.72, west + side, 34.72 + side)] };
}

describe.each(LAYERS)('$format', ({ format, dataset, options, properties, shape }) => {
  const featuresOf = (order: (entries: [string, string | number][]) => [string, string | number][]) =>
    properties.map((one, at) => ({
      properties: Object.fromEntries(order(Object.entries(one))),
      geometry: geometryOf(shape, at),
    }));
  const geojson = (features: ReturnType<typeof featuresOf>) =>
    Buffer.from(
      JSON.stringify({ type: 'FeatureCollection', features: features.map((one) => ({ type: 'Feature', ...one })) }),
    );

  it.each<[string, () => [name: string, bytes: Uint8Array]]>([
    [
      'with its properties in another order',
      () => ['v.geojson', geojson(featuresOf((entries) => entries.toReversed()))],
    ],
    [
      'as a shapefile in CP932, its columns in another order',
      () => [
        'v.zip',
        zip(
          shapefileEntries(
            'v',
            featuresOf((entries) => entries.toReversed()),
            { encoding: 'cp932', prj: PRJ.jgd2011 },
          ),
        ),
      ],
    ],
  ])('%s', async (_how, write) => {
    const expected = await read(dataset, 'plain.geojson', geojson(featuresOf((entries) => entries)), options);
    expect(expected).toMatchObject({ format, refusal: null });
    expect(expected.rows).toHaveLength(properties.length);
    expect(await read(dataset, ...write(), options)).toEqual(expected);
  });
});

it('leaves out no format: each is tried here, or with the forms of resources', () => {
  const sources = path.resolve(import.meta.dirname, '../../server/src/dataset/sources');
  const known = globSync('*.ts', { cwd: sources }).flatMap((file) =>
    [...readFileSync(path.join(sources, file), 'utf8').matchAll(/^ {2}format: '([^']+)'/gm)].map(
      ([, format]) => format,
    ),
  );
  const forms = readFileSync(path.join(import.meta.dirname, 'standard-forms.postgresql.test.ts'), 'utf8');
  const tried = new Set<string>([...TABLES, ...LAYERS].map(({ format }) => format));
  expect(known.length).toBeGreaterThan(30);
  expect(known.filter((format) => format && !tried.has(format) && !forms.includes(`'${format}'`))).toEqual([
    // areas without shapes: the same columns as geojson-areas, from the project's own export alone
    'hazama-areas',
  ]);
});
