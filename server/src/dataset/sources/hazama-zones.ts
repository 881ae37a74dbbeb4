import type { Source } from './source.ts';

/** デマンド交通の区域: polygons drawn on a map, each with how one rides. */
export const hazamaZones: Source = {
  format: 'hazama-zones',
  dataset: 'zones',
  columns: [
    { field: 'id', names: 'id' },
    { field: 'name', names: 'name 名称 区域名 運行区域 路線名 事業名' },
    { field: 'schedule', names: 'schedule 運行日時 運行日 運行時間 日時' },
    { field: 'booking_deadline', names: 'booking_deadline 予約期限 申込期限 予約の締切 予約' },
    { field: 'riders', names: 'riders 利用できる人 対象者 対象 利用対象' },
    { field: 'fare', names: 'fare 運賃 料金' },
    { field: 'operator', names: 'operator 運行者 事業者 運営団体 organization' },
    { field: 'phone', names: 'phone 電話番号 予約電話 電話' },
    { field: 'url', names: 'url ホームページ' },
    { field: 'note', names: 'note 備考' },
  ],
  // an outline of an area has a name too: what makes it a zone is how one rides
  isMadeOf: (has, { hasGeometry, geometryType }) =>
    hasGeometry &&
    has('name') &&
    (has('booking_deadline') ||
      has('schedule', 'riders') ||
      (isOutline(geometryType) && (has('schedule') || has('riders')))),
};

/** A place has days and hours too; what is open on some days and has an outline is served within it. */
const isOutline = (geometryType: string | undefined): boolean => geometryType?.endsWith('Polygon') ?? false;
