import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { markText } from '../../dataset/index.ts';
import type { ExportCell, ExportTable } from '../export-table.ts';
import { encodeCp932, findCp932 } from './cp932.ts';
import { MISSING_CHARACTER } from './replaced-characters.ts';
import type { WriteFormat, Writing } from './writing.ts';

/** By it Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** UTF-8 with a mark at its front, or CP932; lines end as Windows ends them, and no cell is a formula. */
export const writeCsv: WriteFormat = async (table, file, writing) => {
  await pipeline(Readable.from(chunks(table, writing)), fs.createWriteStream(file, { flags: 'wx' }));
};

async function* chunks(table: ExportTable, writing: Writing): AsyncGenerator<Buffer> {
  const isUtf8 = writing.encoding === 'utf-8';
  const encode = (text: string) => (isUtf8 ? Buffer.from(text) : encodeCp932(text));
  const names = table.columns.map(({ name }) => name);
  let line = 1;
  const lineOf = (cells: readonly ExportCell[]): string => {
    const texts = cells.map((cell, at) => {
      const text = cellText(cell);
      return isUtf8 ? text : fitted(text, (character) => writing.replaced.add(line, names[at] ?? '', character));
    });
    for (const text of texts) line += text.split('\n').length - 1;
    line += 1;
    return `${texts.map(quoted).join(',')}\r\n`;
  };
  yield encode((isUtf8 ? BYTE_ORDER_MARK : '') + lineOf(names));
  for await (const page of table.pages) {
    yield encode(page.map(({ cells }) => lineOf(cells)).join(''));
    writing.onRows(page.length);
  }
}

/** A number is what it is, also a negative one; a text is never anything else than text. */
function cellText(cell: ExportCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : markText(cell);
}

function fitted(text: string, onMissing: (character: string) => void): string {
  let all = '';
  for (const character of text) {
    const fits = findCp932(character) !== undefined;
    if (!fits) onMissing(character);
    all += fits ? character : MISSING_CHARACTER;
  }
  return all;
}

/** Quoted also where another software separates: at a semicolon, at a tab. */
function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
