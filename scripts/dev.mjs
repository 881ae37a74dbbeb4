import { build } from './build.mjs';
import { runNode, tool } from './workspace.mjs';

/** The compiler, the server and the client's development server side by side, each following the files. */
export async function dev() {
  await build();
  const parts = [
    runNode('.', [tool('.', 'typescript', 'tsc'), '-b', 'server', '--watch', '--preserveWatchOutput']),
    runNode('.', ['--watch-path=server/dist', '--watch-preserve-output', 'server/dist/main.js', 'serve']),
    runNode('client', [tool('client', 'vite')]),
  ];
  // the first to end takes the others with it: a half-running set only looks as if it worked
  await Promise.race(parts).finally(() => process.kill(process.pid, 'SIGTERM'));
}
