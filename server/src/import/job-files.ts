import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LARGEST_FILE_BYTES } from '../dataset/index.ts';
import { badInput } from '../wire/index.ts';

const MEGABYTE = 1024 * 1024;

/** Uploaded files, in the data directory until their job has ended. */
export class JobFiles {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = path.join(dataDir, 'imports');
  }

  pathOf(id: string): string {
    return path.join(this.#folder, id);
  }

  async has(id: string): Promise<boolean> {
    return stat(this.pathOf(id)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /**
   * Writes what comes, and answers how many bytes that were. Of what is too large, or cut off, nothing is kept.
   * @throws UserError where it is too large, or the disk is full
   */
  async write(id: string, upload: Readable): Promise<number> {
    await mkdir(this.#folder, { recursive: true });
    let bytes = 0;
    const limit = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > LARGEST_FILE_BYTES)
          done(
            badInput(
              `ファイルが大きすぎます（上限は${LARGEST_FILE_BYTES / MEGABYTE}MB）。この市町村の行だけにしてから選んでください。`,
            ),
          );
        else done(null, chunk);
      },
    });
    try {
      await pipeline(upload, limit, createWriteStream(this.pathOf(id), { mode: 0o600 }));
      return bytes;
    } catch (error) {
      await this.remove(id);
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
        throw badInput(
          'サーバーの保存場所がいっぱいです。管理する人に、空きを作ってもらってから選びなおしてください。',
        );
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }
}
