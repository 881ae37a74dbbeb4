import readXlsxFile from 'read-excel-file/node';
import { Refusal } from '../issue.ts';
import type { Table } from './table.ts';

/**
 * The sheets of a workbook that has been guarded, each a table; the first row is row 1, as Excel shows it.
 * @throws Refusal when its sheets can't be read
 */
export async function readXlsx(bytes: Buffer): Promise<Table[]> {
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

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // a day as Excel keeps it, which has no zone
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
