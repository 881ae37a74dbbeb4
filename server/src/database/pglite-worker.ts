// Hosts PGlite in a worker thread, where a query can't block the event loop; the other side speaks PostgreSQL's wire protocol
// over the message port.
import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { keepCheckpoints } from './checkpoints.ts';
import type { WorkerReply, WorkerRequest } from './pglite-messages.ts';
import { pgliteOptions } from './pglite-options.ts';
import { createFromTemplate } from './template.ts';

const { dir } = workerData as { dir: string };
/** The message that ends an answer and, in it, the state of no open transaction. */
const READY_FOR_QUERY = 0x5a;
const IDLE = 0x49;

const database = await open();
const afterRequest = keepCheckpoints(database);

async function open(): Promise<PGlite> {
  try {
    if (!holdsFiles(dir)) {
      report({ progress: 'creating' });
      await createDatabase();
    }
    assertWhole();
    const opened = await PGlite.create(dir, pgliteOptions());
    report({ ready: true });
    return opened;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    report({ failed: message, code });
    throw error;
  }
}

/** A kill during creation leaves a directory that can't be opened: it is made aside and renamed when whole. */
async function createDatabase(): Promise<void> {
  const aside = `${dir}.new`;
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  await createFromTemplate(aside);
  fs.rmSync(dir, { recursive: true, force: true });
  fs.renameSync(aside, dir);
}

/** Where these are missing, PGlite would make a new database among the files that are there. */
function assertWhole(): void {
  for (const name of ['PG_VERSION', 'global/pg_control'])
    if (!fs.existsSync(path.join(dir, name))) throw new Error(`${name} is missing`);
}

function holdsFiles(folder: string): boolean {
  return fs.existsSync(folder) && fs.readdirSync(folder).length > 0;
}

async function answer({ id, ...request }: WorkerRequest): Promise<void> {
  try {
    if (request.op === 'raw') {
      const bytes = new Uint8Array(await database.execProtocolRaw(request.bytes));
      const isInTransaction = bytes.at(-6) !== READY_FOR_QUERY || bytes.at(-1) !== IDLE;
      report({ id, bytes }, [bytes.buffer]);
      // what keeps a checkpoint from being made keeps the next statement from being run, and is said there
      await afterRequest(isInTransaction).catch(() => undefined);
      return;
    }
    if (request.op === 'exec') await database.exec(request.sql);
    else await database.close();
    report({ id });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    report({ id, error: message });
    // an error of SQL is a message in the answer: what is thrown here has stopped PGlite in the middle of its work
    if (request.op === 'raw') report({ failed: message, code: undefined });
  }
}

function report(reply: WorkerReply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(reply, transfer);
}

/** PGlite has one session: requests are answered in the order they came. */
let chain = Promise.resolve();
parentPort?.on('message', (request: WorkerRequest) => {
  chain = chain.then(() => answer(request));
});
