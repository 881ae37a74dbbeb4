import type { KindFacts } from '../definition.ts';
import type { ModelResource, TownModel } from '../town/town-model.ts';
import { ancestorsOf } from './area-groups.ts';

/**
 * The areas that have a resource. A place is where it lies, and where it says that it serves; a body or service is where it
 * serves, not where its office is, unless it names no area. With an area go those that hold it; the town has all of its own.
 */
export function areasOfResource(
  { isOwn, locatedIn, serves }: ModelResource,
  mode: KindFacts['mode'],
  { areas }: Pick<TownModel, 'areas'>,
): ReadonlySet<number> {
  const own = mode === 'PLACE' ? [...locatedIn, ...serves] : serves.length > 0 ? serves : locatedIn;
  const all = new Set(own);
  for (const area of own) for (const holder of ancestorsOf(areas, area)) all.add(holder);
  if (isOwn) areas.forEach(({ kind }, index) => kind === 'MUNICIPALITY' && all.add(index));
  return all;
}
