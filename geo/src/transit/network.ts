import type { StopLegTable } from './stop-legs.ts';
import { indexBoardings, type PatternColumns, type Timetable } from './timetable.ts';

/** What a search reads: the runs of a day, and the walks between their stops. */
export interface TransitNetwork {
  readonly timetable: Timetable;
  /** By stop, the walks to others, none to itself. One walk is made between two rides, never two in a row. */
  readonly transfers: StopLegTable;
  /** Which way time runs: −1 in a network made by {@link reverseNetwork}. */
  readonly direction: 1 | -1;
}

const NO_TRANSFERS = { stop: new Int32Array(), seconds: new Int32Array() };

/**
 * @param transfers walks between stops, one point per stop; changing at the same stop needs none. They may be one way,
 *   cyclic, or name a stop itself, which is left out.
 * @throws RangeError when the table has another number of stops, or a walk leads nowhere or takes less than no time.
 */
export function createNetwork(timetable: Timetable, transfers?: StopLegTable): TransitNetwork {
  const { stopCount } = timetable;
  const none = { start: new Uint32Array(stopCount + 1), ...NO_TRANSFERS };
  return { timetable, transfers: transfers ? withoutSelf(transfers, stopCount) : none, direction: 1 };
}

/**
 * The same network with time running backwards: every ride is made from its end to its beginning at the negative of its
 * time. The earliest arrival in it is the negative of the latest departure.
 */
export function reverseNetwork({ timetable, transfers, direction }: TransitNetwork): TransitNetwork {
  const columns = reversePatterns(timetable);
  return {
    timetable: { ...timetable, ...columns, ...indexBoardings(timetable.stopCount, columns) },
    transfers: transpose(transfers, timetable.stopCount),
    direction: direction === 1 ? -1 : 1,
  };
}

function reversePatterns(timetable: Timetable): PatternColumns {
  const { patternStopStart, patternRunStart, patternTimeStart } = timetable;
  const reversed = {
    stopOf: timetable.stopOf.slice(),
    tripOf: timetable.tripOf.slice(),
    isExact: timetable.isExact.slice(),
    arrivalSeconds: new Int32Array(timetable.arrivalSeconds.length),
    departureSeconds: new Int32Array(timetable.arrivalSeconds.length),
  };
  for (let pattern = 0; pattern < timetable.patternCount; pattern++) {
    reversed.stopOf.subarray(patternStopStart[pattern], patternStopStart[pattern + 1]).reverse();
    for (const ofRun of [reversed.tripOf, reversed.isExact])
      ofRun.subarray(patternRunStart[pattern], patternRunStart[pattern + 1]).reverse();
    const stops = (patternStopStart[pattern + 1] as number) - (patternStopStart[pattern] as number);
    const runs = (patternRunStart[pattern + 1] as number) - (patternRunStart[pattern] as number);
    const first = patternTimeStart[pattern] as number;
    const last = (patternTimeStart[pattern + 1] as number) - 1;
    // the last run's last stop comes first, and whoever alighted there boards: the marks of where nobody may are each other's negatives
    for (let run = 0; run < runs; run++)
      for (let position = 0; position < stops; position++) {
        const [byRun, byStop] = [run * stops + position, position * runs + run];
        reversed.arrivalSeconds[last - byRun] = -(timetable.departureSeconds[first + byStop] as number);
        reversed.departureSeconds[last - byStop] = -(timetable.arrivalSeconds[first + byRun] as number);
      }
  }
  return { patternStopStart, patternRunStart, patternTimeStart, ...reversed };
}

function withoutSelf(table: StopLegTable, stopCount: number): StopLegTable {
  if (table.start.length !== stopCount + 1)
    throw new RangeError(`walks of ${table.start.length - 1} stops, but there are ${stopCount}`);
  const start = new Uint32Array(stopCount + 1);
  const kept: number[] = [];
  for (let from = 0; from < stopCount; from++) {
    for (let at = table.start[from] as number; at < (table.start[from + 1] as number); at++) {
      const stop = table.stop[at] as number;
      if (!(stop >= 0 && stop < stopCount && (table.seconds[at] as number) >= 0))
        throw new RangeError(`stop ${from} walks to stop ${stop} in ${table.seconds[at]} seconds`);
      if (stop !== from) kept.push(at);
    }
    start[from + 1] = kept.length;
  }
  return {
    start,
    stop: Int32Array.from(kept, (at) => table.stop[at] as number),
    seconds: Int32Array.from(kept, (at) => table.seconds[at] as number),
  };
}

/** The same walks in the other direction. */
function transpose({ start, stop, seconds }: StopLegTable, stopCount: number): StopLegTable {
  const turned = new Uint32Array(stopCount + 1);
  for (const to of stop) turned[to + 1] = (turned[to + 1] as number) + 1;
  for (let to = 0; to < stopCount; to++) turned[to + 1] = (turned[to + 1] as number) + (turned[to] as number);
  const next = turned.slice();
  const [fromStop, turnedSeconds] = [new Int32Array(stop.length), new Int32Array(stop.length)];
  for (let from = 0; from < stopCount; from++)
    for (let at = start[from] as number; at < (start[from + 1] as number); at++) {
      const to = next[stop[at] as number] as number;
      next[stop[at] as number] = to + 1;
      fromStop[to] = from;
      turnedSeconds[to] = seconds[at] as number;
    }
  return { start: turned, stop: fromStop, seconds: turnedSeconds };
}
