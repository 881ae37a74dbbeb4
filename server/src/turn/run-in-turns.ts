import { setImmediate } from 'node:timers/promises';

/** Longer than this at a stretch, and other requests wait for it. */
const STRETCH_MILLISECONDS = 20;

/** Runs work that is cut into steps to its end: between stretches the server answers others. A step is as long as it is. */
export async function runInTurns<Answer>(steps: Generator<unknown, Answer>): Promise<Answer> {
  let from = performance.now();
  for (;;) {
    const { value, done } = steps.next();
    if (done) return value;
    if (performance.now() - from < STRETCH_MILLISECONDS) continue;
    await setImmediate();
    from = performance.now();
  }
}
