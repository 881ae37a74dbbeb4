import { filterInTurns } from '../in-turns.ts';
import { parseNumber } from '../value/number.ts';
import type { BodyRow } from './body-row.ts';

/** 「合計」「総 数」「西部地区計」, but no 「会計」 or 「統計」. */
const TOTAL =
  /^(?:総?合計|総計|計|総数|小計|全体|全市|市計|.{1,12}(?:地区|地域|圏域|区|町|村|市|支所|管内|校区|本庁)(?:の)?(?:合計|小計|総計|計))$/;
/** Numbers that are added up nowhere. */
const NO_AMOUNT = new Set(['id', 'code', 'number', 'year', 'longitude', 'latitude', 'municipality_code', 'phone']);

/** A row of sums that fits the others, or the first column that doesn't with the sum it should hold. */
export type TotalFinding = 'fits' | { readonly column: number; readonly expected: number };

/**
 * Rows that are sums of others: of all records, of those since the last sum, or of those until the next.
 * Only what is called a total and holds an amount is looked at.
 */
export async function findTotals(records: readonly BodyRow[]): Promise<ReadonlyMap<BodyRow, TotalFinding>> {
  const totals = await filterInTurns(records, isCalledTotal);
  const found = new Map<BodyRow, TotalFinding>();
  if (totals.length === 0) return found;
  const isTotal = new Set(totals);
  const all = records.filter((record) => !isTotal.has(record));
  for (const [at, record] of records.entries()) {
    if (!isTotal.has(record)) continue;
    const amounts = amountsOf(record);
    if (amounts.length === 0) continue;
    const before = records.findLastIndex((other, index) => index < at && isTotal.has(other));
    const after = records.findIndex((other, index) => index > at && isTotal.has(other));
    const groups = [all, records.slice(before + 1, at), records.slice(at + 1, after < 0 ? undefined : after)];
    const isFit = groups.some(
      (group) => group.length > 0 && amounts.every(([column, amount]) => isSame(sumOf(group, column), amount)),
    );
    const unfit = amounts.find(([column, amount]) => !isSame(sumOf(all, column), amount));
    if (isFit) found.set(record, 'fits');
    else if (unfit) found.set(record, { column: unfit[0], expected: sumOf(all, unfit[0]) });
  }
  return found;
}

function isCalledTotal({ row }: BodyRow): boolean {
  const label = row.cells.find((cell) => cell.trim()) ?? '';
  return label.length <= 20 && TOTAL.test(label.normalize('NFKC').replaceAll(/\s/g, ''));
}

function amountsOf({ row, header }: BodyRow): (readonly [column: number, amount: number])[] {
  return header.fields.flatMap((field, column) => {
    const amount = field && !NO_AMOUNT.has(field) ? parseNumber(row.cells[column] ?? '') : undefined;
    return amount === undefined ? [] : [[column, amount] as const];
  });
}

function sumOf(group: readonly BodyRow[], column: number): number {
  return group.reduce((sum, { row }) => sum + (parseNumber(row.cells[column] ?? '') ?? 0), 0);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a));
}
