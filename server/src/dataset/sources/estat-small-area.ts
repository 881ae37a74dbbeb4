import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';

/** 水面調査区 of the census: water, where nobody lives. */
const WATER = '8154';

/**
 * e-Stat 境界データ（小地域）of the census: 町丁・字等 as areas, KEY_CODE their code, S_NAME their name. A detached piece is a
 * record of its own, with the same KEY_CODE. JINKO and SETAI are left: how they are split over
 * detached pieces differs from census to census, and the tables of e-Stat have them once.
 */
export const estatSmallArea: Source = {
  format: 'estat-small-area',
  dataset: 'areas',
  columns: [
    { field: 'code', names: 'code KEY_CODE' },
    { field: 'name', names: 'name S_NAME MOJI' },
    { field: 'prefecture_code', names: 'PREF KEN' },
    { field: 'city_code', names: 'CITY' },
    { field: 'class', names: 'HCODE' },
  ],
  isMadeOf: (has, { hasGeometry }) => hasGeometry && has('code', 'name', 'prefecture_code', 'city_code', 'class'),
  rewrite: (row) => {
    const { prefecture_code: prefecture, city_code: city, class: kind, code, name, ...cells } = row.cells;
    const isWater = kind?.value === WATER;
    return withCells(
      { ...row, cells },
      {
        code: code && isWater ? { ...code, value: `${code.value}-${WATER}` } : code,
        name: isWater ? { field: 'HCODE', value: '水面調査区' } : name,
        is_water: isWater ? kind : undefined,
        municipality_code: joined([prefecture, city], ''),
      },
    );
  },
  keyOf: ({ cells }) => cells['code']?.value,
};
