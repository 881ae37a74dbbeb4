import {
  type Measurement,
  type Presence,
  type PresenceRecord,
  type PresenceState,
  presenceOf,
  presenceShare,
  presenceValue,
  unknown,
} from '@hazama/geo';
import type { Day, ModelPresenceRecord, ModelResource, TownModel } from '../town/town-model.ts';
import { groupsOfAreas } from './area-groups.ts';
import { isOpen, isRecorded, oldest } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { AreaValue, MeasureAreas } from './town-engine.ts';

/** presence.<kind>: 1, 0 or unknown for one area; for an area that holds others, the share of them where it is. */
export const measurePresence: MeasureAreas = ({ model }, { kindIds }, on) => {
  const recorded = kindIds.some((kindId) => isKnown(model, kindId, on));
  const presences = presenceByArea(model, kindIds, on);
  const groups = groupsOfAreas(model, on.day);
  return presences.map((presence, area): AreaValue => {
    const members = groups[area]?.map((index) => presences[index] as Presence);
    const states = members?.map(({ state }) => state) ?? [presence.state];
    const value = members ? shareOf(states, recorded) : presenceValue(presence.state, recorded);
    const days = (members ?? [presence]).map(({ lastConfirmedOn }) => lastConfirmedOn);
    return { ...value, method: 'record', dataFrom: value.state === 'UNKNOWN' ? null : oldest(days) };
  });
};

/** A share of areas of which not one is known says nothing. */
function shareOf(states: readonly PresenceState[], recorded: boolean): Measurement {
  const isKnownAnywhere = states.some((state) => state !== 'UNCONFIRMED');
  return recorded && !isKnownAnywhere ? unknown('UNCONFIRMED') : presenceShare(states, recorded);
}

/** ある・ない・未確認 of one or several kinds in every area. */
export function presenceByArea(model: TownModel, kindIds: readonly string[], on: ReferenceDay): Presence[] {
  const shelfLifeMonths = Math.min(...kindIds.map((kindId) => model.kinds.get(kindId)?.shelfLifeMonths ?? 12));
  return statementsByArea(model, kindIds, on).map((said) => presenceOf(said, shelfLifeMonths, on.day));
}

/**
 * What was said of each area. A resource that is open says that its kind is there; one that is closed or not open yet says
 * that it isn't, unless another one is. A list said to be complete says of every area that it leaves out that there is none.
 */
function statementsByArea(model: TownModel, kindIds: readonly string[], on: ReferenceDay): PresenceRecord[][] {
  const there: PresenceRecord[][] = model.areas.map(() => []);
  const gone: PresenceRecord[][] = model.areas.map(() => []);
  for (const kindId of kindIds) {
    for (const resource of model.resourcesByKind.get(kindId) ?? []) {
      const said = statementOf(resource, on);
      if (!said) continue;
      for (const area of resource.areas) (said.state === 'PRESENT' ? there : gone)[area]?.push(said);
    }
  }
  const completeOn = kindIds.length === 1 ? model.completeKinds.get(kindIds[0] as string) : undefined;
  const lists = there.map((list, area) => (list.length > 0 ? list : (gone[area] as PresenceRecord[])));
  for (const { area, kindId, present, ...record } of model.presenceRecords)
    if (kindIds.includes(kindId) && isSaidBy(record, on))
      lists[area]?.push({ state: present ? 'PRESENT' : 'ABSENT', confirmedOn: record.confirmedOn });
  if (completeOn !== undefined && completeOn <= on.day)
    for (const list of lists) if (list.length === 0) list.push({ state: 'ABSENT', confirmedOn: completeOn });
  return lists;
}

function statementOf(resource: ModelResource, on: ReferenceDay): PresenceRecord | undefined {
  const { status, closedOn, confirmedOn } = resource;
  if (isOpen(resource, on)) return { state: 'PRESENT', confirmedOn };
  const isClosed = closedOn === null ? status === 'CLOSED' && (confirmedOn ?? '') <= on.day : closedOn <= on.day;
  if (!isClosed && !(on.isPresent && status === 'PREPARING')) return undefined;
  return { state: 'ABSENT', confirmedOn: latest(confirmedOn, closedOn) };
}

/** Today every record stands; of a past day those that were true by then. */
function isSaidBy(
  { since, confirmedOn }: Pick<ModelPresenceRecord, 'since' | 'confirmedOn'>,
  on: ReferenceDay,
): boolean {
  return on.isPresent || (since ?? confirmedOn ?? on.day) <= on.day;
}

function isKnown(model: TownModel, kindId: string, on: ReferenceDay): boolean {
  return (
    isRecorded(model, kindId, on) ||
    model.presenceRecords.some((record) => record.kindId === kindId && isSaidBy(record, on))
  );
}

function latest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** The first year from which one or several kinds are there in an area, where anything on record says so. */
export function findPresentSince(
  model: TownModel,
  kindIds: readonly string[],
  area: number,
  on: ReferenceDay,
): number | null {
  const days = kindIds.flatMap((kindId) => {
    return (model.resourcesByKind.get(kindId) ?? [])
      .filter((resource) => isOpen(resource, on) && resource.areas.includes(area))
      .map(({ openedOn }) => openedOn);
  });
  const said = model.presenceRecords
    .filter(
      (record) => record.area === area && record.present && kindIds.includes(record.kindId) && isSaidBy(record, on),
    )
    .map(({ since }) => since);
  const first = oldest([...days, ...said]);
  return first === null ? null : Number(first.slice(0, 4));
}
