import { ByteCache } from '../cache/index.ts';
import type { Statements } from '../database/index.ts';
import type { Municipality } from '../municipality/index.ts';
import { type NameIndex, readNameIndex } from './name-index.ts';

const MAX_BYTES = 64 * 1024 * 1024;
/** An entry with its names and keys, about. */
const ENTRY_BYTES = 600;

/** The names of towns, each read once per revision and day and then searched in memory: a search answers while one types. */
export class NameIndexes {
  readonly #database: Statements;
  readonly #read = new ByteCache<NameIndex>(MAX_BYTES, (index) => index.length * ENTRY_BYTES);

  constructor(database: Statements) {
    this.#database = database;
  }

  async getIndex({ code, revision }: Municipality, day: string): Promise<NameIndex> {
    const key = `${code} ${revision} ${day}`;
    const known = this.#read.get(key);
    if (known) return known;
    const index = await readNameIndex(this.#database, code, day);
    this.#read.set(key, index);
    return index;
  }
}
