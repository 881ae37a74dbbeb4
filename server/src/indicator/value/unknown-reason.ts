import type { UnknownReason } from '@hazama/geo';
import { measureAreas } from '../compute/measure-areas.ts';
import { referenceDayOf } from '../compute/reference-days.ts';
import type { AreaValue, TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day } from '../town/town-model.ts';

const measured = new WeakMap<TownEngine, Map<string, readonly AreaValue[]>>();

/** Why an area has no number: found by measuring again, since what isn't known isn't stored. */
export function findUnknownReason(
  engine: TownEngine,
  definition: IndicatorDefinition,
  areaId: string,
  year: number,
  today: Day,
): UnknownReason | null {
  const ofTown = measured.get(engine) ?? new Map<string, readonly AreaValue[]>();
  measured.set(engine, ofTown);
  const key = `${definition.id} ${year} ${today}`;
  const values = ofTown.get(key) ?? measureAreas(engine, definition, referenceDayOf(engine.model, year, today));
  ofTown.set(key, values);
  return values[engine.model.areaIndex.get(areaId) ?? -1]?.reason ?? null;
}
