import { unknown } from '@hazama/geo';
import type { IndicatorDefinition, Measure } from '../definition.ts';
import { measureCount } from './count.ts';
import { measureCoverage } from './coverage.ts';
import { methodOf } from './method.ts';
import { measureNearest } from './nearest.ts';
import { measurePerThousand } from './per-thousand.ts';
import { measurePresence } from './presence.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

/** Departures and travel times are known from a timetable alone: without a feed there is nothing to measure. */
const MEASURES: Readonly<Record<Measure, MeasureAreas | null>> = {
  presence: measurePresence,
  coverage: measureCoverage,
  nearest: measureNearest,
  per1000: measurePerThousand,
  count: measureCount,
  traveltime: null,
  departures: null,
};

/** Whether anything of the measure can be known. */
export function isMeasurable({ measure, parameters }: Pick<IndicatorDefinition, 'measure' | 'parameters'>): boolean {
  return MEASURES[measure] !== null && parameters.minDepartures === undefined;
}

/** An indicator's value in every area of the town, in the order of its areas, those not known included. */
export function measureAreas(engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay): AreaValue[] {
  const measure = MEASURES[definition.measure];
  if (measure && isMeasurable(definition)) return measure(engine, definition, on);
  const method = methodOf(definition, engine.distances.hasStreets);
  return engine.model.areas.map(() => ({ ...unknown('NO_TIMETABLE'), method, dataFrom: null }));
}
