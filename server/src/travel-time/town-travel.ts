import type { StopLegTable } from '@hazama/geo';
import { ByteCache, RecentlyUsed } from '../cache/index.ts';
import { ChangedNetworks, type DayChange } from './changed-networks.ts';
import type { DayNetworks } from './day-networks.ts';
import { JourneyCosts, type PlaceJourneys } from './journey-costs.ts';
import { RoundTrips } from './round-trips.ts';
import { type NetworkFinder, TownJourneys, type TravelGround } from './town-journeys.ts';
import { type CellTimes, TravelTimes } from './travel-times.ts';

/** Some thousand sets of places of a town of 5,000 cells, and some ten thousand openings. */
const KEPT_TIMES_BYTES = 256_000_000;
const KEPT_TRIPS_BYTES = 128_000_000;
/** Journeys to some thousand places, each from the cells that get there. */
const KEPT_JOURNEYS_BYTES = 128_000_000;
/** Walks from the cells of a town to the stops of a timetable: some megabytes each. */
const KEPT_ACCESS = 8;

/** How people of one town get about, at one revision. */
export interface TownTravel {
  readonly times: TravelTimes;
  readonly roundTrips: RoundTrips;
  readonly costs: JourneyCosts;
  /** The same if some runs of a day came and others went. */
  changedBy(change: DayChange): TownTravel;
}

/**
 * Travel times, journeys to single places and round trips of all towns, computed once for a timetable's runs, the cells and a set of places: whatever else of a town is published
 * or edited, what those fix already is not searched again.
 */
export class Travel {
  readonly #networks: DayNetworks;
  readonly #access = new RecentlyUsed<StopLegTable>(KEPT_ACCESS);
  readonly #times = new ByteCache<CellTimes>(KEPT_TIMES_BYTES, ({ p50, p90 }) => p50.byteLength + p90.byteLength);
  readonly #trips = new ByteCache<Uint8Array>(KEPT_TRIPS_BYTES, ({ byteLength }) => byteLength);
  readonly #journeys = new ByteCache<PlaceJourneys>(
    KEPT_JOURNEYS_BYTES,
    ({ cell, seconds }) => cell.byteLength + seconds.byteLength,
  );

  constructor(networks: DayNetworks) {
    this.#networks = networks;
  }

  of(ground: TravelGround, networks: NetworkFinder = this.#networks): TownTravel {
    const journeys = new TownJourneys(ground, networks, this.#access);
    return {
      times: new TravelTimes(journeys, this.#times),
      roundTrips: new RoundTrips(journeys, this.#trips),
      costs: new JourneyCosts(journeys, this.#journeys),
      changedBy: (change) => this.of(ground, new ChangedNetworks(networks, change)),
    };
  }
}
