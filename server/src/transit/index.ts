export { listDrawnLines } from './bus-lines.ts';
export { findDefaultDay } from './default-day.ts';
export { listLines, type TransitLine } from './line.repository.ts';
export { readServiceDay, type ServiceDay, type ServiceDayTimetable } from './service-day.repository.ts';
export type { DayStop, DayStops } from './stop.repository.ts';
export { type PlacedStop, readStopPlaces } from './stop-places.ts';
export { type CountedDay, readTownTimetable, type TownTimetable } from './town-timetable.ts';
export { type TransitContext, TransitResolver } from './transit.resolver.ts';
export { listZoneShapes } from './zone.repository.ts';
