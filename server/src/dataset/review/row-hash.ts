import { createHash } from 'node:crypto';
import type { StagedRow } from '../sources/staged-row.ts';

/** Tells rows of a source apart by what stands in them; the same wherever in the file the row stands, and in whichever order its columns. */
export function rowHash({ cells, geometry }: Pick<StagedRow, 'cells' | 'geometry'>): string {
  const values = Object.entries(cells)
    .flatMap(([field, cell]) => (cell ? [[field, cell.value]] : []))
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([values, geometry ?? null]))
    .digest('base64url');
}
