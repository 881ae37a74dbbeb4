import { parseNumber } from '../value/number.ts';
import type { Column } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/** 0–4 is the first, 95–99 the twentieth; what follows is open. */
const BANDS = 20;
const YEARS_PER_BAND = 5;
/** 85歳以上, 100歳以上: the last column of a table, whichever it is. */
const OPEN_BANDS = [85, 95, 100];

/** Five-year bands (総数０～４歳), both sexes together. */
export const ESTAT_BANDS: readonly Column[] = [
  ...Array.from({ length: BANDS }, (_, band) => {
    const ages = `${band * YEARS_PER_BAND}~${band * YEARS_PER_BAND + YEARS_PER_BAND - 1}歳`;
    return { field: `band_${band * YEARS_PER_BAND}`, names: `総数${ages} ${ages}総数 ${ages}` };
  }),
  ...OPEN_BANDS.map((from) => ({ field: `open_${from}`, names: `総数${from}歳以上 ${from}歳以上総数` })),
];

const GROUPS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  age_0_14: [0, 14],
  age_15_64: [15, 64],
  age_65_over: [65, Number.POSITIVE_INFINITY],
  age_75_over: [75, Number.POSITIVE_INFINITY],
};

/** The row without its bands; an age group that isn't given by itself is their sum, unknown where one of them is. */
export function withAgeGroups(row: StagedRow): StagedRow {
  const bands = Object.entries(row.cells).filter(([field]) => /^(band|open)_/.test(field));
  const cells = Object.fromEntries(Object.entries(row.cells).filter(([field]) => !/^(band|open)_/.test(field)));
  if (bands.length === 0) return { ...row, cells };
  const read = bands.map(([field, cell]) => ({
    from: Number(field.replace(/\D+/, '')),
    isOpen: field.startsWith('open'),
    count: parseNumber(cell?.value ?? ''),
  }));
  const covers = Math.min(...read.filter(({ isOpen }) => isOpen).map(({ from }) => from));
  // a summary column (総数65歳以上) beside its own bands would count them twice
  const counted = read.filter(({ from, isOpen }) => (isOpen ? from === highest(read) : from < highest(read)));
  const groups = Object.entries(GROUPS).flatMap(([field, [from, to]]) => {
    const parts = counted.filter((band) => band.from >= from && band.from <= to);
    const isWhole =
      to === Number.POSITIVE_INFINITY ? Number.isFinite(covers) : parts.length === (to - from + 1) / YEARS_PER_BAND;
    if (cells[field] || !isWhole || parts.length === 0 || parts.some(({ count }) => count === undefined)) return [];
    const cell: Cell = { field, value: String(parts.reduce((sum, { count = 0 }) => sum + count, 0)) };
    return [[field, cell] as const];
  });
  return { ...row, cells: { ...cells, ...Object.fromEntries(groups) } };
}

/** Where the open band begins that no other band lies beyond. */
function highest(bands: readonly { readonly from: number; readonly isOpen: boolean }[]): number {
  const closed = Math.max(0, ...bands.filter(({ isOpen }) => !isOpen).map(({ from }) => from));
  return Math.max(closed + YEARS_PER_BAND, ...bands.filter(({ isOpen }) => isOpen).map(({ from }) => from));
}
