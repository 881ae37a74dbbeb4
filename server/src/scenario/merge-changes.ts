import { resourceOf } from '../site-change/index.ts';
import { isSameChange, isSiteChange, type KeptChange, type KeptSite } from './scenario-change.ts';

export interface NamedChanges {
  /** Id of the scenario. */
  readonly id: string;
  readonly changes: readonly KeptChange[];
}

/** One place of which two scenarios say what can't both be. */
export interface ChangeConflict {
  /** What each says, by id of the scenario; the first of them counts. */
  readonly sides: readonly { readonly scenarioId: string; readonly change: KeptSite }[];
}

export interface MergedChanges {
  readonly changes: readonly KeptChange[];
  readonly conflicts: readonly ChangeConflict[];
}

/**
 * All that several scenarios change, as one: what two of them say alike counts once, and where they say what can't both be of one place, the
 * scenario that is named first.
 */
export function mergeChanges(scenarios: readonly NamedChanges[]): MergedChanges {
  const changes: KeptChange[] = [];
  const bySite = new Map<string, { readonly scenarioId: string; readonly change: KeptSite }[]>();
  for (const [number, { id, changes: own }] of scenarios.entries()) {
    for (const change of own) {
      if (isSiteChange(change) && change.kind !== 'ADD_PLACE') {
        const site = resourceOf(change) ?? '';
        bySite.set(site, [...(bySite.get(site) ?? []), { scenarioId: id, change }]);
      } else if (!changes.some((other) => isSameWish(other, change)))
        // keys are a scenario's own
        changes.push(change.kind === 'ADD_PLACE' ? { ...change, key: `${number + 1} ${change.key}` } : change);
    }
  }
  const conflicts: ChangeConflict[] = [];
  for (const sides of bySite.values()) {
    const counted: KeptSite[] = [];
    for (const side of sides) {
      if (counted.some((other) => isSameChange(other, side.change))) continue;
      const against = sides.find(({ change }) => counted.includes(change) && excludes(change, side.change));
      if (against) conflicts.push({ sides: [against, side] });
      else counted.push(side.change);
    }
    changes.push(...counted);
  }
  return { changes, conflicts };
}

/** Whether one of two changes of a place leaves no room for the other. */
function excludes(one: KeptSite, other: KeptSite): boolean {
  return one.kind === other.kind || one.kind === 'REMOVE_PLACE' || other.kind === 'REMOVE_PLACE';
}

/** Whether two say the same; places that are added, whatever they are called. */
function isSameWish(one: KeptChange, other: KeptChange): boolean {
  if (one.kind !== 'ADD_PLACE' || other.kind !== 'ADD_PLACE') return isSameChange(one, other);
  return isSameChange({ ...one, key: '', name: null }, { ...other, key: '', name: null });
}
