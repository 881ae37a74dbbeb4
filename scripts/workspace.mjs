// Where things are, and how programs of the workspace are started: on its own Node, without the settings of the npm around.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertNodeVersion, ProcessFailure } from './failure.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The oldest Node that the server runs on, where the workspace can't bring its own. */
const OWN_NODE = '24.0.0';

const NPM_NOISE = /^npm_(config_(?!cache|registry|store)|package|lifecycle)/i;
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NPM_NOISE.test(name)));

/** What is running now: a signal to this process is theirs too. */
const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });

let nodeFound;

/** The Node that comes as a package, on systems that there is one for; else the machine's own. */
export function node() {
  nodeFound ??= findNode();
  return nodeFound;
}

function findNode() {
  const packaged = path.join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  // a Linux without glibc has the package and can't run it
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged;
  assertNodeVersion(OWN_NODE, process.versions.node);
  return process.execPath;
}

/** The script behind a package's command, for `node` to run: the shims in .bin differ between systems. */
export function tool(folder, packageName, command = packageName) {
  const manifest = path.join(root, folder, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/** Runs a script on the workspace's Node, in one of its folders. Resolves with its exit code where `codes` allows it. */
export function runNode(folder, args, options) {
  return run(node(), args, { cwd: path.join(root, folder), ...options });
}

/**
 * Starts a program and waits for its end. `output`: 'inherit' shows what it says, 'keep' shows it only where it fails,
 * 'both' shows it and keeps it, for the sentence about a failure. Resolves with its exit code and what was kept; rejects
 * with `ProcessFailure` where the code isn't among `codes`.
 */
export function run(file, args, { cwd = root, env = {}, output = 'inherit', codes = [0], shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      shell,
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: {
        ...environment,
        PATH: [path.dirname(nodeFound ?? process.execPath), environment.PATH].join(path.delimiter),
        PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'prisma/tools/schema-engine.mjs'),
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
        ...env,
      },
    });
    children.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        said += chunk;
        if (output === 'both') process.stderr.write(chunk);
      });
    child.once('error', (error) => {
      children.delete(child);
      reject(error);
    });
    child.once('close', (code, signal) => {
      children.delete(child);
      if (codes.includes(code)) return resolve({ code, said });
      if (output === 'keep') process.stderr.write(said);
      reject(new ProcessFailure([path.basename(file), ...args.slice(0, 3)].join(' '), signal ?? code, said));
    });
  });
}
