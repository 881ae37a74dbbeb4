// A step of the build is skipped while the files it reads are those that it last ran on, and what it makes is there.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './workspace.mjs';

const STAMPS = path.join(root, 'node_modules/.hazama');
const started = Date.now();

/** Where the lines about steps go: a command whose answer is read by a program keeps its standard output clean. */
let log = (line) => console.log(line);
export function logStepsToStandardError() {
  log = (line) => console.error(line);
}

/** @param {{name: string, title: string, reads: string[], makes: string[], salt?: string}} step paths are relative to the root */
export async function step({ name, title, reads, makes, salt = '' }, work) {
  const stamp = path.join(STAMPS, name);
  const digest = digestOf(reads, salt);
  const isMade = makes.every((target) => existsSync(path.join(root, target)));
  if (isMade && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const from = Date.now();
  log(`… ${title}`);
  await work();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, digest);
  log(`✓ ${title} ${seconds(from)}（${seconds(started)}）`);
}

function digestOf(inputs, salt) {
  const hash = createHash('sha256').update(salt);
  for (const input of inputs)
    for (const file of filesUnder(path.join(root, input)))
      hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(target) {
  if (!existsSync(target)) return [];
  if (!statSync(target).isDirectory()) return [target];
  return readdirSync(target)
    .filter((name) => name !== 'generated')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => filesUnder(path.join(target, name)));
}

export function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} 秒`;
}
