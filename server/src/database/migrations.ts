import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const MIGRATIONS = path.dirname(
  createRequire(import.meta.url).resolve('@hazama/prisma/migrations/migration_lock.toml'),
);

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** In the order in which they are applied. */
export function readMigrations(): Migration[] {
  return fs
    .readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: sha256(sql) };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Another one for another set of migrations: a word for the name of what was made by them. */
export function migrationsDigest(): string {
  const each = readMigrations().map(({ name, checksum }) => `${name} ${checksum}\n`);
  return sha256(each.join('')).slice(0, 12);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
