import { groupIntoPatterns, isAllowed } from './patterns.ts';
import { type FrequencyColumns, listRuns, type Runs } from './runs.ts';
import { orderStopTimes, type RefusedTrip, type StopTimeColumns, type TripStops } from './stop-times.ts';

export interface TimetableInput {
  readonly stopCount: number;
  readonly tripCount: number;
  /** Of all trips that run on the service day, and of no others. */
  readonly stopTimes: StopTimeColumns;
  readonly frequencies?: FrequencyColumns;
}

/**
 * The runs of one service day as the router reads them: patterns of runs that call at the same stops and never overtake
 * each other. Times are whole seconds from noon minus 12 hours (GTFS's service day) and may pass 86,400.
 */
export interface Timetable {
  readonly stopCount: number;
  readonly patternCount: number;
  /** The stops of pattern p stand in `stopOf` from here to the next pattern's; one longer than there are patterns. */
  readonly patternStopStart: Int32Array;
  readonly stopOf: Int32Array;
  /** The runs of pattern p, the earliest first, are those from here to the next pattern's. */
  readonly patternRunStart: Int32Array;
  /** Where the times of pattern p's first run begin: one per stop, then those of its next run. */
  readonly patternTimeStart: Int32Array;
  /** {@link NEVER_ALIGHTED} where nobody may alight. */
  readonly arrivalSeconds: Int32Array;
  /** Before all time where nobody may board. */
  readonly departureSeconds: Int32Array;
  /** The trip of each run, as numbered in the input. */
  readonly tripOf: Int32Array;
  /** 0 where only the headway of the run is promised. */
  readonly isExact: Uint8Array;
  /** Where stop s may be boarded: the patterns and the positions along them from here to the next stop's. */
  readonly boardingStart: Int32Array;
  readonly boardingPattern: Int32Array;
  readonly boardingPosition: Int32Array;
  /** Trips that can't be travelled on, and why. */
  readonly refused: readonly RefusedTrip[];
}

/**
 * Builds the timetable of a service day, once; searches then only read it. Empty input gives an empty timetable.
 * A trip whose times are missing or run backwards is refused alone; trips that overtake others get a pattern of their own.
 *
 * @throws RangeError when the columns contradict each other or a frequency makes no sense.
 */
export function buildTimetable({ stopCount, tripCount, stopTimes, frequencies }: TimetableInput): Timetable {
  const trips = orderStopTimes(stopTimes, tripCount, stopCount);
  const runs = listRuns(trips, frequencies);
  const patterns = groupIntoPatterns(trips, runs);
  const columns = layOut(trips, runs, patterns);
  return {
    stopCount,
    patternCount: patterns.length,
    ...columns,
    ...indexBoardings(stopCount, columns),
    refused: trips.fault.flatMap((fault, trip) => (fault ? [{ trip, fault }] : [])),
  };
}

export type PatternColumns = Pick<
  Timetable,
  | 'patternStopStart'
  | 'stopOf'
  | 'patternRunStart'
  | 'patternTimeStart'
  | 'arrivalSeconds'
  | 'departureSeconds'
  | 'tripOf'
  | 'isExact'
>;

function layOut(trips: TripStops, runs: Runs, patterns: readonly (readonly number[])[]): PatternColumns {
  const tripStart = (run: number) => trips.start[runs.trip[run] as number] as number;
  const length = (run: number) => (trips.start[(runs.trip[run] as number) + 1] as number) - tripStart(run);
  const patternStopStart = new Int32Array(patterns.length + 1);
  const patternRunStart = new Int32Array(patterns.length + 1);
  const patternTimeStart = new Int32Array(patterns.length + 1);
  for (const [pattern, of] of patterns.entries()) {
    const stops = length(of[0] as number);
    patternStopStart[pattern + 1] = (patternStopStart[pattern] as number) + stops;
    patternRunStart[pattern + 1] = (patternRunStart[pattern] as number) + of.length;
    patternTimeStart[pattern + 1] = (patternTimeStart[pattern] as number) + of.length * stops;
  }
  const stopOf = new Int32Array(patternStopStart.at(-1) as number);
  const arrivalSeconds = new Int32Array(patternTimeStart.at(-1) as number);
  const departureSeconds = new Int32Array(arrivalSeconds.length);
  let time = 0;
  for (const [pattern, of] of patterns.entries()) {
    const first = of[0] as number;
    stopOf.set(trips.stop.subarray(tripStart(first), tripStart(first) + length(first)), patternStopStart[pattern]);
    for (const run of of) {
      const shift = runs.shiftSeconds[run] as number;
      const from = tripStart(run);
      for (let at = from; at < from + length(first); at++, time++) {
        arrivalSeconds[time] = shifted(trips.arrivalSeconds, at, shift);
        departureSeconds[time] = shifted(trips.departureSeconds, at, shift);
      }
    }
  }
  const ordered = Int32Array.from(patterns.flat());
  return {
    patternStopStart,
    stopOf,
    patternRunStart,
    patternTimeStart,
    arrivalSeconds,
    departureSeconds,
    tripOf: ordered.map((run) => runs.trip[run] as number),
    isExact: Uint8Array.from(ordered, (run) => runs.isExact[run] as number),
  };
}

function shifted(seconds: Int32Array, at: number, shift: number): number {
  return (seconds[at] as number) + (isAllowed(seconds, at) ? shift : 0);
}

/** By stop, where it may be boarded: everywhere but at a pattern's end and where no run takes anyone on. */
export function indexBoardings(
  stopCount: number,
  { patternStopStart, stopOf, patternTimeStart, departureSeconds }: PatternColumns,
): Pick<Timetable, 'boardingStart' | 'boardingPattern' | 'boardingPosition'> {
  const boardingStart = new Int32Array(stopCount + 1);
  const visit = (found: (stop: number, pattern: number, position: number) => void) => {
    for (let pattern = 0; pattern + 1 < patternStopStart.length; pattern++) {
      const from = patternStopStart[pattern] as number;
      const last = (patternStopStart[pattern + 1] as number) - from - 1;
      for (let position = 0; position < last; position++)
        if (isAllowed(departureSeconds, (patternTimeStart[pattern] as number) + position))
          found(stopOf[from + position] as number, pattern, position);
    }
  };
  visit((stop) => {
    boardingStart[stop + 1] = (boardingStart[stop + 1] as number) + 1;
  });
  for (let stop = 0; stop < stopCount; stop++)
    boardingStart[stop + 1] = (boardingStart[stop + 1] as number) + (boardingStart[stop] as number);
  const boardingPattern = new Int32Array(boardingStart[stopCount] as number);
  const boardingPosition = new Int32Array(boardingPattern.length);
  const next = boardingStart.slice();
  visit((stop, pattern, position) => {
    const at = next[stop] as number;
    boardingPattern[at] = pattern;
    boardingPosition[at] = position;
    next[stop] = at + 1;
  });
  return { boardingStart, boardingPattern, boardingPosition };
}
