import type { Source } from './source.ts';

/** バスの通る道 as a town draws them or as they were exported: lines with who drives there, without stops and times. */
export const hazamaLines: Source = {
  format: 'hazama-lines',
  dataset: 'lines',
  columns: [
    { field: 'operator', names: 'operator 事業者 事業者名 運行者 運行事業者 会社名' },
    { field: 'name', names: 'name 系統 系統名 路線 路線名 名称' },
    { field: 'kind', names: 'kind 区分 種別 バスの種類' },
    { field: 'weekday_trips', names: 'weekday_trips 平日の便数 平日便数' },
    { field: 'saturday_trips', names: 'saturday_trips 土曜の便数 土曜便数' },
    { field: 'sunday_trips', names: 'sunday_trips 日曜祝日の便数 日祝便数' },
    { field: 'year', names: 'year 年' },
    { field: 'note', names: 'note 備考' },
  ],
  isMadeOf: (has, { geometryType }) => Boolean(geometryType?.endsWith('LineString')) && has('operator'),
};
