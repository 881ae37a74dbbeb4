import type { UnknownReason } from '@hazama/geo';
import { RecentlyUsed } from '../../cache/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { measureAreas } from './measure-areas.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { AreaValue, TownEngine } from './town-engine.ts';

/** Tables kept for a town at one revision: an indicator, a year and a day each, some hundred areas long. */
const KEPT_TABLES = 512;

const measured = new WeakMap<TownEngine, RecentlyUsed<readonly AreaValue[]>>();

/**
 * What isn't stored of an indicator, measured and kept as long as the town stands so: the values of another day of the timetable than
 * the one that all see, and why a value is not known. One entry per area of the town, in their order.
 */
export function measuredAreas(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<readonly AreaValue[]> {
  const ofTown = measured.get(engine) ?? new RecentlyUsed<readonly AreaValue[]>(KEPT_TABLES);
  measured.set(engine, ofTown);
  const key = `${definition.id} ${on.year} ${on.day} ${on.serviceDay ?? ''}`;
  return ofTown.get(key, async () => measureAreas(engine, definition, on));
}

/** Why an area has no number: found by measuring again, since what isn't known isn't stored. */
export async function findUnknownReason(
  engine: TownEngine,
  definition: IndicatorDefinition,
  areaId: string,
  on: ReferenceDay,
): Promise<UnknownReason | null> {
  const values = await measuredAreas(engine, definition, on);
  return values[engine.model.areaIndex.get(areaId) ?? -1]?.reason ?? null;
}
