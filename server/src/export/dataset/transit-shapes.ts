import { DATASET_TITLES } from '../../dataset/index.ts';
import type { ExportContext } from '../export-context.ts';
import { type ExportColumn, type ExportTable, onePage } from '../export-table.ts';
import { listLineRows, listZoneRows, type TransitShapeRow } from './transit-shapes.repository.ts';

const ZONE_COLUMNS: readonly ExportColumn[] = [
  { name: 'name', about: '区域の名前', type: 'text', width: 24 },
  { name: 'schedule', about: '運行する日時', type: 'text', width: 24 },
  { name: 'booking_deadline', about: '予約期限', type: 'text', width: 18 },
  { name: 'riders', about: '利用できる人', type: 'text', width: 24 },
  { name: 'fare', about: '運賃', type: 'text', width: 14 },
  { name: 'operator', about: '運行者', type: 'text', width: 20 },
  { name: 'phone', about: '電話番号', type: 'text', width: 16 },
  { name: 'url', about: 'Web ページ', type: 'text', width: 30 },
  { name: 'note', about: '備考', type: 'text', width: 24 },
];

const LINE_COLUMNS: readonly ExportColumn[] = [
  { name: 'operator', about: '事業者', type: 'text', width: 24 },
  { name: 'name', about: '系統', type: 'text', width: 24 },
  {
    name: 'kind',
    about: 'private 民営、public 公営、community コミュニティバス、demand デマンドバス、other その他',
    type: 'text',
    width: 14,
  },
  { name: 'weekday_trips', about: '平日の便数（片道。上り下りの平均）。空はわからない', type: 'number', width: 12 },
  { name: 'saturday_trips', about: '土曜の便数（片道）', type: 'number', width: 12 },
  { name: 'sunday_trips', about: '日曜・祝日の便数（片道）', type: 'number', width: 12 },
  { name: 'year', about: '何年の道か', type: 'number', width: 8 },
  { name: 'note', about: '備考', type: 'text', width: 24 },
];

/** デマンド交通の区域 as a town drew them. */
export async function zoneTable({ database, town }: ExportContext): Promise<ExportTable> {
  const rows = await listZoneRows(database, town.code, town.revision);
  return table(DATASET_TITLES.zones, ZONE_COLUMNS, 'MultiPolygon', rows);
}

/** バスの通る道: lines without stops and times. */
export async function lineTable({ database, town }: ExportContext): Promise<ExportTable> {
  const rows = await listLineRows(database, town.code, town.revision);
  const notes = [
    ['時刻', '通る道だけの記録です。停留所と時刻がないので、便数や届く人の数には使っていません。'],
  ] as const;
  return { ...table(DATASET_TITLES.lines, LINE_COLUMNS, 'MultiLineString', rows), notes };
}

function table(
  title: string,
  columns: readonly ExportColumn[],
  geometryType: ExportTable['geometryType'],
  rows: readonly TransitShapeRow[],
): ExportTable {
  const written = rows.map(({ cells, shape }) => ({
    cells: columns.map(({ name }) => cells[name] ?? null),
    geometry: shape,
  }));
  return { title, columns, geometryType, pages: onePage(written), notes: [] };
}
