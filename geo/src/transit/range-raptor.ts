import type { Seconds } from '../units.ts';
import type { RaptorSearch } from './raptor.ts';
import type { StopLegs } from './stop-legs.ts';
import { departuresFrom } from './timetable.ts';

/** When one may leave: from the first second up to but not including the last. */
export interface DepartureWindow {
  readonly fromSeconds: Seconds;
  readonly untilSeconds: Seconds;
}

/** Each minute of a window, or at another step: 9:00 to 11:00 are 120. @throws RangeError when the window or the step is empty. */
export function minutesOf({ fromSeconds, untilSeconds }: DepartureWindow, stepSeconds: Seconds = 60): Int32Array {
  if (!(untilSeconds > fromSeconds && stepSeconds > 0))
    throw new RangeError(`departures from ${fromSeconds} until ${untilSeconds} every ${stepSeconds} seconds`);
  const count = Math.ceil((untilSeconds - fromSeconds) / stepSeconds);
  return Int32Array.from({ length: count }, (_, departure) => fromSeconds + departure * stepSeconds);
}

/**
 * Each second of a window at which leaving later would miss a vehicle at a first stop, ascending: nobody gains by leaving
 * at any other.
 */
export function lastMomentsToLeave(
  { network: { timetable, direction }, rules }: RaptorSearch,
  { stop, seconds }: StopLegs,
  { fromSeconds, untilSeconds }: DepartureWindow,
): Int32Array {
  const slack = direction === 1 ? rules.boardSlackSeconds : 0;
  const moments = new Set<Seconds>();
  for (const [leg, at] of stop.entries())
    for (const departures of departuresFrom(timetable, at))
      for (const departure of departures) {
        const moment = departure - slack - (seconds[leg] as number);
        if (moment >= fromSeconds && moment < untilSeconds) moments.add(moment);
      }
  return Int32Array.from(moments).toSorted();
}

/**
 * Searches the departures of a window, the last one first, and shows the search after each; `departure` counts from the
 * first. Labels equal those of a search of that departure alone (range-RAPTOR: Delling, Pajor & Werneck 2012, section 4.2).
 *
 * @param departures in ascending order.
 * @param horizonSeconds times from then on are not searched.
 */
export function searchWindow(
  search: RaptorSearch,
  { access, departures, horizonSeconds }: WindowInput,
  visit: (departure: number) => void,
): void {
  search.reset(horizonSeconds);
  for (let departure = departures.length - 1; departure >= 0; departure--) {
    search.depart(access, departures[departure] as number);
    visit(departure);
  }
}

interface WindowInput {
  readonly access: StopLegs;
  readonly departures: Int32Array;
  readonly horizonSeconds?: Seconds;
}
