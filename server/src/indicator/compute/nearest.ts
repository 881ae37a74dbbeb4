import {
  type AreaPeople,
  asStale,
  type NearestByArea,
  type NearestStatistic,
  nearestByArea,
  unknown,
} from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import { wayOf } from './method.ts';
import { oldest } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

const STATISTICS: ReadonlySet<string> = new Set(['mean', 'median', 'p90'] satisfies NearestStatistic[]);

/** nearest.<kind>: metres to the nearest open place over the people of the area. */
export const measureNearest: MeasureAreas = (engine, definition, on) => {
  const { by, detour, method } = wayOf(definition, engine.distances.hasStreets);
  const statistic = definition.parameters.statistic ?? 'median';
  const open = engine.open(definition, on);
  const meters = engine.distances.toNearest(open.places, by);
  if (!definition.people || !meters || !isStatistic(statistic))
    return engine.model.areas.map(() => ({ ...unknown('NO_PLACES'), method, dataFrom: null }));

  const people = engine.people.located(on.year, definition.people);
  const values = statisticsOf(people, meters, open.recorded)[statistic];
  const freshMeters = open.fresh === open.places ? meters : engine.distances.toNearest(open.fresh, by);
  const fresh = freshMeters && statisticsOf(people, freshMeters, open.recorded)[statistic];
  const dataFrom = oldest([open.dataFrom, engine.people.find(on.year)?.asOf ?? null]);
  return values.map((value, area): AreaValue => {
    // without the old records the nearest place would be another one
    const current = fresh?.[area]?.value === value.value ? value : asStale(value);
    const walked = current.value === null ? current : { ...current, value: current.value * detour };
    return { ...walked, method, dataFrom: value.state === 'UNKNOWN' ? null : dataFrom };
  });
};

/** From each cell what {@link measureNearest} takes the mean, the median and the p90 of: metres, the detour included; undefined where nobody can say. */
export function findNearestMeters(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Float64Array | undefined {
  const { by, detour } = wayOf(definition, engine.distances.hasStreets);
  const meters = engine.distances.toNearest(engine.open(definition, on).places, by);
  return detour === 1 ? meters : meters?.map((straight) => straight * detour);
}

function isStatistic(name: string): name is NearestStatistic {
  return STATISTICS.has(name);
}

/** Mean, median and p90 come together: three indicators of a kind share one pass. */
const known = new WeakMap<AreaPeople, WeakMap<Float64Array, NearestByArea>>();

function statisticsOf(people: AreaPeople, meters: Float64Array, recorded: boolean): NearestByArea {
  const ofPeople = known.get(people) ?? new WeakMap<Float64Array, NearestByArea>();
  known.set(people, ofPeople);
  const found = ofPeople.get(meters);
  if (found && recorded) return found;
  const result = nearestByArea(people, meters, recorded);
  if (recorded) ofPeople.set(meters, result);
  return result;
}
