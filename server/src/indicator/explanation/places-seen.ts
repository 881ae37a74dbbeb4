import { findCapacity } from '../compute/access.ts';
import { isJourney } from '../compute/measure-areas.ts';
import { hasHours } from '../compute/opening-hours.ts';
import { findAmount } from '../compute/per-thousand.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import { findTimetableDay } from '../compute/timetable-day.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition, Measure } from '../definition.ts';
import type { ModelResource } from '../town/town-model.ts';
import type { PlacesSeen } from './explanation-input.ts';

/** What an indicator counted of an area on a day, and what it can't see. */
export function placesSeen(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
  areaId: string,
): PlacesSeen {
  const open = engine.open(definition, on);
  const area = engine.model.areaIndex.get(areaId);
  // an area's own places are all that it is told of, where no way leads to others
  const isOf = ({ areas }: ModelResource) =>
    BY_DISTANCE.has(definition.measure) || (area !== undefined && areas.includes(area));
  const places = open.places.filter(isOf);
  const withHours = definition.measure === 'roundtrip' ? places.filter(hasHours) : places;
  const counted = placesCounted(definition, places);
  return {
    counted: counted.length,
    neighbours: counted.filter(({ isOwn }) => !isOwn).length,
    withoutPlace: places.filter(isUnlocated).length,
    withoutSchedule: places.filter(({ isWeekly }) => isWeekly === null).length,
    pastShelfLife: places.length - open.fresh.filter(isOf).length,
    undecidedStops: isJourney(definition) ? undecidedStops(engine, on) : 0,
    withoutHours: places.length - withHours.length,
    withoutAmount: places.filter((place) => isAmountMissing(definition, place)).length,
  };
}

/**
 * The resources that an area's number was counted from, those that stand in it first. None where it is counted from no resources: stops of a
 * timetable, tables of counts.
 */
export function listCountedPlaces(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
  areaId: string,
): readonly ModelResource[] {
  const { measure, parameters } = definition;
  const area = engine.model.areaIndex.get(areaId);
  if (area === undefined || measure === 'count' || measure === 'departures' || parameters.minDepartures !== undefined)
    return [];
  const counted = placesCounted(definition, engine.open(definition, on).places);
  const isInside = ({ areas }: ModelResource) => areas.includes(area);
  const inside = counted.filter(isInside);
  // what lies outside is within somebody's reach, but is no place of the area
  return BY_DISTANCE.has(measure) ? [...inside, ...counted.filter((place) => !isInside(place))] : inside;
}

/** Measures that need to know where a place is. */
const BY_DISTANCE: ReadonlySet<Measure> = new Set(['coverage', 'nearest', 'traveltime', 'roundtrip', 'access']);

function placesCounted(definition: IndicatorDefinition, places: readonly ModelResource[]): readonly ModelResource[] {
  const { measure } = definition;
  if (!BY_DISTANCE.has(measure)) return places.filter(({ isOwn }) => isOwn);
  return places.filter(
    (place) =>
      !isUnlocated(place) &&
      (measure !== 'roundtrip' || hasHours(place)) &&
      (measure !== 'access' || findCapacity(definition, place) !== null),
  );
}

/** Whether it is not known how much of what is counted a place has. */
function isAmountMissing(definition: IndicatorDefinition, place: ModelResource): boolean {
  if (definition.measure === 'access') return findCapacity(definition, place) === null;
  return definition.measure === 'per1000' && place.isOwn && findAmount(definition, place) === null;
}

function isUnlocated({ longitude }: { readonly longitude: number }): boolean {
  return Number.isNaN(longitude);
}

/** Stops whose timetable doesn't speak of the day. */
function undecidedStops({ timetable }: TownEngine, on: ReferenceDay): number {
  return findTimetableDay(timetable, on)?.stops.filter(({ departures }) => departures === null).length ?? 0;
}
