import { ODS_PLACE, rewriteOdsPlace } from './ods-place.ts';
import { withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';

/** AED設置箇所一覧: where a defibrillator hangs, and when it can be reached. */
export const odsAed: Source = {
  format: 'ods-aed',
  dataset: 'resources',
  columns: [
    ...ODS_PLACE,
    { field: 'position', names: '設置位置 設置場所 installationposition' },
    { field: 'for_children', names: '小児対応設備の有無 小児対応 equipmentforchildren' },
  ],
  isMadeOf: (has, { names }) =>
    has('name', 'position') && (has('for_children') || names.some((name) => /AED/i.test(name.normalize('NFKC')))),
  rewrite: (row) => {
    const { position: _position, for_children: _children, ...cells } = row.cells;
    return withCells(rewriteOdsPlace({ ...row, cells }), { kind: { field: 'kind', value: 'aed' } });
  },
};
