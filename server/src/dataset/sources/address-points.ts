import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';
import type { Cell } from './staged-row.ts';

/**
 * 位置参照情報 of 国土交通省, 大字・町丁目レベル and 街区レベル, and tables of 町字 with points that are made from it. A table with a
 * column of areas is a membership and goes in as that.
 */
export const addressPoints: Source = {
  format: 'address-points',
  dataset: 'addresses',
  columns: [
    {
      field: 'town',
      names: 'town 大字町丁目名 大字・丁目名 大字町丁目 町丁目名 町丁字名 町字名 町字 大字名 oaza machi_aza',
    },
    { field: 'koaza', names: 'koaza 小字・通称名 小字名 小字' },
    { field: 'block', names: 'block 街区符号・地番 街区符号 地番' },
    { field: 'code', names: '大字町丁目コード 町字ID' },
    { field: 'town_type', names: '大字・字・丁目区分コード 町字区分コード' },
    { field: 'longitude', names: 'longitude 経度 経度（代表点） lng lon' },
    { field: 'latitude', names: 'latitude 緯度 緯度（代表点） lat' },
    { field: 'is_representative', names: '代表フラグ' },
    { field: 'municipality_code', names: '市区町村コード 全国地方公共団体コード municipality_code' },
    { field: 'municipality_name', names: '市区町村名 municipality_name' },
  ],
  isMadeOf: (has) => has('town', 'longitude', 'latitude'),
  // 1 大字, 2 字, 3 町丁目, 0 不明
  rewrite: (row) => withCells(row, { level: levelCell(row.cells['town_type'], { 1: 'OAZA', 2: 'TOWN', 3: 'TOWN' }) }),
};

const ABR_COLUMNS: Source['columns'] = [
  { field: 'municipality_code', names: 'lg_code 全国地方公共団体コード' },
  { field: 'code', names: 'machiaza_id 町字ID' },
  { field: 'town_type', names: 'machiaza_type 町字区分コード' },
  { field: 'oaza', names: 'oaza_cho 大字・町名' },
  { field: 'chome', names: 'chome 丁目名' },
  { field: 'koaza', names: 'koaza 小字名' },
  { field: 'abolished_on', names: 'ablt_date 廃止日' },
  { field: 'longitude', names: 'rep_lon 代表点_経度 経度' },
  { field: 'latitude', names: 'rep_lat 代表点_緯度 緯度' },
];

/** 町字マスター of the アドレス・ベース・レジストリ, with the columns of its 位置参照拡張 or without. */
export const abrTowns: Source = {
  format: 'abr-towns',
  dataset: 'addresses',
  columns: ABR_COLUMNS,
  isMadeOf: (has) => has('code', 'oaza'),
  // 1 大字・町, 2 丁目, 3 小字; 大字 and 町 are one there, so that the name has to tell
  rewrite: ({ cells: { oaza, chome, ...cells }, ...row }) =>
    withCells(
      { ...row, cells },
      {
        town: joined([oaza, chome], '') ?? cells['koaza'],
        koaza: oaza ? cells['koaza'] : undefined,
        level: levelCell(cells['town_type'], { 2: 'TOWN', 3: 'TOWN' }),
      },
    ),
};

/** Its 位置参照拡張 alone: positions by 町字ID, for names that come in another file. */
export const abrTownPositions: Source = {
  format: 'abr-town-positions',
  dataset: 'addresses',
  columns: ABR_COLUMNS,
  isMadeOf: (has) => has('code', 'longitude', 'latitude'),
};

function levelCell(type: Cell | undefined, levels: Readonly<Record<number, string>>): Cell | undefined {
  const level = levels[Number(type?.value)];
  return type && level ? { ...type, value: level } : undefined;
}
