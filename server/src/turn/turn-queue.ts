import { tooComplex } from '../wire/index.ts';
import { runInTurns } from './run-in-turns.ts';

/** More than this many who wait, and the last would wait for minutes. */
const MOST_WAITING = 8;

/** Finishes work that is cut into steps, and stops where nobody waits for it any more. */
type Finish = <Answer>(steps: Generator<unknown, Answer>) => Promise<Answer>;

/** One work after the other: two never share the one thread, and between steps the server answers others. */
export class TurnQueue {
  readonly #busyMessage: string;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** @param busyMessage what is said to who comes when many wait already */
  constructor(busyMessage: string) {
    this.#busyMessage = busyMessage;
  }

  /**
   * @param signal aborted where who asked has gone
   * @throws TOO_COMPLEX where many wait already; the signal's reason where it is aborted before the work is done
   */
  async run<Answer>(work: (finish: Finish) => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    if (this.#waiting >= MOST_WAITING) throw tooComplex(this.#busyMessage);
    this.#waiting++;
    const before = this.#last;
    const turn = (async () => {
      await before;
      signal?.throwIfAborted();
      return work((steps) => runInTurns(untilAborted(steps, signal)));
    })();
    this.#last = turn.catch(() => undefined);
    try {
      // who has gone leaves the queue at once, and not when it would be their turn
      return await (signal ? Promise.race([turn, untilGone(signal)]) : turn);
    } finally {
      this.#waiting--;
    }
  }
}

function untilGone(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function* untilAborted<Answer>(steps: Generator<unknown, Answer>, signal?: AbortSignal): Generator<void, Answer> {
  for (;;) {
    const { value, done } = steps.next();
    if (done) return value;
    signal?.throwIfAborted();
    yield;
  }
}
