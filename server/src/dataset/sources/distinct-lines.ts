import { Refusal } from '../issue.ts';
import { recordLine } from '../line-number.ts';
import type { StagedRow } from './staged-row.ts';

/** As many records of one line as its number still tells apart in 32 bits. */
const MOST_OF_A_LINE = 400;

/**
 * Where one line of a file holds several records (tables side by side, a column for each month), every further one is told
 * apart by a number of its own: what people say about rows on the screen goes by it. `lineInFile` leads back.
 * @throws Refusal for a line of more records than anyone would write
 */
export function withDistinctLines(rows: readonly StagedRow[]): readonly StagedRow[] {
  const counts = new Map<number, number>();
  return rows.map((row) => {
    const before = counts.get(row.line) ?? 0;
    counts.set(row.line, before + 1);
    if (before === 0) return row;
    if (before >= MOST_OF_A_LINE)
      throw new Refusal('cells-too-many', {
        line: row.line,
        message: `一つの行に${MOST_OF_A_LINE}件より多くの記録があります。表の形を確かめてください。`,
      });
    return { ...row, line: recordLine(row.line, before) };
  });
}
