/** What the worker that hosts PGlite is asked. `raw` holds messages of PostgreSQL's wire protocol. */
export type WorkerCall = { op: 'raw'; bytes: Uint8Array<ArrayBuffer> } | { op: 'exec'; sql: string } | { op: 'close' };
export type WorkerRequest = WorkerCall & { id: number };

/** What it says: on its way, once it is open or can't be, then one reply per request. */
export type WorkerReply =
  | { progress: 'creating' }
  | { ready: true }
  | { failed: string; code: string | undefined }
  | { id: number; bytes?: Uint8Array }
  | { id: number; error: string };
