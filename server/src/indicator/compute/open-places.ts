import { addMonths } from '@hazama/geo';
import type { IndicatorDefinition, KindFacts } from '../definition.ts';
import type { Day, ModelResource, TownModel } from '../town/town-model.ts';
import type { ReferenceDay } from './reference-days.ts';

/** The resources of one or several kinds that count on a day. */
export interface OpenPlaces {
  readonly places: readonly ModelResource[];
  /** Those of them whose last confirmation is within their kind's shelf life; the others count until someone says なくなった. */
  readonly fresh: readonly ModelResource[];
  /** Whether the town knew of the kinds by that day at all; before, nothing is known and no number is 0. */
  readonly recorded: boolean;
  /** The oldest confirmation among the places; where there is none, the day since when there is known to be none. */
  readonly dataFrom: Day | null;
  /** Places of which nobody knows whether they count: stops whose timetable doesn't speak of the day. */
  readonly undecided: readonly ModelResource[];
  /** Whether all of it is of a day that has passed, since no timetable goes further. */
  readonly hasRunOut: boolean;
}

type Rule = Pick<IndicatorDefinition, 'kindIds' | 'parameters'>;

/** The resources of an indicator's kinds that are open on a day, by its rule of opening. */
export function openPlaces(model: TownModel, { kindIds, parameters }: Rule, on: ReferenceDay): OpenPlaces {
  const places: ModelResource[] = [];
  const fresh: ModelResource[] = [];
  let dataFrom: Day | null = null;
  for (const kindId of kindIds) {
    const kind = model.kinds.get(kindId);
    for (const resource of model.resourcesByKind.get(kindId) ?? []) {
      if (!isOpen(resource, on)) continue;
      // that it is not weekly is known only where its schedule is
      if (parameters.opening === 'weekly' && resource.isWeekly === false) continue;
      places.push(resource);
      if (!isPastShelfLife(resource.confirmedOn, kind, on.day)) fresh.push(resource);
      dataFrom = oldest([dataFrom, resource.confirmedOn]);
    }
  }
  return {
    places,
    fresh: fresh.length === places.length ? places : fresh,
    recorded: kindIds.some((kindId) => isRecorded(model, kindId, on)),
    dataFrom: dataFrom ?? oldest(kindIds.map((kindId) => model.completeKinds.get(kindId) ?? null)),
    undecided: [],
    hasRunOut: false,
  };
}

/**
 * Whether a resource is open on a day. Today its status tells; of the past only its days are known, and where nobody wrote
 * when it opened, it counts from the day that the town first knew of it.
 */
export function isOpen(resource: ModelResource, { day, isPresent }: ReferenceDay): boolean {
  const { status, openedOn, closedOn, confirmedOn, knownSince } = resource;
  if (isPresent ? status !== 'ACTIVE' : status === 'PREPARING') return false;
  // closed, but nobody wrote when: it was open until someone said so
  const closed = status === 'CLOSED' ? (closedOn ?? confirmedOn ?? knownSince) : closedOn;
  if (closed !== null && closed <= day) return false;
  return isPresent ? openedOn === null || openedOn <= day : (openedOn ?? knownSince) <= day;
}

/** A record that nobody dated is past it from the start. */
export function isPastShelfLife(confirmedOn: Day | null, kind: KindFacts | undefined, day: Day): boolean {
  return confirmedOn === null || (kind !== undefined && day > addMonths(confirmedOn, kind.shelfLifeMonths));
}

/** Whether the town had published a record of a kind, or said that its list is complete. */
export function isRecorded(model: TownModel, kindId: string, { day, isPresent }: ReferenceDay): boolean {
  const completeOn = model.completeKinds.get(kindId);
  if (isPresent) return model.everRecordedKinds.has(kindId) || completeOn !== undefined;
  if (completeOn !== undefined && completeOn <= day) return true;
  const resources = model.resourcesByKind.get(kindId) ?? [];
  return resources.some(({ isOwn, openedOn, knownSince }) => isOwn && (openedOn ?? knownSince) <= day);
}

export function oldest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);
}
