import { mapInTurns } from '../in-turns.ts';
import { Refusal } from '../issue.ts';
import { lineInFile } from '../line-number.ts';
import type { RowCheck } from './row-check.ts';

/**
 * Two rows of one id: nobody can tell which is meant.
 * @throws Refusal naming both lines
 */
export async function refuseDuplicateIds(
  checks: readonly RowCheck[],
  field: string,
  keyOf: (text: string) => string = (text) => text,
): Promise<void> {
  const lines = new Map<string, number>();
  await mapInTurns(checks, (check) => {
    const text = check.text(field);
    if (text === null) return;
    const id = keyOf(text);
    const first = lines.get(id);
    if (first !== undefined)
      throw new Refusal('id-duplicate', {
        line: check.row.line,
        field: check.row.cells[field]?.field ?? field,
        value: id,
        message: `id「${id}」が${first}行目と${lineInFile(check.row.line)}行目の両方にあります。どちらかを直してください。`,
      });
    lines.set(id, lineInFile(check.row.line));
  });
}

/** Rows that nothing tells apart: the first goes in, the others to review. */
export async function reviewRepeated(
  entries: readonly { readonly check: RowCheck; readonly key: string }[],
  message: (firstLine: number) => string,
): Promise<void> {
  const lines = new Map<string, number>();
  await mapInTurns(entries, ({ check, key }) => {
    if (check.verdict !== 'accepted') return;
    const first = lines.get(key);
    if (first === undefined) lines.set(key, lineInFile(check.row.line));
    else
      check.review('row-repeated', { value: `${first}行目` }, message(first), {
        suggestion: { label: `${first}行目と同じなので、取り込まない`, accept: false, changes: {}, sameAs: null },
        isFinal: true,
      });
  });
}
