import type { Seconds } from '../units.ts';
import { NO_TIME } from './stop-times.ts';

/** 停車パターン with the last departure of its runs on a day. */
export interface LastRuns {
  /** Number of the stop of each call, in order. */
  readonly stops: ArrayLike<number>;
  /** For each call the latest that any run leaves it. */
  readonly lastDepartureSeconds: ArrayLike<Seconds>;
  /** Of each call whether one may get on and off there; absent: everywhere. */
  readonly canBoard?: ArrayLike<boolean>;
  readonly canAlight?: ArrayLike<boolean>;
}

/** For each place how late one can leave for it. */
export interface LastRides {
  /** {@link NO_TIME} where no vehicle goes to the place from a centre. */
  readonly departureSeconds: Int32Array;
  /** The centre that it leaves from; -1: none. */
  readonly from: Int32Array;
  /** The pattern that it runs along, by its number; -1: none. */
  readonly pattern: Int32Array;
}

/**
 * 帰りの最終便: for each stop place the last moment of the day at which a vehicle leaves a centre (a station, the middle of the town) that
 * calls at the place afterwards, so that one is there without changing. Of a centre, too, from another one. Where two leave at
 * the same time the first pattern stands.
 *
 * @param placeOf number of the place of each stop; -1: of none
 * @param isCentre 1 for each place that is one
 */
export function lastRidesFrom(
  patterns: readonly LastRuns[],
  placeOf: ArrayLike<number>,
  isCentre: ArrayLike<number>,
): LastRides {
  const departureSeconds = new Int32Array(isCentre.length).fill(NO_TIME);
  const from = new Int32Array(isCentre.length).fill(-1);
  const patternOf = new Int32Array(isCentre.length).fill(-1);
  for (const [number, { stops, lastDepartureSeconds, canBoard, canAlight }] of patterns.entries()) {
    // where one may have got on so far, the latest first, each centre once: a place is no way home to itself
    let boarded: { readonly centre: number; readonly seconds: Seconds }[] = [];
    for (let call = 0; call < stops.length; call++) {
      const place = placeOf[stops[call] as number] as number;
      if (place < 0) continue;
      const ride = canAlight?.[call] === false ? undefined : boarded.find(({ centre }) => centre !== place);
      if (ride && ride.seconds > (departureSeconds[place] as number)) {
        departureSeconds[place] = ride.seconds;
        from[place] = ride.centre;
        patternOf[place] = number;
      }
      if (!isCentre[place] || canBoard?.[call] === false) continue;
      const here = { centre: place, seconds: lastDepartureSeconds[call] as Seconds };
      boarded = [here, ...boarded.filter(({ centre }) => centre !== place)].toSorted((a, b) => b.seconds - a.seconds);
    }
  }
  return { departureSeconds, from, pattern: patternOf };
}
