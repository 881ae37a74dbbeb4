import { asStale, coverageByArea, type Reach, unknown } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import { wayOf } from './method.ts';
import { oldest } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

/** coverage.<kind>: Σ people within reach of an open place ÷ Σ people. */
export const measureCoverage: MeasureAreas = (engine, definition, on) => {
  const { method } = wayOf(definition);
  const { people, recorded, dataFrom, reach, freshReach } = coverageInput(engine, definition, on);
  if (!reach || !people) return engine.model.areas.map(() => ({ ...unknown('NO_PLACES'), method, dataFrom: null }));
  const values = coverageByArea(people, reach, recorded);
  // people who are within reach of nothing but an old record: the number rests on it
  const fresh = freshReach ? coverageByArea(people, freshReach, recorded) : values;
  return values.map((value, area): AreaValue => {
    const restsOnOld = value.numerator !== fresh[area]?.numerator;
    return { ...(restsOnOld ? asStale(value) : value), method, dataFrom: value.state === 'UNKNOWN' ? null : dataFrom };
  });
};

/** Who is counted and what is within reach of whom; `reach` is undefined where that can't be said. */
export function coverageInput(engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay) {
  const { thresholdMeters = 0 } = definition.parameters;
  const open = engine.open(definition, on);
  const people = definition.people ? engine.people.located(on.year, definition.people) : undefined;
  const { detour } = wayOf(definition);
  const distances = engine.distances.toNearest(open.places);
  const freshDistances = open.fresh === open.places ? undefined : engine.distances.toNearest(open.fresh);
  const reachOf = (distanceMeters: Float64Array): Reach => ({ distanceMeters, thresholdMeters, detour });
  const nowhere = () => new Float64Array(engine.model.cells.ids.length).fill(Number.POSITIVE_INFINITY);
  return {
    people,
    recorded: open.recorded,
    dataFrom: oldest([open.dataFrom, engine.people.find(on.year)?.asOf ?? null]),
    reach: distances && reachOf(distances),
    freshReach: open.fresh === open.places ? undefined : reachOf(freshDistances ?? nowhere()),
  };
}
