import type { IndicatorDefinition } from '../definition.ts';
import type { Day } from '../town/town-model.ts';
import { isValidOn } from './area-groups.ts';
import { measureAreas, prepareAreas } from './measure-areas.ts';
import { referenceDays } from './reference-days.ts';
import type { AreaValue, TownEngine } from './town-engine.ts';

/** A value with its place in the table. */
export interface ComputedValue extends AreaValue {
  readonly indicatorId: string;
  readonly version: number;
  readonly year: number;
  readonly areaId: string;
}

/**
 * Computes one indicator after another for all areas and years. What comes out UNKNOWN is left out: a value that isn't
 * there is unknown, and a town knows nothing of most kinds in most years.
 */
export async function* computeValues(
  engine: TownEngine,
  definitions: readonly IndicatorDefinition[],
  today: Day,
): AsyncGenerator<ComputedValue[]> {
  const { model } = engine;
  const days = referenceDays(model, today);
  for (const definition of definitions) {
    const { id: indicatorId, version } = definition;
    const known: ComputedValue[] = [];
    for (const on of days) {
      await prepareAreas(engine, definition, on);
      measureAreas(engine, definition, on).forEach((value, index) => {
        const area = model.areas[index];
        if (area && value.state !== 'UNKNOWN' && isValidOn(area, on.day))
          known.push({ ...value, indicatorId, version, year: on.year, areaId: area.id });
      });
    }
    yield known;
  }
}
