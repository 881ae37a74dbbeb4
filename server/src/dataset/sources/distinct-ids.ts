import { withCells } from './rewrite-row.ts';
import type { StagedRow } from './staged-row.ts';

/**
 * A prefecture's list puts those of its municipalities one below the other, and each counts from 1: where one id stands in rows
 * of several municipalities, the municipality's code goes before every id. Elsewhere ids stay as they are.
 */
export function withDistinctIds(rows: readonly StagedRow[]): readonly StagedRow[] {
  const owners = new Map<string, string>();
  const isShared = rows.some(({ cells: { id, municipality_code: code } }) => {
    if (!id || !code) return false;
    const owner = owners.get(id.value);
    if (owner === undefined) owners.set(id.value, code.value);
    return owner !== undefined && owner !== code.value;
  });
  if (!isShared) return rows;
  return rows.map((row) => {
    const { id, municipality_code: code } = row.cells;
    return id && code ? withCells(row, { id: { ...id, value: `${code.value}-${id.value}` } }) : row;
  });
}
