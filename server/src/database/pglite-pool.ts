import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import pg from 'pg';

/** A request as the worker takes it, less its id. */
type Call = { op: 'raw'; bytes: Uint8Array } | { op: 'exec'; sql: string } | { op: 'close' };
interface Reply {
  id: number;
  bytes?: Uint8Array;
  error?: string;
}

const EMPTY = new Uint8Array();
const IDLE = 0x49;
/** An empty database with PostGIS in it, made by the first start. */
const TEMPLATE = fileURLToPath(new URL('../../.cache/postgis.tar.gz', import.meta.url));
const MESSAGE = {
  terminate: 0x58,
  sync: 0x53,
  query: 0x51,
  flush: 0x48,
  readyForQuery: 0x5a,
  copyData: 0x64,
  copyDone: 0x63,
  copyFail: 0x66,
};
const ENDS_A_REQUEST = new Set([MESSAGE.sync, MESSAGE.query, MESSAGE.flush, MESSAGE.copyDone, MESSAGE.copyFail]);
const COPY_IN = /^\s*copy\b[\s\S]*\bfrom\s+stdin\b/i;
const COPY_IN_RESPONSE = Buffer.from([0x47, 0, 0, 0, 7, 0, 0, 0]);

/** Opens PGlite in a worker thread and returns a pool (of one) that talks to it in-process. */
export async function openPglitePool(dir: string) {
  const source = import.meta.url.endsWith('.ts') ? './pglite-worker.ts' : './pglite-worker.js';
  const worker = new Worker(new URL(source, import.meta.url), { workerData: { dir, template: TEMPLATE } });
  const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let dead: Error | undefined;
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  worker.on('message', ({ id, bytes, error }: Reply) => {
    const pending = waiting.get(id);
    waiting.delete(id);
    if (error) pending?.reject(new Error(error));
    else pending?.resolve(bytes ?? EMPTY);
  });
  const die = (error: Error) => {
    dead = error;
    for (const pending of waiting.values()) pending.reject(error);
    waiting.clear();
  };
  worker.on('error', die);
  worker.on('exit', () => die(new Error('the embedded database has stopped')));

  const call = (request: Call) =>
    new Promise<Uint8Array>((resolve, reject) => {
      if (dead) return reject(dead);
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });

  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    stream: () => new WireStream(call),
  });
  return {
    pool,
    close: async () => {
      await pool.end();
      await call({ op: 'close' }).catch(() => undefined);
      await worker.terminate();
    },
  };
}

/** What pg takes for a socket: cuts the outgoing bytes into messages and sends them on at each Sync or Query. */
class WireStream extends Duplex {
  readonly #call: (request: Call) => Promise<Uint8Array>;
  #buffer = Buffer.alloc(0);
  #messages: Buffer[] = [];
  #started = false;
  #transaction = IDLE;
  #copying = false;

  constructor(call: (request: Call) => Promise<Uint8Array>) {
    super();
    this.#call = call;
  }
  connect() {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay() {
    return this;
  }
  setKeepAlive() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  override _read() {}
  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    this.#feed(chunk).then(() => done(), done);
  }
  override _final(done: () => void) {
    this.push(null);
    done();
  }
  override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    const rollback = this.#transaction === IDLE ? Promise.resolve(EMPTY) : this.#call({ op: 'exec', sql: 'ROLLBACK' });
    void rollback.catch(() => EMPTY).then(() => done(error));
  }

  async #feed(chunk: Buffer) {
    const bytes = Buffer.concat([this.#buffer, chunk]);
    let offset = 0;
    if (!this.#started) {
      const length = bytes.length >= 4 ? bytes.readInt32BE(0) : Number.POSITIVE_INFINITY;
      if (bytes.length < length) {
        this.#buffer = bytes;
        return;
      }
      this.#started = true;
      this.#messages.push(bytes.subarray(0, length));
      offset = length;
      await this.#flush();
    }
    while (offset + 5 <= bytes.length) {
      const length = 1 + bytes.readInt32BE(offset + 1);
      if (offset + length > bytes.length) break;
      const type = bytes[offset];
      if (type === MESSAGE.terminate) {
        this.push(null);
        return;
      }
      const message = bytes.subarray(offset, offset + length);
      this.#messages.push(message);
      offset += length;
      // PGlite aborts when COPY … FROM STDIN has to wait for data: answer CopyInResponse here, hold everything until CopyDone
      if (type === MESSAGE.query && COPY_IN.test(message.toString('utf8', 5, 2000))) {
        this.#copying = true;
        this.push(COPY_IN_RESPONSE);
        continue;
      }
      if (this.#copying && (type === MESSAGE.copyData || type === MESSAGE.flush || type === MESSAGE.sync)) continue;
      if (type !== undefined && ENDS_A_REQUEST.has(type)) await this.#flush();
    }
    this.#buffer = bytes.subarray(offset);
  }

  async #flush() {
    let reply = await this.#call({ op: 'raw', bytes: new Uint8Array(Buffer.concat(this.#messages.splice(0))) });
    if (this.#copying) {
      this.#copying = false;
      // the CopyInResponse that this side has given already
      if (reply[0] === COPY_IN_RESPONSE[0])
        reply = reply.subarray(1 + new DataView(reply.buffer, reply.byteOffset).getInt32(1));
    }
    if (reply.at(-6) === MESSAGE.readyForQuery) this.#transaction = reply.at(-1) ?? IDLE;
    if (reply.length) this.push(Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength));
  }
}
