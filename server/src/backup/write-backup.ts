import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, Transaction } from '../database/index.ts';
import { codeOf, reasonOf, SurroundingsError } from '../surroundings-error.ts';
import { type BackupHeader, FORMAT, JSON_MARK } from './backup-format.ts';
import { listMigrations, listTables, quoted } from './tables.ts';

export interface BackupSummary {
  readonly file: string;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
}

type OnProgress = (progress: { readonly step: string; readonly done: number; readonly total: number }) => void;

const NEW_LINE = 0x0a;

/**
 * Copies all data, as it stands at one moment, into one file, which replaces one of that name only when it is whole.
 * Others read and write meanwhile (on the embedded database they wait).
 */
export async function writeBackup(database: Database, file: string, onProgress: OnProgress): Promise<BackupSummary> {
  const aside = `${file}.${process.pid}`;
  try {
    const counted = await database.transaction(async (transaction) => {
      await transaction.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      const count = { tables: 0, rows: 0 };
      await pipeline(Readable.from(partsOf(transaction, count, onProgress)), createGzip(), fs.createWriteStream(aside));
      return count;
    });
    fs.renameSync(aside, file);
    return { file, ...counted, bytes: fs.statSync(file).size };
  } catch (error) {
    fs.rmSync(aside, { force: true });
    // what the file system says has a name like ENOSPC, what a database says has five signs
    if (!codeOf(error)?.startsWith('E')) throw error;
    throw new SurroundingsError(
      `写しを ${file} に書けません（${reasonOf(error)}）。場所と権限、空き容量を確かめてください。`,
      `The backup can't be written to ${file} (${reasonOf(error)}): check the place, its permissions and the free space.`,
      { cause: error },
    );
  }
}

async function* partsOf(
  transaction: Transaction,
  count: { tables: number; rows: number },
  onProgress: OnProgress,
): AsyncGenerator<string | Buffer> {
  const header: BackupHeader = {
    format: FORMAT,
    createdAt: new Date().toISOString(),
    migrations: await listMigrations(transaction),
  };
  yield jsonLine(header);
  const tables = await listTables(transaction);
  for (const { table, columns } of tables) {
    onProgress({ step: '写しています', done: count.tables, total: tables.length });
    yield jsonLine({ table, columns });
    for await (const rows of transaction.copyOut(quoted(table), columns.map(quoted))) {
      count.rows += rows.filter((byte) => byte === NEW_LINE).length;
      yield rows;
    }
    count.tables += 1;
  }
  yield jsonLine({ end: true, rows: count.rows });
}

function jsonLine(value: unknown): string {
  return `${JSON_MARK}${JSON.stringify(value)}\n`;
}
