import {
  type DepartureWindow,
  minutesOf,
  type Points,
  RaptorSearch,
  searchTravelTimeToNearest,
  walkSeconds,
} from '@hazama/geo';
import type { ByteCache } from '../cache/index.ts';
import { runInTurns } from '../turn/index.ts';
import { digest, type TownJourneys } from './town-journeys.ts';
import { TRAVEL_RULES } from './travel-rules.ts';

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

/** Travel times of one town: first prepared, in turns with whatever else the server does, then found at once. */
export class TravelTimes {
  readonly #journeys: TownJourneys;
  readonly #kept: ByteCache<CellTimes>;

  constructor(journeys: TownJourneys, kept: ByteCache<CellTimes>) {
    this.#journeys = journeys;
    this.#kept = kept;
  }

  /** Undefined where they were not prepared, or no timetable speaks of the day. */
  find(request: TravelTimeRequest): CellTimes | undefined {
    const key = this.#journeys.knownKey(request.day);
    return key ? this.#kept.get(this.#nameTimes(key, request)) : undefined;
  }

  async prepare(request: TravelTimeRequest): Promise<void> {
    const { day, window, places, directMeters } = request;
    const key = await this.#journeys.findKey(day);
    if (key === null || this.find(request)) return;
    const network = await this.#journeys.findNetwork(day);
    if (!network) return;
    const percentiles = await runInTurns(
      searchTravelTimeToNearest(new RaptorSearch(network.backwards, TRAVEL_RULES), {
        access: await this.#journeys.walksFromCells(network),
        egress: await this.#journeys.walksToStops(network, places),
        departures: minutesOf(window),
        directSeconds: directMeters.map(directSeconds),
        percents: [50, 90],
        limitSeconds: TRAVEL_RULES.limitSeconds,
      }),
    );
    const [p50, p90] = [percentiles.get(50), percentiles.get(90)];
    if (p50 && p90) this.#kept.set(this.#nameTimes(key, request), { p50, p90 });
  }

  #nameTimes(networkKey: string, { places, window: { fromSeconds, untilSeconds } }: TravelTimeRequest): string {
    const placesKey = digest(places.longitude, places.latitude);
    return `${networkKey} ${this.#journeys.cellsKey} ${placesKey} ${fromSeconds} ${untilSeconds}`;
  }
}

/** Nobody walks all the way where it is too far. */
function directSeconds(meters: number): number {
  return meters <= TRAVEL_RULES.directMeters + 1e-6
    ? walkSeconds(meters, TRAVEL_RULES.walkMetersPerSecond)
    : Number.POSITIVE_INFINITY;
}
