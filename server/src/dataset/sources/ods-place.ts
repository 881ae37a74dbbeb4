import { clockTime } from '../value/clock-time.ts';
import { joined, withCells } from './rewrite-row.ts';
import type { Column } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/**
 * What the lists of places of the 自治体標準オープンデータセット have in common, with the names of the 推奨データセット of 2021 beside
 * them and those that their JSON uses.
 */
export const ODS_PLACE: readonly Column[] = [
  { field: 'id', names: 'ID NO' },
  { field: 'name', names: '名称 施設名 施設名称 name' },
  { field: 'name_kana', names: '名称_カナ 施設名_カナ 施設名カナ kana fullnameinkana namekana' },
  { field: 'address', names: '所在地_連結表記 住所 所在地 address' },
  { field: 'address_prefecture', names: '所在地_都道府県' },
  { field: 'address_town', names: '所在地_町字' },
  { field: 'address_number', names: '所在地_番地以下' },
  { field: 'building', names: '建物名等(方書) 方書 方書（ビル名等） katagaki' },
  { field: 'latitude', names: '緯度 latitude lat' },
  { field: 'longitude', names: '経度 longitude lng' },
  { field: 'phone', names: '電話番号 telephonenumber tel' },
  { field: 'organization', names: '団体名 法人の名称 法人名 設置者 establisher' },
  { field: 'days', names: '利用可能曜日 診療曜日 開館曜日 availabledate opendays' },
  { field: 'start', names: '開始時間 利用開始時間 診療開始時間 starttime' },
  { field: 'end', names: '終了時間 利用終了時間 診療終了時間 endtime' },
  {
    field: 'days_note',
    names: '利用可能日時特記事項 利用可能曜日特記事項 診療日時特記事項 availabledatenote opendaysnote',
  },
  { field: 'url', names: 'URL referenceobject' },
  { field: 'place_code', names: '所在地_全国地方公共団体コード' },
  {
    field: 'municipality_code',
    names:
      '全国地方公共団体コード 都道府県コード又は市区町村コード 都道府県コード又は市町村コード 市区町村コード prefcode',
  },
  { field: 'municipality_name', names: '所在地_市区町村 市区町村名 市町村名 city' },
];

/** The fields that only these lists have, brought together to those of the project's own table. */
export function rewriteOdsPlace(row: StagedRow): StagedRow {
  const {
    address_prefecture: prefecture,
    address_town: town,
    address_number: number,
    building,
    days,
    start,
    end,
    days_note: note,
    place_code: placeCode,
    ...cells
  } = row.cells;
  const parts = joined([prefecture, cells['municipality_name'], town, number], '');
  return withCells(
    { ...row, cells },
    {
      address: withBuilding(cells['address'] ?? (town ? parts : undefined), building),
      schedule: joined([days, hours(start, end), note]),
      // who keeps the list may be the prefecture: the place's own code says whose row it is
      municipality_code: placeCode ?? cells['municipality_code'],
    },
  );
}

/** 「9:00」 and 「17:00」 as 「9:00-17:00」, also where a spreadsheet made days of them. */
function hours(start: Cell | undefined, end: Cell | undefined): Cell | undefined {
  return joined(
    [start, end].map((cell) => cell && { ...cell, value: clockTime(cell.value) ?? cell.value }),
    '-',
  );
}

/** Many addresses hold the building already. */
function withBuilding(address: Cell | undefined, building: Cell | undefined): Cell | undefined {
  return address && building && !address.value.includes(building.value) ? joined([address, building]) : address;
}
