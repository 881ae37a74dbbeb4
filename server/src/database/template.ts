// An empty database with PostGIS and the tables of all migrations in it. Making it takes most of a first start, so it is kept beside
// the program and copied; `npm start` makes it while the client is being built: node server/src/database/template.ts
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { applyMigrations, type MigrationClient } from './migrate.ts';
import { pgliteOptions } from './pglite-options.ts';
import { CACHE, templateDirectory } from './template-directory.ts';

const HOUR_MILLISECONDS = 3_600_000;

/** Makes the template where there is none for these versions and migrations yet. */
export async function ensureTemplate(): Promise<void> {
  const template = templateDirectory();
  if (fs.existsSync(template)) return;
  // another process may be at the same work: each has a directory of its own, the first to rename wins
  const aside = `${template}.${process.pid}`;
  await createFromNothing(aside);
  keep(aside, template);
}

/** Makes a database at `dir`, which must not exist: a kill in between leaves something that can't be opened, so give a name aside. */
export async function createFromTemplate(dir: string): Promise<void> {
  const template = templateDirectory();
  if (fs.existsSync(template)) {
    fs.cpSync(template, dir, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
    return;
  }
  await createFromNothing(dir);
  // a program folder that can't be written (a system-wide installation) has no template: each first start takes longer
  if (isWritable(path.dirname(CACHE))) {
    const aside = `${template}.${process.pid}`;
    fs.cpSync(dir, aside, { recursive: true });
    keep(aside, template);
  }
}

async function createFromNothing(dir: string): Promise<void> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs');
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  const database = await PGlite.create(dir, { ...pgliteOptions(), loadDataDir: await dataDir() });
  await database.exec('CREATE EXTENSION postgis');
  await applyMigrations(clientOf(database));
  await database.close();
}

/** PGlite takes several statements by a call of their own, and gives the rows of each. */
function clientOf(database: PGlite): MigrationClient {
  return {
    query: async (sql, values) => {
      if (values) return await database.query(sql, values);
      return (await database.exec(sql)).at(-1) ?? { rows: [] };
    },
  };
}

function keep(aside: string, template: string): void {
  try {
    fs.renameSync(aside, template);
  } catch {
    // another process was first
    fs.rmSync(aside, { recursive: true, force: true });
  }
  for (const name of fs.readdirSync(CACHE))
    if (isLeftOver(name, template)) fs.rmSync(path.join(CACHE, name), { recursive: true, force: true });
}

/** Of an older version, or of a process that was killed at work. */
function isLeftOver(name: string, template: string): boolean {
  if (!name.startsWith(path.basename(template))) return true;
  return (
    name !== path.basename(template) && fs.statSync(path.join(CACHE, name)).mtimeMs < Date.now() - HOUR_MILLISECONDS
  );
}

function isWritable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureTemplate();
