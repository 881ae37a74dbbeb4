import { isSiteTrialChange, type SiteTrialChange, type TrialChange } from '../edit/trial-draft.ts';
import type { MessageId } from '../i18n/use-text.tsx';

export const CHANGE_SORTS = ['add', 'move', 'remove', 'openings', 'capacity', 'departures'] as const;
export type ChangeSort = (typeof CHANGE_SORTS)[number];

/** A place on record or a stop of the timetable, as far as a change of it needs words. */
export interface ChosenResource {
  readonly id: string;
  readonly name: string;
  readonly isOfTimetable: boolean;
  readonly schedule: string | null;
  readonly capacity: number | null;
}

/** What is typed of a change of places. */
export interface PlaceDraft {
  readonly sort: ChangeSort;
  /** Id of a kind of resource. */
  readonly kind: string;
  readonly resource: ChosenResource | null;
  readonly name: string;
  readonly schedule: string;
  /** As typed: '' where nothing is said. */
  readonly capacity: string;
  readonly departures: string;
  /** [longitude, latitude] */
  readonly location: readonly [number, number] | null;
}

export const EMPTY_PLACE_DRAFT: PlaceDraft = {
  sort: 'add',
  kind: '',
  resource: null,
  name: '',
  schedule: '',
  capacity: '',
  departures: '',
  location: null,
};

/** The kind under which the stops of the timetable are listed. */
export const BUS_STOP = 'bus-stop';

/** What leaves by the timetable: their departures can be said. */
export const isStop = (kind: string): boolean => kind === BUS_STOP || kind === 'station';

const isCount = (typed: string): boolean => /^\d{1,6}$/.test(typed.normalize('NFKC').trim());
const countOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.normalize('NFKC')));

/** What is missing before it can be tried; the server says what else is wrong with it. */
export function faultOf({
  sort,
  kind,
  resource,
  schedule,
  capacity,
  departures,
  location,
}: PlaceDraft): MessageId | null {
  if (sort !== 'add' && !resource) return 'whatif.place.fault.resource';
  if ((sort === 'add' || sort === 'move') && !location) return 'whatif.place.fault.location';
  if (sort === 'openings' && schedule.trim() === '') return 'whatif.place.fault.schedule';
  if (sort === 'capacity' && !isCount(capacity)) return 'whatif.place.fault.capacity';
  if (sort === 'add' && capacity.trim() !== '' && !isCount(capacity)) return 'whatif.place.fault.capacity';
  if (sort === 'departures' && !isCount(departures)) return 'whatif.place.fault.departures';
  if (sort === 'add' && isStop(kind) && departures.trim() !== '' && !isCount(departures))
    return 'whatif.place.fault.departures';
  return null;
}

/** The change that is typed, without what does not belong to its sort. */
export function toChange(
  draft: PlaceDraft,
  others: readonly TrialChange[],
): Partial<SiteTrialChange> & Pick<SiteTrialChange, 'kind'> {
  const { sort, kind, resource, name, schedule, capacity, departures } = draft;
  const [longitude, latitude] = draft.location ?? [null, null];
  const ofResource = {
    resource: resource?.id ?? null,
    resourceKind: resource?.isOfTimetable ? null : kind,
    name: resource?.name ?? null,
    scheduleBefore: resource?.schedule ?? null,
    capacityBefore: resource?.capacity ?? null,
  };
  switch (sort) {
    case 'add':
      return {
        kind: 'ADD_PLACE',
        key: nextKey(others),
        resourceKind: kind,
        name: name.trim() || null,
        longitude,
        latitude,
        schedule: schedule.trim() || null,
        capacity: countOf(capacity),
        departures: isStop(kind) ? countOf(departures) : null,
      };
    case 'move':
      return { ...ofResource, kind: 'MOVE_PLACE', longitude, latitude };
    case 'remove':
      return { ...ofResource, kind: 'REMOVE_PLACE' };
    case 'openings':
      return { ...ofResource, kind: 'CHANGE_OPENINGS', schedule: schedule.trim() };
    case 'capacity':
      return { ...ofResource, kind: 'CHANGE_CAPACITY', capacity: countOf(capacity) };
    case 'departures':
      return { ...ofResource, kind: 'CHANGE_DEPARTURES', departures: countOf(departures) };
  }
}

/** place-1, place-2, …: the first that no other place of the list has. */
function nextKey(others: readonly TrialChange[]): string {
  const taken = new Set(others.flatMap((change) => (isSiteTrialChange(change) ? (change.key ?? []) : [])));
  let number = 1;
  while (taken.has(`place-${number}`)) number += 1;
  return `place-${number}`;
}
