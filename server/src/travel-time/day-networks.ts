import {
  buildTimetable,
  createNetwork,
  type Points,
  reverseNetwork,
  type StreetNetwork,
  type TransitNetwork,
  toStopLegs,
} from '@hazama/geo';
import { RecentlyUsed } from '../cache/index.ts';
import type { Statements } from '../database/index.ts';
import { type DayEdition, listDayEditions, readEditionsDay, type ServiceDayTimetable } from '../transit/index.ts';
import { runInTurns } from '../turn/index.ts';
import { searchWalks } from './town-walks.ts';
import { TRAVEL_RULES } from './travel-rules.ts';

/** A large city's day is some ten megabytes. */
const KEPT_NETWORKS = 12;

/** What runs on a service day in a municipality's timetables, as the router searches it. */
export interface DayNetwork {
  /** Days on which the same runs, with the same walks between stops, have the same network. */
  readonly key: string;
  /** Networks of the same stops have the same, whatever runs between them. */
  readonly stopsKey: string;
  /** Stops and trips as the timetable names them, by the numbers of the network. */
  readonly timetable: ServiceDayTimetable;
  /** Degrees by stop; NaN where a feed doesn't say. */
  readonly stops: Points;
  readonly forwards: TransitNetwork;
  readonly backwards: TransitNetwork;
}

export interface DayRequest {
  readonly code: string;
  /** The municipality as it stood. */
  readonly revision: number;
  /** YYYY-MM-DD */
  readonly day: string;
  /** Undefined where the town has imported none. */
  readonly streets: StreetNetwork | undefined;
}

/** The networks of service days. One is built once for what runs, however many days it runs on and however often a town changes otherwise. */
export class DayNetworks {
  readonly #database: Statements;
  readonly #networks = new RecentlyUsed<DayNetwork | undefined>(KEPT_NETWORKS);

  constructor(database: Statements) {
    this.#database = database;
  }

  /** Undefined where the day lies within the validity of no timetable. */
  async find({ code, revision, day, streets }: DayRequest): Promise<DayNetwork | undefined> {
    const editions = await listDayEditions(this.#database, code, day, revision);
    const key = `${code} ${numberOf(streets)} ${nameRuns(editions)}`;
    return this.#networks.get(key, () => this.#build(key, code, editions, streets));
  }

  async #build(
    key: string,
    code: string,
    editions: readonly DayEdition[],
    streets: StreetNetwork | undefined,
  ): Promise<DayNetwork | undefined> {
    const timetable = await readEditionsDay(this.#database, code, editions);
    if (!timetable) return undefined;
    const { points: stops, trips, stopTimes, frequencies } = timetable;
    const walks = await runInTurns(searchWalks(streets, stops, stops, TRAVEL_RULES.transferMeters));
    const stopCount = stops.longitude.length;
    const forwards = createNetwork(
      buildTimetable({ stopCount, tripCount: trips.tripId.length, stopTimes, frequencies }),
      toStopLegs(walks, TRAVEL_RULES.walkMetersPerSecond),
    );
    return { key, stopsKey: key, timetable, stops, forwards, backwards: reverseNetwork(forwards) };
  }
}

/** Editions are never changed: which of them, and what of them runs, is all that a day's network is made of. */
function nameRuns(editions: readonly DayEdition[]): string {
  return editions
    .filter(({ isValid }) => isValid)
    .map(({ edition, running }) => `${edition}:${running.join()}`)
    .join(' ');
}

const numbers = new WeakMap<StreetNetwork, number>();
let count = 0;

/** Streets by a number of their own: they are read once for each version, and stay the same object. */
function numberOf(streets: StreetNetwork | undefined): number {
  if (!streets) return 0;
  const number = numbers.get(streets) ?? ++count;
  numbers.set(streets, number);
  return number;
}
