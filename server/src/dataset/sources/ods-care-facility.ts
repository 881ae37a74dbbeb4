import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/** Services of the 介護保険 that have a kind of their own; the others are `care-service`. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/介護老人福祉施設|特別養護老人ホーム/, 'special-nursing-home'],
  [/介護老人保健施設/, 'geriatric-health-facility'],
  [/定期巡回・?随時対応/, 'regular-patrol-nursing'],
  [/訪問看護/, 'visiting-nurse'],
  [/地域包括支援センター/, 'comprehensive-care-centre'],
];

/**
 * 介護サービス事業所: the open data of 厚生労働省 (介護サービス情報) and the 自治体標準オープンデータセット, which have the same
 * columns under slightly different names, also in English.
 */
export const odsCareFacility: Source = {
  format: 'ods-care-facility',
  dataset: 'resources',
  columns: [
    { field: 'facility_number', names: '事業所番号' },
    { field: 'kind', names: 'kind' },
    { field: 'service', names: 'サービスの種類 実施サービス サービス種別 service servicetype' },
    { field: 'name', names: '事業所名 介護サービス事業所名称 事業所名称 施設名 名称 name' },
    { field: 'name_kana', names: '事業所名カナ 介護サービス事業所名称_カナ 事業所名称_カナ 名称_カナ kana' },
    { field: 'address', names: '住所 所在地_連結表記 所在地 address' },
    { field: 'building', names: '方書（ビル名等） 方書 建物名等(方書)' },
    { field: 'latitude', names: '緯度 latitude lat' },
    { field: 'longitude', names: '経度 longitude lng' },
    { field: 'phone', names: '電話番号 telephonenumber tel' },
    { field: 'organization', names: '法人の名称 法人名' },
    { field: 'days', names: '利用可能曜日 availabledate opendays' },
    { field: 'start', names: '開始時間 starttime' },
    { field: 'end', names: '終了時間 endtime' },
    { field: 'days_note', names: '利用可能曜日特記事項 利用可能日時特記事項 availabledatenote opendaysnote' },
    { field: 'capacity', names: '定員 capacity' },
    { field: 'url', names: 'URL referenceobject' },
    {
      field: 'municipality_code',
      names: '都道府県コード又は市町村コード 都道府県コード又は市区町村コード 全国地方公共団体コード 市区町村コード',
    },
    { field: 'municipality_name', names: '市区町村名 所在地_市区町村 city' },
  ],
  isMadeOf: (has) => has('service', 'name', 'address') && (has('facility_number') || has('days') || has('capacity')),
  rewrite: (row) => {
    const { facility_number: number, service, building, days, start, end, days_note: note, ...cells } = row.cells;
    return withCells(
      { ...row, cells },
      {
        // one number stands for all services of a facility
        id: number && service && { ...number, value: `${number.value} ${service.value}` },
        kind: service ? { ...service, value: kindOf(service.value) } : cells['kind'],
        address: addressWithBuilding(cells['address'], building),
        schedule: joined([days, joined([start, end], '-'), note]),
      },
    );
  },
};

function kindOf(service: string): string {
  return KINDS.find(([pattern]) => pattern.test(service))?.[1] ?? 'care-service';
}

/** Many addresses hold the building already. */
function addressWithBuilding(address: Cell | undefined, building: Cell | undefined): StagedRow['cells'][string] {
  return address && building && !address.value.includes(building.value) ? joined([address, building]) : address;
}
