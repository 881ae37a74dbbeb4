import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatasetError } from '../dataset-error.ts';
import { Refusal } from '../issue.ts';
import { LARGEST_FILE_BYTES, megabytes, tooLarge } from './limits.ts';
import { Pace } from './pace.ts';

const HASHED_AT_ONCE_BYTES = 1024 * 1024;

/** What is imported: bytes that were sent, or a file on this machine. `name` is what reports call it. */
export type InputFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name?: string; readonly path: string };

export interface FileBytes {
  readonly bytes: Buffer;
  /** SHA-256, hexadecimal */
  readonly hash: string;
}

export function fileName(file: InputFile): string {
  return 'path' in file ? (file.name ?? path.basename(file.path)) : file.name;
}

/** @returns its size. @throws Refusal when it is empty; DatasetError when it isn't there */
export async function assertReadable(file: InputFile): Promise<number> {
  const size = 'path' in file ? await fileSize(file.path) : file.bytes.byteLength;
  if (size > 0) return size;
  throw new Refusal('file-empty', { message: 'ファイルが空です。保存し直したファイルを選んでください。' });
}

/** @throws Refusal when it is empty or too large; DatasetError when it isn't there */
export async function readInputFile(file: InputFile): Promise<FileBytes> {
  const size = await assertReadable(file);
  if (size > LARGEST_FILE_BYTES) throw tooLarge(megabytes(size), megabytes(LARGEST_FILE_BYTES));
  const bytes = 'path' in file ? await readUnchanged(file.path) : Buffer.from(file.bytes);
  return { bytes, hash: await hashOf(bytes) };
}

/** A file may be as large as {@link LARGEST_FILE_BYTES}, over which a hash takes seconds. */
async function hashOf(bytes: Buffer): Promise<string> {
  const hash = createHash('sha256');
  const pace = new Pace();
  for (let at = 0; at < bytes.length; at += HASHED_AT_ONCE_BYTES) {
    hash.update(bytes.subarray(at, at + HASHED_AT_ONCE_BYTES));
    await pace.yieldWhenDue();
  }
  return hash.digest('hex');
}

/** @throws Refusal when somebody writes into it meanwhile: half of one version and half of the next is no version */
async function readUnchanged(place: string): Promise<Buffer> {
  const handle = await open(place);
  try {
    const before = await handle.stat();
    const bytes = await handle.readFile();
    const after = await handle.stat();
    if (bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs) return bytes;
    throw new Refusal('file-changed', {
      value: `${before.size} → ${after.size}`,
      message:
        '読んでいるあいだにファイルが書きかえられました。保存やコピーが終わってから、もう一度取り込んでください。',
    });
  } finally {
    await handle.close();
  }
}

async function fileSize(place: string): Promise<number> {
  const found = await stat(place).catch(() => undefined);
  if (!found) throw new DatasetError('NOT_FOUND', `ファイル「${place}」がありません。場所と名前を確かめてください。`);
  if (!found.isFile()) throw new DatasetError('BAD_USER_INPUT', `「${place}」はファイルではありません。`);
  return found.size;
}
