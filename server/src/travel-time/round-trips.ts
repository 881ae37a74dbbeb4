import { RaptorSearch, ROUND_TRIP_RULES, type RoundTripRules, searchRoundTrips } from '@hazama/geo';
import type { ByteCache } from '../cache/index.ts';
import { runInTurns } from '../turn/index.ts';
import type { TownJourneys } from './town-journeys.ts';
import { SESSION_SECONDS, TRAVEL_RULES, VISIT_SECONDS } from './travel-rules.ts';

/** One opening of a place on a day, at its hours. */
export interface DayOpening {
  readonly longitude: number;
  readonly latitude: number;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** SESSION: there from the beginning to the end, as a salon asks. VISIT: for a while at any time, as a desk or a clinic allows. */
export type Attendance = 'SESSION' | 'VISIT';

export interface RoundTripRequest {
  readonly openings: readonly DayOpening[];
  readonly attendance: Attendance;
}

export interface RoundTripCells {
  /** By cell, 1 where who lives there can be at one of the openings and home again the same day. */
  readonly isPossible: Uint8Array;
  /** How many openings lie on a day that a timetable speaks of; of the same runs and hours they are one. */
  readonly openings: number;
}

/**
 * Round trips of one town: first prepared, in turns with whatever else the server does, then found at once. An opening is searched once for what runs
 * on its day: a salon of every Wednesday is one search, and so is a place that is added to others.
 */
export class RoundTrips {
  readonly #journeys: TownJourneys;
  readonly #kept: ByteCache<Uint8Array>;

  constructor(journeys: TownJourneys, kept: ByteCache<Uint8Array>) {
    this.#journeys = journeys;
    this.#kept = kept;
  }

  /** Undefined where they were not prepared. */
  find({ openings, attendance }: RoundTripRequest): RoundTripCells | undefined {
    const isPossible = new Uint8Array(this.#journeys.cells.longitude.length);
    const names = new Set<string>();
    for (const opening of openings) {
      const key = this.#journeys.knownKey(opening.day);
      if (key === undefined) return undefined;
      const name = key === null ? null : this.#nameOpening(key, opening, attendance);
      if (name === null || names.has(name)) continue;
      const own = this.#kept.get(name);
      if (!own) return undefined;
      names.add(name);
      // by index: a town asks for some hundred openings of some thousand cells
      for (let cell = 0; cell < own.length; cell++) if (own[cell]) isPossible[cell] = 1;
    }
    return { isPossible, openings: names.size };
  }

  async prepare({ openings, attendance }: RoundTripRequest): Promise<void> {
    const missing = new Map<string, Map<string, DayOpening>>();
    for (const opening of openings) {
      const key = await this.#journeys.findKey(opening.day);
      const name = key === null ? null : this.#nameOpening(key, opening, attendance);
      if (key === null || name === null || this.#kept.get(name)) continue;
      const ofNetwork = missing.get(key) ?? new Map<string, DayOpening>();
      missing.set(key, ofNetwork.set(name, opening));
    }
    for (const ofNetwork of missing.values()) await this.#search(ofNetwork, attendance);
  }

  /** Openings of days on which the same runs, by name. */
  async #search(openings: ReadonlyMap<string, DayOpening>, attendance: Attendance): Promise<void> {
    const [first] = openings.values();
    const network = first && (await this.#journeys.findNetwork(first.day));
    if (!network) return;
    const where = [...openings.values()];
    const points = {
      longitude: Float64Array.from(where, ({ longitude }) => longitude),
      latitude: Float64Array.from(where, ({ latitude }) => latitude),
    };
    const common = {
      homes: await this.#journeys.walksFromCells(network),
      places: await this.#journeys.walksToStops(network, points),
      direct: await this.#journeys.walksToCells(points),
      toPlaces: new RaptorSearch(network.backwards, TRAVEL_RULES),
      fromPlaces: new RaptorSearch(network.forwards, TRAVEL_RULES),
    };
    let place = 0;
    for (const [name, { startSeconds, endSeconds }] of openings) {
      const own = { ...common, openings: [{ place: place++, startSeconds, endSeconds }] };
      const rules = rulesOf(attendance, endSeconds - startSeconds);
      this.#kept.set(name, await runInTurns(searchRoundTrips(own, rules)));
    }
  }

  #nameOpening(
    networkKey: string,
    { longitude, latitude, startSeconds, endSeconds }: DayOpening,
    attendance: Attendance,
  ): string {
    return `${networkKey} ${this.#journeys.cellsKey} ${longitude} ${latitude} ${startSeconds} ${endSeconds} ${attendance}`;
  }
}

function rulesOf(attendance: Attendance, openSeconds: number): RoundTripRules {
  const common = { ...ROUND_TRIP_RULES, walkMetersPerSecond: TRAVEL_RULES.walkMetersPerSecond };
  return attendance === 'SESSION'
    ? { ...common, arrival: 'BY_START', staySeconds: Math.min(SESSION_SECONDS, openSeconds) }
    : { ...common, arrival: 'ANY_TIME', staySeconds: Math.min(VISIT_SECONDS, openSeconds) };
}
