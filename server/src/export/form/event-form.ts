import type { EventRow } from '../dataset/event-rows.repository.ts';
import { selectEvents } from '../dataset/events.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import { type ExportCell, type ExportColumn, type ExportTable, onePage } from '../export-table.ts';
import { wholeCode } from './place-columns.ts';

type CellOf = (event: EventRow, town: ExportContext['town']) => ExportCell;

/** The form's columns in their order; those without a cell are what Hazama doesn't know. */
const COLUMNS: readonly (readonly [name: string, cell?: CellOf, type?: ExportColumn['type']])[] = [
  ['都道府県コード又は市区町村コード', (_, town) => wholeCode(town)],
  ['NO'],
  ['都道府県名', (_, town) => town.prefecture],
  ['市区町村名', (_, town) => town.name],
  ['イベント名', ({ title }) => title],
  ['イベント名_カナ'],
  ['イベント名_英語'],
  ['開始日', ({ heldOn }) => heldOn, 'day'],
  ['終了日', ({ heldOn, untilOn }) => untilOn ?? heldOn, 'day'],
  ['開始時間', ({ startTime }) => startTime],
  ['終了時間', ({ endTime }) => endTime],
  ['開始日時特記事項'],
  ['説明', ({ note }) => note],
  ['料金(基本)'],
  ['料金(詳細)'],
  ['連絡先名称'],
  ['連絡先電話番号'],
  ['連絡先内線番号'],
  ['主催者', ({ organizer }) => organizer],
  ['場所名称', ({ place }) => place],
  ['住所'],
  ['方書'],
  ['緯度'],
  ['経度'],
  ['アクセス方法'],
  ['駐車場情報'],
  ['定員'],
  ['参加申込終了日'],
  ['参加申込終了時間'],
  ['参加申込方法'],
  ['URL', ({ url }) => url],
  ['備考', ({ audience }) => audience && `対象：${audience}`],
];

/** イベント一覧: what anyone may know of a town's events. */
export async function eventForm(context: ExportContext, parameters: ExportParameters): Promise<ExportTable> {
  const { rows } = await selectEvents(context, parameters);
  return {
    title: 'イベント一覧',
    columns: COLUMNS.map(([name, cell, type = 'text']) => ({
      name,
      about: cell ? '自治体標準オープンデータセットの項目' : '（Hazama にはないので空です）',
      type,
      width: 18,
    })),
    geometryType: null,
    pages: onePage(
      rows.map((event) => ({
        cells: COLUMNS.map(([, cell]) => cell?.(event, context.town) ?? null),
        geometry: null,
      })),
    ),
    notes: [['様式', '自治体標準オープンデータセット「イベント一覧」。会場の住所と位置は持っていないので空です。']],
  };
}
