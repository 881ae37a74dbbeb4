import type { Seconds } from '../units.ts';
import type { Runs } from './runs.ts';
import type { DayRuns } from './timetable.ts';

/** もしこの便がなかったら: the run of a trip that leaves its first stop then, or all its runs. */
export interface RemovedRun {
  readonly trip: number;
  /** null: all of them */
  readonly startSeconds: Seconds | null;
}

/** もし1便ふえたら: a run more, that calls at the stops of a trip and takes as long between them. */
export interface AddedRun {
  /** The trip that it is like. */
  readonly trip: number;
  /** When it leaves the first stop. */
  readonly startSeconds: Seconds;
}

/** What is taken from a day's runs and what is put beside the rest; in which order makes no difference. */
export interface RunChanges {
  readonly removed: readonly RemovedRun[];
  readonly added: readonly AddedRun[];
}

/** A run leaves its first stop on its service day, or in the night after it. */
const LATEST_START_SECONDS: Seconds = 2 * 86_400;

/**
 * A day's runs with some taken away and others added; the day itself stays as it is. An added run keeps its minutes, whatever
 * those of the trip that it is like. What is removed and added again makes the same runs. Removing a run that there is not
 * changes nothing: whoever has to know asks {@link startsOf} first.
 *
 * @throws RangeError when a change names a trip that does not exist or can't be travelled on, or a run would leave before its
 *   day or more than a day after it.
 */
export function changeRuns(day: DayRuns, { removed, added }: RunChanges): DayRuns {
  const { trips, runs } = day;
  for (const { trip } of [...removed, ...added]) assertTravelled(day, trip);
  for (const { startSeconds } of added)
    if (!(Number.isInteger(startSeconds) && startSeconds >= 0 && startSeconds <= LATEST_START_SECONDS))
      throw new RangeError(`a run leaves at second ${startSeconds}`);
  const gone = new Map<number, Set<Seconds | null>>();
  for (const { trip, startSeconds } of removed) gone.set(trip, (gone.get(trip) ?? new Set()).add(startSeconds));
  const stays = (run: number) => {
    const trip = runs.trip[run] as number;
    const starts = gone.get(trip);
    return (
      !starts?.has(null) && !starts?.has((trips.firstSeconds[trip] as number) + (runs.shiftSeconds[run] as number))
    );
  };
  const kept = Array.from(runs.trip.keys()).filter(stays);
  const all = [
    ...kept.map((run) => ({
      trip: runs.trip[run] as number,
      shift: runs.shiftSeconds[run] as number,
      isExact: runs.isExact[run] as number,
    })),
    ...added.map(({ trip, startSeconds }) => ({
      trip,
      shift: startSeconds - (trips.firstSeconds[trip] as number),
      isExact: 1,
    })),
  ];
  // as they stand in a day that was read: trip by trip, the earliest run first
  all.sort((a, b) => a.trip - b.trip || a.shift - b.shift);
  return { ...day, runs: toColumns(all) };
}

/** When the runs of a trip leave its first stop, the earliest first; none where it can't be travelled on. */
export function startsOf({ trips, runs }: DayRuns, trip: number): Seconds[] {
  const starts: Seconds[] = [];
  // runs stand trip by trip
  for (let run = firstRunOf(runs, trip); runs.trip[run] === trip; run++)
    starts.push((trips.firstSeconds[trip] as number) + (runs.shiftSeconds[run] as number));
  return starts.toSorted((a, b) => a - b);
}

function firstRunOf({ trip: trips }: Runs, trip: number): number {
  let [from, to] = [0, trips.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((trips[middle] as number) < trip) from = middle + 1;
    else to = middle;
  }
  return from;
}

function assertTravelled({ trips }: DayRuns, trip: number): void {
  if (!(trip >= 0 && trip < trips.fault.length)) throw new RangeError(`trip ${trip} of ${trips.fault.length}`);
  const fault = trips.fault[trip];
  if (fault) throw new RangeError(`trip ${trip} can't be travelled on: ${fault}`);
}

function toColumns(runs: readonly { trip: number; shift: number; isExact: number }[]): Runs {
  return {
    trip: Int32Array.from(runs, ({ trip }) => trip),
    shiftSeconds: Int32Array.from(runs, ({ shift }) => shift),
    isExact: Uint8Array.from(runs, ({ isExact }) => isExact),
  };
}
