// Runs every benchmark in a process of its own, prints what it measured, and writes docs/benchmarks.md: the machine, the day,
// and one table per benchmark. A benchmark prints Markdown.
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { root, runNode } from './workspace.mjs';

/** `names`: those whose path holds one of them; none is all. Then the document is left as it is. */
export async function bench(names) {
  await build();
  const files = globSync('tests/bench/*.bench.ts', { cwd: root })
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .toSorted((a, b) => (a < b ? -1 : 1));
  if (files.length === 0) throw new Error(`tests/bench に ${names.join('、')} という計測はありません。`);
  const tables = [];
  for (const file of files) tables.push(await measure(file));
  if (names.length === 0) write(tables);
  return 0;
}

async function measure(file) {
  console.log(`… ${path.basename(file, '.bench.ts')}`);
  const { said } = await runNode('.', ['--expose-gc', file], { output: 'keep' });
  console.log(said);
  return said.trim();
}

function write(tables) {
  const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}`;
  const head = `# Benchmarks\n\nWritten by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}. Seeds are fixed; absolute figures drift with the machine, ratios of one run hold.\n`;
  mkdirSync(path.join(root, 'docs'), { recursive: true });
  writeFileSync(path.join(root, 'docs/benchmarks.md'), [head, ...tables].join('\n'));
}
