export { type Answer, AnswerCache } from './answer-cache.ts';
export { createApollo } from './apollo.ts';
export { type Context, createContext, createServices, type Occasion, readOccasion, type Services } from './context.ts';
export { buildSchema } from './schema.ts';
