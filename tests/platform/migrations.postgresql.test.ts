import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const PRISMA = fileURLToPath(new URL('../../prisma', import.meta.url));

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db?.close());

test('the migrations make what the schema says', async () => {
  const { stdout } = await prisma('migrate', 'diff', '--from-config-datasource', '--to-schema', 'schema');
  expect(stdout).toContain('No difference detected');
});

test('Prisma’s own command finds them all applied', async () => {
  const { stdout } = await prisma('migrate', 'status');
  expect(stdout).toContain('Database schema is up to date');
});

function prisma(...args: string[]) {
  return promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', ...args], {
    cwd: PRISMA,
    env: {
      ...process.env,
      DATABASE_URL: db.url,
      PRISMA_SCHEMA_ENGINE_BINARY: `${PRISMA}/tools/schema-engine.mjs`,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
}
