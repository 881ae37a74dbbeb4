import { Worker } from 'node:worker_threads';
import { Refusal } from '../issue.ts';
import { readSheets, type SheetCells } from './read-sheets.ts';
import type { Table } from './table.ts';

/** From this size on a workbook takes longer than others like to wait. */
const LARGE_BYTES = 256 * 1024;
/** What a thread may hold: the XML of its sheets and their cells. */
const MOST_MEGABYTES = 768;

/** Some rows of a sheet, in their order. */
export interface SheetPiece extends SheetCells {
  /** Which sheet, from 0. */
  readonly at: number;
}

/**
 * The sheets of a workbook that has been guarded, each a table; the first row is row 1, as Excel shows it. A large one is
 * read in a thread of its own, so that the server answers others meanwhile.
 * @throws Refusal when its sheets can't be read
 */
export async function readXlsx(bytes: Buffer): Promise<Table[]> {
  const sheets = await (bytes.length < LARGE_BYTES ? readSheets(bytes) : readInThread(bytes)).catch(() => {
    throw new Refusal('archive-broken', {
      message: 'Excel のファイルですが、中の表を読めません。Excel で開いて保存し直してください。',
    });
  });
  return sheets.map(({ sheet, rows }) => ({
    kind: 'xlsx',
    sheet,
    fields: undefined,
    rows: rows.map((cells, index) => ({ line: index + 1, cells })),
  }));
}

function readInThread(bytes: Buffer): Promise<SheetCells[]> {
  const source = import.meta.url.endsWith('.ts') ? './read-sheets-worker.ts' : './read-sheets-worker.js';
  const worker = new Worker(new URL(source, import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const sheets: SheetCells[] = [];
  worker.on('message', ({ at, sheet, rows }: SheetPiece) => {
    sheets[at] ??= { sheet, rows: [] };
    sheets[at].rows.push(...rows);
  });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve(sheets) : reject(new Error(`the reader of workbooks ended with ${code}`)),
    );
  });
}
