import { type Presence, type PresenceRecord, presenceOf, presenceShare, presenceValue } from '@hazama/geo';
import type { TownModel } from '../town/town-model.ts';
import { groupsOfAreas } from './area-groups.ts';
import { isOpen, isRecorded, oldest } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';
import { areasOfResource } from './resource-areas.ts';
import type { AreaValue, MeasureAreas } from './town-engine.ts';

/** presence.<kind>: 1, 0 or unknown for one area; for an area that holds others, the share of them where it is. */
export const measurePresence: MeasureAreas = ({ model }, { kindIds }, on) => {
  const recorded = kindIds.some((kindId) => isKnown(model, kindId, on));
  const presences = presenceByArea(model, kindIds, on);
  const groups = groupsOfAreas(model, on.day);
  return presences.map((presence, area): AreaValue => {
    const members = groups[area]?.map((index) => presences[index] as Presence);
    const states = members?.map(({ state }) => state) ?? [presence.state];
    // a share of areas of which not one is known says nothing
    const isKnownHere = recorded && states.some((state) => state !== 'UNCONFIRMED');
    const value = members ? presenceShare(states, isKnownHere) : presenceValue(presence.state, recorded);
    const days = (members ?? [presence]).map(({ lastConfirmedOn }) => lastConfirmedOn);
    return { ...value, method: 'record', dataFrom: value.state === 'UNKNOWN' ? null : oldest(days) };
  });
};

/** ある・ない・未確認 of one or several kinds in every area. */
export function presenceByArea(model: TownModel, kindIds: readonly string[], on: ReferenceDay): Presence[] {
  const records = statements(model, kindIds, on);
  const shelfLife = Math.min(...kindIds.map((kindId) => model.kinds.get(kindId)?.shelfLifeMonths ?? 12));
  return records.map((list) => presenceOf(list, shelfLife, on.day));
}

/**
 * What was said of each area. A resource that is open says that the kind is there; one that is closed or still preparing
 * says that it is not, unless another one is open. A list said to be complete says of every other area that there is none.
 */
function statements(model: TownModel, kindIds: readonly string[], on: ReferenceDay): PresenceRecord[][] {
  const lists: PresenceRecord[][] = model.areas.map(() => []);
  const absences: PresenceRecord[][] = model.areas.map(() => []);
  for (const kindId of kindIds) {
    const mode = model.kinds.get(kindId)?.mode ?? 'PLACE';
    for (const resource of model.resourcesByKind.get(kindId) ?? []) {
      const isThere = isOpen(resource, on);
      const { confirmedOn, status, closedOn } = resource;
      if (!isThere && !isGone(resource, on)) continue;
      const saidOn = status === 'CLOSED' && closedOn !== null && closedOn > confirmedOn ? closedOn : confirmedOn;
      for (const area of areasOfResource(resource, mode, model))
        (isThere ? lists : absences)[area]?.push({
          state: isThere ? 'PRESENT' : 'ABSENT',
          confirmedOn: isThere ? confirmedOn : saidOn,
        });
    }
  }
  lists.forEach((list, area) => {
    if (list.length === 0) list.push(...(absences[area] ?? []));
  });
  for (const { area, kindId, present, since, confirmedOn } of model.presenceRecords)
    if (kindIds.includes(kindId) && (on.isPresent || (since ?? confirmedOn) <= on.day))
      lists[area]?.push({ state: present ? 'PRESENT' : 'ABSENT', confirmedOn });
  const completeOn = kindIds.length === 1 ? model.completeKinds.get(kindIds[0] as string) : undefined;
  if (completeOn !== undefined && completeOn <= on.day)
    for (const list of lists) if (list.length === 0) list.push({ state: 'ABSENT', confirmedOn: completeOn });
  return lists;
}

/** Closed by that day, or not opened yet: someone who knew it said that it isn't there. */
function isGone(
  { status, closedOn, confirmedOn }: { status: string; closedOn: string | null; confirmedOn: string },
  on: ReferenceDay,
) {
  if (closedOn !== null) return closedOn <= on.day;
  return (on.isPresent && status === 'PREPARING') || (status === 'CLOSED' && confirmedOn <= on.day);
}

function isKnown(model: TownModel, kindId: string, on: ReferenceDay): boolean {
  return (
    isRecorded(model, kindId, on) ||
    model.presenceRecords.some(
      (record) => record.kindId === kindId && (on.isPresent || (record.since ?? record.confirmedOn) <= on.day),
    )
  );
}
