import { build } from './build.mjs';
import { logStepsToStandardError } from './step.mjs';
import { runNode } from './workspace.mjs';

/** The command line, built when it isn't yet; its exit code is this one's. */
export async function hazama(args) {
  logStepsToStandardError();
  await build();
  const { code } = await runNode('.', ['server/dist/main.js', ...args], { codes: [0, 1, 2] });
  return code;
}
