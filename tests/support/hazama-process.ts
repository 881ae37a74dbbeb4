import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
const READY_LINE = /(http:\/\/\S+?)\/?\s*$/m;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface HazamaProcess {
  readonly child: ChildProcess;
  /** Resolves with the URL of the line that ends the start; rejects with what was said where the process ends before. */
  readonly url: Promise<string>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ended>;
}

/** A test that runs out of time leaves its processes: they end with the tests' own. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The built program in a process of its own, as `npm start` and `npm run hazama` run it; nothing of this environment but PATH. */
export function startHazama(args: readonly string[], env: Readonly<Record<string, string>>): HazamaProcess {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  let stdout = '';
  let stderr = '';
  const url = Promise.withResolvers<string>();
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
    const found = READY_LINE.exec(stdout)?.[1];
    if (found) url.resolve(found);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
  void ended.then((end) => url.reject(new Error(`ended with ${end.code}: ${end.stdout}${end.stderr}`)));
  url.promise.catch(() => undefined);
  return { child, url: url.promise, ended };
}

/** Runs one command to its end. */
export function runHazama(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return startHazama(args, env).ended;
}
