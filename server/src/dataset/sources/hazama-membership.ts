import type { IssueLog } from '../issue.ts';
import { splitList } from '../value/list.ts';
import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';
import type { StagedRow } from './staged-row.ts';

/** 町字 → 区域: which town belongs to which area, often the only boundary there is. */
export const hazamaMembership: Source = {
  format: 'hazama-membership',
  dataset: 'membership',
  columns: [
    {
      field: 'machi_aza',
      names:
        'machi_aza 町字 大字 町名 町丁目 町丁字名 大字町名 oaza town 町 towns 構成町 構成町字 構成する町 構成する町字 構成町名 対象町 対象町字 町一覧 町字一覧',
    },
    { field: 'koaza', names: 'koaza 小字 小字名' },
    {
      field: 'area',
      names: 'area 地区 地区名 区域 区域名 自治協 住民自治協議会 自治協議会名 地域 council district 圏域 旧市町村',
    },
    { field: 'longitude', names: 'longitude 経度 lng lon' },
    { field: 'latitude', names: 'latitude 緯度 lat' },
  ],
  isMadeOf: (has) => has('machi_aza', 'area'),
  rewrite: (row) => {
    const { machi_aza: machiAza, koaza } = row.cells;
    return withCells(row, { machi_aza: joined([machiAza, machiAza && koaza], ''), koaza: undefined });
  },
  join: (rows, log) => separateTowns(rows, log),
};

/** 「東町、西町、南町」: a table with a row for each area lists its 町字 in one cell. Each is a record of its own. */
function separateTowns(rows: readonly StagedRow[], log: IssueLog): readonly StagedRow[] {
  const separate = rows.flatMap((row) => {
    const cell = row.cells['machi_aza'];
    const towns = splitList(cell?.value ?? '');
    if (!cell || towns.length < 2) return [row];
    return towns.map((town) => withCells(row, { machi_aza: { ...cell, value: town } }));
  });
  if (separate.length > rows.length)
    log.add('towns-listed', {
      value: `${rows.length} → ${separate.length}`,
      message: `一つの欄に並んだ町字を分けて、${rows.length}行を${separate.length}件として読みました。`,
    });
  return separate;
}
