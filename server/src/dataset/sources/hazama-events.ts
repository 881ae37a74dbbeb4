import { withFiscalYear } from './fiscal-year-heading.ts';
import type { Column, Source } from './source.ts';

/** What any list of events may say, under the names that lists use. */
export const EVENT_COLUMNS: readonly Column[] = [
  { field: 'kind', names: 'kind 種類 種別 区分 行事の種類 イベント種別 分類' },
  { field: 'title', names: 'title 行事名 行事 イベント名 名称 催し 催し名 講座名 事業名 件名 タイトル 内容' },
  { field: 'on', names: 'on 開催日 日 日付 日程 月日 年月日 開催年月日 実施日 開始日 期日 日にち' },
  { field: 'until', names: 'until 終了日 最終日' },
  { field: 'start_time', names: 'start_time 開始時間 開始時刻 開会' },
  { field: 'end_time', names: 'end_time 終了時間 終了時刻 閉会' },
  { field: 'time', names: '時間 時刻 開催時間' },
  { field: 'place', names: 'place 場所 会場 開催場所 場所名称 実施場所' },
  { field: 'areas', names: 'areas area 地区 地区名 区域 対象地区 対象区域 対象の地区 対象の区域 住民自治協議会' },
  { field: 'audience', names: 'audience 対象 対象者 参加対象' },
  { field: 'organizer', names: 'organizer 主催 主催者 主催団体 実施主体 実施団体' },
  { field: 'participants', names: 'participants 参加者数 参加人数 参加者 人数 参加者（人） のべ参加者数' },
  { field: 'url', names: 'url ホームページ' },
  { field: 'note', names: 'note 備考 説明 特記事項' },
];

/** 行事: what takes place on a day. */
export const hazamaEvents: Source = {
  format: 'hazama-events',
  dataset: 'events',
  columns: EVENT_COLUMNS,
  isMadeOf: (has) => has('title', 'on'),
  join: (rows, _log, heading) => withFiscalYear(rows, heading),
};
