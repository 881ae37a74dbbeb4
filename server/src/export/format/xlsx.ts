import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { badInput } from '../../wire/index.ts';
import type { ExportCell, ExportColumn, Note } from '../export-table.ts';
import { MISSING_CHARACTER } from './replaced-characters.ts';
import type { WriteFormat, Writing } from './writing.ts';

/** What a sheet of Excel holds, less its header. */
const MOST_ROWS = 1_048_575;
/** What a cell of Excel holds. */
const MOST_CHARACTERS = 32_767;
/** XML has no way to write these: controls, halves of a character. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/**
 * A sheet of typed cells under a header that stays in sight, and a 説明 sheet. A text is a cell of text, so that no formula
 * ever runs.
 */
export const writeXlsx: WriteFormat = async (table, file, writing) => {
  const rows: Cell[][] = [table.columns.map(({ name }) => header(name))];
  for await (const page of table.pages) {
    for (const { cells } of page) {
      const line = rows.length + 1;
      rows.push(table.columns.map((column, at) => cellOf(cells[at] ?? null, column, line, writing)));
    }
    if (rows.length > MOST_ROWS + 1)
      throw badInput(
        `Excel の一枚には ${MOST_ROWS.toLocaleString('ja')} 行までしか入りません。CSV で書き出すか、絞り込んでください。`,
      );
    writing.onRows(page.length);
  }
  await writeXlsxFile([
    {
      sheet: table.title,
      data: rows,
      columns: table.columns.map(({ width = 14 }) => ({ width })),
      stickyRowsCount: 1,
      dateFormat: 'yyyy-mm-dd',
    },
    {
      sheet: '説明',
      data: explanationRows(table.columns, writing),
      columns: [{ width: 30 }, { width: 110 }],
    },
  ]).toFile(file);
};

function cellOf(cell: ExportCell, column: ExportColumn, line: number, writing: Writing): Cell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number')
    return { value: cell, type: Number, ...(column.numberFormat ? { format: column.numberFormat } : {}) };
  if (column.type === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(cell))
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  if (cell.length > MOST_CHARACTERS)
    throw badInput(`${line} 行目の「${column.name}」は長すぎて Excel に入りません。CSV で書き出してください。`);
  return text(
    cell.replaceAll(NOT_XML, (character) => {
      writing.replaced.add(line, column.name, character);
      return MISSING_CHARACTER;
    }),
  );
}

function explanationRows(columns: readonly ExportColumn[], { explanation, replaced }: Writing): Cell[][] {
  const lines: Note[] = [
    ...explanation,
    ...columns.map(({ name, about }): Note => [`列：${name}`, about]),
    ...replaced.listed.map(
      ({ line, field, codePoint }): Note => [
        `Excel に入らない文字`,
        `${line} 行「${field}」${codePoint} を ${MISSING_CHARACTER} にしました`,
      ],
    ),
  ];
  return [
    ['項目', '内容'].map(header),
    ...lines.map(([subject, words]) => [text(subject), { ...text(words), wrap: true, alignVertical: 'top' as const }]),
  ];
}

function header(value: string): Cell {
  return { value, type: String, fontWeight: 'bold', backgroundColor: '#e8e8eb', wrap: true };
}

function text(value: string) {
  return { value, type: String, format: '@' };
}
