import readXlsxFile from 'read-excel-file/node';

/** A sheet of a workbook, every cell as text. */
export interface SheetCells {
  readonly sheet: string;
  readonly rows: string[][];
}

/** The sheets of a workbook. Takes the thread for as long as its XML is long. */
export async function readSheets(bytes: Buffer): Promise<SheetCells[]> {
  const sheets = await readXlsxFile(bytes);
  return sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((cells) => cells.map(textOf)) }));
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // a day as Excel keeps it, which has no zone
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
