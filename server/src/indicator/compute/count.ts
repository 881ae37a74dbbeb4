import { asStale, type Measurement, measured, unknown } from '@hazama/geo';
import type { ModelCountRecord } from '../town/town-model.ts';
import { groupsOfAreas } from './area-groups.ts';
import { isPastShelfLife, oldest } from './open-places.ts';
import type { AreaValue, MeasureAreas } from './town-engine.ts';

/** count.<kind>: what the counts tables say last; for an area that holds others, their sum where all of them are counted. */
export const measureCount: MeasureAreas = ({ model }, { kindIds, parameters }, on) => {
  const wanted = (parameters.statistic ?? 'people').toUpperCase();
  const latest: (ModelCountRecord | undefined)[] = model.areas.map(() => undefined);
  for (const record of model.countRecords) {
    if (record.measure !== wanted || !kindIds.includes(record.kindId) || record.asOf > on.day) continue;
    const held = latest[record.area];
    if (!held || held.asOf <= record.asOf) latest[record.area] = record;
  }
  const groups = groupsOfAreas(model, on.day);
  return model.areas.map((_, area): AreaValue => {
    const own = latest[area];
    const parts = own ? [own] : (groups[area] ?? []).map((member) => latest[member]);
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

function sumOf(parts: readonly (ModelCountRecord | undefined)[]): Measurement {
  let sum = 0;
  for (const part of parts) {
    // one area without a count, and the sum would pass it off as 0
    if (!part) return unknown('NO_RECORD');
    sum += part.value;
  }
  return parts.length === 0 ? unknown('NO_RECORD') : measured({ value: sum });
}
