import type { IssueLog } from '../issue.ts';
import { parseNumber } from '../value/number.ts';
import { withCells } from './rewrite-row.ts';
import type { StagedRow } from './staged-row.ts';

/** What a statistic counts in a row; ages of a withheld area stand with the area that they were added to (合算先). */
const COUNTED = ['total', 'age_0_14', 'age_15_64', 'age_65_over', 'age_75_over', 'single_65_over'] as const;

/**
 * 秘匿 and 合算: where few people live, the ages of a small area or mesh are withheld (X, *) and counted in another one, which
 * lists where they come from. Both become one record at the place of the one that holds them, so that no total is lost and no
 * age exceeds it: its people are those of all of them together. What is withheld with no place named stays as it is.
 */
export function joinWithheld(rows: readonly StagedRow[], log: IssueLog): readonly StagedRow[] {
  const byKey = new Map(rows.flatMap((row) => (keyOf(row) ? [[keyOf(row), row] as const] : [])));
  const joined = new Map<StagedRow, StagedRow[]>();
  for (const row of rows) {
    const target = byKey.get(row.cells['withheld_in']?.value ?? '');
    if (target && target !== row) joined.set(target, [...(joined.get(target) ?? []), row]);
  }
  if (joined.size === 0) return rows.map(withoutMarks);
  const gone = new Set([...joined.values()].flat());
  log.add('withheld-joined', {
    line: [...gone][0]?.line,
    value: String(gone.size),
    message: `秘匿された${gone.size}行の人数は、合算先の${joined.size}行に合わせました。合わせた行は合算先の位置に置きます。合計は変わりません。`,
  });
  return rows
    .filter((row) => !gone.has(row))
    .map((row) => withoutMarks(joined.has(row) ? sumUp(row, joined.get(row) ?? []) : row));
}

/** Ages stand in the target alone; a total that is given beside withheld ages is its own area's. */
function sumUp(target: StagedRow, sources: readonly StagedRow[]): StagedRow {
  const sums = COUNTED.map((field) => {
    const cells = [target, ...sources].map((row) => row.cells[field]);
    const known = cells.flatMap((cell) => parseNumber(cell?.value ?? '') ?? []);
    const sum = known.reduce((all, value) => all + value, 0);
    return [field, cells[0] && known.length > 0 ? { ...cells[0], value: String(sum) } : cells[0]] as const;
  });
  return withCells(target, Object.fromEntries(sums));
}

function keyOf(row: StagedRow): string {
  return row.cells['key_code']?.value ?? '';
}

function withoutMarks(row: StagedRow): StagedRow {
  const { key_code: _key, withheld_in: _in, ...cells } = row.cells;
  return { ...row, cells };
}
