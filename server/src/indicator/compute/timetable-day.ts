import type { CountedDay, TownTimetable } from '../../transit/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day, ModelResource } from '../town/town-model.ts';
import type { OpenPlaces } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';

/** The day of the timetable that numbers are of, with what leaves then. */
export interface TimetableDay extends CountedDay {
  readonly serviceDay: Day;
  /** Whether every timetable that speaks of the day has run out since. */
  readonly hasRunOut: boolean;
}

/**
 * The service day of a reference day: the one that was asked for, else the next workday that a timetable speaks of. Undefined where no
 * stop's buses are known that day, and for years gone by: what ran then is not what runs now.
 */
export function findTimetableDay(
  timetable: TownTimetable | undefined,
  { day, isPresent, serviceDay: asked }: ReferenceDay,
): TimetableDay | undefined {
  const serviceDay = isPresent ? (asked ?? timetable?.findServiceDay(day)) : undefined;
  if (!timetable || serviceDay === undefined) return undefined;
  const counted = timetable.countOn(serviceDay);
  if (!counted.isKnown) return undefined;
  return { ...counted, serviceDay, hasRunOut: counted.validTo !== null && counted.validTo < day };
}

/** The stop places that enough buses leave on the service day. */
export function openStops(
  timetable: TownTimetable | undefined,
  { kindIds, parameters }: Pick<IndicatorDefinition, 'kindIds' | 'parameters'>,
  on: ReferenceDay,
): OpenPlaces {
  const found = findTimetableDay(timetable, on);
  const places: ModelResource[] = [];
  const undecided: ModelResource[] = [];
  for (const { id, name, longitude, latitude, departures } of found?.stops ?? []) {
    const validFrom = found?.validFrom ?? on.day;
    const place: ModelResource = {
      ...A_STOP,
      id,
      kindId: kindIds[0] ?? '',
      name,
      longitude,
      latitude,
      knownSince: validFrom,
    };
    if (departures === null) undecided.push(place);
    else if (departures >= (parameters.minDepartures ?? 0)) places.push(place);
  }
  return {
    places,
    fresh: places,
    recorded: found !== undefined,
    dataFrom: found?.validFrom ?? null,
    undecided,
    hasRunOut: found?.hasRunOut ?? false,
  };
}

/** What no timetable says of a stop. */
const A_STOP = {
  isOwn: true,
  status: 'ACTIVE',
  isWeekly: null,
  hoursPerMonth: null,
  openingsPerMonth: null,
  openingRules: [],
  capacity: null,
  openedOn: null,
  closedOn: null,
  confirmedOn: null,
  areas: [],
} as const;
