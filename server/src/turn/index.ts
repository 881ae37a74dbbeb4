export { giveTurn, runInTurns } from './run-in-turns.ts';
export { TurnQueue } from './turn-queue.ts';
