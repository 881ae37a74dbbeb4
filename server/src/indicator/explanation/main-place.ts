import { capacityOfArea, sharesCapacity } from '@hazama/geo';
import { accessRule, findTownAccess } from '../compute/access.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { AccessExample } from './access-input.ts';

/**
 * The place that most of an area's access comes from, with its own numbers. How many people are around a place is a count of residents that
 * no disclosure looks at: only staff are told.
 */
export function findMainPlace(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
  areaId: string,
): AccessExample | null {
  const area = engine.model.areaIndex.get(areaId);
  const found = findTownAccess(engine, definition, on);
  if (area === undefined || typeof found === 'string') return null;
  const { people, input, catchment, places } = found;
  const taken = capacityOfArea(people, area, input.costs, catchment);
  const most = taken.reduce((best, own, place) => (own > (taken[best] ?? 0) ? place : best), 0);
  const place = places[most];
  const falling = taken[most] ?? 0;
  if (!place || falling === 0) return null;
  const capacity = input.capacity[most] ?? 0;
  const ratio = catchment.ratio[most] ?? 0;
  const isShared = sharesCapacity(accessRule(definition).method);
  return {
    name: place.isOwn ? place.name : null,
    capacity,
    demand: isShared ? capacity / ratio : null,
    ratio,
    falling: isShared ? falling : falling / (people.total[area] as number),
  };
}
