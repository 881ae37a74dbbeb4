import { createHash } from 'node:crypto';
import {
  changeRuns,
  createNetwork,
  layOutTimetable,
  readDayRuns,
  reverseNetwork,
  type StreetNetwork,
  startsOf,
  toStopLegs,
} from '@hazama/geo';
import type { Pole, TrialRun, TripTrial } from '../transit/index.ts';
import { runInTurns } from '../turn/index.ts';
import type { DayNetwork, DayRequest } from './day-networks.ts';
import type { NetworkFinder } from './town-journeys.ts';
import { searchWalks } from './town-walks.ts';
import { TRAVEL_RULES } from './travel-rules.ts';

/** A stop place that is no more, or stands elsewhere: vehicles pass the one, and come to the other when they came to where it stood. */
export interface ChangedStopPlace {
  readonly poles: readonly Pole[];
  /** Degrees; null: nobody gets on or off there. */
  readonly there: { readonly longitude: number; readonly latitude: number } | null;
}

/** Runs that a day is without, and with, and stops that are elsewhere or nowhere. */
export interface DayChange extends Pick<TripTrial, 'removed' | 'added'> {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly stopPlaces: readonly ChangedStopPlace[];
}

/** Networks of which one day's is another: what runs otherwise is laid out anew, and where stops are changed the walks between them. */
export class ChangedNetworks implements NetworkFinder {
  readonly #networks: NetworkFinder;
  readonly #change: DayChange;
  #changed: Promise<DayNetwork | undefined> | undefined;

  constructor(networks: NetworkFinder, change: DayChange) {
    this.#networks = networks;
    this.#change = change;
  }

  find(request: DayRequest): Promise<DayNetwork | undefined> {
    if (request.day !== this.#change.day) return this.#networks.find(request);
    this.#changed ??= this.#networks
      .find(request)
      .then((network) => network && changed(network, this.#change, request.streets));
    return this.#changed;
  }
}

async function changed(
  before: DayNetwork,
  { removed, added, stopPlaces }: DayChange,
  streets: StreetNetwork | undefined,
): Promise<DayNetwork> {
  const network = stopPlaces.length === 0 ? before : await withStopPlaces(before, stopPlaces, streets);
  const { timetable, stops, forwards: today } = network;
  const { trips, stopTimes, frequencies } = timetable;
  const stopCount = stops.longitude.length;
  const day = readDayRuns({ stopCount, tripCount: trips.tripId.length, stopTimes, frequencies });
  const numbers = new Map(trips.tripId.map((tripId, number) => [`${trips.edition[number]} ${tripId}`, number]));
  // a trip whose times are faulty nobody travels on, with it or without
  const runsOf = (runs: readonly TrialRun[]) =>
    runs.flatMap(({ edition, tripId, startSeconds }) => {
      const trip = numbers.get(`${edition} ${tripId}`);
      return trip === undefined || startsOf(day, trip).length === 0 ? [] : [{ trip, startSeconds }];
    });
  const runs = changeRuns(day, { removed: runsOf(removed), added: runsOf(added) });
  const forwards = createNetwork(layOutTimetable(runs), today.transfers);
  const name = createHash('sha1')
    .update(JSON.stringify([removed, added]))
    .digest('base64');
  return { ...network, key: `${network.key} ${name}`, forwards, backwards: reverseNetwork(forwards) };
}

async function withStopPlaces(
  network: DayNetwork,
  stopPlaces: readonly ChangedStopPlace[],
  streets: StreetNetwork | undefined,
): Promise<DayNetwork> {
  const { timetable } = network;
  const stops = { longitude: network.stops.longitude.slice(), latitude: network.stops.latitude.slice() };
  const closed = new Set<number>();
  const numbers = new Map(
    timetable.stops.list.map(({ edition, stopIndex }, stop) => [`${edition} ${stopIndex}`, stop]),
  );
  for (const { poles, there } of stopPlaces)
    for (const { edition, stopIndex } of poles) {
      // a pole of an edition that doesn't run that day
      const stop = numbers.get(`${edition} ${stopIndex}`);
      if (stop === undefined) continue;
      stops.longitude[stop] = there?.longitude ?? Number.NaN;
      stops.latitude[stop] = there?.latitude ?? Number.NaN;
      if (!there) closed.add(stop);
    }
  const walks = await runInTurns(searchWalks(streets, stops, stops, TRAVEL_RULES.transferMeters));
  const forwards = createNetwork(network.forwards.timetable, toStopLegs(walks, TRAVEL_RULES.walkMetersPerSecond));
  const { stop, canBoard, canAlight } = timetable.stopTimes;
  const isOpen = (allowed: ArrayLike<number> | undefined) =>
    Uint8Array.from(stop, (own, row) => (closed.has(own) ? 0 : (allowed?.[row] ?? 1)));
  const name = createHash('sha1').update(JSON.stringify(stopPlaces)).digest('base64');
  return {
    ...network,
    key: `${network.key} ${name}`,
    stopsKey: `${network.stopsKey} ${name}`,
    stops,
    timetable: {
      ...timetable,
      points: stops,
      stopTimes: { ...timetable.stopTimes, canBoard: isOpen(canBoard), canAlight: isOpen(canAlight) },
    },
    forwards,
  };
}
