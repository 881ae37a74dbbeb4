import { parseNumber } from '../value/number.ts';
import { POPULATION_PLACE } from './hazama-population.ts';
import { withCells } from './rewrite-row.ts';
import type { Column, Source } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/** Five-year bands by sex: 0–4 is the first, 85 and over the eighteenth. */
const BANDS = 18;
const YEARS_PER_BAND = 5;
/** Which bands an age group is made of, from 0. */
const GROUPS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  age_0_14: [0, 2],
  age_15_64: [3, 12],
  age_65_over: [13, 17],
  age_75_over: [15, 17],
};

/**
 * 地域・年齢別人口 of the 自治体標準オープンデータセット: one column for each five years and sex, under Japanese names (0-4歳の男性)
 * or as `man1`, `woman1`.
 */
export const odsPopulation: Source = {
  format: 'ods-population',
  dataset: 'population',
  columns: [
    ...POPULATION_PLACE.filter(({ field }) => field !== 'code'),
    { field: 'code', names: '地域名 町丁字名 regionname' },
    { field: 'total', names: '総人口 totalpopulation' },
    {
      field: 'municipality_code',
      names: '都道府県コード又は市区町村コード 都道府県コード又は市町村コード 全国地方公共団体コード prefcode',
    },
    ...Array.from({ length: BANDS }, (_, band) => bandColumns(band)).flat(),
  ],
  isMadeOf: (has) => has('code', 'total', 'man_0', 'woman_0', `man_${BANDS - 1}`, `woman_${BANDS - 1}`),
  rewrite: (row) =>
    withCells(row, Object.fromEntries(Object.entries(GROUPS).map(([field, bands]) => [field, sumOf(row, bands)]))),
};

function bandColumns(band: number): Column[] {
  const from = band * YEARS_PER_BAND;
  const ages = band === BANDS - 1 ? `${from}歳以上` : `${from}-${from + YEARS_PER_BAND - 1}歳`;
  return [
    { field: `man_${band}`, names: `${ages}の男性 ${ages}男性 man${band + 1}` },
    { field: `woman_${band}`, names: `${ages}の女性 ${ages}女性 woman${band + 1}` },
  ];
}

/** Undefined where one of the bands is withheld or no number: then the group isn't known. */
function sumOf({ cells }: StagedRow, [from, to]: readonly [number, number]): Cell | undefined {
  let sum = 0;
  for (let band = from; band <= to; band++)
    for (const field of [`man_${band}`, `woman_${band}`]) {
      const count = parseNumber(cells[field]?.value ?? '');
      if (count === undefined) return undefined;
      sum += count;
    }
  return {
    field: `${from * YEARS_PER_BAND}歳〜${to === BANDS - 1 ? '' : `${to * YEARS_PER_BAND + YEARS_PER_BAND - 1}歳`}`,
    value: String(sum),
  };
}
