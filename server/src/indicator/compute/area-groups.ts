import { holdersOf } from '../town/resource-areas.ts';
import type { Day, TownModel } from '../town/town-model.ts';

/** Whether an area exists on a day; districts split and merge. */
export function isValidOn({ validFrom, validTo }: { validFrom: Day | null; validTo: Day | null }, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** One entry per area: the areas of the town's reporting kind inside it, or undefined. */
export type AreaGroups = readonly (readonly number[] | undefined)[];

/**
 * For each area the areas of the town's reporting kind inside it, of which presence and counts of the whole are made;
 * undefined for an area that is one itself or has none inside. The municipality holds all of them.
 */
export function groupsOfAreas(model: TownModel, day: Day): AreaGroups {
  const ofModel = known.get(model) ?? new Map<Day, AreaGroups>();
  known.set(model, ofModel);
  const groups = ofModel.get(day) ?? groupAreas(model, day);
  ofModel.set(day, groups);
  return groups;
}

/** Hundreds of indicators ask for the same few days. */
const known = new WeakMap<TownModel, Map<Day, AreaGroups>>();

function groupAreas({ areas, reportingKind }: TownModel, day: Day): AreaGroups {
  const groups: number[][] = areas.map(() => []);
  areas.forEach((area, index) => {
    if (area.kind !== reportingKind || !isValidOn(area, day)) return;
    const holders = new Set(holdersOf(areas, index));
    areas.forEach(({ kind }, holder) => {
      if (holder !== index && (kind === 'MUNICIPALITY' || holders.has(holder))) groups[holder]?.push(index);
    });
  });
  return groups.map((group, index) => (areas[index]?.kind !== reportingKind && group.length > 0 ? group : undefined));
}
