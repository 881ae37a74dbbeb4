export { readServiceDay, type ServiceDay, type ServiceDayTimetable } from './service-day.repository.ts';
export type { DayStop, DayStops } from './stop.repository.ts';
export { type TransitContext, TransitResolver } from './transit.resolver.ts';
