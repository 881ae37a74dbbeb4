import { withCells } from './rewrite-row.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/** Which kind of resource a format's own word for a thing is. */
export type KindWords = readonly (readonly [words: RegExp, kind: string])[];

/**
 * The row with the kind that one of the words in the cell stands for, else with the general kind, and then it says so:
 * nothing is put among others silently.
 */
export function withKind(row: StagedRow, cell: Cell | undefined, words: KindWords, general: string): StagedRow {
  if (!cell && row.cells['kind']) return row;
  const known = cell && words.find(([pattern]) => pattern.test(cell.value.normalize('NFKC')))?.[1];
  const placed = withCells(row, { kind: { field: cell?.field ?? 'kind', value: known ?? general } });
  return known ? placed : { ...placed, generalised: { word: cell?.value ?? '', kind: general } };
}
