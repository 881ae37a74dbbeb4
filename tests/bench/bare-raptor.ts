// The floor of the transit benchmark: RAPTOR as in the paper (Delling, Pajor & Werneck 2012, algorithm 1) over flat arrays, one queue of
// patterns a round, and nothing else: no check, no journey, no time reversed. Built straight from rows that are in order.
import type { StopLegs, StopTimeColumns } from '@hazama/geo';

const NEVER = 2 ** 30;

export class BareRaptor {
  /** By rides, then by stop: arrival by vehicle, and when one is there also on foot. */
  readonly ridden: Int32Array[];
  readonly ready: Int32Array[];
  readonly #stops: number;
  readonly #maxRides: number;
  readonly #boardSlack: number;
  readonly #patternStart: number[] = [0];
  readonly #patternStops: Int32Array;
  readonly #runs: number[] = [];
  readonly #timeStart: number[] = [];
  readonly #arrival: Int32Array;
  readonly #departure: Int32Array;
  readonly #servedStart: Int32Array;
  readonly #served: Int32Array;
  readonly #walks: { readonly start: Uint32Array } & StopLegs;
  readonly #first: Int32Array;
  readonly #queue: Int32Array;
  readonly #isMarked: Uint8Array;
  readonly #isRidden: Uint8Array;

  constructor(
    { trip, stop, arrivalSeconds, departureSeconds }: StopTimeColumns,
    stops: number,
    walks: { readonly start: Uint32Array } & StopLegs,
    { maxRides, boardSlackSeconds }: { readonly maxRides: number; readonly boardSlackSeconds: number },
  ) {
    this.#stops = stops;
    this.#maxRides = maxRides;
    this.#boardSlack = boardSlackSeconds;
    this.#walks = walks;
    this.ridden = Array.from({ length: maxRides + 1 }, () => new Int32Array(stops));
    this.ready = Array.from({ length: maxRides + 1 }, () => new Int32Array(stops));
    this.#isMarked = new Uint8Array(stops);
    this.#isRidden = new Uint8Array(stops);

    // trips by their stops, then by departure; the few that overtake go apart
    const rowsOf: number[][] = [];
    for (let row = 0; row < trip.length; row++) (rowsOf[trip[row] as number] ??= []).push(row);
    const groups = new Map<string, number[][]>();
    for (const rows of rowsOf) {
      const key = rows.map((row) => stop[row]).join();
      const group = groups.get(key);
      if (group) group.push(rows);
      else groups.set(key, [rows]);
    }
    const patterns = [...groups.values()].flatMap((group) => {
      const lanes: number[][][] = [];
      for (const rows of group.toSorted(
        (a, b) => (departureSeconds[a[0] as number] as number) - (departureSeconds[b[0] as number] as number),
      )) {
        const lane = lanes.find((runs) =>
          rows.every(
            (row, at) => (arrivalSeconds[row] as number) >= (arrivalSeconds[runs.at(-1)?.[at] as number] as number),
          ),
        );
        if (lane) lane.push(rows);
        else lanes.push([rows]);
      }
      return lanes;
    });
    const order: number[] = [];
    const patternStops: number[] = [];
    for (const runs of patterns) {
      for (const row of runs[0] ?? []) patternStops.push(stop[row] as number);
      this.#patternStart.push(patternStops.length);
      this.#runs.push(runs.length);
      this.#timeStart.push(order.length);
      for (const rows of runs) order.push(...rows);
    }
    this.#patternStops = Int32Array.from(patternStops);
    this.#arrival = Int32Array.from(order, (row) => arrivalSeconds[row] as number);
    this.#departure = Int32Array.from(order, (row) => departureSeconds[row] as number);
    const served: [number, number][][] = Array.from({ length: stops }, () => []);
    for (let pattern = 0; pattern < patterns.length; pattern++)
      for (let at = this.#patternStart[pattern] as number; at < (this.#patternStart[pattern + 1] as number) - 1; at++)
        served[patternStops[at] as number]?.push([pattern, at - (this.#patternStart[pattern] as number)]);
    this.#servedStart = new Int32Array(stops + 1);
    for (let at = 0; at < stops; at++)
      this.#servedStart[at + 1] = (this.#servedStart[at] as number) + (served[at]?.length ?? 0);
    this.#served = Int32Array.from(served.flat(2));
    this.#first = new Int32Array(patterns.length).fill(-1);
    this.#queue = new Int32Array(patterns.length);
  }

  reset(): void {
    for (const times of this.ridden) times.fill(NEVER);
    for (const times of this.ready) times.fill(NEVER);
  }

  /** Departures of a window follow each other in falling order without a reset. */
  depart(access: StopLegs, departure: number): void {
    const { ridden, ready } = this;
    const stops = this.#stops;
    const isMarked = this.#isMarked;
    const isRidden = this.#isRidden;
    const walks = this.#walks;
    let marked = 0;
    for (let leg = 0; leg < access.stop.length; leg++) {
      const stop = access.stop[leg] as number;
      const time = departure + (access.seconds[leg] as number);
      if (time >= ((ready[0] as Int32Array)[stop] as number)) continue;
      (ready[0] as Int32Array)[stop] = time;
      isMarked[stop] = 1;
      marked++;
    }
    for (let rides = 1; rides <= this.#maxRides; rides++) {
      const boarding = ready[rides - 1] as Int32Array;
      const now = ready[rides] as Int32Array;
      const by = ridden[rides] as Int32Array;
      const before = ridden[rides - 1] as Int32Array;
      for (let stop = 0; stop < stops; stop++) {
        if ((boarding[stop] as number) < (now[stop] as number)) now[stop] = boarding[stop] as number;
        if ((before[stop] as number) < (by[stop] as number)) by[stop] = before[stop] as number;
      }
      if (marked === 0) continue;

      let queued = 0;
      for (let stop = 0; stop < stops; stop++) {
        if (!isMarked[stop]) continue;
        isMarked[stop] = 0;
        for (let at = this.#servedStart[stop] as number; at < (this.#servedStart[stop + 1] as number); at++) {
          const pattern = this.#served[2 * at] as number;
          const position = this.#served[2 * at + 1] as number;
          const first = this.#first[pattern] as number;
          if (first < 0) this.#queue[queued++] = pattern;
          if (first < 0 || position < first) this.#first[pattern] = position;
        }
      }
      for (let at = 0; at < queued; at++) this.#scan(this.#queue[at] as number, boarding, by);

      marked = 0;
      for (let stop = 0; stop < stops; stop++) {
        if (!isRidden[stop]) continue;
        isRidden[stop] = 0;
        const arrival = by[stop] as number;
        if (arrival < (now[stop] as number)) {
          now[stop] = arrival;
          isMarked[stop] = 1;
          marked++;
        }
        for (let walk = walks.start[stop] as number; walk < (walks.start[stop + 1] as number); walk++) {
          const to = walks.stop[walk] as number;
          const time = arrival + (walks.seconds[walk] as number);
          if (time >= (now[to] as number)) continue;
          now[to] = time;
          isMarked[to] = 1;
          marked++;
        }
      }
    }
    isMarked.fill(0);
  }

  #scan(pattern: number, boarding: Int32Array, by: Int32Array): void {
    const arrivals = this.#arrival;
    const departures = this.#departure;
    const patternStops = this.#patternStops;
    const isRidden = this.#isRidden;
    const start = this.#patternStart[pattern] as number;
    const count = (this.#patternStart[pattern + 1] as number) - start;
    const times = this.#timeStart[pattern] as number;
    let run = this.#runs[pattern] as number;
    const none = run;
    for (let position = this.#first[pattern] as number; position < count; position++) {
      const stop = patternStops[start + position] as number;
      if (run < none) {
        const arrival = arrivals[times + run * count + position] as number;
        if (arrival < (by[stop] as number)) {
          by[stop] = arrival;
          isRidden[stop] = 1;
        }
      }
      const earliest = (boarding[stop] as number) + this.#boardSlack;
      if (run === 0 || (departures[times + (run - 1) * count + position] as number) < earliest) continue;
      let low = 0;
      let high = run - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((departures[times + middle * count + position] as number) < earliest) low = middle + 1;
        else high = middle;
      }
      run = low;
    }
    this.#first[pattern] = -1;
  }
}
