import { findCapacity } from '../compute/access.ts';
import { isJourney } from '../compute/measure-areas.ts';
import { hasHours } from '../compute/opening-hours.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import { findTimetableDay } from '../compute/timetable-day.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { PlacesSeen } from './explanation-input.ts';

/** What an indicator counted in a town on a day, and what it can't see. */
export function placesSeen(engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay): PlacesSeen {
  const { places, fresh } = engine.open(definition, on);
  const isAccess = definition.measure === 'access';
  const isRoundTrip = definition.measure === 'roundtrip';
  const needsPlace = ['coverage', 'nearest', 'traveltime', 'roundtrip', 'access'].includes(definition.measure);
  const withHours = isRoundTrip ? places.filter(hasHours) : places;
  const known = isAccess ? withHours.filter((place) => findCapacity(definition, place) !== null) : withHours;
  const counted = needsPlace ? known.filter((place) => !isUnlocated(place)) : places.filter(({ isOwn }) => isOwn);
  return {
    counted: counted.length,
    neighbours: counted.filter(({ isOwn }) => !isOwn).length,
    withoutPlace: places.filter(isUnlocated).length,
    withoutSchedule: places.filter(({ isWeekly }) => isWeekly === null).length,
    pastShelfLife: places.length - fresh.length,
    undecidedStops: isJourney(definition) ? undecidedStops(engine, on) : 0,
    withoutHours: places.length - withHours.length,
    withoutAmount: isAccess ? places.filter((place) => findCapacity(definition, place) === null).length : 0,
  };
}

function isUnlocated({ longitude }: { readonly longitude: number }): boolean {
  return Number.isNaN(longitude);
}

/** Stops whose timetable doesn't speak of the day. */
function undecidedStops({ timetable }: TownEngine, on: ReferenceDay): number {
  return findTimetableDay(timetable, on)?.stops.filter(({ departures }) => departures === null).length ?? 0;
}
