import type { Measurement } from '@hazama/geo';
import type { Area } from '../../area/index.ts';
import { isValidOn } from '../compute/area-groups.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { AreaValue, TownEngine } from '../compute/town-engine.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Indicator } from '../value/indicator.ts';
import type { IndicatorValue } from '../value/indicator-value.ts';
import { toValue } from '../value/to-value.ts';

interface Told {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly indicator: Indicator;
  readonly on: ReferenceDay;
  /** The town that the values were measured in, where it isn't the one on record. */
  readonly tried?: TownEngine;
}

/**
 * Values that were just computed, as the API answers them.
 * @param values one per area of the town
 * @param shown of them what an audience may see, by id of the area
 */
export function tellValues(
  { facts, engine, indicator, on, tried }: Told,
  areas: readonly Area[],
  values: readonly AreaValue[],
  shown: ReadonlyMap<string, Measurement>,
): IndicatorValue[] {
  const day = { year: on.year, serviceDate: on.serviceDay, ...(tried && { tried }) };
  return areas.map((area) => {
    const index = engine.model.areaIndex.get(area.id);
    const measurement = shown.get(area.id);
    const { method, dataFrom } = (index === undefined ? undefined : values[index]) ?? {};
    if (!measurement || measurement.state === 'UNKNOWN' || method === undefined)
      return toValue(facts, area, indicator, day, undefined);
    const stored = { method, dataFrom: dataFrom ?? null, computedAt: facts.computedAt };
    return toValue(facts, area, indicator, day, { measurement, stored });
  });
}

/** Of the values of a town's areas those that are known, by id of the area. */
export function knownByArea(
  { model }: TownEngine,
  values: readonly AreaValue[],
  on: ReferenceDay,
): ReadonlyMap<string, AreaValue> {
  return new Map(
    model.areas.flatMap((area, index) => {
      const value = values[index];
      return value && isValidOn(area, on.day) && value.state !== 'UNKNOWN' ? [[area.id, value] as const] : [];
    }),
  );
}
