import type { KindFacts } from '../definition.ts';
import type { ResourceAreaRow, ResourceRow } from './record.repository.ts';
import type { ModelArea } from './town-model.ts';

/**
 * The areas that have a resource. A place is where it lies, and where it says that it serves; a body or service is where it
 * serves, not where its office is, unless it names no area. What serves an area serves those inside it; with an area go
 * those that hold it, and the town has all of its own.
 */
export function areasOfResources(
  resources: readonly ResourceRow[],
  relations: readonly ResourceAreaRow[],
  areas: readonly ModelArea[],
  areaIndex: ReadonlyMap<string, number>,
  modeOf: (kindId: string) => KindFacts['mode'],
): (readonly number[])[] {
  const byResource = Map.groupBy(relations, ({ resourceId }) => resourceId);
  const inside = childrenOf(areas);
  const wholes = areas.flatMap(({ kind }, index) => (kind === 'MUNICIPALITY' ? [index] : []));
  return resources.map(({ id, kindId, isOwn }) => {
    if (!isOwn) return [];
    const own = byResource.get(id) ?? [];
    const indices = (serves: boolean) =>
      own.flatMap((relation) => (relation.serves === serves ? (areaIndex.get(relation.areaId) ?? []) : []));
    const served = withInside(indices(true), inside);
    const located = indices(false);
    const has = modeOf(kindId) === 'PLACE' ? [...located, ...served] : served.length > 0 ? served : located;
    return [...new Set([...has, ...has.flatMap((area) => holdersOf(areas, area)), ...wholes])];
  });
}

/** The parents of an area, nearest first. */
export function holdersOf(areas: readonly ModelArea[], index: number): number[] {
  const found: number[] = [];
  for (let at = areas[index]?.parent ?? -1; at >= 0 && !found.includes(at); at = areas[at]?.parent ?? -1)
    found.push(at);
  return found;
}

function withInside(served: readonly number[], inside: ReadonlyMap<number, readonly number[]>): number[] {
  const all = new Set<number>();
  const add = (area: number) => {
    if (all.has(area)) return;
    all.add(area);
    for (const child of inside.get(area) ?? []) add(child);
  };
  for (const area of served) add(area);
  return [...all];
}

function childrenOf(areas: readonly ModelArea[]): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  areas.forEach(({ parent }, index) => {
    if (parent >= 0) children.set(parent, [...(children.get(parent) ?? []), index]);
  });
  return children;
}
