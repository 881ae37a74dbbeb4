import { setImmediate } from 'node:timers/promises';

/** Longer than this at a stretch, and other requests wait for it. */
const STRETCH_MILLISECONDS = 20;

/** When others had their turn last: many short works in a row are one long stretch to whoever waits. */
let turnedAt = 0;

/** Lets the server answer others where it is time to. */
export async function giveTurn(): Promise<void> {
  if (performance.now() - turnedAt < STRETCH_MILLISECONDS) return;
  await setImmediate();
  turnedAt = performance.now();
}

/** Runs work that is cut into steps to its end: between stretches the server answers others. A step is as long as it is. */
export async function runInTurns<Answer>(steps: Generator<unknown, Answer>): Promise<Answer> {
  for (;;) {
    if (performance.now() - turnedAt >= STRETCH_MILLISECONDS) await giveTurn();
    const { value, done } = steps.next();
    if (done) return value;
  }
}
