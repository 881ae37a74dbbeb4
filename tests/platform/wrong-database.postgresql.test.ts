import { openDatabase } from '@hazama/server/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { databaseUrl } from '../support/postgresql.ts';

const NAME = 'hazama_wrong_database';
let admin: pg.Client;
let server: URL;

beforeAll(async () => {
  server = new URL(inject('postgresql')?.url ?? '');
  admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${NAME}`);
  await admin.query('DROP ROLE IF EXISTS hazama_password');
  await admin.query(`CREATE ROLE hazama_password LOGIN PASSWORD 'right'`);
  await admin.query(`CREATE DATABASE ${NAME} OWNER hazama_password`);
});
afterAll(async () => {
  await admin.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await admin.query('DROP ROLE IF EXISTS hazama_password');
  await admin.end();
});

test('a wrong password', async () => {
  await expect(open('hazama_password', 'wrong')).rejects.toThrow(/パスワードが違います.*\n.*password is wrong/);
});

test('a name that no database has', async () => {
  await expect(openDatabase({ dataDir: '', databaseUrl: databaseUrl(server.href, 'nothing') })).rejects.toThrow(
    /その名前のデータベースがありません.*createdb.*\n.*no such database/,
  );
});

test('a user who may not bring PostGIS in', async () => {
  await expect(open('hazama_password', 'right')).rejects.toThrow(/CREATE EXTENSION postgis.*\n.*lacks a privilege/);
});

test('a server without PostGIS', async () => {
  // what PostgreSQL says of itself, said otherwise in this database alone
  await shadow(
    `CREATE VIEW public.pg_available_extensions AS SELECT * FROM pg_catalog.pg_available_extensions WHERE false`,
  );
  await expect(open()).rejects.toThrow(/PostGIS がありません.*postgresql-postgis.*\n.*has no PostGIS/);
});

test('a server that is too old', async () => {
  await shadow(`CREATE FUNCTION public.current_setting(name text) RETURNS text LANGUAGE sql AS $$
    SELECT CASE name WHEN 'server_version' THEN '14.9' WHEN 'server_version_num' THEN '140009' END $$`);
  await expect(open()).rejects.toThrow(/14\.9 です。15 以上.*\n.*15 or newer/);
});

test('a database that a newer version wrote, or another build', async () => {
  const name = `${NAME}_later`;
  const url = databaseUrl(server.href, name);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('postgresql')?.template}`);
  try {
    const history = new pg.Client({ connectionString: url });
    await history.connect();
    await history.query(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at)
      VALUES ('later', 'x', '20990101000000_later', now())`);
    await expect(openDatabase({ dataDir: '', databaseUrl: url })).rejects.toThrow(/より新しい版.*20990101000000_later/);
    await history.query(`DELETE FROM "_prisma_migrations" WHERE id = 'later'`);
    await history.query(`UPDATE "_prisma_migrations" SET checksum = 'x'`);
    await expect(openDatabase({ dataDir: '', databaseUrl: url })).rejects.toThrow(/別の版が書いたもの.*backup/);
    await history.end();
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
});

function open(user?: string, password?: string) {
  const url = new URL(databaseUrl(server.href, NAME));
  if (user !== undefined && password !== undefined) Object.assign(url, { username: user, password });
  return openDatabase({ dataDir: '', databaseUrl: url.href });
}

async function shadow(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl(server.href, NAME) });
  await owner.connect();
  await owner.query('DROP VIEW IF EXISTS public.pg_available_extensions');
  await owner.query(statement);
  await owner.query(`ALTER DATABASE ${NAME} SET search_path = public, pg_catalog`);
  await owner.end();
}
