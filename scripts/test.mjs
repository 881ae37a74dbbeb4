import { build } from './build.mjs';
import { runNode, tool } from './workspace.mjs';

/** Every suite; `args` go to vitest. Its own last line stays the last. */
export async function test(args) {
  await build();
  const { code } = await runNode('tests', [tool('tests', 'vitest'), 'run', ...args], { codes: [0, 1] });
  return code;
}
