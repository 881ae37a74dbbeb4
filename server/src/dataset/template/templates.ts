import type { DatasetName } from '../vocabulary.ts';

/** A column of a template, in the order in which it stands there. */
export interface TemplateColumn {
  readonly field: string;
  /** 列の説明, in a few words. */
  readonly about: string;
  readonly isRequired?: boolean;
  /** In the example row; "" where the example leaves it empty. */
  readonly example: string;
}

const KIND = '資源の種類。id（salon）でも名前（ふれあいサロン）でもよい';
const AREA = '区域の名前か地区番号';

/** The project's own tables, as a person fills them in. Areas come as GeoJSON and have no table. */
export const TEMPLATES: Readonly<Partial<Record<DatasetName, readonly TemplateColumn[]>>> = {
  membership: [
    { field: 'machi_aza', about: '町字（大字・町丁目）', isRequired: true, example: '見本町一丁目' },
    { field: 'area', about: 'その町字が属する区域の名前', isRequired: true, example: '見本地区' },
  ],
  population: [
    { field: 'code', about: '地域メッシュコード、または町字の名前かコード', example: '見本町一丁目' },
    { field: 'longitude', about: '経度（十進の度）。メッシュコードか、取り込み済みの町字なら要らない', example: '' },
    { field: 'latitude', about: '緯度（十進の度）', example: '' },
    { field: 'year', about: '年。全部の行が同じなら --year でもよい', isRequired: true, example: '2025' },
    { field: 'total', about: '総人口', isRequired: true, example: '123' },
    { field: 'age_0_14', about: '15歳未満', example: '15' },
    { field: 'age_15_64', about: '15〜64歳', example: '68' },
    { field: 'age_65_over', about: '65歳以上', example: '40' },
    { field: 'age_75_over', about: '75歳以上', example: '22' },
    { field: 'single_65_over', about: 'ひとり暮らしの65歳以上', example: '9' },
  ],
  resources: [
    { field: 'id', about: '表の中で一つだけの番号。次の版でも同じ番号にすると、同じものとして扱う', example: 'rei-1' },
    { field: 'kind', about: KIND, isRequired: true, example: 'salon' },
    { field: 'name', about: '名前', isRequired: true, example: '記入例サロン（この行は消してください）' },
    { field: 'name_kana', about: 'ふりがな', example: 'きにゅうれいさろん' },
    { field: 'address', about: '住所', example: '見本市見本町1-2' },
    { field: 'longitude', about: '経度（十進の度）。場所には要る', example: '136.1302' },
    { field: 'latitude', about: '緯度（十進の度）。場所には要る', example: '34.7688' },
    {
      field: 'serves_area',
      about: '対象の区域。いくつかあれば「、」で区切る。会議や団体には要る',
      example: '見本地区',
    },
    { field: 'status', about: 'active 活動中、preparing 準備中、suspended 休止中、closed 終了', example: 'active' },
    { field: 'schedule', about: '開く日と時間', example: '第2・第4水曜 10:00-12:00' },
    { field: 'capacity', about: '定員', example: '20' },
    { field: 'organization', about: '運営する団体', example: '見本自治会' },
    { field: 'phone', about: '電話番号', example: '0595-00-0000' },
    { field: 'url', about: 'Web ページ', example: 'https://example.jp/' },
    { field: 'languages', about: '話せる言語。いくつかあれば「、」で区切る', example: 'ja、pt' },
    { field: 'visibility', about: 'public 公開、council 協議体まで、staff 職員のみ', example: 'public' },
    { field: 'confirmed_on', about: '今もあると確かめた日', example: '2026-04-01' },
    { field: 'source', about: '出典', example: '見本市の一覧' },
  ],
  presence: [
    { field: 'area', about: AREA, isRequired: true, example: '見本地区' },
    { field: 'kind', about: KIND, isRequired: true, example: 'network-meeting' },
    {
      field: 'state',
      about: 'present ある、absent ない。わからない区域の行は書かない',
      isRequired: true,
      example: 'present',
    },
    { field: 'since', about: '設置した日', example: '2019-06-01' },
    { field: 'confirmed_on', about: '確かめた日', example: '2026-04-01' },
    { field: 'source', about: '出典', example: '見本市の一覧' },
  ],
  counts: [
    { field: 'area', about: AREA, isRequired: true, example: '見本地区' },
    { field: 'kind', about: KIND, isRequired: true, example: 'welfare-commissioner' },
    { field: 'measure', about: 'people 人数、posts 定数、vacancies 欠員、sessions 回数', example: 'posts' },
    { field: 'value', about: '数', isRequired: true, example: '5' },
    { field: 'as_of', about: 'いつの数か', isRequired: true, example: '2026-04-01' },
    { field: 'source', about: '出典', example: '見本市の一覧' },
  ],
  targets: [
    { field: 'indicator', about: '指標の id', isRequired: true, example: 'presence.network-meeting' },
    { field: 'area', about: `${AREA}。空なら市町村の区域すべて`, example: '見本地区' },
    { field: 'value', about: '目標の値。割合は 0.95 か 95%', isRequired: true, example: '0.95' },
    { field: 'year', about: '目標の年', isRequired: true, example: '2029' },
    { field: 'source', about: '計画の名前', example: '見本市地域福祉計画' },
  ],
  plan: [
    { field: 'code', about: '計画の中で一つだけの番号', isRequired: true, example: '1-2' },
    { field: 'parent', about: '上の項目の番号。いちばん上の項目は空', example: '1' },
    { field: 'level', about: '段の名前（基本目標、施策、取り組み、章、分野 など）', example: '施策' },
    { field: 'title', about: '名称', isRequired: true, example: '記入例の施策（この行は消してください）' },
    { field: 'owner', about: '担い手。いくつかあれば「、」で区切る', example: '市、社会福祉協議会' },
    { field: 'related_plan', about: '関係計画', example: '見本市地域公共交通計画' },
    { field: 'plan', about: 'どの計画か。一つの計画だけの表なら空でよい', example: '' },
  ],
  events: [
    {
      field: 'kind',
      about: '行事の種類（講座、大会、啓発、検診、懇談会、交流会、訓練、会議、その他。ほかの言葉でもよい）',
      example: '講座',
    },
    { field: 'title', about: '行事の名前', isRequired: true, example: '記入例の講座（この行は消してください）' },
    { field: 'on', about: '開催日。これからの日でもよい', isRequired: true, example: '2026-05-12' },
    { field: 'until', about: '最終日。一日だけなら空', example: '' },
    { field: 'start_time', about: '始まる時刻', example: '10:00' },
    { field: 'end_time', about: '終わる時刻', example: '12:00' },
    { field: 'place', about: '場所', example: '見本公民館' },
    { field: 'areas', about: '対象の区域の名前か地区番号。いくつかあれば「、」で区切る', example: '見本地区' },
    { field: 'audience', about: '対象の人', example: 'どなたでも' },
    { field: 'organizer', about: '主催', example: '見本市社会福祉協議会' },
    { field: 'participants', about: '来た人の数。まだなら空', example: '35' },
    { field: 'url', about: 'Web ページ', example: 'https://example.jp/' },
    { field: 'note', about: '備考', example: '' },
  ],
  agreements: [
    { field: 'organization', about: '協定の相手（事業者・団体）', isRequired: true, example: '見本新聞販売所' },
    { field: 'kind', about: KIND, isRequired: true, example: 'watch-agreement' },
    {
      field: 'areas',
      about: '対象の区域の名前か地区番号。いくつかあれば「、」で区切る。空なら市町村の全域',
      example: '見本地区、記入地区',
    },
    { field: 'signed_on', about: '結んだ日', example: '2024-04-01' },
    { field: 'renew_by', about: '更新の期限。なければ空', example: '2027-03-31' },
    { field: 'ended_on', about: '終わった日。続いていれば空', example: '' },
  ],
  assignments: [
    {
      field: 'role',
      about: '役割。人の名前は書かない',
      isRequired: true,
      example: '生活支援コーディネーター',
    },
    { field: 'organization', about: '所属する団体', example: '見本市社会福祉協議会' },
    { field: 'area', about: `${AREA}。空なら市町村の全域`, example: '見本地区' },
    { field: 'from', about: 'いつから', example: '2026-04-01' },
    { field: 'to', about: 'いつまで。続いていれば空', example: '' },
  ],
};

/** Whether a row is the example that a template came with: whoever left it there didn't mean it. */
export function isExample(dataset: DatasetName, value: (field: string) => string): boolean {
  const columns = TEMPLATES[dataset];
  return columns !== undefined && columns.every(({ field, example }) => value(field) === example);
}
