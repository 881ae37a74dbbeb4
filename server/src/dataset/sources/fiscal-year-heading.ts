import { parseYear } from '../value/japanese-date.ts';
import { withCells } from './rewrite-row.ts';
import type { StagedRow } from './staged-row.ts';

const FISCAL_YEAR = /((?:19|20)\d\d|(?:令和|平成|R|H)\.?(?:元|\d{1,2}))\s*年?度/i;

/** 「令和8年度 年間行事予定表」 above a table: the 年度 of its days, where they are written without a year. */
export function fiscalYearIn(heading: readonly string[]): number | undefined {
  for (const text of heading) {
    const [, year] = FISCAL_YEAR.exec(text.normalize('NFKC')) ?? [];
    const found =
      year === undefined ? undefined : parseYear(/^\d{4}$/.test(year) ? year : `${year}年`.replace(/年年$/, '年'));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function withFiscalYear(rows: readonly StagedRow[], heading: readonly string[]): readonly StagedRow[] {
  const year = fiscalYearIn(heading);
  if (year === undefined) return rows;
  return rows.map((row) => withCells(row, { fiscal_year: { field: '年度', value: String(year) } }));
}
