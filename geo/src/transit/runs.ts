import type { Seconds } from '../units.ts';
import type { TripStops } from './stop-times.ts';

/** frequencies.txt column by column. The vehicle leaves at `startSeconds` and every headway after it, before `endSeconds`. */
export interface FrequencyColumns {
  readonly trip: ArrayLike<number>;
  readonly startSeconds: ArrayLike<Seconds>;
  readonly endSeconds: ArrayLike<Seconds>;
  readonly headwaySeconds: ArrayLike<Seconds>;
  /** exact_times: 1 where the vehicle keeps these minutes, 0 where only its headway is promised. */
  readonly isExact: ArrayLike<number>;
}

/** Vehicles under way: a trip once, or again and again where it has frequencies. */
export interface Runs {
  readonly trip: Int32Array;
  /** Seconds to add to the trip's own times. */
  readonly shiftSeconds: Int32Array;
  /** 0 where the vehicle may come at another minute within its headway. */
  readonly isExact: Uint8Array;
}

/** One vehicle every nine seconds all day long: more is a misread headway. */
const MOST_RUNS = 10_000;

/**
 * A trip with frequencies runs at those alone. Where only the headway is promised it is taken to start at `startSeconds`:
 * over a window of departures its median wait is then half the headway, as it should be.
 *
 * @throws RangeError when a row names a trip that does not exist, its headway is below a second, it ends before it starts,
 *   or it makes more than 10,000 runs.
 */
export function listRuns(trips: TripStops, frequencies: FrequencyColumns | undefined): Runs {
  const rowsByTrip = new Map<number, number[]>();
  for (let row = 0; row < (frequencies?.trip.length ?? 0); row++) {
    const trip = frequencies?.trip[row] as number;
    if (!(trip >= 0 && trip < trips.fault.length)) throw new RangeError(`frequency ${row} is of trip ${trip}`);
    const rows = rowsByTrip.get(trip);
    if (rows) rows.push(row);
    else rowsByTrip.set(trip, [row]);
  }
  const [trip, shiftSeconds, isExact]: [number[], number[], number[]] = [[], [], []];
  for (const [of, fault] of trips.fault.entries()) {
    if (fault) continue;
    const rows = rowsByTrip.get(of);
    if (!rows || !frequencies) {
      trip.push(of);
      shiftSeconds.push(0);
      isExact.push(1);
    }
    for (const row of rows ?? [])
      for (const start of startsOf(frequencies as FrequencyColumns, row)) {
        trip.push(of);
        shiftSeconds.push(start - (trips.firstSeconds[of] as number));
        isExact.push(Number(frequencies?.isExact[row] === 1));
      }
  }
  return {
    trip: Int32Array.from(trip),
    shiftSeconds: Int32Array.from(shiftSeconds),
    isExact: Uint8Array.from(isExact),
  };
}

function startsOf(frequencies: FrequencyColumns, row: number): Seconds[] {
  const start = frequencies.startSeconds[row] as number;
  const end = frequencies.endSeconds[row] as number;
  const headway = frequencies.headwaySeconds[row] as number;
  if (!(headway >= 1 && start >= 0 && end >= start && (end - start) / headway <= MOST_RUNS))
    throw new RangeError(`frequency ${row} runs from ${start} to ${end} every ${headway} seconds`);
  return Array.from({ length: Math.ceil((end - start) / headway) }, (_, run) => start + run * headway);
}
