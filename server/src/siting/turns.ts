import { TurnQueue } from '../turn/index.ts';

const queue = new TurnQueue('置き場所の計算が混み合っています。1分ほど待ってから、もう一度ためしてください。');

/**
 * Runs a search to its end, one after the other.
 * @throws TOO_COMPLEX where many wait already
 */
export function takeTurn<Answer>(search: () => Generator<unknown, Answer>): Promise<Answer> {
  return queue.run((finish) => finish(search()));
}
