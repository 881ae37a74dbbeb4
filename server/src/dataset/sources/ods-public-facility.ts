import { type KindWords, withKind } from './kind-words.ts';
import { ODS_PLACE, rewriteOdsPlace } from './ods-place.ts';
import { withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';
import type { StagedRow } from './staged-row.ts';

/** Public facilities that have a kind of their own, by what their names say. */
const KINDS: KindWords = [
  [/公民館|生涯学習センター/, 'kominkan'],
  [/児童館|児童センター/, 'children-centre'],
  [/隣保館|人権センター/, 'rinpokan'],
  [/地区市民センター/, 'district-civic-centre'],
  [/地域包括支援センター/, 'comprehensive-care-centre'],
  [/文化会館|文化ホール|市民ホール|文化センター/, 'cultural-venue'],
  [/多文化共生センター/, 'multicultural-centre'],
];

/** 公共施設一覧: a list of whatever a municipality has; its code (POIコード) is not taken for a kind, the name says it where it can. */
export const odsPublicFacility: Source = {
  format: 'ods-public-facility',
  dataset: 'resources',
  category: 'facility_type',
  columns: [
    ...ODS_PLACE,
    { field: 'facility_type', names: '施設種別 種別 施設分類' },
    { field: 'poi_code', names: 'POIコード poicode' },
    { field: 'barrier_free', names: 'バリアフリー情報 barrierfree' },
    { field: 'common_name', names: '名称_通称 通称 alternativename' },
  ],
  isMadeOf: (has) => has('name', 'address') && (has('poi_code') || has('barrier_free')),
  rewrite: (row) => {
    const { facility_type: type, poi_code: _poi, barrier_free: _free, common_name: _common, ...cells } = row.cells;
    return kindOf(rewriteOdsPlace({ ...row, cells }), type);
  },
};

function kindOf(row: StagedRow, type: StagedRow['cells'][string]): StagedRow {
  if (type) return withKind(row, type, KINDS, 'public-facility');
  const name = row.cells['name']?.value ?? '';
  const [pattern, kind] = KINDS.find(([words]) => words.test(name)) ?? [undefined, 'public-facility'];
  const placed = withCells(row, { kind: { field: 'kind', value: kind } });
  // a name is no category: what was made of it is said
  return pattern ? { ...placed, fromName: { word: pattern.exec(name)?.[0] ?? '', kind } } : placed;
}
