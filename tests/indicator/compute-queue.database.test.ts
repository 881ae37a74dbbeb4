import type { Database } from '@hazama/server/database';
import { ComputeQueue, computeMunicipality, computeOutdated, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { raiseRevision } from '../support/town-rows.ts';
import {
  A,
  C,
  CODE,
  centreAt,
  EAST,
  insertResource,
  insertThreeCells,
  storedValue,
  WEST,
  WHOLE,
} from './three-cells.ts';

// When numbers are computed: once for all who wait, again when something was published meanwhile, and by themselves when a
// day has passed, the catalogue has changed, or a stop came between a publication and its numbers.

let opened: TestDatabase;
let database: Database;
let now = new Date('2025-11-20T03:00:00Z');
const clock = () => now;

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ database } = opened);
  await insertThreeCells(database);
  await insertResource(database, { id: `${CODE}-salon`, at: centreAt(A), areas: [WEST, WHOLE] });
});
afterAll(() => opened.close());
beforeEach(() => {
  now = new Date('2025-11-20T03:00:00Z');
});

const services = () => ({ database, towns: new Towns(database), clock });
const compute = () => computeMunicipality(services(), CODE);

async function revision(): Promise<number> {
  const [row] = await database.query<{ revision: number }>('SELECT revision FROM municipality WHERE code = $1', [CODE]);
  return row?.revision ?? 0;
}

async function publish(statement: string, values: readonly unknown[]): Promise<void> {
  await database.query(statement, values);
  await raiseRevision(database, CODE, { at: now });
}

/** Looks once for what is outdated, as a server does when it starts and every hour. */
const look = () => computeOutdated({ database, computeQueue: new ComputeQueue(services()), clock });

test('ten who ask at once are answered by two computes: the one under way, and one for the other nine', async () => {
  const before = await revision();
  const queue = new ComputeQueue(services());
  const first = queue.compute(CODE);
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  const others = Array.from({ length: 9 }, (_, index) =>
    queue.compute(CODE, index < 5 ? { kindIds: ['salon'] } : { kindIds: ['clinic'] }),
  );
  const results = await Promise.all([first, ...others]);
  expect(new Set(results.map((result) => result.revision))).toEqual(new Set([before + 1, before + 2]));
  // the second was asked for salons and clinics, and computed no more
  expect(results[9]?.indicators).toBeLessThan(results[0]?.indicators ?? 0);
});

test('one who fails is told, and the next is computed all the same', async () => {
  const queue = new ComputeQueue(services());
  await expect(queue.compute('99999')).rejects.toThrow('no municipality 99999');
  await expect(queue.compute(CODE)).resolves.toMatchObject({ values: expect.any(Number) });
});

test('what is published while it computes is in it', async () => {
  let isFirst = true;
  const interrupted: Database = {
    ...database,
    transaction: async (work) => {
      if (isFirst) {
        isFirst = false;
        await insertResource(database, { id: `${CODE}-c`, kind: 'clinic', at: centreAt(C), areas: [EAST, WHOLE] });
        await database.query('UPDATE municipality SET revision = revision + 1 WHERE code = $1', [CODE]);
      }
      return database.transaction(work);
    },
  };
  await computeMunicipality({ ...services(), database: interrupted }, CODE);
  expect(await storedValue(database, 'per1000.clinic', EAST)).toMatchObject({ numerator: 1 });
});

test('a day on which nothing grows old leaves the revision alone; one on which something does raises it', async () => {
  await compute();
  const before = await revision();
  now = new Date('2025-11-21T03:00:00Z');
  await look();
  expect(await revision()).toBe(before);

  // the salon was confirmed on 1 March 2025: twelve months later it is past its shelf life
  now = new Date('2026-03-02T03:00:00Z');
  await look();
  expect(await revision()).toBe(before + 1);
  expect(await storedValue(database, 'coverage.salon', WHOLE)).toMatchObject({ state: 'STALE' });
});

test('a publication that a stop kept from being computed is computed at the next start', async () => {
  await compute();
  await publish(`UPDATE resource SET capacity = 40 WHERE municipality_code = $1`, [CODE]);
  await look();
  expect(await storedValue(database, 'per1000.salon.seats', WEST)).toMatchObject({ numerator: 40 });
});

test('an edit after such a publication computes everything, not its own kind alone', async () => {
  await compute();
  await publish(`UPDATE resource SET capacity = 50 WHERE municipality_code = $1`, [CODE]);
  await computeMunicipality(services(), CODE, { kindIds: ['clinic'] });
  expect(await storedValue(database, 'per1000.salon.seats', WEST)).toMatchObject({ numerator: 50 });
});

test('a changed definition is computed by itself, and its values name its version', async () => {
  await compute();
  await database.query(
    `UPDATE indicator SET version = version + 1, parameters = parameters || '{"thresholdMeters": 2000}' WHERE id = 'coverage.salon'`,
  );
  await look();
  // 1,144 m × 1.3 is within 2,000 m
  expect(await storedValue(database, 'coverage.salon', EAST)).toMatchObject({ value: 1 });
  const [row] = await database.query(
    `SELECT DISTINCT version FROM indicator_value WHERE indicator_id = 'coverage.salon' AND to_revision IS NULL`,
  );
  expect(row).toEqual({ version: 2 });
});

test('a town’s own parameters go before the catalogue’s', async () => {
  await database.query(
    `INSERT INTO indicator_parameter (municipality_code, indicator_id, parameters) VALUES ($1, 'coverage.salon.500m', '{"thresholdMeters": 600}')`,
    [CODE],
  );
  await compute();
  // B, at 572 m, is within 600 m
  expect(await storedValue(database, 'coverage.salon.500m', WEST)).toMatchObject({ value: 1 });
});
