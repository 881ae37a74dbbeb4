import { runInTurns } from '@hazama/server/turn';
import { expect, it } from 'vitest';

/** Works for some milliseconds at one step. */
function* busy(milliseconds: number): Generator<void, number> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
  yield;
  return milliseconds;
}

it('gives others their turn between many short works as within a long one', async () => {
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  // 300 ms in all, none of them long
  for (let work = 0; work < 100; work++) expect(await runInTurns(busy(3))).toBe(3);
  clearInterval(others);
  expect(turns).toBeGreaterThan(7);
});
