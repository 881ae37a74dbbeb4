import { asStale, type Measurement, measured, unknown } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { ModelCountRecord, TownModel } from '../town/town-model.ts';
import { groupsOfAreas } from './area-groups.ts';
import { isPastShelfLife, oldest } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

/** count.<kind>: what the counts tables say last; for an area that holds others, their sum where all of them are counted. */
export const measureCount: MeasureAreas = ({ model }, definition, on) => {
  const partsOf = partsByArea(model, definition, on);
  return model.areas.map((_, area): AreaValue => {
    const parts = partsOf(area);
    const dataFrom = oldest(parts.map((part) => part?.asOf ?? null));
    const value = sumOf(parts);
    const isStale = parts.some((part) => part && isPastShelfLife(part.asOf, model.kinds.get(part.kindId), on.day));
    return {
      ...(isStale ? asStale(value) : value),
      method: 'record',
      dataFrom: value.state === 'UNKNOWN' ? null : dataFrom,
    };
  });
};

/** The numbers that an area's count is the sum of, in the order of the areas; none where one of them is not known. */
export function listCountedParts(
  { model }: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
  area: number,
): readonly number[] {
  const parts = partsByArea(model, definition, on)(area);
  return parts.every((part) => part !== undefined) ? parts.map(({ value }) => value) : [];
}

/** What was counted last of an area; of one that holds others and has no count of its own, of each of them. */
function partsByArea(
  model: TownModel,
  { kindIds, parameters }: IndicatorDefinition,
  on: ReferenceDay,
): (area: number) => readonly (ModelCountRecord | undefined)[] {
  const wanted = (parameters.statistic ?? 'people').toUpperCase();
  const latest: (ModelCountRecord | undefined)[] = model.areas.map(() => undefined);
  for (const record of model.countRecords) {
    if (record.measure !== wanted || !kindIds.includes(record.kindId) || record.asOf > on.day) continue;
    const held = latest[record.area];
    if (!held || held.asOf <= record.asOf) latest[record.area] = record;
  }
  const groups = groupsOfAreas(model, on.day);
  return (area) => {
    const own = latest[area];
    return own ? [own] : (groups[area] ?? []).map((member) => latest[member]);
  };
}

function sumOf(parts: readonly (ModelCountRecord | undefined)[]): Measurement {
  let sum = 0;
  for (const part of parts) {
    // one area without a count, and the sum would pass it off as 0
    if (!part) return unknown('NO_RECORD');
    sum += part.value;
  }
  return parts.length === 0 ? unknown('NO_RECORD') : measured({ value: sum });
}
