import { isValidOn } from '../compute/area-groups.ts';
import { needsTimetable } from '../compute/measure-areas.ts';
import { measuredAreas } from '../compute/measured-areas.ts';
import { type ReferenceDay, referenceDayOf } from '../compute/reference-days.ts';
import { findTimetableDay } from '../compute/timetable-day.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import type { AreaSelection, ReadValue } from './read-value.ts';

/** Indicators by the timetable whose stored values are of another day than the one that is asked for. */
export interface AskedDay {
  readonly engine: TownEngine;
  readonly computedAt: Date;
  readonly on: ReferenceDay;
  readonly definitions: readonly IndicatorDefinition[];
}

/** Undefined where the stored values are of that day, or no day or year is asked for. */
export async function findAskedDay(
  towns: Towns,
  { code, revision, year, serviceDate }: AreaSelection,
  indicatorIds: readonly string[],
  today: Day,
): Promise<AskedDay | undefined> {
  if (serviceDate === null || year === null) return undefined;
  const facts = await towns.getFacts(code, revision);
  const definitions = indicatorIds.flatMap((id) => facts.definitions.get(id) ?? []).filter(needsTimetable);
  if (definitions.length === 0) return undefined;
  const engine = await towns.getEngine(code, revision);
  const usual = findTimetableDay(engine.timetable, referenceDayOf(engine.model, year, today));
  if (usual?.serviceDay === serviceDate) return undefined;
  const on = referenceDayOf(engine.model, year, today, serviceDate);
  return { engine, computedAt: facts.computedAt, on, definitions };
}

/** Of all areas; what comes out UNKNOWN is left out, as it is where values are stored. */
export async function measureAsked({ engine, computedAt, on, definitions }: AskedDay): Promise<ReadValue[]> {
  const tables = await Promise.all(
    definitions.map(async (definition) => {
      const values = await measuredAreas(engine, definition, on);
      return values.flatMap((value, index): ReadValue[] => {
        const area = engine.model.areas[index];
        if (!area || value.state === 'UNKNOWN' || !isValidOn(area, on.day)) return [];
        const { method, dataFrom, ...measurement } = value;
        const place = { indicatorId: definition.id, areaId: area.id, year: on.year };
        return [{ stored: { ...measurement, ...place, method, dataFrom, computedAt }, measurement }];
      });
    }),
  );
  return tables.flat();
}
