import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';

/** 町字 → 区域: which town belongs to which area, often the only boundary there is. */
export const hazamaMembership: Source = {
  format: 'hazama-membership',
  dataset: 'membership',
  columns: [
    {
      field: 'machi_aza',
      names: 'machi_aza 町字 大字 町名 町丁目 町丁字名 大字町名 oaza town 町',
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
};
