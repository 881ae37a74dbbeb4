import { Worker } from 'node:worker_threads';
import type { WorkerCall, WorkerReply } from './pglite-messages.ts';

/** PGlite, running in its worker thread. */
export interface PgliteHost {
  /** Rejects once the worker has ended, whatever ended it. */
  readonly call: (request: WorkerCall) => Promise<Uint8Array>;
  /** Why it can answer no more; undefined while it can. */
  readonly failure: () => Error | undefined;
  close(): Promise<void>;
}

const EMPTY = new Uint8Array();

export interface PgliteListeners {
  /** A database is being made, which takes seconds. */
  readonly onCreate: () => void;
  /** It has ended by itself after it was open: out of memory, or a fault of its own. */
  readonly onFailure: (error: Error) => void;
}

/** Starts the worker; resolves when the database at `dir` is open, rejects with the reason when it can't be. */
export async function startPgliteHost(dir: string, { onCreate, onFailure }: PgliteListeners): Promise<PgliteHost> {
  const source = import.meta.url.endsWith('.ts') ? './pglite-worker.ts' : './pglite-worker.js';
  const worker = new Worker(new URL(source, import.meta.url), { workerData: { dir } });
  const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>();
  const opened = Promise.withResolvers<void>();
  let lastId = 0;
  let isOpen = false;
  let dead: Error | undefined;

  const die = (error: Error) => {
    if (isOpen && !dead) onFailure(error);
    dead ??= error;
    opened.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', die);
  worker.on('exit', () => die(new Error('the embedded database has stopped')));
  worker.on('message', (reply: WorkerReply) => {
    if ('id' in reply) {
      const pending = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('error' in reply) pending?.reject(new Error(reply.error));
      else pending?.resolve(reply.bytes ?? EMPTY);
    } else if ('progress' in reply) onCreate();
    else if ('ready' in reply) opened.resolve();
    else die(Object.assign(new Error(reply.failed), reply.code ? { code: reply.code } : {}));
  });

  const call = (request: WorkerCall) =>
    new Promise<Uint8Array>((resolve, reject) => {
      if (dead) return reject(dead);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ ...request, id: lastId }, request.op === 'raw' ? [request.bytes.buffer] : []);
    });

  await opened.promise;
  isOpen = true;
  return {
    call,
    failure: () => dead,
    close: async () => {
      isOpen = false;
      await call({ op: 'close' }).catch(() => undefined);
      await worker.terminate();
    },
  };
}
