// The rules of .dependency-cruiser.mjs, and that every source file was in fact read: under a TypeScript that it doesn't know,
// dependency-cruiser reads none and finds no violation.
import { existsSync, globSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import configuration from '../../.dependency-cruiser.mjs';

const FOLDERS = ['geo/src', 'prisma/src', 'server/src', 'client/src', 'tests'].filter((folder) => existsSync(folder));

const { output } = await cruise(FOLDERS, { ruleSet: configuration, ...configuration.options, validate: true });
const { modules, summary } = output;

for (const { rule, from, to, cycle = [] } of summary.violations) {
  const path = cycle.length > 0 ? cycle.map(({ name }) => name).join(' → ') : to;
  console.error(`${rule.severity} ${rule.name}: ${from} → ${path}`);
}
const read = new Set(modules.map(({ source }) => source));
const unread = globSync(
  FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx}`),
  {
    exclude: (name) => /node_modules|generated|dist|\.tsc/.test(name),
  },
).filter((file) => !read.has(file.replaceAll('\\', '/')));
if (unread.length > 0)
  console.error(`${unread.length} source files were not read, for example ${unread.slice(0, 3).join(', ')}`);

console.log(`${modules.length} modules, ${summary.violations.length} violations`);
process.exitCode = summary.violations.length > 0 || unread.length > 0 ? 1 : 0;
