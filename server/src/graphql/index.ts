// the decorators need it, whichever door one comes in by
import 'reflect-metadata';

export { type Answer, AnswerCache } from './answer-cache.ts';
export { createApollo } from './apollo.ts';
export { type Context, createContext, createServices, type Occasion, readOccasion, type Services } from './context.ts';
export { createEventStream, type EventStream } from './event-stream.ts';
export { LIMITS, measureQuery, type QuerySize } from './limits.ts';
export { buildSchema, printSortedSchema } from './schema.ts';
