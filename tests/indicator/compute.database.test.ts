import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { A, CODE, centreAt, EAST, insertResource, insertThreeCells, storedValue, WEST, WHOLE } from './three-cells.ts';

let opened: TestDatabase;
const clock = () => new Date('2025-11-20T03:00:00Z');

beforeAll(async () => {
  opened = await openTestDatabase();
  await insertThreeCells(opened.database);
  await insertResource(opened.database, { id: `${CODE}-salon`, at: centreAt(A), areas: [WEST, WHOLE], capacity: 20 });
  await computeMunicipality({ database: opened.database, towns: new Towns(opened.database), clock }, CODE);
});
afterAll(() => opened.close());

const value = (indicatorId: string, areaId: string) => storedValue(opened.database, indicatorId, areaId);

describe('coverage.salon: 900 m of walking, for want of streets 1.3 × the straight line', () => {
  test('A at 0 m and B at 572 m × 1.3 = 743 m are within reach: all 160 of the west', async () => {
    expect(await value('coverage.salon', WEST)).toMatchObject({
      state: 'OK',
      value: 1,
      numerator: 160,
      denominator: 160,
      gapPeople: 0,
      method: 'straight×1.3',
      dataFrom: '2025-03-01',
    });
  });
  test('C at 1,144 m × 1.3 = 1,487 m is not: none of the 40 of the east, which is 0 and not unknown', async () => {
    expect(await value('coverage.salon', EAST)).toMatchObject({ state: 'OK', value: 0, numerator: 0, gapPeople: 40 });
  });
  test('160 of 200 in the town', async () => {
    expect(await value('coverage.salon', WHOLE)).toMatchObject({ value: 0.8, numerator: 160, gapPeople: 40 });
  });
  test('by radius: 500 m holds A alone, 800 m holds A and B', async () => {
    expect(await value('coverage.salon.500m', WEST)).toMatchObject({ value: 100 / 160, method: 'straight' });
    expect(await value('coverage.salon.800m', WEST)).toMatchObject({ value: 1 });
  });
  test('Wilson interval of 160 in 200', async () => {
    // (2·160 + z² ± z·√(z² + 4·160·0.2)) ÷ 2(200 + z²) with z² = 3.8415: (323.84 ± 22.50) ÷ 407.68
    const { low, high } = (await value('coverage.salon', WHOLE)) ?? {};
    expect(low).toBeCloseTo(0.739, 3);
    expect(high).toBeCloseTo(0.8495, 3);
  });
});

describe('nearest.salon: metres to the nearest over older people', () => {
  test('median 0 m, mean 60 × 743 ÷ 160, p90 743 m in the west', async () => {
    expect((await value('nearest.salon', WEST))?.value).toBe(0);
    const p90 = (await value('nearest.salon.p90', WEST))?.value as number;
    expect(p90 / 1.3).toBeCloseTo(572.2, 0);
    expect((await value('nearest.salon.mean', WEST))?.value).toBeCloseTo((60 * p90) / 160, 9);
  });
});

describe('per1000.salon', () => {
  test('one place for 160, none for 40, one for 200', async () => {
    expect(await value('per1000.salon', WEST)).toMatchObject({ value: 6.25, numerator: 1, denominator: 160 });
    expect(await value('per1000.salon', EAST)).toMatchObject({ value: 0, numerator: 0, denominator: 40 });
    expect(await value('per1000.salon', WHOLE)).toMatchObject({ value: 5, numerator: 1, denominator: 200 });
  });
  test('20 seats for 160; hours are known of no place', async () => {
    expect(await value('per1000.salon.seats', WEST)).toMatchObject({ value: 125 });
    expect(await value('per1000.salon.hours', WEST)).toBeUndefined();
  });
});

describe('presence.salon', () => {
  test('there in the west; of the east nobody said, which is unknown', async () => {
    expect(await value('presence.salon', WEST)).toMatchObject({ value: 1 });
    expect(await value('presence.salon', EAST)).toBeUndefined();
  });
  test('in one of two areas of the town, in both if the east has one too', async () => {
    expect(await value('presence.salon', WHOLE)).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      low: 0.5,
      high: 1,
    });
  });
});

test('a kind that the town never recorded has no number anywhere', async () => {
  expect(await value('coverage.clinic', WHOLE)).toBeUndefined();
  expect(await value('per1000.clinic', WHOLE)).toBeUndefined();
});

test('the values have a revision of their own', async () => {
  const ledger = await opened.database.query(
    'SELECT number, cause FROM revision WHERE municipality_code = $1 ORDER BY number',
    [CODE],
  );
  expect(ledger).toEqual([
    { number: 1, cause: 'PUBLISH' },
    { number: 2, cause: 'COMPUTE' },
  ]);
});
