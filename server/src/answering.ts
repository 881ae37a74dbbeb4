// What answers, behind one door: it takes a second to load, in which the database opens (compose.ts).
export { registerCommandRoute } from './data-command/index.ts';
export { buildSchema, createServices } from './graphql/index.ts';
export { createHttpServer } from './http/index.ts';
export { ImportJobs } from './import/index.ts';
export { keepCurrent } from './indicator/index.ts';
export { bringSampleTowns } from './sample-towns.ts';
