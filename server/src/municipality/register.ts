import { Coalesced } from '../cache/index.ts';
import type { Statements } from '../database/index.ts';
import { listMunicipalities, readStamp } from './municipality.repository.ts';
import type { Municipality } from './municipality.ts';

/** The municipalities as they stood at one moment. */
export interface Register {
  /** The same stamp, the same answers: it changes with every publish, edit, undo, compute, and with a snapshot taken. */
  readonly stamp: string;
  /** By code. */
  readonly municipalities: readonly Municipality[];
  find(code: string): Municipality | undefined;
}

/**
 * Every answer depends on what revision its municipalities stand at. Asked for once per request, by one statement of one row
 * that requests under way together share; the rows themselves are read when that one has changed.
 */
export class Registry {
  readonly #database: Statements;
  readonly #current: Coalesced<Register>;
  #last: Register | undefined;

  constructor(database: Statements) {
    this.#database = database;
    this.#current = new Coalesced(() => this.#load());
  }

  /** As it stands now: nothing that was committed before this call is missing. */
  read(): Promise<Register> {
    return this.#current.read();
  }

  /**
   * Whether a municipality has come to this revision, as far as was read before: revisions only rise, so that what has been
   * reached needs not be asked again.
   */
  hasReached(code: string, revision: number): boolean {
    return revision <= (this.#last?.find(code)?.revision ?? -1);
  }

  async #load(): Promise<Register> {
    const stamp = await readStamp(this.#database);
    if (this.#last?.stamp === stamp) return this.#last;
    const municipalities = await listMunicipalities(this.#database);
    const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]));
    this.#last = { stamp, municipalities, find: (code) => byCode.get(code) };
    return this.#last;
  }
}
