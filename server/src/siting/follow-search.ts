import { takeTurn } from './turns.ts';

/** As often as anyone sees a number change. */
const TELL_EVERY_MILLISECONDS = 100;

/** Work that tells its steps, and ends where the signal is aborted. @throws TOO_COMPLEX where many wait already */
export type Work<Step, Answer> = (hear: (step: Step) => void, signal: AbortSignal) => Promise<Answer>;

/** A search that is cut into steps, in its turn. */
export function inTurns<Step, Answer>(search: () => Generator<Step, Answer>): Work<Step, Answer> {
  return (hear, signal) => takeTurn(() => overheard(search(), hear), signal);
}

/**
 * Does a work and gives its newest step from time to time, then its answer. Who stops asking for more stops the work with it:
 * it ends at its next step.
 *
 * @param signal aborted where who asked has gone
 */
export async function* followSearch<Step, Answer>(
  work: Work<Step, Answer>,
  signal: AbortSignal,
): AsyncGenerator<Step, Answer> {
  const left = new AbortController();
  let newest: { readonly step: Step } | undefined;
  let isOver = false;
  let news = Promise.withResolvers<void>();
  const answer = work(
    (step) => {
      newest = { step };
      news.resolve();
    },
    AbortSignal.any([signal, left.signal]),
  ).finally(() => {
    isOver = true;
    news.resolve();
  });
  // a fault is thrown to who asks for more; of who doesn't it is nobody's
  answer.catch(() => undefined);
  try {
    for (;;) {
      await news.promise;
      if (isOver || !newest) return await answer;
      const { step } = newest;
      newest = undefined;
      news = Promise.withResolvers();
      yield step;
    }
  } finally {
    left.abort();
  }
}

/** The same steps; of those that follow close upon each other the first is heard. */
function* overheard<Step, Answer>(steps: Generator<Step, Answer>, hear: (step: Step) => void): Generator<Step, Answer> {
  let heardAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    const { value, done } = steps.next();
    if (done) return value;
    if (performance.now() - heardAt >= TELL_EVERY_MILLISECONDS) {
      heardAt = performance.now();
      hear(value);
    }
    yield value;
  }
}
