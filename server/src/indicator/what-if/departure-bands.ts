import { DEPARTURE_BANDS, type Meters, type Reach, reachMeters } from '@hazama/geo';
import type { TimetableDay } from '../compute/timetable-day.ts';
import type { TownEngine } from '../compute/town-engine.ts';

/** The band of a cell of which nobody knows: no timetable speaks of the day, or of a stop that is near. */
export const UNKNOWN_BAND = -1;

/**
 * By cell the band of departures (its place in `DEPARTURE_BANDS`) of the best served stop place within a straight distance: 0, where
 * there is no stop or none with a departure.
 */
export function bandsOfCells(
  { distances, model }: TownEngine,
  found: TimetableDay | undefined,
  limitMeters: Meters,
): Int8Array {
  const bands = new Int8Array(model.cells.ids.length);
  if (!found) return bands.fill(UNKNOWN_BAND);
  const cellsNear = (isMeant: (departures: number | null) => boolean) => {
    const stops = found.stops.filter(({ departures }) => isMeant(departures));
    const longitude = Float64Array.from(stops, (stop) => stop.longitude);
    const latitude = Float64Array.from(stops, (stop) => stop.latitude);
    if (stops.length === 0) return () => false;
    const reach: Reach = {
      distanceMeters: distances.toPoints({ longitude, latitude }, 'straight', limitMeters),
      thresholdMeters: limitMeters,
      detour: 1,
    };
    const limit = reachMeters(reach);
    return (cell: number) => (reach.distanceMeters[cell] as number) <= limit;
  };
  for (const [band, least] of DEPARTURE_BANDS.entries()) {
    if (band === 0) continue;
    const isNear = cellsNear((departures) => departures !== null && departures >= least);
    for (let cell = 0; cell < bands.length; cell++) if (isNear(cell)) bands[cell] = band;
  }
  const isUndecided = cellsNear((departures) => departures === null);
  const best = DEPARTURE_BANDS.length - 1;
  for (let cell = 0; cell < bands.length; cell++)
    if (bands[cell] !== best && isUndecided(cell)) bands[cell] = UNKNOWN_BAND;
  return bands;
}
