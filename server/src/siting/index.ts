// the decorators need it, whichever door one comes in by
import 'reflect-metadata';

export { askedAreas, peopleOfAreas } from './coverage-question.ts';
export { followSearch, inTurns } from './follow-search.ts';
export { NextPlaceResolver } from './next-place.resolver.ts';
export { SitingResolver } from './siting.resolver.ts';
export type { SitingContext } from './siting-context.ts';
export { loadSolver, type SolverTask, solveInThread } from './solver/index.ts';
export { takeTurn } from './turns.ts';
