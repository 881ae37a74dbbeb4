import { asStale, type Measurement, measured, unknown } from '@hazama/geo';
import { holdersOf } from '../town/resource-areas.ts';
import type { ModelArea } from '../town/town-model.ts';
import type { ReferenceDay } from './reference-days.ts';
import { findTimetableDay } from './timetable-day.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

/** departures: what leaves the area's busiest stop place on the service day. */
export const measureDepartures: MeasureAreas = ({ model, timetable }, _definition, on) => {
  const { areas } = model;
  const found = findTimetableDay(timetable, on);
  const busiest = new Int32Array(areas.length);
  const isUndecided = new Uint8Array(areas.length);
  for (const { areaIds, departures } of found?.stops ?? []) {
    for (const area of areasOfStop(model, areaIds)) {
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

/** The stop place that an area's number is of: the first by name of those with the most departures; undefined where none leaves. */
export function findBusiestStop(
  { model, timetable }: TownEngine,
  area: number,
  on: ReferenceDay,
): { readonly name: string; readonly departures: number } | undefined {
  const inArea = (findTimetableDay(timetable, on)?.stops ?? []).flatMap(({ areaIds, name, departures }) =>
    departures !== null && departures > 0 && areasOfStop(model, areaIds).has(area) ? [{ name, departures }] : [],
  );
  return inArea.toSorted((a, b) => b.departures - a.departures || (a.name < b.name ? -1 : 1))[0];
}

/** The areas that a stop place stands in, and those that hold them. */
function areasOfStop({ areas, areaIndex }: TownEngine['model'], areaIds: readonly string[]): ReadonlySet<number> {
  const own = areaIds.flatMap((id) => areaIndex.get(id) ?? []);
  return new Set([...own, ...own.flatMap((index) => holdersOf(areas, index))]);
}

/** Whether it can be told what lies in an area: it has a shape, or all of the areas inside it have one. */
export function drawnAreas(areas: readonly ModelArea[]): boolean[] {
  const children = Map.groupBy(areas.keys(), (index) => areas[index]?.parent ?? -1);
  const isDrawn = (index: number): boolean => {
    const inside = children.get(index) ?? [];
    return areas[index]?.hasShape === true || (inside.length > 0 && inside.every(isDrawn));
  };
  return areas.map((_, index) => isDrawn(index));
}
