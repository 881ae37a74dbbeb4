import { followSearch, inTurns, takeTurn } from '@hazama/server/siting';
import { describe, expect, it } from 'vitest';

/** Works for some milliseconds at each step. */
function* busy(steps: number, millisecondsPerStep: number): Generator<number, number> {
  for (let step = 1; step <= steps; step++) {
    const until = performance.now() + millisecondsPerStep;
    while (performance.now() < until);
    yield step;
  }
  return steps;
}

describe('a search', () => {
  it('lets the server answer others while it runs', async () => {
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    expect(await takeTurn(() => busy(200, 2))).toBe(200);
    clearInterval(others);
    // 400 ms of work in stretches of 20 ms
    expect(turns).toBeGreaterThan(10);
  });

  it('waits for the one before it, also for one that fails', async () => {
    const order: string[] = [];
    const named = (name: string) =>
      function* () {
        order.push(`${name} begins`);
        yield* busy(20, 2);
        order.push(`${name} ends`);
        if (name === 'second') throw new Error('second fails');
        return name;
      };
    const results = await Promise.allSettled(['first', 'second', 'third'].map((name) => takeTurn(named(name))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  });

  it('is refused with a sentence where many wait, and taken again afterwards', async () => {
    const waiting = Array.from({ length: 8 }, () => takeTurn(() => busy(2, 5)));
    await expect(takeTurn(() => busy(1, 1))).rejects.toMatchObject({
      message: expect.stringMatching(/混み合っています/),
      extensions: { code: 'TOO_COMPLEX' },
    });
    await Promise.all(waiting);
    expect(await takeTurn(() => busy(1, 1))).toBe(1);
  });
});

describe('a search that is followed', () => {
  const { signal } = new AbortController();

  it('is heard of now and then, and its answer at the end', async () => {
    const heard: number[] = [];
    const following = followSearch(
      inTurns(() => busy(200, 2)),
      signal,
    );
    for (;;) {
      const { value, done } = await following.next();
      heard.push(value);
      if (done) break;
    }
    expect(heard[0]).toBe(1);
    expect(heard.at(-1)).toBe(200);
    // 400 ms of work, told of some times and not of each step
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.length).toBeLessThan(200);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });

  it.each(['who asked has gone', 'nobody asks for more'])('ends at its next step where %s', async (why) => {
    let steps = 0;
    const gone = new AbortController();
    const following = followSearch(
      inTurns(function* () {
        for (;;) {
          steps++;
          yield steps;
        }
      }),
      gone.signal,
    );
    expect((await following.next()).value).toBe(1);
    if (why === 'who asked has gone') {
      gone.abort();
      await following.next().catch(() => undefined);
    } else await following.return(undefined as never);
    const ended = steps;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(steps - ended).toBeLessThan(2);
    // and the next has its turn
    expect(await takeTurn(() => busy(1, 1))).toBe(1);
  });

  it('throws what the search throws', async () => {
    const following = followSearch(
      // oxlint-disable-next-line require-yield -- it fails before its first step
      inTurns(function* (): Generator<number, number> {
        throw new Error('no way');
      }),
      signal,
    );
    await expect(following.next()).rejects.toThrow('no way');
  });
});
