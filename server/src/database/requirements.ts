import type pg from 'pg';
import { SurroundingsError } from '../surroundings-error.ts';

const OLDEST_SERVER = 150_000;

/** What a PostgreSQL must be before the first migration: version 15 or newer, with PostGIS there or installable. */
export async function assertRequirements(pool: pg.Pool): Promise<{ version: string; postgis: string }> {
  const { rows } = await pool.query<{ version: string; number: number; postgis: string | null }>(`
    SELECT current_setting('server_version') AS version,
           current_setting('server_version_num')::int AS number,
           (SELECT coalesce(installed_version, default_version) FROM pg_available_extensions WHERE name = 'postgis') AS postgis`);
  const [server] = rows;
  if (!server) throw new Error('PostgreSQL says nothing of itself');
  const { version, number, postgis } = server;
  if (number < OLDEST_SERVER)
    throw new SurroundingsError(
      `DATABASE_URL の PostgreSQL は ${version} です。15 以上が要ります。新しい PostgreSQL を指定してください。`,
      `The PostgreSQL at DATABASE_URL is ${version}; 15 or newer is needed: name a newer one.`,
    );
  if (postgis === null)
    throw new SurroundingsError(
      'DATABASE_URL の PostgreSQL に PostGIS がありません。サーバーに入れてください（Debian では apt-get install postgresql-postgis）。',
      'The PostgreSQL at DATABASE_URL has no PostGIS: install it there (on Debian: apt-get install postgresql-postgis).',
    );
  return { version, postgis };
}
