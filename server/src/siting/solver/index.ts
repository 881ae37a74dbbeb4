export { type HeardProgress, hearChoices } from './heard-progress.ts';
export { loadSolver } from './highs-solver.ts';
export { type SolverTask, solveInThread } from './solve-in-thread.ts';
