import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordStatements } from '../support/statements.ts';
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
           (SELECT count(*) FROM "_prisma_migrations" WHERE finished_at IS NOT NULL) AS migrations`);
  expect(row?.zone).toBe('UTC');
  expect(row?.meters).toBeCloseTo(915.5, 0);
  expect(row?.migrations).toBeGreaterThan(0);
});

test('gives whole numbers, days and moments the same shape on both databases', async () => {
  const [row] = await db.database.query(`
    SELECT 9007199254740991::int8 AS whole, 12.50::numeric AS exact, '2026-04-01'::date AS day,
           '2026-04-01T09:00+09'::timestamptz AS moment, ARRAY['2026-04-01'::date, NULL] AS days,
           ARRAY[1, 2]::int8[] AS wholes, '{"a":[1]}'::jsonb AS json, NULL::date AS nothing`);
  expect(row).toEqual({
    whole: 9_007_199_254_740_991,
    exact: 12.5,
    day: '2026-04-01',
    moment: new Date('2026-04-01T00:00:00Z'),
    days: ['2026-04-01', null],
    wholes: [1, 2],
    json: { a: [1] },
    nothing: null,
  });
  await expect(db.database.query('SELECT 9007199254740993::int8')).rejects.toThrow('9007199254740993');
});

describe('copy', () => {
  test('keeps tabs, line ends, backslashes, quotes, NULL, arrays and JSON', async () => {
    const rows = [
      ['a\tb\nc\\d\re', ['x,"y"', '\\', null], { ja: '第2・第4 "水曜"' }, null],
      ['', [], null, 3],
    ];
    await db.database.query('CREATE TABLE copied (text text, list text[], json jsonb, number int)');
    const count = await db.database.transaction((transaction) =>
      transaction.copy('copied', ['text', 'list', 'json', 'number'], rows),
    );
    expect(count).toBe(2);
    expect(await db.database.query('SELECT * FROM copied ORDER BY number NULLS FIRST')).toEqual(
      rows.map(([text, list, json, number]) => ({ text, list, json, number })),
    );
  });

  test('takes some rows at a turn: others are answered between', async () => {
    await db.database.query('CREATE TABLE long (text text)');
    let turn = 0;
    let isCopying = true;
    const count = () => {
      turn++;
      if (isCopying) setImmediate(count);
    };
    setImmediate(count);
    const taken = new Map<number, number>();
    function* rows() {
      for (let row = 0; row < 20_000; row++) {
        taken.set(turn, (taken.get(turn) ?? 0) + 1);
        yield ['x'.repeat(100)];
      }
    }
    const copied = await db.database.transaction((transaction) => transaction.copy('long', ['text'], rows()));
    isCopying = false;
    expect(copied).toBe(20_000);
    // 649 rows fill a batch of 64 kB
    expect(Math.max(...taken.values())).toBeLessThan(2 * 650);
  });

  test('of rows that fail leaves nothing, and the connection usable', async () => {
    await db.database.query('CREATE TABLE positive (number int CHECK (number > 0))');
    const copying = db.database.transaction((transaction) => transaction.copy('positive', ['number'], [[1], [-1]]));
    await expect(copying).rejects.toThrow(/positive/);
    expect(await db.database.query('SELECT count(*) AS rows FROM positive')).toEqual([{ rows: 0 }]);
  });

  test('of rows whose making fails leaves nothing, and the connection usable', async () => {
    const copying = db.database.transaction((transaction) =>
      transaction.copy('positive', ['number'], endingInTheMiddle()),
    );
    await expect(copying).rejects.toThrow('the file ended in the middle');
    expect(await db.database.query('SELECT count(*) AS rows FROM positive')).toEqual([{ rows: 0 }]);
  });
});

describe('a transaction', () => {
  test('that throws is rolled back', async () => {
    await db.database.query('CREATE TABLE kept (number int)');
    const failing = db.database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO kept VALUES (1)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await db.database.query('SELECT * FROM kept')).toEqual([]);
  });

  test('waits for none of the others to be lost: 20 at a time all count', async () => {
    await db.database.query('CREATE TABLE counted (number int)');
    await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        db.database.transaction(async (transaction) => {
          const [{ next } = { next: 0 }] = await transaction.query<{ next: number }>('SELECT $1::int + 1 AS next', [
            number,
          ]);
          await transaction.query('INSERT INTO counted VALUES ($1)', [next]);
        }),
      ),
    );
    expect(await db.database.query('SELECT sum(number) AS sum FROM counted')).toEqual([{ sum: 210 }]);
  });
});

test('tells the statements of one piece of work, Prisma’s too', async () => {
  const statements = await recordStatements(db.database, async () => {
    await db.database.query('SELECT 1 AS one');
    await db.database.prisma.municipality.findMany();
  });
  expect(statements[0]).toBe('SELECT 1 AS one');
  expect(statements).toHaveLength(2);
  expect(statements[1]).toMatch(/FROM "public"\."municipality"/);
});

function* endingInTheMiddle() {
  for (let number = 1; number < 50_000; number++) yield [number];
  throw new Error('the file ended in the middle');
}
