export { runInTurns } from './run-in-turns.ts';
