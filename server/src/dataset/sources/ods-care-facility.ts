import { type KindWords, withKind } from './kind-words.ts';
import { ODS_PLACE, rewriteOdsPlace } from './ods-place.ts';
import { withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';

/** Services of the 介護保険 that have a kind of their own; the others of the law are `care-service`. */
const KINDS: KindWords = [
  [/介護老人福祉施設|特別養護老人ホーム/, 'special-nursing-home'],
  [/介護老人保健施設/, 'geriatric-health-facility'],
  [/定期巡回・?随時対応/, 'regular-patrol-nursing'],
  [/訪問看護/, 'visiting-nurse'],
  [/地域包括支援センター/, 'comprehensive-care-centre'],
  [
    /訪問|通所|短期入所|居宅|小規模多機能|福祉用具|デイ|グループホーム|共同生活介護|介護医療院|特定施設|介護/,
    'care-service',
  ],
];
/** Names that this list alone has. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  name: '事業所名 介護サービス事業所名称 事業所名称',
  name_kana: '事業所名カナ 介護サービス事業所名称_カナ 事業所名称_カナ',
};

/**
 * 介護サービス事業所: the open data of 厚生労働省 (介護サービス情報) and the 自治体標準オープンデータセット, which have the same
 * columns under slightly different names, also in English.
 */
export const odsCareFacility: Source = {
  format: 'ods-care-facility',
  dataset: 'resources',
  category: 'service',
  columns: [
    ...ODS_PLACE.map((column) => ({ ...column, names: `${column.names} ${OWN_NAMES[column.field] ?? ''}`.trim() })),
    { field: 'facility_number', names: '事業所番号' },
    { field: 'kind', names: 'kind' },
    { field: 'service', names: 'サービスの種類 実施サービス サービス種別 service servicetype' },
    { field: 'capacity', names: '定員 capacity' },
  ],
  isMadeOf: (has) => has('service', 'name', 'address') && (has('facility_number') || has('days') || has('capacity')),
  rewrite: (row) => {
    const { facility_number: number, service, ...cells } = row.cells;
    const place = rewriteOdsPlace({ ...row, cells });
    // one number stands for all services of a facility
    const own = number ?? cells['id'];
    const id = own && service ? { ...own, value: `${own.value} ${service.value}` } : cells['id'];
    return withKind(withCells(place, { id }), service, KINDS, 'care-service');
  },
};
