import { Duplex } from 'node:stream';
import type { WorkerCall } from './pglite-messages.ts';

const EMPTY = new Uint8Array();
/** The transaction state in ReadyForQuery: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const IDLE = 0x49;
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

/** What pg takes for a socket: cuts the outgoing bytes into messages and sends them on at each Sync or Query. */
export class PgliteWireStream extends Duplex {
  readonly #call: (request: WorkerCall) => Promise<Uint8Array>;
  #buffer: Buffer = Buffer.alloc(0);
  #messages: Buffer[] = [];
  #started = false;
  #transaction = IDLE;
  #copying = false;

  constructor(call: (request: WorkerCall) => Promise<Uint8Array>) {
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
    const bytes = this.#buffer.length > 0 ? Buffer.concat([this.#buffer, chunk]) : chunk;
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
    let reply = await this.#call({ op: 'raw', bytes: joined(this.#messages.splice(0)) });
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

/** In memory of its own, so that it can be handed over to the worker instead of being copied. */
function joined(messages: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(messages.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const message of messages) {
    bytes.set(message, offset);
    offset += message.length;
  }
  return bytes;
}
