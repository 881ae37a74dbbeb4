import type { IndicatorDefinition, Measure } from '../definition.ts';
import type { Day } from '../town/town-model.ts';
import { isValidOn } from './area-groups.ts';
import { measureCount } from './count.ts';
import { measureCoverage } from './coverage.ts';
import { measureNearest } from './nearest.ts';
import { measurePerThousand } from './per-thousand.ts';
import { measurePresence } from './presence.ts';
import { referenceDays } from './reference-days.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

/** A value with its place in the table. */
export interface ComputedValue extends AreaValue {
  readonly indicatorId: string;
  readonly version: number;
  readonly year: number;
  readonly areaId: string;
}

/** Departures and travel times are known from a timetable alone: without a feed there is nothing to measure. */
const MEASURES: Readonly<Partial<Record<Measure, MeasureAreas>>> = {
  presence: measurePresence,
  coverage: measureCoverage,
  nearest: measureNearest,
  per1000: measurePerThousand,
  count: measureCount,
};

/**
 * Computes one indicator after another for all areas and years. What comes out UNKNOWN is left out: a value that isn't
 * there is unknown, and a town knows nothing of most kinds in most years.
 */
export function* computeValues(
  engine: TownEngine,
  definitions: readonly IndicatorDefinition[],
  today: Day,
): Generator<ComputedValue[]> {
  const { model } = engine;
  const days = referenceDays(model, today);
  for (const definition of definitions) {
    const measure = MEASURES[definition.measure];
    const known: ComputedValue[] = [];
    for (const on of measure ? days : [])
      measure?.(engine, definition, on).forEach((value, index) => {
        const area = model.areas[index];
        if (!area || value.state === 'UNKNOWN' || !isValidOn(area, on.day)) return;
        const { id: indicatorId, version } = definition;
        known.push({ ...value, indicatorId, version, year: on.year, areaId: area.id });
      });
    yield known;
  }
}
