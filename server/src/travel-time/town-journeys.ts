import { createHash } from 'node:crypto';
import { type Points, type StopLegTable, type StreetNetwork, toStopLegs, type Walks } from '@hazama/geo';
import type { RecentlyUsed } from '../cache/index.ts';
import { runInTurns } from '../turn/index.ts';
import type { DayNetwork, DayRequest } from './day-networks.ts';
import { searchWalks } from './town-walks.ts';
import { TRAVEL_RULES } from './travel-rules.ts';

/** Where people of a town live, and its timetables and streets at a revision. */
export interface TravelGround {
  readonly code: string;
  readonly revision: number;
  /** Centres; NaN where the place of a cell is not known. */
  readonly cells: Points;
  readonly streets: StreetNetwork | undefined;
}

/** Where the network of a day is found. */
export interface NetworkFinder {
  find(request: DayRequest): Promise<DayNetwork | undefined>;
}

/** What journeys of one town are searched in: the networks of days, and the walks to their stops. */
export class TownJourneys {
  /** Cells that lie alike have the same. */
  readonly cellsKey: string;
  readonly cells: Points;
  readonly #ground: TravelGround;
  readonly #networks: NetworkFinder;
  readonly #access: RecentlyUsed<StopLegTable>;
  readonly #keys = new Map<string, string | null>();

  /** @param access walks from cells to stops, kept for whatever town and day asks for the same */
  constructor(ground: TravelGround, networks: NetworkFinder, access: RecentlyUsed<StopLegTable>) {
    this.cells = ground.cells;
    this.cellsKey = digest(ground.cells.longitude, ground.cells.latitude);
    this.#ground = ground;
    this.#networks = networks;
    this.#access = access;
  }

  /** The key of a day's network, as far as it was asked for; null where no timetable speaks of the day. */
  knownKey(day: string): string | null | undefined {
    return this.#keys.get(day);
  }

  /** Undefined where no timetable speaks of the day. */
  async findNetwork(day: string): Promise<DayNetwork | undefined> {
    const network = await this.#networks.find({ ...this.#ground, day });
    this.#keys.set(day, network?.key ?? null);
    return network;
  }

  async findKey(day: string): Promise<string | null> {
    return this.knownKey(day) ?? (await this.findNetwork(day))?.key ?? null;
  }

  /** The walks from each cell to stops. */
  walksFromCells(network: DayNetwork): Promise<StopLegTable> {
    return this.#access.get(`${network.stopsKey} ${this.cellsKey}`, () => this.walksToStops(network, this.cells));
  }

  async walksToStops({ stops }: DayNetwork, from: Points): Promise<StopLegTable> {
    const walks = await runInTurns(searchWalks(this.#ground.streets, from, stops, TRAVEL_RULES.accessMeters));
    return toStopLegs(walks, TRAVEL_RULES.walkMetersPerSecond);
  }

  /** The walks all the way from places to cells. */
  walksToCells(places: Points): Promise<Walks> {
    return runInTurns(searchWalks(this.#ground.streets, places, this.cells, TRAVEL_RULES.directMeters));
  }
}

/** What is alike has the same. */
export function digest(...columns: readonly Float64Array[]): string {
  const hash = createHash('sha1');
  for (const column of columns) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('base64');
}
