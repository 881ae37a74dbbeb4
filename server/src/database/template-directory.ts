import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

/** Whether a first start is spared CREATE EXTENSION. */
export function hasTemplate(): boolean {
  return fs.existsSync(templateDirectory());
}

/** Named by the versions that wrote it: another PostgreSQL or PostGIS can't read it. */
export function templateDirectory(): string {
  const require = createRequire(import.meta.url);
  const version = (name: string) => {
    const folder = path.resolve(path.dirname(require.resolve(name)), '..');
    return (JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  };
  return path.join(CACHE, `postgis-${version('@electric-sql/pglite')}-${version('@electric-sql/pglite-postgis')}`);
}
