import { StreetNetwork } from '@hazama/geo';
import { RecentlyUsed } from '../cache/index.ts';
import type { Statements } from '../database/index.ts';
import { unpackStreetGraph } from './street-graph-bytes.ts';

/** A large town's network is some fifty megabytes. */
const KEPT_NETWORKS = 4;

/** The walking networks of towns. One is read once for every version that was published, however often a town changes otherwise. */
export class StreetNetworks {
  readonly #database: Statements;
  readonly #networks = new RecentlyUsed<StreetNetwork>(KEPT_NETWORKS);

  constructor(database: Statements) {
    this.#database = database;
  }

  /** As it stood at a revision; undefined where no streets were imported. */
  async find(municipalityCode: string, revision: number): Promise<StreetNetwork | undefined> {
    const begunAt = await findStreetVersion(this.#database, municipalityCode, revision);
    if (begunAt === undefined) return undefined;
    return this.#networks.get(`${municipalityCode} ${begunAt}`, () => this.#read(municipalityCode, begunAt));
  }

  async #read(municipalityCode: string, begunAt: number): Promise<StreetNetwork> {
    const graph = await findPackedStreets(this.#database, municipalityCode, begunAt);
    if (!graph) throw new Error(`the streets of ${municipalityCode} at revision ${begunAt} are gone`);
    return new StreetNetwork(await unpackStreetGraph(graph));
  }
}

/** The revision since when a town's streets are as they were at a revision; undefined where no streets were imported. */
export async function findStreetVersion(
  database: Statements,
  municipalityCode: string,
  revision: number,
): Promise<number | undefined> {
  const [current] = await database.query<{ begunAt: number }>(
    `SELECT from_revision AS "begunAt" FROM street_network
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)`,
    [municipalityCode, revision],
  );
  return current?.begunAt;
}

/** As `packStreetGraph` made them; undefined where no streets begin at that revision. */
export async function findPackedStreets(
  database: Statements,
  municipalityCode: string,
  begunAt: number,
): Promise<Uint8Array | undefined> {
  const [row] = await database.query<{ graph: Uint8Array }>(
    'SELECT graph FROM street_network WHERE municipality_code = $1 AND from_revision = $2',
    [municipalityCode, begunAt],
  );
  return row?.graph;
}
