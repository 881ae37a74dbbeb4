import type { Day, TownModel } from '../town/town-model.ts';

/** Whether an area exists on a day; districts split and merge. */
export function isValidOn({ validFrom, validTo }: { validFrom: Day | null; validTo: Day | null }, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/**
 * For each area the areas of the town's reporting kind inside it, of which presence and counts of the whole are made;
 * undefined for an area that is one itself or has none inside. The municipality holds all of them.
 */
export function groupsOfAreas({ areas, reportingKind }: TownModel, day: Day): (readonly number[] | undefined)[] {
  const groups: number[][] = areas.map(() => []);
  areas.forEach((area, index) => {
    if (area.kind !== reportingKind || !isValidOn(area, day)) return;
    const holders = new Set(ancestorsOf(areas, index));
    areas.forEach(({ kind }, holder) => {
      if (holder !== index && (kind === 'MUNICIPALITY' || holders.has(holder))) groups[holder]?.push(index);
    });
  });
  return groups.map((group, index) => (areas[index]?.kind !== reportingKind && group.length > 0 ? group : undefined));
}

/** The parents of an area, nearest first. */
export function ancestorsOf(areas: TownModel['areas'], index: number): number[] {
  const found: number[] = [];
  for (let at = areas[index]?.parent ?? -1; at >= 0 && !found.includes(at); at = areas[at]?.parent ?? -1)
    found.push(at);
  return found;
}
