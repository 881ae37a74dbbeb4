import type { UnknownReason } from '@hazama/geo';
import { RecentlyUsed } from '../../cache/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { measureAreas, prepareAreas } from './measure-areas.ts';
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
  return tablesOf(engine).get(nameTable(definition, on), async () => {
    await prepareAreas(engine, definition, on);
    return measureAreas(engine, definition, on);
  });
}

function tablesOf(engine: TownEngine): RecentlyUsed<readonly AreaValue[]> {
  const ofTown = measured.get(engine) ?? new RecentlyUsed<readonly AreaValue[]>(KEPT_TABLES);
  measured.set(engine, ofTown);
  return ofTown;
}

function nameTable({ id }: IndicatorDefinition, { year, day, serviceDay }: ReferenceDay): string {
  return `${id} ${year} ${day} ${serviceDay ?? ''}`;
}

/** Why an area has no number: found by measuring again, since what isn't known isn't stored, but for what takes long to prepare. */
export async function findUnknownReason(
  engine: TownEngine,
  definition: IndicatorDefinition,
  areaId: string,
  on: ReferenceDay,
): Promise<UnknownReason | null> {
  const values = await tablesOf(engine).get(`why ${nameTable(definition, on)}`, async () =>
    measureAreas(engine, definition, on),
  );
  return values[engine.model.areaIndex.get(areaId) ?? -1]?.reason ?? null;
}
