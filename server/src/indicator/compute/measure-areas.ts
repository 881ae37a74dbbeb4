import { unknown } from '@hazama/geo';
import type { IndicatorDefinition, Measure } from '../definition.ts';
import { measureCount } from './count.ts';
import { measureCoverage } from './coverage.ts';
import { measureDepartures } from './departures.ts';
import { methodOf } from './method.ts';
import { measureNearest } from './nearest.ts';
import { measurePerThousand } from './per-thousand.ts';
import { measurePresence } from './presence.ts';
import type { ReferenceDay } from './reference-days.ts';
import { findTimetableDay } from './timetable-day.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';
import { measureTravelTime, prepareTravelTime } from './travel-time.ts';

const MEASURES: Readonly<Record<Measure, MeasureAreas>> = {
  presence: measurePresence,
  coverage: measureCoverage,
  nearest: measureNearest,
  per1000: measurePerThousand,
  count: measureCount,
  traveltime: measureTravelTime,
  departures: measureDepartures,
};

type Rule = Pick<IndicatorDefinition, 'measure' | 'parameters'>;

/** Whether the numbers are those of a day of the timetable. */
export function needsTimetable({ measure, parameters }: Rule): boolean {
  return measure === 'departures' || measure === 'traveltime' || parameters.minDepartures !== undefined;
}

/** An indicator's value in every area of the town, in the order of its areas, those not known included. */
export function measureAreas(engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay): AreaValue[] {
  const measure = MEASURES[definition.measure];
  if (!needsTimetable(definition) || findTimetableDay(engine.timetable, on)) return measure(engine, definition, on);
  const method = methodOf(definition, engine.distances.hasStreets);
  const reason = engine.timetable && on.isPresent && on.serviceDay !== null ? 'OUTSIDE_TIMETABLE' : 'NO_TIMETABLE';
  return engine.model.areas.map(() => ({ ...unknown(reason), method, dataFrom: null }));
}

/** Computes in turns what takes too long for `measureAreas` to do at a stretch. Where it wasn't, that knows of no number. */
export async function prepareAreas(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<void> {
  if (definition.measure === 'traveltime') await prepareTravelTime(engine, definition, on);
}
