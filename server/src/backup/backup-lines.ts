import fs from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { JSON_MARK } from './backup-format.ts';

const BATCH_CHARACTERS = 64 * 1024;

/** Reads a backup from its beginning: a line of JSON, or the rows up to the next one. */
export class BackupLines {
  readonly #lines: AsyncGenerator<string>;
  #next: string | undefined;
  #rows = 0;

  private constructor(lines: AsyncGenerator<string>) {
    this.#lines = lines;
  }

  static async open(file: string): Promise<BackupLines> {
    const lines = new BackupLines(linesOf(file));
    await lines.#advance();
    return lines;
  }

  /** Rows given out so far. */
  get rows(): number {
    return this.#rows;
  }

  /** The value of the JSON line that comes next. */
  async readJson(): Promise<unknown> {
    const line = this.#next;
    if (!line?.startsWith(JSON_MARK))
      throw new Error(line === undefined ? 'the file ends in the middle' : 'the file is not a backup');
    await this.#advance();
    return JSON.parse(line.slice(JSON_MARK.length));
  }

  /** The rows that come next, in pieces of some ten thousand letters. */
  async *readRows(): AsyncGenerator<string> {
    let batch = '';
    while (this.#next !== undefined && !this.#next.startsWith(JSON_MARK)) {
      batch += `${this.#next}\n`;
      this.#rows += 1;
      if (batch.length > BATCH_CHARACTERS) {
        yield batch;
        batch = '';
      }
      await this.#advance();
    }
    if (batch) yield batch;
  }

  async close(): Promise<void> {
    await this.#lines.return(undefined);
  }

  async #advance(): Promise<void> {
    const { value, done } = await this.#lines.next();
    this.#next = done ? undefined : value;
  }
}

/** By line feed alone: COPY writes every other end of a line as an escape, and texts may hold U+2028. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const text = pipeline(fs.createReadStream(file), createGunzip(), () => undefined).setEncoding('utf8');
  let rest = '';
  for await (const chunk of text as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}
