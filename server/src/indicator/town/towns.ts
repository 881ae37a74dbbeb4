import type { StreetNetwork } from '@hazama/geo';
import { RecentlyUsed } from '../../cache/index.ts';
import type { Database } from '../../database/index.ts';
import { StreetNetworks } from '../../street/index.ts';
import { readTownTimetable } from '../../transit/index.ts';
import { DayNetworks, Travel } from '../../travel-time/index.ts';
import { createGround, createTownEngine, type Ground, type TownEngine } from '../compute/town-engine.ts';
import { readCompanies } from '../shown/read-companies.ts';
import { settleCompanies } from '../shown/settle-companies.ts';
import type { CatalogueFacts } from './catalogue-facts.ts';
import { loadGeography } from './load-geography.ts';
import { loadTownModel } from './load-town-model.ts';
import { findFactsRow, getCatalogueFacts, toTownFacts } from './town-facts.repository.ts';
import type { TownFacts } from './town-facts.ts';
import type { Geography } from './town-model.ts';

/** Facts are small; a few snapshots of every town that is looked at stay. */
const KEPT_FACTS = 64;
/** A large town's model is some ten megabytes. */
const KEPT_MODELS = 8;

/** What a compute brought about. */
export interface CarriedForward {
  readonly revision: number;
  readonly at: Date;
  /** Per indicator that was computed: whether any value of it is known. */
  readonly available: ReadonlyMap<string, boolean>;
}

/**
 * Towns as they stood at a revision. A revision never changes, so what was read of it is kept; each is read once, however
 * many ask at the same time.
 */
export class Towns {
  readonly #database: Database;
  readonly #facts = new RecentlyUsed<TownFacts | undefined>(KEPT_FACTS);
  readonly #catalogues = new RecentlyUsed<CatalogueFacts>(KEPT_MODELS);
  readonly #grounds = new RecentlyUsed<{ readonly geography: Geography; readonly ground: Ground }>(KEPT_MODELS);
  /** The walking networks that its numbers are measured along. */
  readonly streets: StreetNetworks;
  /** What runs on days of their timetables. */
  readonly networks: DayNetworks;
  readonly #travel: Travel;
  readonly #engines = new RecentlyUsed<TownEngine>(KEPT_MODELS);

  constructor(database: Database) {
    this.#database = database;
    this.streets = new StreetNetworks(database);
    this.networks = new DayNetworks(database);
    this.#travel = new Travel(this.networks);
  }

  findFacts(code: string, revision: number): Promise<TownFacts | undefined> {
    return this.#facts.get(key(code, revision), () => this.#readFacts(code, revision));
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
    return this.#engines.get(key(code, revision), async () => {
      const { geography, ground } = await this.#getGround(facts);
      return createTownEngine(await loadTownModel(this.#database, facts, geography), ground);
    });
  }

  /** The streets that walks are measured along at a revision; undefined where the town has imported none. */
  findStreets(code: string, revision: number): Promise<StreetNetwork | undefined> {
    return this.streets.find(code, revision);
  }

  /**
   * A compute raises the revision and changes nothing that numbers are computed from: what is known of the town before holds
   * after it, but for the indicators that have values now.
   */
  async carryForward(engine: TownEngine, { revision, at, available }: CarriedForward): Promise<void> {
    const { code, revision: from } = engine.model;
    const facts = await this.getFacts(code, from);
    const computed = new Set(available.keys());
    const kept = [...facts.availableIndicatorIds].filter((id) => !computed.has(id));
    const has = [...available].flatMap(([id, isAvailable]) => (isAvailable ? [id] : []));
    const carried = { ...facts, revision, computedAt: at, availableIndicatorIds: new Set([...kept, ...has]) };
    this.#facts.put(key(code, revision), Promise.resolve(carried));
    this.#engines.put(key(code, revision), Promise.resolve(createTownEngine({ ...engine.model, revision }, engine)));
  }

  async #readFacts(code: string, revision: number): Promise<TownFacts | undefined> {
    const row = await findFactsRow(this.#database, code, revision);
    if (!row) return undefined;
    const catalogue = await this.#catalogues.get(row.catalogueStamp, () => getCatalogueFacts(this.#database, code));
    return toTownFacts(row, catalogue);
  }

  #getGround(facts: TownFacts) {
    return this.#grounds.get(key(facts.code, facts.publishedRevision), async () => {
      const [geography, streets, timetable] = await Promise.all([
        loadGeography(this.#database, facts),
        this.streets.find(facts.code, facts.revision),
        readTownTimetable(this.#database, facts.code, facts.revision),
      ]);
      const { code, revision } = facts;
      const travel = this.#travel.of({ code, revision, cells: geography.cells, streets });
      const companies = await readCompanies(this.#database, facts, geography);
      const ground = createGround(geography, streets, timetable, travel, companies.before);
      await settleCompanies(this.#database, facts, geography, ground, companies);
      return { geography, ground };
    });
  }
}

function key(code: string, revision: number): string {
  return `${code} ${revision}`;
}
