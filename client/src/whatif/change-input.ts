import { isSiteTrialChange, NO_SITE_CHANGE, type TrialChange } from '../edit/trial-draft.ts';
import type { NamedChange } from './trial-query.ts';

/** Changes as the API takes them: without words. */
export const inputOf = (changes: readonly TrialChange[]) => changes.map(toInput);

function toInput(change: TrialChange) {
  if (!isSiteTrialChange(change)) {
    const { kind, trip, line, startSeconds, untilSeconds, everySeconds } = change;
    return { trip: { kind, trip, line, startSeconds, untilSeconds, everySeconds } };
  }
  const { key, resourceKind, name, schedule, capacity, departures } = change;
  const resource = change.resource ?? '';
  const position = { longitude: change.longitude ?? Number.NaN, latitude: change.latitude ?? Number.NaN };
  switch (change.kind) {
    case 'ADD_PLACE':
      return { place: { key: key ?? '', kind: resourceKind ?? '', ...position, name, schedule, capacity, departures } };
    case 'MOVE_PLACE':
      return { move: { resource, ...position } };
    case 'REMOVE_PLACE':
      return { removal: { resource } };
    case 'CHANGE_OPENINGS':
      return { openings: { resource, schedule: schedule ?? '' } };
    case 'CHANGE_CAPACITY':
      return { capacity: { resource, capacity: capacity ?? 0 } };
    case 'CHANGE_DEPARTURES':
      return { departures: { resource, departures: departures ?? 0 } };
  }
}

/** A change as the API tells it; null where it is about a place that is kept from the viewer. */
export function changeOfNamed(named: NamedChange): TrialChange | null {
  const { trip, place, move, removal, openings, capacity, departures } = named;
  if (trip) return trip;
  if (place) {
    const { kind: resourceKind, ...rest } = place;
    return { ...NO_SITE_CHANGE, ...rest, kind: 'ADD_PLACE', resourceKind };
  }
  if (move) {
    const { longitude, latitude } = move;
    return { ...NO_SITE_CHANGE, ...ofPlace(move.place), kind: 'MOVE_PLACE', longitude, latitude };
  }
  if (removal) return { ...NO_SITE_CHANGE, ...ofPlace(removal.place), kind: 'REMOVE_PLACE' };
  if (openings)
    return { ...NO_SITE_CHANGE, ...ofPlace(openings.place), kind: 'CHANGE_OPENINGS', schedule: openings.schedule };
  if (capacity)
    return { ...NO_SITE_CHANGE, ...ofPlace(capacity.place), kind: 'CHANGE_CAPACITY', capacity: capacity.capacity };
  if (departures)
    return {
      ...NO_SITE_CHANGE,
      ...ofPlace(departures.place),
      kind: 'CHANGE_DEPARTURES',
      departures: departures.departures,
    };
  return null;
}

const ofPlace = ({ id, name, kind, schedule, capacity }: NonNullable<NamedChange['removal']>['place']) => ({
  resource: id,
  resourceKind: kind,
  name,
  scheduleBefore: schedule,
  capacityBefore: capacity,
});
