import readXlsxFile from 'read-excel-file/node';
import { Refusal } from '../issue.ts';
import { guardArchive } from './guard-archive.ts';
import type { Table } from './table.ts';

/** What a zip that is no workbook may be, and what to do with it. */
const OTHER_ARCHIVES: readonly { readonly holds: RegExp; readonly what: string; readonly todo: string }[] = [
  { holds: /(^|\/)stop_times\.txt$/, what: 'GTFS（時刻表）', todo: 'hazama import gtfs で取り込んでください。' },
  { holds: /\.shp$/i, what: 'シェープファイル', todo: 'QGIS などで GeoJSON に書き出したものを選んでください。' },
  { holds: /\.docx?$|^word\//i, what: 'Word', todo: '表を Excel（.xlsx）か CSV にして選んでください。' },
];

/**
 * The sheets of a workbook, each a table; the first row is row 1, as Excel shows it.
 * @throws Refusal when it is no workbook, broken, or unpacks to too much
 */
export async function readXlsx(bytes: Buffer): Promise<Table[]> {
  const names = await guardArchive(bytes);
  if (!names.some((name) => /^\/?xl\/workbook\.xml$/i.test(name))) throw notAWorkbook(names);
  const sheets = await readXlsxFile(bytes).catch(() => {
    throw new Refusal('archive-broken', {
      message: 'Excel のファイルですが、中の表を読めません。Excel で開いて保存し直してください。',
    });
  });
  return sheets.map(({ sheet, data }) => ({
    kind: 'xlsx',
    sheet,
    fields: undefined,
    rows: data.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) })),
  }));
}

function notAWorkbook(names: readonly string[]): Refusal {
  const other = OTHER_ARCHIVES.find(({ holds }) => names.some((name) => holds.test(name)));
  const what = other?.what ?? 'zip';
  return new Refusal('file-type', {
    value: what,
    message: `中身は${what}で、表ではありません。${other?.todo ?? '展開して、中の CSV か Excel（.xlsx）を選んでください。'}`,
  });
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // a day as Excel keeps it, which has no zone
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
