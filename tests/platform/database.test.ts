import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db?.close());

test('is migrated, has PostGIS, and speaks UTC', async () => {
  const [row] = await db.database.query<{ zone: string; meters: number; migrations: number }>(`
    SELECT current_setting('TimeZone') AS zone,
           ST_Distance(ST_Point(136.13, 34.77)::geography, ST_Point(136.14, 34.77)::geography) AS meters,
           (SELECT count(*)::int FROM "_prisma_migrations" WHERE finished_at IS NOT NULL) AS migrations`);
  expect(row?.zone).toBe('UTC');
  expect(row?.meters).toBeCloseTo(915.5, 0);
  expect(row?.migrations).toBeGreaterThan(0);
});
