import type { Statements } from '../../database/index.ts';
import { parseSchedule } from '../../dataset/index.ts';
import type { SiteChange, SiteStanding } from '../../site-change/index.ts';
import type { CountedDay } from '../../transit/index.ts';
import { isOpen } from '../compute/open-places.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import { holdersOf } from '../town/resource-areas.ts';
import type { ModelResource, TownModel } from '../town/town-model.ts';
import { listHoldingAreas } from './place-sites.repository.ts';
import { changeStops, type StopTrial } from './try-stops.ts';

/** What becomes of one change of places. */
export interface TriedSite {
  readonly change: SiteChange;
  readonly standing: SiteStanding;
  /** Whether it is of a stop of the timetable. */
  readonly isOfStop: boolean;
}

/** A town's places with some changes. */
export interface SiteTrial {
  /** In the order given. */
  readonly changes: readonly TriedSite[];
  /** The town as if its places were so. */
  readonly model: TownModel;
  readonly stops: StopTrial;
}

interface Trying {
  readonly database: Statements;
  readonly model: TownModel;
  readonly on: ReferenceDay;
  readonly changes: readonly SiteChange[];
  /** What leaves today's stops on the service day; undefined where the town has no timetable. */
  readonly counted: CountedDay | undefined;
}

/** What some changes would make of a town's places. Changes have no order: each is of today's record. At most one statement. */
export async function trySites({ database, model, on, changes, counted }: Trying): Promise<SiteTrial> {
  const hasDay = counted?.isKnown ?? false;
  const positioned = changes.filter((change) => change.kind === 'ADD_PLACE' || change.kind === 'MOVE_PLACE');
  const held = await listHoldingAreas(database, model.code, positioned);
  const areasOf = new Map<SiteChange, readonly number[]>(
    positioned.map((change, at) => [change, withHolders(model, held[at] ?? [])]),
  );
  const today = new Map(
    [...model.resourcesByKind.values()].flat().flatMap((one) => (one.isOwn ? [[one.id, one] as const] : [])),
  );
  const stopIds = new Set(counted?.stops.map(({ id }) => id));
  const tryOne = (change: SiteChange): TriedSite => {
    const onRecord = { change, isOfStop: false };
    if (change.kind === 'ADD_PLACE')
      return { ...onRecord, standing: change.departures === null || hasDay ? 'APPLIED' : 'DAY_UNKNOWN' };
    const resource = today.get(change.resource);
    if (resource) return { ...onRecord, standing: isOpen(resource, on) ? 'APPLIED' : 'NOT_OPEN' };
    if (!stopIds.has(change.resource)) return { ...onRecord, standing: 'NOT_ON_RECORD' };
    return { change, isOfStop: true, standing: hasDay ? 'APPLIED' : 'DAY_UNKNOWN' };
  };
  const tried = changes.map(tryOne);
  const applied = tried.flatMap(({ change, standing, isOfStop }) =>
    !isOfStop && (standing === 'APPLIED' || standing === 'DAY_UNKNOWN') ? [change] : [],
  );
  const ofStops = tried.flatMap(({ change, standing, isOfStop }) =>
    isOfStop && standing === 'APPLIED' ? [change] : [],
  );
  const areaIdsOf = (change: SiteChange) => (areasOf.get(change) ?? []).map((area) => model.areas[area]?.id ?? '');
  const changed = new Map<string, ModelResource | null>();
  const added: ModelResource[] = [];
  for (const change of applied) {
    const areas = areasOf.get(change) ?? [];
    if (change.kind === 'ADD_PLACE') added.push(toResource(model, change, areas, on));
    else {
      const resource = changed.has(change.resource) ? changed.get(change.resource) : today.get(change.resource);
      changed.set(change.resource, resource ? withChange(model, resource, change, areas) : null);
    }
  }
  return {
    changes: tried,
    model: { ...model, resourcesByKind: resourcesWith(model, changed, added) },
    stops: {
      added: applied.flatMap((change) => {
        if (!hasDay || change.kind !== 'ADD_PLACE' || change.departures === null) return [];
        const { key, name, longitude, latitude, departures } = change;
        return [{ id: addedId(key), name: name ?? key, longitude, latitude, departures, areaIds: areaIdsOf(change) }];
      }),
      changed: changeStops(ofStops, areaIdsOf),
    },
  };
}

/** Of a place that is added, among the resources of the town as it would be. */
export const addedId = (key: string) => `added ${key}`;

/** The areas that hold a position, with those that hold them; the whole town has all that lies in one of its areas. */
export function withHolders({ areas, areaIndex }: TownModel, ids: readonly string[]): readonly number[] {
  const held = ids.flatMap((id) => areaIndex.get(id) ?? []);
  const isDrawn = areas.some(({ hasShape }) => hasShape);
  if (held.length === 0 && isDrawn) return [];
  const wholes = areas.flatMap(({ kind }, index) => (kind === 'MUNICIPALITY' ? [index] : []));
  return [...new Set([...held, ...held.flatMap((area) => holdersOf(areas, area)), ...wholes])];
}

function withChange(
  { kinds }: TownModel,
  resource: ModelResource,
  change: Exclude<SiteChange, { kind: 'ADD_PLACE' }>,
  areas: readonly number[],
): ModelResource | null {
  switch (change.kind) {
    case 'REMOVE_PLACE':
      return null;
    case 'MOVE_PLACE': {
      const { longitude, latitude } = change;
      // what serves areas serves them from wherever its office is
      const isPlace = (kinds.get(resource.kindId)?.mode ?? 'PLACE') === 'PLACE';
      return { ...resource, longitude, latitude, areas: isPlace ? areas : resource.areas };
    }
    case 'CHANGE_OPENINGS':
      return { ...resource, ...openingOf(change.schedule) };
    case 'CHANGE_CAPACITY':
      return { ...resource, capacity: change.capacity };
    // of what is no stop of a timetable nobody counts the buses
    case 'CHANGE_DEPARTURES':
      return resource;
  }
}

/** A place that could be, as fresh as today. */
function toResource(
  { areas: all }: TownModel,
  { key, resourceKind, longitude, latitude, schedule, capacity }: Extract<SiteChange, { kind: 'ADD_PLACE' }>,
  areas: readonly number[],
  { day }: ReferenceDay,
): ModelResource {
  return {
    id: addedId(key),
    kindId: resourceKind,
    name: key,
    // beyond the border it is within reach, but not one of ours
    isOwn: areas.length > 0 || !all.some(({ hasShape }) => hasShape),
    longitude,
    latitude,
    status: 'ACTIVE',
    ...openingOf(schedule),
    capacity,
    openedOn: null,
    closedOn: null,
    confirmedOn: day,
    knownSince: day,
    areas,
  };
}

function openingOf(
  schedule: string | null,
): Pick<ModelResource, 'isWeekly' | 'hoursPerMonth' | 'openingsPerMonth' | 'openingRules'> {
  const { opening } = schedule === null ? { opening: null } : parseSchedule(schedule);
  return {
    isWeekly: opening?.weekly ?? null,
    hoursPerMonth: opening?.hoursPerMonth ?? null,
    openingsPerMonth: opening?.openingsPerMonth ?? null,
    openingRules: opening?.rules ?? [],
  };
}

/** Kinds that nothing changes of keep their lists, and with them all that was measured of these. */
function resourcesWith(
  { resourcesByKind }: TownModel,
  changed: ReadonlyMap<string, ModelResource | null>,
  added: readonly ModelResource[],
): TownModel['resourcesByKind'] {
  const addedByKind = Map.groupBy(added, ({ kindId }) => kindId);
  const kinds = new Set([...resourcesByKind.keys(), ...addedByKind.keys()]);
  return new Map(
    [...kinds].map((kindId): [string, readonly ModelResource[]] => {
      const today = resourcesByKind.get(kindId) ?? [];
      const more = addedByKind.get(kindId) ?? [];
      if (more.length === 0 && !today.some(({ id }) => changed.has(id))) return [kindId, today];
      return [kindId, [...today.flatMap((one) => (changed.has(one.id) ? (changed.get(one.id) ?? []) : one)), ...more]];
    }),
  );
}
