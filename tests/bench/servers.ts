import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgresql } from '../support/postgresql.ts';
import { type CitySize, makeCity } from './city.ts';

/** A PostgreSQL with a city in it, our server and the floor's on it, each in a process of its own; all gone afterwards. */
export async function withServers(
  size: CitySize,
  measure: (ours: string, floor: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-bench-'));
  const postgresql = await startPostgresql();
  const children: ChildProcess[] = [];
  try {
    await makeCity(postgresql.url, size);
    const start = async (file: string) => {
      const env = { ...process.env, DATABASE_URL: postgresql.url, HAZAMA_DATA_DIR: dataDir };
      const child = fork(fileURLToPath(new URL(file, import.meta.url)), { env });
      children.push(child);
      return addressOf(child);
    };
    await measure(await start('our-server.ts'), await start('floor-server.ts'));
  } finally {
    for (const child of children) child.kill();
    postgresql.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What the server in the child says once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (address) => resolve(address as string));
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code}`)));
  });
}
