// Reads a workbook in a thread of its own, and hands its rows over in pieces that the other side takes between its answers.
import { parentPort, workerData } from 'node:worker_threads';
import { readSheets } from './read-sheets.ts';
import type { SheetPiece } from './read-xlsx.ts';

const ROWS_PER_PIECE = 500;

const { bytes } = workerData as { readonly bytes: Uint8Array };
for (const [at, { sheet, rows }] of (await readSheets(Buffer.from(bytes))).entries()) {
  // a sheet without rows is a sheet
  for (let from = 0; from < Math.max(1, rows.length); from += ROWS_PER_PIECE)
    parentPort?.postMessage({ at, sheet, rows: rows.slice(from, from + ROWS_PER_PIECE) } satisfies SheetPiece);
}
