import type { Column, Source } from './source.ts';

const AREA_COLUMNS: readonly Column[] = [
  {
    field: 'name',
    names:
      'name 名称 地区名 区域名 住民自治協議会 council district area 町丁字名 s_name n03_004 oaza town 地区 町名 旧市町村名 圏域名 圏域',
  },
  { field: 'code', names: 'code コード 区域コード 地区コード key_code n03_007' },
  { field: 'number', names: 'number 地区番号 番号 no' },
  { field: 'name_kana', names: 'name_kana kana かな ふりがな フリガナ 名称カナ' },
  { field: 'parent', names: 'parent 上位の区域 上位区域' },
  { field: 'is_rural', names: 'is_rural rural まばらな地区 家のまばらな地区' },
];

/** Polygons of areas: municipal outlines, council areas, districts. */
export const geojsonAreas: Source = {
  format: 'geojson-areas',
  dataset: 'areas',
  columns: AREA_COLUMNS,
  isMadeOf: (has, { hasGeometry }) => hasGeometry && has('name'),
};

/** Areas of which only names are known: a list with 地区番号, without any place or address. */
export const hazamaAreas: Source = {
  format: 'hazama-areas',
  dataset: 'areas',
  columns: AREA_COLUMNS,
  isMadeOf: (has, { names }) =>
    has('name', 'number') && !names.some((name) => /住所|所在地|address|緯度|latitude|電話|phone/i.test(name)),
};
