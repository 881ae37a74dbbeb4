import { createHash } from 'node:crypto';
import {
  type DepartureWindow,
  minutesOf,
  type Points,
  RaptorSearch,
  type StopLegTable,
  type StreetNetwork,
  searchTravelTimeToNearest,
  toStopLegs,
  walkSeconds,
} from '@hazama/geo';
import { ByteCache, RecentlyUsed } from '../cache/index.ts';
import { runInTurns } from '../turn/index.ts';
import type { DayNetwork, DayNetworks } from './day-networks.ts';
import { searchWalks } from './town-walks.ts';
import { TRAVEL_RULES } from './travel-rules.ts';

/** Some thousand sets of places of a town of 5,000 cells. */
const KEPT_BYTES = 256_000_000;
/** Walks from the cells of a town to the stops of a timetable: some megabytes each. */
const KEPT_ACCESS = 8;

/** Over the departures of a window: seconds from each cell to the nearest place, on foot and by transit; Infinity where there is no way. */
export interface CellTimes {
  readonly p50: Float64Array;
  readonly p90: Float64Array;
}

export interface TravelTimeRequest {
  readonly places: Points;
  /** From each cell to the nearest of the places by foot; Infinity where there is no way. */
  readonly directMeters: Float64Array;
  /** 運行日, YYYY-MM-DD */
  readonly day: string;
  readonly window: DepartureWindow;
}

/** Where people of a town live, and its timetables and streets at a revision. */
export interface TravelGround {
  readonly code: string;
  readonly revision: number;
  /** Centres; NaN where the place of a cell is not known. */
  readonly cells: Points;
  readonly streets: StreetNetwork | undefined;
}

/**
 * Travel times of towns, computed once for a timetable's runs, the cells and a set of places: whatever else of a town is published or edited, what
 * those fix already is not searched again.
 */
export class TravelTimes {
  readonly #networks: DayNetworks;
  readonly #access = new RecentlyUsed<StopLegTable>(KEPT_ACCESS);
  readonly #times = new ByteCache<CellTimes>(KEPT_BYTES, ({ p50, p90 }) => p50.byteLength + p90.byteLength);

  constructor(networks: DayNetworks) {
    this.#networks = networks;
  }

  of(ground: TravelGround): TownTravelTimes {
    return new TownTravelTimes(ground, this.#networks, { access: this.#access, times: this.#times });
  }
}

interface Kept {
  readonly access: RecentlyUsed<StopLegTable>;
  readonly times: ByteCache<CellTimes>;
}

/** Travel times of one town: first prepared, in turns with whatever else the server does, then found at once. */
export class TownTravelTimes {
  readonly #ground: TravelGround;
  readonly #networks: DayNetworks;
  readonly #kept: Kept;
  readonly #cellsKey: string;
  /** By day the key of its network, where it was asked for. */
  readonly #keys = new Map<string, string>();

  constructor(ground: TravelGround, networks: DayNetworks, kept: Kept) {
    this.#ground = ground;
    this.#networks = networks;
    this.#kept = kept;
    this.#cellsKey = digest(ground.cells.longitude, ground.cells.latitude);
  }

  /** Undefined where they were not prepared, or no timetable speaks of the day. */
  find(request: TravelTimeRequest): CellTimes | undefined {
    const networkKey = this.#keys.get(request.day);
    return networkKey === undefined ? undefined : this.#kept.times.get(this.#nameTimes(networkKey, request));
  }

  async prepare(request: TravelTimeRequest): Promise<void> {
    const { day, window, places, directMeters } = request;
    const network = await this.#networks.find({ ...this.#ground, day });
    if (!network) return;
    this.#keys.set(day, network.key);
    const key = this.#nameTimes(network.key, request);
    if (this.#kept.times.get(key)) return;
    const access = await this.#kept.access.get(`${network.key} ${this.#cellsKey}`, () =>
      this.#walkToStops(network, this.#ground.cells),
    );
    const egress = await this.#walkToStops(network, places);
    const percentiles = await runInTurns(
      searchTravelTimeToNearest(new RaptorSearch(network.backwards, TRAVEL_RULES), {
        access,
        egress,
        departures: minutesOf(window),
        directSeconds: directMeters.map(directSeconds),
        percents: [50, 90],
        limitSeconds: TRAVEL_RULES.limitSeconds,
      }),
    );
    const [p50, p90] = [percentiles.get(50), percentiles.get(90)];
    if (p50 && p90) this.#kept.times.set(key, { p50, p90 });
  }

  async #walkToStops({ stops }: DayNetwork, from: Points): Promise<StopLegTable> {
    const walks = await runInTurns(searchWalks(this.#ground.streets, from, stops, TRAVEL_RULES.accessMeters));
    return toStopLegs(walks, TRAVEL_RULES.walkMetersPerSecond);
  }

  #nameTimes(networkKey: string, { places, window: { fromSeconds, untilSeconds } }: TravelTimeRequest): string {
    const placesKey = digest(places.longitude, places.latitude);
    return `${networkKey} ${this.#cellsKey} ${placesKey} ${fromSeconds} ${untilSeconds}`;
  }
}

/** Nobody walks all the way where it is too far. */
function directSeconds(meters: number): number {
  return meters <= TRAVEL_RULES.directMeters + 1e-6
    ? walkSeconds(meters, TRAVEL_RULES.walkMetersPerSecond)
    : Number.POSITIVE_INFINITY;
}

function digest(...columns: readonly Float64Array[]): string {
  const hash = createHash('sha1');
  for (const column of columns) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('base64');
}
