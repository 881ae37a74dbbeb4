import type { AreaReader } from './area.reader.ts';
import type { Area } from './area.ts';

/** The ids of an area and of those that it lies in (圏域, 旧市町村, …): what is said of them is said of it. */
export async function areaAndThoseAbove(area: Area, areas: Pick<AreaReader, 'findArea'>): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let at: Area | null = area;
  // kinds nest a few deep; an id that comes again would be a circle
  while (at && !ids.has(at.id)) {
    ids.add(at.id);
    at = at.parentId === null ? null : await areas.findArea(at.parentId);
  }
  return ids;
}
