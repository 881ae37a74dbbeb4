import type { Statements } from '../../database/index.ts';
import { createTownEngine, type TownEngine } from '../compute/town-engine.ts';
import { loadTownModel } from './load-town-model.ts';
import { findTownFacts } from './town-facts.repository.ts';
import type { TownFacts } from './town-facts.ts';

/** Facts are small; a few snapshots of every town that is looked at stay. */
const KEPT_FACTS = 64;
/** A large town's model is some ten megabytes. */
const KEPT_MODELS = 8;

/**
 * Towns as they stood at a revision. A revision never changes, so what was read of it is kept; each is read once, however
 * many ask at the same time.
 */
export class Towns {
  readonly #database: Statements;
  readonly #facts = new RecentlyUsed<TownFacts | undefined>(KEPT_FACTS);
  readonly #engines = new RecentlyUsed<TownEngine>(KEPT_MODELS);

  constructor(database: Statements) {
    this.#database = database;
  }

  findFacts(code: string, revision: number): Promise<TownFacts | undefined> {
    return this.#facts.get(key(code, revision), () => findTownFacts(this.#database, code, revision));
  }

  /** @throws Error where there is no such municipality */
  async getFacts(code: string, revision: number): Promise<TownFacts> {
    const facts = await this.findFacts(code, revision);
    if (!facts) throw new Error(`no municipality ${code}`);
    return facts;
  }

  /** Everything its numbers are computed from, with what is already summed and measured of it. */
  async getEngine(code: string, revision: number): Promise<TownEngine> {
    const facts = await this.getFacts(code, revision);
    return this.#engines.get(key(code, revision), async () =>
      createTownEngine(await loadTownModel(this.#database, facts)),
    );
  }

  /** A compute raises the revision and changes nothing that numbers are computed from. */
  carryForward({ model }: TownEngine, revision: number): void {
    const carried = createTownEngine({ ...model, revision });
    this.#engines.put(key(model.code, revision), Promise.resolve(carried));
  }
}

function key(code: string, revision: number): string {
  return `${code} ${revision}`;
}

/** Keeps the last few promises; one that fails is not kept. */
class RecentlyUsed<V> {
  readonly #capacity: number;
  readonly #kept = new Map<string, Promise<V>>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(name: string, load: () => Promise<V>): Promise<V> {
    const known = this.#kept.get(name);
    const value = known ?? load();
    this.put(name, value);
    if (!known)
      value.catch(() => {
        if (this.#kept.get(name) === value) this.#kept.delete(name);
      });
    return value;
  }

  put(name: string, value: Promise<V>): void {
    this.#kept.delete(name);
    this.#kept.set(name, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#capacity && oldest !== undefined) this.#kept.delete(oldest);
  }
}
