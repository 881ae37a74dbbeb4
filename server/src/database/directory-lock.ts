import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { codeOf, reasonOf, SurroundingsError } from '../surroundings-error.ts';

export interface DirectoryLock {
  release(): void;
}

const SQLITE_BUSY = 5;
const WAIT_MILLISECONDS = 300;

/**
 * Holds `dir` for this process alone: two openers destroy an embedded database, and PGlite has no lock of its own.
 * The lock is the one that SQLite takes on a file beside the directory, so the system itself holds it: on Linux, macOS and
 * Windows, from another container too, and it ends with the process, kill -9 included.
 */
export function lockDirectory(dir: string): DirectoryLock {
  const file = `${dir}.lock`;
  const lock = openLockFile(file);
  try {
    lock.exec(`PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = ${WAIT_MILLISECONDS}; BEGIN EXCLUSIVE`);
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw unwritable(file, error);
    throw new SurroundingsError(
      `データフォルダー ${path.dirname(dir)} は、動いている別の間（Hazama）が使っています。先にそれを止めるか、HAZAMA_DATA_DIR で別のフォルダーを指定してください。`,
      `The data folder ${path.dirname(dir)} is in use by another running Hazama: stop that one, or name another folder with HAZAMA_DATA_DIR.`,
    );
  }
  return { release: () => lock.close() };
}

function openLockFile(file: string): DatabaseSync {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // SQLite's own message for a file that it can't make doesn't say why
    fs.closeSync(fs.openSync(file, 'a'));
    return new DatabaseSync(file);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function unwritable(file: string, error: unknown): SurroundingsError {
  const folder = path.dirname(file);
  const reason = codeOf(error) ?? reasonOf(error);
  return new SurroundingsError(
    `データフォルダー ${folder} に書き込めません（${reason}）。権限と空き容量を確かめるか、HAZAMA_DATA_DIR で書き込めるフォルダーを指定してください。`,
    `The data folder ${folder} can't be written (${reason}): check its permissions and the free space, or name another one with HAZAMA_DATA_DIR.`,
    { cause: error },
  );
}
