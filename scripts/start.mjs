import { build } from './build.mjs';
import { runNode } from './workspace.mjs';

export async function start() {
  await build();
  const { code } = await runNode('.', ['server/dist/main.js', 'serve'], { codes: [0, 1, 2] });
  return code;
}
