import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';
import type { Cell } from './staged-row.ts';

/** イベント一覧 of the 自治体標準オープンデータセット, and of the 推奨データセット of 2021 before it. */
export const odsEvent: Source = {
  format: 'ods-event',
  dataset: 'events',
  columns: [
    { field: 'title', names: 'イベント名 eventname' },
    { field: 'on', names: '開始日 startdate' },
    { field: 'until', names: '終了日 enddate' },
    { field: 'start_time', names: '開始時間 starttime' },
    { field: 'end_time', names: '終了時間 endtime' },
    { field: 'days_note', names: '開始日時特記事項 開始日時_特記事項' },
    { field: 'note', names: '説明 概要 description' },
    { field: 'organizer', names: '主催者 organizer' },
    { field: 'place', names: '場所名称 開催場所名称 会場名称 会場' },
    { field: 'address', names: '所在地_連結表記 住所 所在地 address' },
    { field: 'address_prefecture', names: '所在地_都道府県' },
    { field: 'address_town', names: '所在地_町字' },
    { field: 'address_number', names: '所在地_番地以下' },
    { field: 'audience', names: '対象 対象者 参加対象' },
    { field: 'url', names: 'URL' },
    { field: 'remark', names: '備考' },
    { field: 'place_code', names: '所在地_全国地方公共団体コード' },
    {
      field: 'municipality_code',
      names: '全国地方公共団体コード 都道府県コード又は市区町村コード 都道府県コード又は市町村コード prefcode',
    },
    { field: 'municipality_name', names: '所在地_市区町村 市区町村名 市町村名' },
  ],
  isMadeOf: (has) => has('title', 'on', 'until') && (has('place') || has('note')),
  rewrite: (row) => {
    const {
      days_note: daysNote,
      remark,
      address_prefecture: prefecture,
      address_town: town,
      address_number: number,
      place_code: placeCode,
      ...cells
    } = row.cells;
    const audience = audienceIn(remark);
    return withCells(
      { ...row, cells },
      {
        note: joined([cells['note'], daysNote, audience ? undefined : remark], '　'),
        audience: cells['audience'] ?? audience,
        address: cells['address'] ?? (town && joined([prefecture, cells['municipality_name'], town, number], '')),
        // who keeps the list may be the prefecture: the venue's own code says whose row it is
        municipality_code: placeCode ?? cells['municipality_code'],
      },
    );
  },
};

/** The form has no column for whom an event is: Hazama's own export writes it into 備考. */
function audienceIn(remark: Cell | undefined): Cell | undefined {
  const [, audience] = /^対象[:：]\s*(.+)$/.exec(remark?.value ?? '') ?? [];
  return remark && audience ? { ...remark, value: audience } : undefined;
}
