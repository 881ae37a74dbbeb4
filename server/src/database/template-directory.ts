import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationsDigest } from './migrations.ts';

export const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

/** Whether a first start is spared CREATE EXTENSION and the migrations. */
export function hasTemplate(): boolean {
  return fs.existsSync(templateDirectory());
}

/** Named by what made it: another PostgreSQL or PostGIS can't read it, and other migrations make other tables. */
export function templateDirectory(): string {
  const require = createRequire(import.meta.url);
  const version = (name: string) => {
    const folder = path.resolve(path.dirname(require.resolve(name)), '..');
    return (JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  };
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(version);
  return path.join(CACHE, ['postgis', ...versions, migrationsDigest()].join('-'));
}
