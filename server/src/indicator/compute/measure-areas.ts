import { unknown } from '@hazama/geo';
import type { IndicatorDefinition, Measure } from '../definition.ts';
import { measureAccess, prepareAccess } from './access.ts';
import { measureCount } from './count.ts';
import { measureCoverage } from './coverage.ts';
import { measureDepartures } from './departures.ts';
import { isByTransit, methodOf } from './method.ts';
import { measureNearest } from './nearest.ts';
import { measurePerThousand } from './per-thousand.ts';
import { measurePresence } from './presence.ts';
import type { ReferenceDay } from './reference-days.ts';
import { measureRoundTrip, prepareRoundTrip } from './round-trip.ts';
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
  roundtrip: measureRoundTrip,
  departures: measureDepartures,
  access: measureAccess,
};

const BY_TIMETABLE: ReadonlySet<Measure> = new Set(['departures', 'traveltime', 'roundtrip']);

type Rule = Pick<IndicatorDefinition, 'measure' | 'parameters'>;

/** Whether the numbers are those of a day of the timetable. */
export function needsTimetable(rule: Rule): boolean {
  return BY_TIMETABLE.has(rule.measure) || rule.parameters.minDepartures !== undefined || isByTransit(rule);
}

/** Whether the numbers are of journeys on foot and by transit. */
export function isJourney(rule: Rule): boolean {
  return rule.measure === 'traveltime' || rule.measure === 'roundtrip' || isByTransit(rule);
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
  if (definition.measure === 'roundtrip') await prepareRoundTrip(engine, definition, on);
  if (isByTransit(definition)) await prepareAccess(engine, definition, on);
}
