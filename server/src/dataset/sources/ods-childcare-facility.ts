import { type KindWords, withKind } from './kind-words.ts';
import { ODS_PLACE, rewriteOdsPlace } from './ods-place.ts';
import type { Source } from './source.ts';

const KINDS: KindWords = [
  [/児童館|児童センター/, 'children-centre'],
  [/幼稚園|保育|こども園|子育て|つどいの広場|託児/, 'childcare-facility'],
];

/** 子育て施設一覧: 幼稚園, 保育所, 認定こども園. */
export const odsChildcareFacility: Source = {
  format: 'ods-childcare-facility',
  dataset: 'resources',
  category: 'childcare_type',
  columns: [
    ...ODS_PLACE,
    { field: 'childcare_type', names: '種別 施設種別' },
    { field: 'capacity', names: '収容定員 定員 capacity' },
    { field: 'opened_on', names: '認可等年月日' },
    { field: 'ages', names: '受入年齢' },
    { field: 'temporary_care', names: '一時預かりの有無' },
  ],
  isMadeOf: (has) =>
    has('name', 'address') && (has('ages') || has('temporary_care')) && (has('childcare_type') || has('capacity')),
  rewrite: (row) => {
    const { childcare_type: type, ages: _ages, temporary_care: _care, ...cells } = row.cells;
    return withKind(rewriteOdsPlace({ ...row, cells }), type, KINDS, 'childcare-facility');
  },
};
