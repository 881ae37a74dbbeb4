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
  /** Where the times of pattern p begin, arrivals as departures; as many as it has runs × stops. */
  readonly patternTimeStart: Int32Array;
  /** Run by run, as one rides: at each stop of the first run, then of the next. UNREACHED where nobody may alight. */
  readonly arrivalSeconds: Int32Array;
  /** Stop by stop, as one waits: of each run from the first stop, then from the next. Before all time where nobody may board. */
  readonly departureSeconds: Int32Array;
  /** The trip of each run, as numbered in the input. */
  readonly tripOf: Int32Array;
  /** 0 where only the headway of the run is promised. */
  readonly isExact: Uint8Array;
  /** Where stop s may be boarded: the patterns, and where in `stopOf` they call there, from here to the next stop's. */
  readonly boardingStart: Int32Array;
  readonly boardingPattern: Int32Array;
  readonly boardingCall: Int32Array;
  /** Where in `departureSeconds` its departures begin, one per run, in order. */
  readonly boardingDeparture: Int32Array;
  /** Trips that can't be travelled on, and why. */
  readonly refused: readonly RefusedTrip[];
}

/** A service day's trips and the runs that they make, from which its timetable is laid out, as it is or changed (`changeRuns`). */
export interface DayRuns {
  readonly stopCount: number;
  readonly trips: TripStops;
  readonly runs: Runs;
}

/**
 * Puts the rows of a service day in order. Empty input gives no runs; a trip whose times are missing or run backwards is
 * refused alone.
 *
 * @throws RangeError when the columns contradict each other or a frequency makes no sense.
 */
export function readDayRuns({ stopCount, tripCount, stopTimes, frequencies }: TimetableInput): DayRuns {
  const trips = orderStopTimes(stopTimes, tripCount, stopCount);
  return { stopCount, trips, runs: listRuns(trips, frequencies) };
}

/** The timetable of a day's runs; searches only read it. Trips that overtake others get a pattern of their own. */
export function layOutTimetable({ stopCount, trips, runs }: DayRuns): Timetable {
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

/** Builds the timetable of a service day, once. @throws RangeError as {@link readDayRuns} does. */
export function buildTimetable(input: TimetableInput): Timetable {
  return layOutTimetable(readDayRuns(input));
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
    const stops = length(first);
    for (const [number, run] of of.entries()) {
      const shift = runs.shiftSeconds[run] as number;
      const from = tripStart(run);
      for (let position = 0; position < stops; position++) {
        arrivalSeconds[time + number * stops + position] = shifted(trips.arrivalSeconds, from + position, shift);
        departureSeconds[time + position * of.length + number] = shifted(
          trips.departureSeconds,
          from + position,
          shift,
        );
      }
    }
    time += of.length * stops;
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
  { patternStopStart, patternRunStart, stopOf, patternTimeStart, departureSeconds }: PatternColumns,
): Pick<Timetable, 'boardingStart' | 'boardingPattern' | 'boardingCall' | 'boardingDeparture'> {
  const boardingStart = new Int32Array(stopCount + 1);
  const visit = (found: (stop: number, pattern: number, call: number, departure: number) => void) => {
    for (let pattern = 0; pattern + 1 < patternStopStart.length; pattern++) {
      const from = patternStopStart[pattern] as number;
      const last = (patternStopStart[pattern + 1] as number) - from - 1;
      const runs = (patternRunStart[pattern + 1] as number) - (patternRunStart[pattern] as number);
      for (let position = 0; position < last; position++) {
        const departure = (patternTimeStart[pattern] as number) + position * runs;
        if (isAllowed(departureSeconds, departure))
          found(stopOf[from + position] as number, pattern, from + position, departure);
      }
    }
  };
  visit((stop) => {
    boardingStart[stop + 1] = (boardingStart[stop + 1] as number) + 1;
  });
  for (let stop = 0; stop < stopCount; stop++)
    boardingStart[stop + 1] = (boardingStart[stop + 1] as number) + (boardingStart[stop] as number);
  const boardingPattern = new Int32Array(boardingStart[stopCount] as number);
  const boardingCall = new Int32Array(boardingPattern.length);
  const boardingDeparture = new Int32Array(boardingPattern.length);
  const next = boardingStart.slice();
  visit((stop, pattern, call, departure) => {
    const at = next[stop] as number;
    boardingPattern[at] = pattern;
    boardingCall[at] = call;
    boardingDeparture[at] = departure;
    next[stop] = at + 1;
  });
  return { boardingStart, boardingPattern, boardingCall, boardingDeparture };
}

/** All departures from a stop that may be boarded there, pattern by pattern. */
export function departuresFrom(
  { boardingStart, boardingPattern, boardingDeparture, patternRunStart, departureSeconds }: Timetable,
  stop: number,
): Int32Array[] {
  const departures: Int32Array[] = [];
  for (let at = boardingStart[stop] as number; at < (boardingStart[stop + 1] as number); at++) {
    const pattern = boardingPattern[at] as number;
    const runs = (patternRunStart[pattern + 1] as number) - (patternRunStart[pattern] as number);
    const from = boardingDeparture[at] as number;
    departures.push(departureSeconds.subarray(from, from + runs));
  }
  return departures;
}
