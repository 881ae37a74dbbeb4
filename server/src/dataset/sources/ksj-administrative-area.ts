import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';

/**
 * 国土数値情報 行政区域（N03）: the outlines of all municipalities of a prefecture or of the country, each island a record.
 * The same columns since 2012 (N03-12); N03_005, the ward of a designated city, came with version 3.1. A ward is an area
 * of its own code; 所属未定地 has none.
 */
export const ksjAdministrativeArea: Source = {
  format: 'ksj-n03-administrative-area',
  dataset: 'areas',
  columns: [
    { field: 'prefecture', names: 'N03_001' },
    { field: 'county', names: 'N03_003' },
    { field: 'name', names: 'name N03_004' },
    { field: 'ward', names: 'N03_005' },
    { field: 'code', names: 'code N03_007' },
  ],
  isMadeOf: (has, { hasGeometry }) => hasGeometry && has('prefecture', 'county', 'name', 'code'),
  rewrite: (row) => {
    const { prefecture: _prefecture, county, ward, name, code, ...cells } = row.cells;
    const isOldWard = county?.value.endsWith('市') && name?.value.endsWith('区');
    return withCells(
      { ...row, cells },
      { name: isOldWard ? joined([county, name], '') : joined([name, ward], ''), code, municipality_code: code },
    );
  },
  keyOf: ({ cells }) => cells['code']?.value,
};
