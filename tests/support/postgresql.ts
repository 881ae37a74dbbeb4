import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '@hazama/server/database';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { installDebianPackages } from './debian-packages.ts';
import { freePort } from './free-port.ts';
import { findPostgresql, INSTALL_POSTGRESQL } from './postgresql-installation.ts';

/** Every test file gets a copy of this database: migrated once, empty. */
const TEMPLATE = 'hazama_template';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of the tests' PostgreSQL, and the database that each test file copies. */
    postgresql?: { readonly url: string; readonly template: string };
  }
}

/**
 * Starts a PostgreSQL of the tests' own on a free port, migrates one database in it, and stops it afterwards.
 * `HAZAMA_TEST_POSTGRESQL_URL` names a running one instead (its user must be allowed to create databases and extensions).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['HAZAMA_TEST_POSTGRESQL_URL'];
  const { url, stop } = given ? { url: given, stop: () => undefined } : await startPostgresql();
  try {
    await makeTemplate(url);
  } catch (error) {
    stop();
    throw error;
  }
  project.provide('postgresql', { url, template: TEMPLATE });
  return async () => stop();
}

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const database = await openDatabase({ dataDir: os.tmpdir(), databaseUrl: databaseUrl(url, TEMPLATE) });
  await database.close();
}

/** The URL of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function startPostgresql(): Promise<{ url: string; stop: () => void }> {
  const bin = findPostgresql() ?? install();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-pg-'));
  chmodSync(dir, 0o777);
  const data = path.join(dir, 'data');
  const port = await freePort();
  run(path.join(bin, 'initdb'), '-D', data, '-E', 'UTF8', '--locale=C', '-A', 'trust', '-U', 'postgres', '--no-sync');
  askForPasswordOf('hazama_password', data);
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const options = [`-p ${port} -k ${dir}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
  run(path.join(bin, 'pg_ctl'), '-D', data, '-w', '-l', path.join(dir, 'log'), '-o', options, 'start');
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      run(path.join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Everyone else is trusted: the first line that fits counts. */
function askForPasswordOf(role: string, data: string): void {
  const file = path.join(data, 'pg_hba.conf');
  writeFileSync(file, `host all ${role} 127.0.0.1/32 scram-sha-256\n${readFileSync(file, 'utf8')}`);
}

function install(): string {
  installDebianPackages('PostgreSQL 15 or newer with PostGIS', INSTALL_POSTGRESQL);
  const bin = findPostgresql();
  if (!bin) throw new Error('PostgreSQL was installed, but no version 15 or newer with PostGIS is found');
  return bin;
}

/** PostgreSQL refuses to run as root. */
function run(command: string, ...args: string[]): void {
  const [file, rest] =
    process.getuid?.() === 0
      ? (['/usr/sbin/runuser', ['-u', 'postgres', '--', command, ...args]] as const)
      : ([command, args] as const);
  execFileSync(file, rest, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
}
