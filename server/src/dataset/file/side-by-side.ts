import { headerKey } from '../sources/header-key.ts';
import type { Table, TableRow } from './table.ts';

/** Titles and notes stand above the header. */
const ROWS_LOOKED_AT = 20;
const LEAST_COLUMNS = 2;

/** Columns from `start`, before `end`. */
interface Block {
  readonly start: number;
  readonly end: number;
}

/**
 * Two tables side by side on one sheet, the same header again after an empty column, are one table: the others' rows go
 * below the first's. Anything else stays as it is.
 */
export function stackSideBySide(table: Table): Table {
  if (table.fields) return table;
  for (const [at, header] of table.rows.slice(0, ROWS_LOOKED_AT).entries()) {
    const blocks = repeatedBlocks(header.cells);
    if (blocks.length > 1 && haveGaps(table.rows.slice(at), blocks)) return stacked(table, at, blocks);
  }
  return table;
}

/** Runs of filled cells, where each says the same as the first. */
function repeatedBlocks(cells: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (!cells[start]?.trim()) continue;
    let end = start + 1;
    while (cells[end]?.trim()) end++;
    blocks.push({ start, end });
    start = end;
  }
  const namesOf = ({ start, end }: Block) => cells.slice(start, end).map(headerKey).join('\n');
  const [first] = blocks;
  if (!first || first.end - first.start < LEAST_COLUMNS) return [];
  return blocks.every((block) => namesOf(block) === namesOf(first)) ? blocks : [];
}

/** Whether nothing stands between the blocks, from the header down. */
function haveGaps(rows: readonly TableRow[], blocks: readonly Block[]): boolean {
  return blocks.every(({ end }, at) => {
    const next = blocks[at + 1];
    return !next || rows.every(({ cells }) => !cells.slice(end, next.start).some((cell) => cell.trim()));
  });
}

function stacked(table: Table, headerAt: number, blocks: readonly Block[]): Table {
  const [first, ...others] = blocks;
  if (!first) return table;
  const margin = Array.from({ length: first.start }, () => '');
  const left = table.rows.map((row) => ({ ...row, cells: row.cells.slice(0, others[0]?.start) }));
  const right = others.flatMap(({ start }, at) =>
    table.rows.slice(Math.max(0, headerAt - 1)).flatMap((row) => {
      const cells = row.cells.slice(start, others[at + 1]?.start);
      return cells.some((cell) => cell.trim()) ? [{ ...row, cells: [...margin, ...cells] }] : [];
    }),
  );
  const titles = table.rows[headerAt - 1]?.cells.filter((cell) => cell.trim()) ?? [];
  const isTitled = titles.length === blocks.length;
  return {
    ...table,
    rows: [...left.filter(({ cells }) => cells.some((cell) => cell.trim())), ...right],
    notes: [
      ...(table.notes ?? []),
      {
        code: 'tables-side-by-side',
        draft: {
          line: table.rows[headerAt]?.line,
          ...(isTitled && { value: titles.join('、') }),
          message: `横に並んだ${blocks.length}つの表を、左から順に続けて読みました。${
            isTitled
              ? 'それぞれの上にある題が何を表すかはわからないので読んでいません。地区などを表すときは、列を加えてください。'
              : ''
          }`,
        },
      },
    ],
  };
}
