import { TurnQueue } from '../turn/index.ts';

const queue = new TurnQueue('置き場所の計算が混み合っています。1分ほど待ってから、もう一度ためしてください。');

/**
 * Runs a search to its end, one after the other.
 * @param signal aborted where who asked has gone: the search ends at its next step
 * @throws TOO_COMPLEX where many wait already; the signal's reason where it is aborted
 */
export function takeTurn<Answer>(search: () => Generator<unknown, Answer>, signal?: AbortSignal): Promise<Answer> {
  return queue.run((finish) => finish(search()), signal);
}

/** Waits for its turn as a search does, for work that is done elsewhere: a server solves one at a time. */
export function takeTurnElsewhere<Answer>(work: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return queue.run(work, signal);
}
