import path from 'node:path';
import pg from 'pg';
import { codeOf, reasonOf, SurroundingsError } from '../surroundings-error.ts';
import { lockDirectory } from './directory-lock.ts';
import { startPgliteHost } from './pglite-host.ts';
import { PgliteWireStream } from './pglite-wire-stream.ts';
import { valueTypes } from './value-types.ts';

/** Where connections come from, on either database. */
export interface ConnectionSource {
  readonly engine: 'embedded' | 'postgresql';
  readonly pool: pg.Pool;
  /** Why nothing can be asked any more; undefined while it can. */
  readonly failure: () => Error | undefined;
  readonly close: () => Promise<void>;
}

/** PostgreSQL at `connectionString`. A query is cut off by nothing here: an import may take its time. */
export function openServerPool(connectionString: string): ConnectionSource {
  const pool = new pg.Pool({
    connectionString,
    max: 8,
    // PostGIS functions are costed dear: compiling would take a second for statements that run for milliseconds
    options: '-c TimeZone=UTC -c jit=off',
    connectionTimeoutMillis: 10_000,
    types: valueTypes,
    application_name: 'hazama',
  });
  // a connection lost while idle is made anew by the next query; without a listener it would end the process
  pool.on('error', () => undefined);
  return { engine: 'postgresql', pool, failure: () => undefined, close: () => pool.end() };
}

/** PGlite in `dataDir`, held by this process alone: a pool of one connection that talks to its worker thread. */
export async function openPglitePool(
  dataDir: string,
  onProgress: (step: string) => void,
  onFailure: (error: Error) => void,
): Promise<ConnectionSource> {
  const dir = path.join(dataDir, 'postgres');
  const lock = lockDirectory(dir);
  try {
    const host = await startPgliteHost(dir, { onCreate: () => onProgress('データベースを作っています'), onFailure });
    const pool = new pg.Pool({
      max: 1,
      idleTimeoutMillis: 0,
      user: 'postgres',
      database: 'postgres',
      types: valueTypes,
      stream: () => new PgliteWireStream(host.call),
    });
    pool.on('error', () => undefined);
    return {
      engine: 'embedded',
      pool,
      failure: host.failure,
      close: async () => {
        await pool.end();
        await host.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw unopenable(dir, error);
  }
}

function unopenable(dir: string, error: unknown): SurroundingsError {
  const reason = reasonOf(error);
  const full = codeOf(error) === 'ENOSPC';
  return full
    ? new SurroundingsError(
        `データフォルダー ${dir} のディスクがいっぱいです。空きを 500 MB 以上つくってから、もう一度始めてください。`,
        `The disk of ${dir} is full: free 500 MB or more, then start again.`,
        { cause: error },
      )
    : new SurroundingsError(
        `データベース ${dir} を開けません（${reason}）。バックアップがあれば、このフォルダーを別の場所に移してから hazama restore で戻してください。`,
        `The database ${dir} can't be opened (${reason}): move the folder away, then restore a backup with hazama restore, or start afresh.`,
        { cause: error },
      );
}
