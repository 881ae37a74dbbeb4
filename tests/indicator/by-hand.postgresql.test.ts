import type { Database } from '@hazama/server/database';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import {
  A,
  B,
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

// One case worked by hand of each rule of the catalogue that no other test of this folder works out. A and B (west) hold 300 and 180 people,
// 100 and 60 of them of 65 and over; C (east) 120 and 40. From A to B and from B to C it is 572 m straight, 744 m × 1.3; from A to C
// 1,144 m, 1,487 m × 1.3; a column is 286 m, 372 m × 1.3.

let opened: TestDatabase;
let database: Database;

const RECENTLY = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ database } = opened);
  await insertThreeCells(database);
  const places = [
    { id: 'station', kind: 'station', at: centreAt(A), areas: [WEST, WHOLE] },
    { id: 'shop', kind: 'food-shop', at: centreAt(B), areas: [WEST, WHOLE] },
    { id: 'clinic', kind: 'clinic', at: centreAt(C), areas: [EAST, WHOLE] },
    { id: 'salon', kind: 'salon', at: centreAt(A), areas: [WEST, WHOLE], weekly: true },
    // five columns east of C
    { id: 'hospital', kind: 'hospital', at: centreAt(C + 5), areas: [] },
  ];
  for (const place of places)
    await insertResource(database, { ...place, id: `${CODE}-${place.id}`, confirmedOn: RECENTLY });
  for (const [at, [area, kind, measure, value]] of COUNTS.entries())
    await database.query(
      `INSERT INTO count_record (municipality_code, id, from_revision, dataset_id, area_id, kind_id, measure, value, as_of)
       VALUES ($1, $2, 1, 'counts', $3, $4, $5::count_measure, $6, $7)`,
      [CODE, `${CODE}-count-${at}`, area, kind, measure, value, RECENTLY],
    );
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => opened?.close());

const COUNTS: readonly (readonly [area: string, kind: string, measure: string, value: number])[] = [
  [WEST, 'welfare-commissioner', 'POSTS', 7],
  [EAST, 'welfare-commissioner', 'POSTS', 4],
  [WEST, 'welfare-commissioner', 'VACANCIES', 1],
  [EAST, 'welfare-commissioner', 'VACANCIES', 2],
  [WEST, 'dementia-supporter', 'PEOPLE', 120],
  [EAST, 'dementia-supporter', 'PEOPLE', 35],
  [WEST, 'dementia-supporter', 'SESSIONS', 5],
  [EAST, 'dementia-supporter', 'SESSIONS', 2],
  [WEST, 'security-light', 'POSTS', 210],
  [EAST, 'security-light', 'POSTS', 90],
];

describe('by hand', () => {
  it.each<[indicator: string, area: string, value: number, work: string]>([
    // within 500 m of A are the 300 of A; within 1,000 m the 180 of B, 572 m away, too; the 120 of C are 1,144 m away
    ['coverage.station', WHOLE, 300 / 600, '300 ÷ 600'],
    ['coverage.station.1000m', WHOLE, 480 / 600, '480 ÷ 600'],
    // of 65 and over within 500 m of B: the 60 of B; A and C are 572 m away
    ['coverage.food-shop', WHOLE, 60 / 200, '60 ÷ 200'],
    ['coverage.food-shop', WEST, 60 / 160, '60 ÷ 160'],
    // a walk of 900 m to a clinic on C: C, and B 744 m away; not A, 1,487 m away
    ['coverage.clinic', WHOLE, 300 / 600, '(120 + 180) ÷ 600'],
    // 8 hours a month of one salon
    ['per1000.salon.hours', WHOLE, 40, '8 ÷ 200 × 1,000'],
    ['per1000.salon.hours', WEST, 50, '8 ÷ 160 × 1,000'],
    // on B: its 60 count whole, the 100 and 40 of A and C, 744 m away, with 0.68: 1 ÷ (60 + 0.68 × 140) = 1 ÷ 155.2 for each
    ['access.e2sfca.food-shop', WEST, ((60 + 0.68 * 100) / 155.2 / 160) * 1000, '128 ÷ 155.2 ÷ 160 × 1,000'],
    ['access.e2sfca.food-shop', WHOLE, 5, '1 ÷ 200 × 1,000: all of it'],
    // ways of 1,859 m from C, 2,602 m from B and 3,346 m from A: 120 within 2 km, 480 within 4 km: 1 ÷ (120 + 0.68 × 480) = 1 ÷ 446.4
    ['access.e2sfca.hospital', EAST, 1000 / 446.4, '1 ÷ 446.4 × 1,000'],
    ['access.e2sfca.hospital', WEST, 680 / 446.4, '0.68 ÷ 446.4 × 1,000'],
    // what the tables say, and their sums
    ['count.welfare-commissioner.posts', WEST, 7, 'as written'],
    ['count.welfare-commissioner.posts', WHOLE, 11, '7 + 4'],
    ['count.welfare-commissioner.vacancies', WHOLE, 3, '1 + 2'],
    ['count.dementia-supporter', WHOLE, 155, '120 + 35'],
    ['count.dementia-supporter.sessions', WHOLE, 7, '5 + 2'],
    ['count.security-light', WHOLE, 300, '210 + 90'],
  ])('%s of %s is %d', async (indicator, area, value) => {
    const stored = await storedValue(database, indicator, area);
    expect(stored?.state).toBe('OK');
    expect(stored?.value).toBeCloseTo(value, 9);
  });
});
