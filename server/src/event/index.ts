export { createEventReader } from './event.reader.ts';
export { AreaEventsResolver, type EventContext, EventResolver } from './event.resolver.ts';
