// Install, generate, compile, bundle, and the template of the embedded database: what a start needs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { step } from './step.mjs';
import { root, run, runNode, tool } from './workspace.mjs';

const LOCKFILE = 'pnpm-lock.yaml';

export function install() {
  return step(
    {
      name: 'install',
      title: '部品を取りそろえています',
      reads: [LOCKFILE, 'pnpm-workspace.yaml'],
      makes: ['node_modules/typescript', 'server/node_modules', 'client/node_modules'],
      salt: process.platform + process.arch,
    },
    pnpmInstall,
  );
}

export async function build() {
  await install();
  await Promise.all([generate().then(compile), bundle(), makeTemplate()]);
}

async function pnpmInstall() {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const args = ['install', '--frozen-lockfile', '--reporter=append-only'];
  // the npm that runs this; npx is a .cmd on Windows, which only a shell starts
  const npm = process.env.npm_execpath;
  const settings = { output: 'both', env: { CI: 'true', npm_config_update_notifier: 'false' } };
  if (npm && path.basename(npm) === 'npm-cli.js')
    await run(process.execPath, [npm, 'exec', '--yes', `--package=${packageManager}`, '--', 'pnpm', ...args], settings);
  else await run('npx', ['--yes', packageManager, ...args], { ...settings, shell: process.platform === 'win32' });
}

function generate() {
  return step(
    {
      name: 'generate',
      title: 'データベースの型を作っています',
      reads: [LOCKFILE, 'prisma/schema', 'prisma/prisma.config.ts'],
      makes: ['prisma/src/generated'],
    },
    () => runNode('prisma', [tool('prisma', 'prisma'), 'generate'], { output: 'keep' }),
  );
}

function compile() {
  return step(
    {
      name: 'compile',
      title: 'サーバーを組み立てています',
      reads: [
        LOCKFILE,
        'tsconfig.base.json',
        'geo/src',
        'prisma/src',
        'prisma/schema',
        'server/src',
        'server/tsconfig.json',
      ],
      makes: ['geo/dist', 'prisma/dist', 'server/dist/main.js'],
    },
    () => runNode('.', [tool('.', 'typescript', 'tsc'), '-b', 'server']),
  );
}

function bundle() {
  return step(
    {
      name: 'bundle',
      title: '画面を組み立てています',
      reads: [
        LOCKFILE,
        'client/src',
        'client/public',
        'client/index.html',
        'client/vite.config.ts',
        'client/list-built-files.mjs',
        'client/precompress.mjs',
        'client/load-ahead.mjs',
        'geo/src',
      ],
      makes: ['client/dist/index.html'],
    },
    () => runNode('client', [tool('client', 'vite'), 'build', '--logLevel', 'warn'], { output: 'keep' }),
  );
}

/** Takes one core for nine seconds, and a first start would wait for it. */
function makeTemplate() {
  return step(
    {
      name: 'template',
      title: 'データベースの型紙を作っています',
      reads: [
        LOCKFILE,
        'prisma/migrations',
        'server/src/database/migrate.ts',
        'server/src/database/pglite-options.ts',
        'server/src/database/template.ts',
      ],
      makes: ['server/.cache'],
    },
    () => runNode('server', ['src/database/template.ts']),
  );
}
