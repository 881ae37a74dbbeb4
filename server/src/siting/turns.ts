import { runInTurns } from '../turn/index.ts';
import { UserError } from '../wire/index.ts';

/** More than this many who wait, and the last would wait for minutes. */
const MOST_WAITING = 8;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Runs a search to its end, one after the other: between stretches the server answers others, and two searches never share
 * its one thread.
 * @throws TOO_COMPLEX where many wait already
 */
export async function takeTurn<Answer>(search: () => Generator<unknown, Answer>): Promise<Answer> {
  if (waiting >= MOST_WAITING)
    throw new UserError(
      'TOO_COMPLEX',
      '置き場所の計算が混み合っています。1分ほど待ってから、もう一度ためしてください。',
    );
  waiting++;
  const before = last;
  const turn = (async () => {
    await before;
    return runInTurns(search());
  })();
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting--;
  }
}
