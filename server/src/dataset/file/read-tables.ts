import type { IssueLog } from '../issue.ts';
import { Refusal } from '../issue.ts';
import { decodeText } from './decode-text.ts';
import { detectFileType } from './file-type.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Table } from './table.ts';

/**
 * The tables that a file holds, whatever its name says: sheets of a workbook, or the one of a CSV or JSON.
 * @throws Refusal when there is none that can be read
 */
export async function readTables(bytes: Buffer, log: IssueLog): Promise<Table[]> {
  const tables = detectFileType(bytes) === 'zip' ? await readXlsx(bytes) : [readText(bytes, log)];
  const filled = tables.map(withoutBlankRows).filter(({ rows }) => rows.length > 0);
  if (filled.length === 0)
    throw new Refusal('file-empty', { message: '行が一つもありません。表の入ったファイルを選んでください。' });
  return filled;
}

function readText(bytes: Buffer, log: IssueLog): Table {
  const { text, encoding } = decodeText(bytes);
  if (encoding === 'cp932') log.add('encoding-cp932', { message: '文字コードを Shift_JIS（CP932）と見て読みました。' });
  const start = text.trimStart().slice(0, 15).toLowerCase();
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text);
  if (start.startsWith('<'))
    throw new Refusal('file-type', {
      value: start.startsWith('<!doctype html') || start.startsWith('<html') ? 'Web ページ' : 'XML',
      message:
        '中身は Web ページか XML で、表ではありません。ダウンロードのリンクから CSV、Excel（.xlsx）か GeoJSON を保存し直してください。',
    });
  return readCsv(text);
}

function withoutBlankRows(table: Table): Table {
  if (table.kind === 'json') return table;
  return { ...table, rows: table.rows.filter(({ cells }) => cells.some((cell) => cell.trim())) };
}
