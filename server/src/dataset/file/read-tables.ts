import type { CoordinateSystem } from '@hazama/geo';
import { filterInTurns } from '../in-turns.ts';
import type { IssueLog } from '../issue.ts';
import { Refusal } from '../issue.ts';
import type { UnpackBudget } from './archive/open-archive.ts';
import { readArchive } from './archive/read-archive.ts';
import type { Contents } from './contents.ts';
import { layerTable } from './coordinates/layer-table.ts';
import { decodeText } from './decode-text.ts';
import { detectFileType } from './file-type.ts';
import { readGeopackage } from './geopackage/read-geopackage.ts';
import { readKml } from './kml/read-kml.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { stackSideBySide } from './side-by-side.ts';
import type { Sieve } from './sieve.ts';
import type { Table } from './table.ts';

/**
 * The tables that a file holds, whatever its name says: sheets of a workbook, layers of a map, or the one of a CSV or
 * JSON; geometry is on WGS 84.
 * @param told the coordinate system of its geometry, where a person says so
 * @param sieve puts polygons aside that are of no use
 * @throws Refusal when there is none that can be read
 */
export async function readTables(
  bytes: Buffer,
  log: IssueLog,
  told?: CoordinateSystem,
  sieve?: Sieve,
): Promise<Table[]> {
  const { tables, layers } = await readContents(bytes, log);
  const all: Table[] = [];
  for (const layer of layers) all.push(await layerTable(layer, told, sieve));
  for (const table of tables) all.push(stackSideBySide(await withoutBlankRows(table)));
  const filled = all.filter(({ rows, notes = [] }) => rows.length > 0 || notes.length > 0);
  if (filled.length === 0)
    throw new Refusal('file-empty', { message: '行が一つもありません。表の入ったファイルを選んでください。' });
  return filled;
}

async function readContents(
  bytes: Buffer,
  log: IssueLog,
  within?: { budget: UnpackBudget; depth: number },
): Promise<Contents> {
  switch (detectFileType(bytes)) {
    case 'zip':
      return readArchive(bytes, {
        ...within,
        readInner: (inner, budget, depth) => readContents(inner, log, { budget, depth }),
      });
    case 'sqlite':
      return { tables: [], layers: await readGeopackage(bytes) };
    case 'text':
      return readText(bytes, log);
  }
}

async function readText(bytes: Buffer, log: IssueLog): Promise<Contents> {
  const { text, encoding } = decodeText(bytes);
  if (encoding === 'cp932') log.add('encoding-cp932', { message: '文字コードを Shift_JIS（CP932）と見て読みました。' });
  const start = text.trimStart().slice(0, 15).toLowerCase();
  if (start.startsWith('{') || start.startsWith('[')) return { tables: [], layers: [await readJson(text)] };
  if (isKml(text)) return { tables: [], layers: [await readKml(text)] };
  if (start.startsWith('<'))
    throw new Refusal('file-type', {
      value: start.startsWith('<!doctype html') || start.startsWith('<html') ? 'Web ページ' : 'XML',
      message:
        '中身は Web ページか XML で、表ではありません。ダウンロードのリンクから CSV、Excel（.xlsx）か GeoJSON を保存し直してください。',
    });
  return { tables: [await readCsv(text)], layers: [] };
}

/** The first element is `kml`, after declarations and comments; another namespace's prefix may stand before it. */
function isKml(text: string): boolean {
  const start = text
    .slice(0, 10_000)
    .replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(\[[\s\S]*?\])?\s*>/g, '');
  return /^\s*<([A-Za-z]+:)?kml[\s>]/.test(start);
}

async function withoutBlankRows(table: Table): Promise<Table> {
  return { ...table, rows: await filterInTurns(table.rows, ({ cells }) => cells.some((cell) => cell.trim())) };
}
