// the decorators need it, and tests come here without having started a server
import 'reflect-metadata';

export { listDrawnLines } from './bus-lines.ts';
export { type DayEdition, listDayEditions } from './edition.repository.ts';
export { listLines, type TransitLine } from './line.repository.ts';
export { findLineOfDay } from './line-stops.ts';
export { type NamedDay, nameDay } from './named-day.ts';
export { findReferenceDay } from './reference-day.ts';
export type { ServedDay, ServedPlace } from './served-day.ts';
export { ServedDays } from './served-days.ts';
export { LastRide } from './served-place-types.ts';
export {
  readEditionsDay,
  readServiceDay,
  type ServiceDay,
  type ServiceDayTimetable,
} from './service-day.repository.ts';
export { type DayStop, type DayStops, pointText } from './stop.repository.ts';
export { type ServedDayContext, StopPlaceResolver, StopTimetableResolver } from './stop-place.resolver.ts';
export { type PlacedStop, readStopPlaces } from './stop-places.ts';
export { TransitDay } from './stop-timetable-types.ts';
export {
  type CountedDay,
  type CountedStop,
  type Pole,
  readTownTimetable,
  type TownTimetable,
} from './town-timetable.ts';
export { type TransitContext, TransitResolver } from './transit.resolver.ts';
export { StopPlace, Transit, type TransitFeed } from './transit.ts';
export { listNamedStops } from './trial/named-stop.repository.ts';
export type { TripChange, TripStanding, TripWords } from './trial/trip-change.ts';
export { NamedTripChange, nameTripChange, readTripChange, TripChangeInput } from './trial/trip-change-input.ts';
export {
  nameTrips,
  type PatternChange,
  type TrialRun,
  type TriedChange,
  type TripTrial,
  tryTrips,
} from './trial/try-trips.ts';
export { listZoneShapes } from './zone.repository.ts';
