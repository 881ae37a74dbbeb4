import { TRAVEL_RULES } from '../../travel-time/index.ts';
import { walkOf } from './method.ts';
import type { TimetableDay } from './timetable-day.ts';
import type { TownEngine } from './town-engine.ts';

const known = new WeakMap<TimetableDay['stops'], Uint8Array>();

/**
 * 1 for each cell from which a stop can be walked to whose timetable doesn't speak of the day: who lives there may be anywhere at once. Undefined
 * where there is no such stop.
 */
export function undecidedCells({ distances }: TownEngine, { stops }: TimetableDay): Uint8Array | undefined {
  const undecided = stops.filter(({ departures }) => departures === null);
  if (undecided.length === 0) return undefined;
  const found = known.get(stops);
  if (found) return found;
  const { by, detour } = walkOf(distances.hasStreets);
  const points = {
    longitude: Float64Array.from(undecided, ({ longitude }) => longitude),
    latitude: Float64Array.from(undecided, ({ latitude }) => latitude),
  };
  const meters = distances.toPoints(points, by, TRAVEL_RULES.accessMeters);
  const cells = Uint8Array.from(meters, (length) => Number(length * detour <= TRAVEL_RULES.accessMeters + 1e-6));
  known.set(stops, cells);
  return cells;
}
