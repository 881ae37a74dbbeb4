import type { SiteChange } from '../../site-change/index.ts';
import type { CountedStop } from '../../transit/index.ts';

/** What becomes of a stop place of the timetable. */
export interface StopChange {
  readonly isRemoved: boolean;
  /** Where it would stand; null: where it does. */
  readonly there: Pick<CountedStop, 'longitude' | 'latitude' | 'areaIds'> | null;
  /** Null: what the timetable says, with the runs that are tried. */
  readonly departures: number | null;
}

/** What becomes of the stop places of a service day. */
export interface StopTrial {
  /** Beside those of the timetable, with as many departures as were said: of one of which nothing is said there is none. */
  readonly added: readonly CountedStop[];
  /** By id of the stop place. */
  readonly changed: ReadonlyMap<string, StopChange>;
}

/** The stops of a day, of which runs may have come and gone already, with what is tried of them. */
export function stopsWith(stops: readonly CountedStop[], { added, changed }: StopTrial): CountedStop[] {
  const kept = stops.flatMap((stop) => {
    const change = changed.get(stop.id);
    if (!change) return stop;
    return change.isRemoved ? [] : { ...stop, ...change.there, departures: change.departures ?? stop.departures };
  });
  return [...kept, ...added];
}

/** Whether buses come or go of which no timetable tells when: how long one travels with them nobody knows. */
export function isUntimed({ added, changed }: StopTrial): boolean {
  return (
    added.some(({ departures }) => departures !== 0) ||
    [...changed.values()].some(({ departures }) => departures !== null)
  );
}

/**
 * What some changes make of the stops of the timetable, each of today's; several of one stop are one.
 * @param areaIdsOf of the areas whose shape holds a position that is changed to
 */
export function changeStops(
  changes: readonly SiteChange[],
  areaIdsOf: (change: SiteChange) => readonly string[],
): StopTrial['changed'] {
  const changed = new Map<string, StopChange>();
  for (const change of changes) {
    if (change.kind === 'ADD_PLACE') continue;
    const before = changed.get(change.resource) ?? { isRemoved: false, there: null, departures: null };
    changed.set(change.resource, { ...before, ...partOf(change, areaIdsOf) });
  }
  return changed;
}

function partOf(change: SiteChange, areaIdsOf: (change: SiteChange) => readonly string[]): Partial<StopChange> {
  switch (change.kind) {
    case 'REMOVE_PLACE':
      return { isRemoved: true };
    case 'MOVE_PLACE':
      return { there: { longitude: change.longitude, latitude: change.latitude, areaIds: areaIdsOf(change) } };
    case 'CHANGE_DEPARTURES':
      return { departures: change.departures };
    default:
      return {};
  }
}
