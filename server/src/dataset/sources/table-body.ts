import { Pace } from '../file/pace.ts';
import type { Table, TableRow } from '../file/table.ts';
import { filterInTurns } from '../in-turns.ts';
import type { IssueLog } from '../issue.ts';
import type { BodyRow } from './body-row.ts';
import { headerKey } from './header-key.ts';
import { type HeaderMatch, matchHeader } from './match-header.ts';
import type { Source } from './source.ts';
import { findTotals } from './totals.ts';
import { listed } from './unknown-table.ts';

/** Rows between two looks at the clock. */
const ROWS_PER_LOOK = 64;

/** What begins a remark, wherever it stands. */
const REMARK = /^[\s　]*(?:[※*＊]|[(（]?注[)）0-9０-９:：.．\s]|備考|出典|出所|資料[:：]|単位[:：])/;
/** What is long, or a sentence, below a table is a remark too. */
const SENTENCE = /。|^.{24,}$/;
const UNIT = /^[(（]?(?:単位[:：])?(?:人|名|世帯|件|か所|箇所|ヶ所|回|席|床|台|戸|%|％|歳|㎡|km|m)[)）]?$/;

/**
 * The records among the rows below a header. Headers that come again (a page's top, a second table with a title of its own),
 * rows of units, remarks and sums that fit are no records: each is named in the log, none goes silently.
 */
export async function recordsOf(table: Table, source: Source, header: HeaderMatch, log: IssueLog): Promise<BodyRow[]> {
  const rows = table.rows.slice(header.firstRecord);
  if (table.fields) return rows.map((row) => ({ row, header }));
  const records = await withoutTotals(await withoutHeaders(rows, table, source, header, log), log);
  return withoutRemarks(records, log);
}

async function withoutHeaders(
  rows: readonly TableRow[],
  table: Table,
  source: Source,
  first: HeaderMatch,
  log: IssueLog,
): Promise<BodyRow[]> {
  const isSame = sameHeader(table, first);
  const records: BodyRow[] = [];
  const again: number[] = [];
  let header = first;
  const pace = new Pace();
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (!row) break;
    if (at % ROWS_PER_LOOK === 0) await pace.yieldWhenDue();
    const isUnits = records.length === 0 && isUnitRow(row);
    // a title of one cell stands above the header of a second table
    const wasTitle = at > 0 && countFilled(rows[at - 1]) === 1;
    const next = isSame(row) ? first : wasTitle ? headerOfSecond(rows.slice(at, at + 3), source, header) : undefined;
    if (next) {
      again.push(row.line);
      if (wasTitle && records.at(-1)?.row === rows[at - 1]) records.pop();
      header = next;
      at += next.headerRows - 1;
    } else if (!isUnits) records.push({ row, header });
  }
  if (again.length > 0)
    log.add('header-repeated', {
      line: again[0],
      value: listed(again.map((line) => `${line}行目`)),
      message: `見出しが${again.length}か所にまたあったので、そこから先も同じ表の続きとして読みました。`,
    });
  return records;
}

/** Whether a row is the header once more, as at the top of each printed page. */
function sameHeader({ rows }: Table, { firstRecord, headerRows }: HeaderMatch): (row: TableRow) => boolean {
  const cells = rows[firstRecord - headerRows]?.cells ?? [];
  const filled = [...cells.entries()].filter(([, cell]) => cell.trim());
  const [at, text] = filled[0] ?? [0, ''];
  return (row) =>
    row.cells[at] === text && filled.length > 1 && filled.every(([column, cell]) => row.cells[column] === cell);
}

function headerOfSecond(rows: readonly TableRow[], source: Source, { names }: HeaderMatch): HeaderMatch | undefined {
  const known = new Set(names.map(headerKey));
  const cells = (rows[0]?.cells ?? []).map(headerKey).filter(Boolean);
  // at least half its names are those of the first table
  if (cells.length < 2 || cells.filter((cell) => known.has(cell)).length * 2 < cells.length) return undefined;
  const found = matchHeader({ kind: 'csv', sheet: '', fields: undefined, rows }, source, {});
  return found?.firstRecord === found?.headerRows ? found : undefined;
}

function isUnitRow({ cells }: TableRow): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  return filled.length > 0 && filled.every((cell) => UNIT.test(cell));
}

async function withoutTotals(records: readonly BodyRow[], log: IssueLog): Promise<readonly BodyRow[]> {
  const totals = await findTotals(records);
  if (totals.size === 0) return records;
  const fit = records.filter((record) => totals.get(record) === 'fits');
  if (fit.length > 0)
    log.add('total-left-out', {
      line: fit[0]?.row.line,
      value: listed(fit.map(({ row }) => row.cells.find((cell) => cell.trim()) ?? '')),
      message: `合計の${fit.length}行は、ほかの行の和と合うことを確かめて、記録から除きました。`,
    });
  return records.flatMap((record) => {
    const found = totals.get(record);
    if (found === 'fits') return [];
    return [found ? { ...record, unfitSum: found } : record];
  });
}

async function withoutRemarks(records: readonly BodyRow[], log: IssueLog): Promise<BodyRow[]> {
  let end = records.length;
  while (end > 0 && isRemarkBelow(records[end - 1])) end--;
  const among = new Set(await filterInTurns(records.slice(0, end), isRemark));
  const kept = records.slice(0, end).filter((record) => !among.has(record));
  const remarks = [...among, ...records.slice(end)];
  if (remarks.length > 0)
    log.add('remarks-left-out', {
      line: remarks[0]?.row.line,
      value: remarks[0]?.row.cells.find((cell) => cell.trim()),
      message: `表の注記の${remarks.length}行は、記録として数えていません。`,
    });
  return kept;
}

function isRemark({ row, header }: BodyRow): boolean {
  return countFilled(row) <= 2 && hasSeveralFields(header) && REMARK.test(firstFilled(row));
}

function isRemarkBelow(record: BodyRow | undefined): boolean {
  if (!record) return false;
  if (isRemark(record)) return true;
  return countFilled(record.row) === 1 && hasSeveralFields(record.header) && SENTENCE.test(firstFilled(record.row));
}

function hasSeveralFields({ fields }: HeaderMatch): boolean {
  return fields.filter(Boolean).length > 1;
}

function countFilled(row: TableRow | undefined): number {
  let count = 0;
  for (const cell of row?.cells ?? []) if (cell.trim()) count++;
  return count;
}

function firstFilled({ cells }: TableRow): string {
  return cells.find((cell) => cell.trim()) ?? '';
}
