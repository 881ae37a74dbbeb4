import type { Cell, StagedRow } from './staged-row.ts';

/** The row with some cells put in, changed, or (undefined) taken out. */
export function withCells(row: StagedRow, cells: Readonly<Record<string, Cell | undefined>>): StagedRow {
  return { ...row, cells: { ...row.cells, ...cells } };
}

/** Several cells as one, under the name of the first that is filled; undefined where none is. */
export function joined(cells: readonly (Cell | undefined)[], separator = ' '): Cell | undefined {
  const filled = cells.filter((cell) => cell !== undefined);
  const [first] = filled;
  return first && { field: first.field, value: filled.map(({ value }) => value).join(separator) };
}
