import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const schema = z.object({ url: z.url(), token: z.string().min(32) });

/** How the command line reaches the server that runs on a data folder: readable by the one who started it alone. */
export type ServerAddress = z.infer<typeof schema>;

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function writeServerFile(dataDir: string, address: ServerAddress): void {
  const file = serverFile(dataDir);
  fs.mkdirSync(dataDir, { recursive: true });
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, JSON.stringify(address), { mode: 0o600, flag: 'wx' });
}

/** Nothing where no server runs. One that was killed leaves its file: what it says need not answer. */
export function findServerFile(dataDir: string): ServerAddress | undefined {
  try {
    return schema.parse(JSON.parse(fs.readFileSync(serverFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes the file, unless another server has put its own there meanwhile. */
export function removeServerFile(dataDir: string, { token }: ServerAddress): void {
  if (findServerFile(dataDir)?.token === token) fs.rmSync(serverFile(dataDir), { force: true });
}

function serverFile(dataDir: string): string {
  return path.join(dataDir, 'server.json');
}
