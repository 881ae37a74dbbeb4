import { createHash } from 'node:crypto';
import { changeRuns, createNetwork, layOutTimetable, readDayRuns, reverseNetwork, startsOf } from '@hazama/geo';
import type { TrialRun, TripTrial } from '../transit/index.ts';
import type { DayNetwork, DayRequest } from './day-networks.ts';
import type { NetworkFinder } from './town-journeys.ts';

/** Runs that a day is without, and with. */
export interface DayChange extends Pick<TripTrial, 'removed' | 'added'> {
  /** YYYY-MM-DD */
  readonly day: string;
}

/** Networks of which one day's is another: what runs otherwise is laid out anew, the walks are the same. */
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
    this.#changed ??= this.#networks.find(request).then((network) => network && changed(network, this.#change));
    return this.#changed;
  }
}

function changed(network: DayNetwork, { removed, added }: DayChange): DayNetwork {
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
