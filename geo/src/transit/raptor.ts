import type { Seconds } from '../units.ts';
import type { TransitNetwork } from './network.ts';
import type { StopLegs } from './stop-legs.ts';
import { UNREACHED } from './stop-times.ts';
import type { Timetable } from './timetable.ts';

export interface RideRules {
  /** At most so many rides, so one transfer fewer. */
  readonly maxRides: number;
  /** Least seconds between being at a stop and the departure, before the first ride as at every transfer. */
  readonly boardSlackSeconds: Seconds;
}

export const RIDE_RULES: RideRules = { maxRides: 5, boardSlackSeconds: 60 };

/**
 * RAPTOR (Delling, Pajor & Werneck, "Round-Based Public Transit Routing", 2012): earliest arrivals from one place at all
 * stops, round by round, where round k knows the best journeys of at most k rides.
 *
 * A journey is a walk to a stop, rides with at most one walk between two of them, and a walk from the last stop.
 * So every stop has two times: when a vehicle brings one there, and when one can be there on foot as well, ready to board.
 * Whoever has walked to a stop does not walk on, so only the first kind leads on by foot; a stop where a walk arrives
 * earlier must still keep its arrival by vehicle (as R5 does), else journeys that alight there and walk on are lost.
 *
 * Departures may follow each other in falling order without {@link reset}: times of later ones stand, since whoever
 * leaves earlier can wait, and only what improves is searched (the same paper's rRAPTOR). They equal those of single searches.
 */
export class RaptorSearch {
  readonly network: TransitNetwork;
  readonly rules: RideRules;
  /** By rides made so far, then by stop: when one can be at the stop; the horizon where not before it. */
  readonly ready: readonly Int32Array[];
  /** By most rides, then by stop: when a vehicle brings one there; the horizon where none does before it. */
  readonly ridden: readonly Int32Array[];

  /** Stops at which the round improved a time, and whether they are listed already. */
  readonly #readyStops: StopList;
  readonly #riddenStops: StopList;
  readonly #improved: StopList;
  /**
   * By rides, then by position along a pattern: the earliest run that is ridden on from there already. A later one leads
   * nowhere new, so there riding stops (as in Witt, "Trip-Based Public Transit Routing", 2015, section 3.1).
   */
  readonly #aboard: readonly Int32Array[];
  readonly #nobodyAboard: Int32Array;
  #horizonSeconds: Seconds = UNREACHED;
  #departureSeconds: Seconds = UNREACHED;
  readonly #boardSlack: Seconds;
  readonly #alightSlack: Seconds;

  /** @throws RangeError when the rules are not a whole number of rides from 1 and seconds from 0. */
  constructor(network: TransitNetwork, rules: RideRules = RIDE_RULES) {
    const { maxRides, boardSlackSeconds } = rules;
    if (!(Number.isInteger(maxRides) && maxRides >= 1 && boardSlackSeconds >= 0))
      throw new RangeError(`${maxRides} rides with ${boardSlackSeconds} seconds to board`);
    const { stopCount } = network.timetable;
    this.network = network;
    this.rules = rules;
    this.ready = Array.from({ length: maxRides + 1 }, () => new Int32Array(stopCount));
    this.ridden = Array.from({ length: maxRides + 1 }, () => new Int32Array(stopCount));
    this.#readyStops = new StopList(stopCount);
    this.#riddenStops = new StopList(stopCount);
    this.#improved = new StopList(stopCount);
    this.#nobodyAboard = afterLastRuns(network.timetable);
    this.#aboard = Array.from({ length: maxRides + 1 }, () => this.#nobodyAboard.slice());
    // backwards in time one alights where one would board: being early is due there
    this.#boardSlack = network.direction === 1 ? boardSlackSeconds : 0;
    this.#alightSlack = network.direction === 1 ? 0 : boardSlackSeconds;
    this.reset();
  }

  /** When a vehicle brings one to each stop with at most all rides; changes with the next departure. */
  get arrivals(): Int32Array {
    return this.ridden[this.rules.maxRides] as Int32Array;
  }

  /** The stops whose arrival the last departure has improved, or equalled with fewer rides; changes with the next. */
  get improvedStops(): Int32Array {
    return this.#improved.stops.subarray(0, this.#improved.count);
  }

  /** From when on times are not searched: {@link UNREACHED} unless {@link reset} says another. */
  get horizonSeconds(): Seconds {
    return this.#horizonSeconds;
  }

  /** Forgets all departures. An earlier horizon makes the search smaller. */
  reset(horizonSeconds: Seconds = UNREACHED): void {
    this.#horizonSeconds = horizonSeconds;
    this.#departureSeconds = UNREACHED;
    for (const times of this.ready) times.fill(horizonSeconds);
    for (const times of this.ridden) times.fill(horizonSeconds);
    for (const runs of this.#aboard) runs.set(this.#nobodyAboard);
  }

  /**
   * Searches from a departure, by the walks to the first stops.
   *
   * @throws RangeError when it is later than the one before without {@link reset}, no whole second, or walks to a stop that
   *   does not exist.
   */
  depart({ stop, seconds }: StopLegs, departureSeconds: Seconds): void {
    if (!(Number.isInteger(departureSeconds) && departureSeconds <= this.#departureSeconds))
      throw new RangeError(`a departure at ${departureSeconds} after one at ${this.#departureSeconds}`);
    this.#departureSeconds = departureSeconds;
    const atStart = this.ready[0] as Int32Array;
    this.#improved.clear();
    for (let leg = 0; leg < stop.length; leg++) {
      const at = stop[leg] as number;
      if (!(at >= 0 && at < atStart.length)) throw new RangeError(`a walk to stop ${at} of ${atStart.length}`);
      const time = departureSeconds + (seconds[leg] as number);
      if (time >= (atStart[at] as number)) continue;
      atStart[at] = time;
      this.#readyStops.add(at);
    }
    this.#carry(this.ready, 0, this.#readyStops);
    for (let rides = 1; rides <= this.rules.maxRides && this.#readyStops.count > 0; rides++) {
      this.#board(rides);
      this.#readyStops.clear();
      this.#carry(this.ridden, rides, this.#riddenStops);
      this.#noteImproved(rides);
      this.#walk(rides);
      this.#riddenStops.clear();
      this.#carry(this.ready, rides, this.#readyStops);
    }
    this.#readyStops.clear();
  }

  /** Boards whatever calls at an improved stop and can be caught earlier than before. */
  #board(rides: number): void {
    const { boardingStart, boardingPattern, boardingCall, boardingDeparture, departureSeconds } =
      this.network.timetable;
    const ready = this.ready[rides - 1] as Int32Array;
    const aboard = this.#aboard[rides] as Int32Array;
    const { stops, count } = this.#readyStops;
    for (let listed = 0; listed < count; listed++) {
      const stop = stops[listed] as number;
      const earliest = (ready[stop] as number) + this.#boardSlack;
      const end = boardingStart[stop + 1] as number;
      for (let at = boardingStart[stop] as number; at < end; at++) {
        const call = boardingCall[at] as number;
        const departures = boardingDeparture[at] as number;
        // the run before the one that is ridden from here already: can it be caught?
        let low = 0;
        let high = (aboard[call] as number) - 1;
        if (high < 0 || (departureSeconds[departures + high] as number) < earliest) continue;
        // and the ones before that? Halving what is left
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((departureSeconds[departures + middle] as number) < earliest) low = middle + 1;
          else high = middle;
        }
        this.#ride(boardingPattern[at] as number, call, low, rides);
      }
    }
  }

  /** Rides on to the end of the pattern, or to where this or an earlier run has been ridden on. */
  #ride(pattern: number, call: number, run: number, rides: number): void {
    const { patternStopStart, patternTimeStart, stopOf, arrivalSeconds } = this.network.timetable;
    const ridden = this.ridden[rides] as Int32Array;
    const riddenStops = this.#riddenStops;
    const alightSlack = this.#alightSlack;
    const maxRides = this.rules.maxRides;
    const aboard = this.#aboard[rides] as Int32Array;
    const first = patternStopStart[pattern] as number;
    const end = patternStopStart[pattern + 1] as number;
    let time = (patternTimeStart[pattern] as number) + run * (end - first) + call - first;
    let at = call;
    while ((aboard[at] as number) > run) {
      aboard[at] = run;
      if (++at === end) break;
      const stop = stopOf[at] as number;
      const arrival = (arrivalSeconds[++time] as number) + alightSlack;
      if (arrival >= (ridden[stop] as number)) continue;
      ridden[stop] = arrival;
      riddenStops.add(stop);
    }
    // with more rides one could ride the same
    for (let more = rides + 1; more <= maxRides; more++) {
      const also = this.#aboard[more] as Int32Array;
      for (let past = call; past < at; past++) if ((also[past] as number) > run) also[past] = run;
    }
  }

  /** From every stop where a ride has improved the arrival: stay there, or walk to another stop. */
  #walk(rides: number): void {
    const { start, stop, seconds } = this.network.transfers;
    const ready = this.ready[rides] as Int32Array;
    const ridden = this.ridden[rides] as Int32Array;
    const { stops, count } = this.#riddenStops;
    const readyStops = this.#readyStops;
    for (let listed = 0; listed < count; listed++) {
      const from = stops[listed] as number;
      const arrival = ridden[from] as number;
      if (arrival < (ready[from] as number)) {
        ready[from] = arrival;
        readyStops.add(from);
      }
      const end = start[from + 1] as number;
      for (let at = start[from] as number; at < end; at++) {
        const to = stop[at] as number;
        const time = arrival + (seconds[at] as number);
        if (time >= (ready[to] as number)) continue;
        ready[to] = time;
        readyStops.add(to);
      }
    }
  }

  /** Stops whose arrival with so many rides is the best of all. */
  #noteImproved(rides: number): void {
    const { arrivals } = this;
    const ridden = this.ridden[rides] as Int32Array;
    const { stops, count } = this.#riddenStops;
    for (let listed = 0; listed < count; listed++) {
      const stop = stops[listed] as number;
      if (ridden[stop] === arrivals[stop]) this.#improved.add(stop);
    }
  }

  /** What is reached with few rides is reached with at most more. */
  #carry(times: readonly Int32Array[], from: number, { stops, count }: StopList): void {
    const own = times[from] as Int32Array;
    for (let rides = from + 1; rides <= this.rules.maxRides; rides++) {
      const more = times[rides] as Int32Array;
      for (let listed = 0; listed < count; listed++) {
        const stop = stops[listed] as number;
        const time = own[stop] as number;
        if (time < (more[stop] as number)) more[stop] = time;
      }
    }
  }
}

/** @throws RangeError when a search runs the other way through time. */
export function assertDirection({ network }: RaptorSearch, direction: TransitNetwork['direction']): void {
  if (network.direction !== direction)
    throw new RangeError(`a search ${direction === 1 ? 'forwards' : 'backwards'} in time runs the other way`);
}

/** By position along a pattern: one run more than there are. */
function afterLastRuns({ patternCount, patternStopStart, patternRunStart, stopOf }: Timetable): Int32Array {
  const after = new Int32Array(stopOf.length);
  for (let pattern = 0; pattern < patternCount; pattern++) {
    const runs = (patternRunStart[pattern + 1] as number) - (patternRunStart[pattern] as number);
    after.fill(runs, patternStopStart[pattern], patternStopStart[pattern + 1]);
  }
  return after;
}

/** Stops in the order in which they came, each once. */
class StopList {
  readonly stops: Int32Array;
  count = 0;
  readonly #isListed: Uint8Array;

  constructor(stopCount: number) {
    this.stops = new Int32Array(stopCount);
    this.#isListed = new Uint8Array(stopCount);
  }

  add(stop: number): void {
    if (this.#isListed[stop]) return;
    this.#isListed[stop] = 1;
    this.stops[this.count++] = stop;
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.#isListed[this.stops[at] as number] = 0;
    this.count = 0;
  }
}
