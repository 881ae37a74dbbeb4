export { listDrawnLines } from './bus-lines.ts';
export { type DayEdition, listDayEditions } from './edition.repository.ts';
export { listLines, type TransitLine } from './line.repository.ts';
export { type NamedDay, nameDay } from './named-day.ts';
export { findReferenceDay } from './reference-day.ts';
export {
  readEditionsDay,
  readServiceDay,
  type ServiceDay,
  type ServiceDayTimetable,
} from './service-day.repository.ts';
export type { DayStop, DayStops } from './stop.repository.ts';
export { type PlacedStop, readStopPlaces } from './stop-places.ts';
export { TransitDay } from './stop-timetable-types.ts';
export { type CountedDay, readTownTimetable, type TownTimetable } from './town-timetable.ts';
export { type TransitContext, TransitResolver } from './transit.resolver.ts';
export { listZoneShapes } from './zone.repository.ts';
