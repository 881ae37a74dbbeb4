// the decorators need it, whichever door one comes in by
import 'reflect-metadata';

export { followSearch } from './follow-search.ts';
export { SitingResolver } from './siting.resolver.ts';
export type { SitingContext } from './siting-context.ts';
export { takeTurn } from './turns.ts';
