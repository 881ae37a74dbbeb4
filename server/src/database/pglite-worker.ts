// Hosts PGlite in a worker thread; the other side speaks PostgreSQL wire protocol frames over the message port.
import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

type Request = { id: number } & ({ op: 'raw'; bytes: Uint8Array } | { op: 'exec'; sql: string } | { op: 'close' });

const { dir, template } = workerData as { dir: string; template: string };
const startParams = ['shared_buffers=64MB', 'max_wal_size=256MB', 'TimeZone=UTC'].flatMap((value) => ['-c', value]);
const options = { extensions: { postgis }, startParams: [...PGlite.defaultStartParams, ...startParams] };

if (!fs.existsSync(dir)) await createDatabase();
const db = await PGlite.create(dir, options);

/** A kill during creation leaves a directory that can't be opened: it is made beside its place and renamed when whole. */
async function createDatabase(): Promise<void> {
  const aside = `${dir}.new`;
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  fs.rmSync(aside, { recursive: true, force: true });
  const created = fs.existsSync(template) ? await fromTemplate(aside) : await fromNothing(aside);
  await created.close();
  fs.renameSync(aside, dir);
}

function fromTemplate(at: string): Promise<PGlite> {
  return PGlite.create(at, { ...options, loadDataDir: new Blob([fs.readFileSync(template)]) });
}

/** CREATE EXTENSION takes half of the time: keep the outcome for the next database. */
async function fromNothing(at: string): Promise<PGlite> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs');
  const created = await PGlite.create(at, { ...options, loadDataDir: await dataDir() });
  await created.exec('CREATE EXTENSION postgis');
  const dump = await created.dumpDataDir('gzip');
  fs.mkdirSync(path.dirname(template), { recursive: true });
  fs.writeFileSync(`${template}.new`, new Uint8Array(await dump.arrayBuffer()));
  fs.renameSync(`${template}.new`, template);
  return created;
}

async function answer(request: Request): Promise<void> {
  const { id } = request;
  try {
    if (request.op === 'raw') {
      const bytes = new Uint8Array(await db.execProtocolRaw(request.bytes));
      parentPort?.postMessage({ id, bytes }, [bytes.buffer]);
    } else if (request.op === 'exec') {
      await db.exec(request.sql);
      parentPort?.postMessage({ id });
    } else {
      await db.close();
      parentPort?.postMessage({ id });
    }
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

let chain = Promise.resolve();
parentPort?.on('message', (request: Request) => {
  chain = chain.then(() => answer(request));
});
parentPort?.postMessage({ ready: true });
