import { asStale, type Measurement, measured, unknown } from '@hazama/geo';
import { holdersOf } from '../town/resource-areas.ts';
import type { ModelArea } from '../town/town-model.ts';
import { findTimetableDay } from './timetable-day.ts';
import type { AreaValue, MeasureAreas } from './town-engine.ts';

/** departures: what leaves the area's busiest stop place on the service day. */
export const measureDepartures: MeasureAreas = ({ model, timetable }, _definition, on) => {
  const { areas, areaIndex } = model;
  const found = findTimetableDay(timetable, on);
  const busiest = new Int32Array(areas.length);
  const isUndecided = new Uint8Array(areas.length);
  for (const { areaIds, departures } of found?.stops ?? []) {
    const own = areaIds.flatMap((id) => areaIndex.get(id) ?? []);
    for (const area of new Set([...own, ...own.flatMap((index) => holdersOf(areas, index))])) {
      if (departures === null) isUndecided[area] = 1;
      else busiest[area] = Math.max(busiest[area] as number, departures);
    }
  }
  const isDrawn = drawnAreas(areas);
  const measure = (area: number): Measurement => {
    // the stop whose buses nobody knows may be the busiest of the area
    if (!found || isUndecided[area]) return unknown('NO_TIMETABLE');
    if (!isDrawn[area]) return unknown('NO_CELLS');
    const value = measured({ value: busiest[area] as number });
    return found.hasRunOut ? asStale(value) : value;
  };
  return areas.map((_, area): AreaValue => {
    const value = measure(area);
    return { ...value, method: 'record', dataFrom: value.state === 'UNKNOWN' ? null : (found?.validFrom ?? null) };
  });
};

/** Whether it can be told what lies in an area: it has a shape, or all of the areas inside it have one. */
export function drawnAreas(areas: readonly ModelArea[]): boolean[] {
  const children = Map.groupBy(areas.keys(), (index) => areas[index]?.parent ?? -1);
  const isDrawn = (index: number): boolean => {
    const inside = children.get(index) ?? [];
    return areas[index]?.hasShape === true || (inside.length > 0 && inside.every(isDrawn));
  };
  return areas.map((_, index) => isDrawn(index));
}
