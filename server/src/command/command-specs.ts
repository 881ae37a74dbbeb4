import { AREA_KINDS, BOUNDARY_SOURCES } from '../dataset/vocabulary.ts';
import { EXPORT_DATASETS, EXPORT_ENCODINGS, EXPORT_FORMATS, ODS_FORMS } from '../export/vocabulary.ts';

export interface OptionSpec {
  /** What stands after it in the help; an option without is a switch. */
  readonly value?: string;
  readonly help: string;
  readonly required?: boolean;
}

export interface CommandSpec {
  /** The words that call it: `import areas`. */
  readonly words: string;
  /** What must follow, in order. */
  readonly operands: readonly string[];
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
}

const json = { json: { help: '結果を JSON で標準出力に書く' } } satisfies Record<string, OptionSpec>;
const municipality = {
  municipality: { value: 'コード', help: '市町村コード（5桁。検査数字を付けた6桁でもよい）', required: true },
} satisfies Record<string, OptionSpec>;

const anyImport = {
  ...municipality,
  source: { value: '名前', help: 'データの出どころ。同じ名前の前の版と置きかわる（省くとファイル名から）' },
  format: { value: '形式', help: 'ファイルの形式（省くと中身から見分ける）' },
  layer: { value: '名前', help: '読むシートかレイヤー（ファイルにいくつもあるとき）' },
  crs: {
    value: '座標系',
    help: '座標系（ファイルに書かれていないとき。例：JGD2011、TOKYO、EPSG:6674、平面直角6系）',
  },
  mapping: { value: 'm.json', help: '列の対応：{ "ひな型の列": "ファイルの列" }' },
  license: { value: '条件', help: 'データの利用条件（例：CC BY 4.0）' },
  'as-of': { value: '日', help: 'いつのデータか（例：2026-04-01、令和8年4月1日）' },
  report: { value: 'ファイル', help: '取り込みの報告を JSON で書く' },
  'dry-run': { help: '確かめるだけで、公開しない' },
  ...json,
} satisfies Record<string, OptionSpec>;

const areaKind = {
  kind: { value: '種類', help: `区域の種類：${AREA_KINDS.join(', ')}`, required: true },
} satisfies Record<string, OptionSpec>;

const complete = {
  complete: { help: 'これで全部：表にない区域には「ない」と確かめられたものとする' },
} satisfies Record<string, OptionSpec>;

function importing(dataset: string, summary: string, options: CommandSpec['options'] = {}): CommandSpec {
  return { words: `import ${dataset}`, operands: ['ファイル'], summary, options: { ...options, ...anyImport } };
}

const EXPORT_SUMMARIES: Readonly<Record<(typeof EXPORT_DATASETS)[number], string>> = {
  areas: '区域の形を書き出す',
  membership: '町字と区域の対応を書き出す',
  population: '人口を書き出す',
  resources: '地域資源を書き出す',
  presence: '区域ごとの「ある・ない」を書き出す',
  counts: '区域ごとの数を書き出す',
  targets: '目標を書き出す',
  plan: '計画の体系を書き出す',
  events: '行事を書き出す',
  agreements: '協定を書き出す',
  assignments: '担当を書き出す',
  zones: 'デマンド交通の区域を書き出す',
  lines: 'バスの通る道を書き出す',
  values: '区域ごとの指標の値を書き出す',
};

function exporting(dataset: (typeof EXPORT_DATASETS)[number]): CommandSpec {
  const kind = {
    kind: { value: '種類', help: `区域の種類：${AREA_KINDS.join(', ')}（省くと、地図や表が初めに示す種類）` },
  };
  const year = { year: { value: '年', help: '何年の数か' } };
  const own: Partial<Record<typeof dataset, CommandSpec['options']>> = {
    areas: kind,
    membership: kind,
    population: {
      ...year,
      by: { value: '単位', help: 'cells 取り込まれたままの細かい単位、areas 区域ごと' },
      form: { value: '様式', help: '自治体標準オープンデータセットの様式（公開してよいものだけ）：ods-population' },
      ...kind,
    },
    resources: {
      kinds: { value: '種類,…', help: '資源の種類の id（省くとすべて）' },
      area: { value: '地区番号', help: 'この区域にあるもの、この区域を対象とするものだけ' },
      form: {
        value: '様式',
        help: `自治体標準オープンデータセットの様式（公開してよいものだけ）：${ODS_FORMS.filter((form) => form !== 'ods-population' && form !== 'ods-event').join(', ')}`,
      },
      status: { value: '状態,…', help: 'active, preparing, suspended, closed（省くとすべて）' },
    },
    events: {
      form: { value: '様式', help: '自治体標準オープンデータセットの様式（公開してよいものだけ）：ods-event' },
      area: { value: '地区番号', help: 'この区域の行事だけ' },
      year: { value: '年', help: 'その年（1月から12月）の行事だけ' },
    },
    values: {
      indicators: { value: 'id,…', help: '指標の id（省くと、値のあるものすべて）' },
      year: { value: '年', help: '何年の値か（省くと今の年、all ですべての年）' },
      view: { value: 'table', help: 'table：画面の表と同じ、一つの区域が一行' },
      sort: { value: '列', help: '画面の表の並び（例：-gap、coverage.salon）' },
      ...kind,
    },
  };
  return {
    words: `export ${dataset}`,
    operands: [],
    summary: EXPORT_SUMMARIES[dataset],
    options: {
      ...municipality,
      format: { value: '形式', help: EXPORT_FORMATS.join(', '), required: true },
      out: { value: 'ファイル', help: '書き出すファイル', required: true },
      ...own[dataset],
      encoding: { value: '文字コード', help: `CSV の文字コード：${EXPORT_ENCODINGS.join(', ')}（省くと utf-8）` },
      as: { value: '見る人', help: 'council 協議体、public 公開：その人に見えるものだけにする（省くと職員）' },
      ...json,
    },
  };
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  { words: 'serve', operands: [], summary: 'サーバーを始める（設定は環境変数で）', options: {} },
  {
    words: 'municipality add',
    operands: ['コード'],
    summary: '市町村を加える（すでにあれば、与えたところを改める）',
    options: {
      name: { value: '名前', help: '市町村の名前（例：伊賀市）', required: true },
      slug: { value: '名前', help: 'URL の初めの部分（例：iga。省くとコード）' },
      kana: { value: 'かな', help: '名前の読み' },
      'reporting-kind': { value: '種類', help: `地図や表が初めに示す区域の種類：${AREA_KINDS.join(', ')}` },
      ...json,
    },
  },
  importing('areas', '区域の形を取り込む', {
    ...areaKind,
    'name-field': { value: '列', help: '名前の列' },
    'kana-field': { value: '列', help: '読みの列' },
    'number-field': { value: '列', help: '地区番号の列' },
    'code-field': { value: '列', help: 'コードの列' },
    'rural-field': { value: '列', help: '家のまばらな地区かどうかの列（1 か 0）。バス停は500mまでを近いとみる' },
    'parent-field': { value: '列', help: '上の区域の列' },
    'boundary-source': { value: '出どころ', help: `境界の出どころ：${BOUNDARY_SOURCES.join(', ')}` },
    'valid-from': { value: '日', help: '境界がいつからのものか' },
    'valid-to': { value: '日', help: '境界がいつまでのものか' },
  }),
  importing('membership', '町字と区域の対応を取り込む（形がないとき）', areaKind),
  importing('addresses', '町字の位置（位置参照情報・町字マスター）を取り込む'),
  importing('population', '人口を取り込む', { year: { value: '年', help: '何年の人口か（年の列がないとき）' } }),
  importing('resources', '地域資源を取り込む', {
    kind: { value: '種類', help: '資源の種類（種類の列がないとき。例：salon、サロン）' },
    'kind-mapping': { value: 'k.json', help: '種類の対応：{ "ファイルの言葉": "資源の種類" }（"*" は残りのすべて）' },
    ...complete,
  }),
  importing('presence', '区域ごとの「ある・ない」を取り込む', complete),
  importing('counts', '区域ごとの数（養成された人、委員と欠員など）を取り込む'),
  importing('targets', '目標を取り込む'),
  importing('plan', '計画の体系（基本目標・施策・取り組み）を取り込む'),
  importing('events', '行事を取り込む', { year: { value: '年度', help: '何年度の行事か（日付に年がないとき）' } }),
  importing('agreements', '協定（見守り協定など）を取り込む'),
  importing('assignments', '担当（役割と所属。人の名前は持たない）を取り込む'),
  importing('zones', 'デマンド交通の区域（形と、乗り方）を取り込む'),
  importing('lines', 'バスの通る道（国土数値情報 N07 など、時刻のない線）を取り込む', {
    year: { value: '年', help: '何年の道か（年の列がないとき）' },
  }),
  importing('weights', '建物・土地利用（境界にまたがるメッシュの人を分ける手がかり）を取り込む'),
  {
    words: 'import gtfs',
    operands: ['zip'],
    summary: '時刻表（GTFS・GTFS-JP）の zip かフォルダーを取り込む',
    options: {
      ...municipality,
      source: { value: '名前', help: '時刻表の名前。同じ名前の前の版と置きかわる（省くと事業者の名前）' },
      license: anyImport.license,
      'as-of': anyImport['as-of'],
      report: anyImport.report,
      'dry-run': anyImport['dry-run'],
      ...json,
    },
  },
  {
    words: 'import streets',
    operands: ['ファイル'],
    summary: '歩く道（OpenStreetMap の .osm.pbf）を取り込む',
    options: {
      ...municipality,
      source: anyImport.source,
      license: anyImport.license,
      'as-of': anyImport['as-of'],
      report: anyImport.report,
      'dry-run': anyImport['dry-run'],
      ...json,
    },
  },
  {
    words: 'undo',
    operands: ['取込'],
    summary: '取込をまとめて元に戻す（反映から30日のあいだ。取込の番号は import が示す）',
    options: json,
  },
  {
    words: 'compute',
    operands: [],
    summary: '指標を計算しなおす',
    options: {
      ...municipality,
      'service-date': { value: '日', help: '運行日：時刻表による値を、この日についても答える（例：2026-11-28）' },
      ...json,
    },
  },
  ...EXPORT_DATASETS.map(exporting),
  { words: 'backup', operands: ['ファイル'], summary: 'すべてのデータを一つのファイルに写す', options: json },
  {
    words: 'restore',
    operands: ['ファイル'],
    summary: '写しから戻す（サーバーを止めてから）',
    options: { replace: { help: 'いまのデータを消して置きかえる' }, ...json },
  },
  { words: 'doctor', operands: [], summary: '動くための条件を調べ、することを示す', options: json },
];
