// A gap is what comes next, never a lack: words that put a town, a place or a person down stand nowhere that people read.
import { globSync, readFileSync } from 'node:fs';

const FORBIDDEN = [
  '不足',
  '欠如',
  '足りない',
  '問題地区',
  'ワースト',
  '最下位',
  '未達',
  '劣る',
  '弱者',
  '空白地帯',
  '買い物困難',
];

/** Everything that words on screen, on paper and in the terminal come from. */
const READ_BY_PEOPLE = [
  'client/index.html',
  'client/src/**/*.{json,ts,tsx}',
  'geo/src/**/*.ts',
  'prisma/seed/**/*.{csv,json,geojson,md}',
  'server/src/**/*.ts',
  'server/schema.graphql',
  'README.md',
  'docs/**/*.md',
];

/** Where a word is named in order to be refused or looked for, the line says so with this mark. */
const MENTIONED = 'words: mentioned';

const files = globSync(READ_BY_PEOPLE);
let found = 0;
for (const file of files)
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries())
    for (const word of FORBIDDEN) {
      if (!line.includes(word) || line.includes(MENTIONED)) continue;
      found += 1;
      console.error(`${file}:${index + 1}: 「${word}」 (use まだ, これから, あと少し)`);
    }
console.log(`${files.length} files read, ${found} words found`);
process.exitCode = found > 0 || files.length === 0 ? 1 : 0;
