import type { Database } from '@hazama/server/database';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  type ResourceInput,
  storedValue,
  WEST,
  WHOLE,
} from './three-cells.ts';

// The town of three cells in 2021, 2023 and 2025, looked at on 20 November 2025: what was open when, what is old, what is
// across the border, what was only counted or said.

let opened: TestDatabase;
let database: Database;
const clock = () => new Date('2025-11-20T03:00:00Z');
const nextYear = () => new Date('2026-11-20T03:00:00Z');

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ database } = opened);
  await insertThreeCells(database, { years: [2021, 2023, 2025] });
  for (const resource of RESOURCES) await insertResource(database, { ...resource, id: `${CODE}-${resource.id}` });
  await insertNeighbour();
  await insertCounts();
  await insertPresence();
  await computeMunicipality({ database, towns: new Towns(database), clock }, CODE);
});
afterAll(() => opened.close());

const west = { areas: [WEST, WHOLE] };
const east = { areas: [EAST, WHOLE] };
const RESOURCES: readonly ResourceInput[] = [
  // salons: A since May 2022; C from June 2022 to March 2024
  { id: 's1', at: centreAt(A), ...west, openedOn: '2022-05-01' },
  { id: 's2', at: centreAt(C), ...east, openedOn: '2022-06-01', closedOn: '2024-03-31', status: 'CLOSED' },
  // a clinic of which nobody wrote when it opened, known since January 2024
  { id: 'c1', kind: 'clinic', at: centreAt(A), ...west, confirmedOn: '2024-01-10' },
  // exercise groups: A asked again in March, C not since 2023
  { id: 'k1', kind: 'kayoinoba', at: centreAt(A), ...west, capacity: 30 },
  { id: 'k2', kind: 'kayoinoba', at: centreAt(C), ...east, confirmedOn: '2023-01-15' },
  // drop-in places: A opens once a month, C nobody wrote when
  { id: 'i1', kind: 'ibasho', at: centreAt(A), ...west, weekly: false },
  { id: 'i2', kind: 'ibasho', at: centreAt(C), ...east, status: 'PREPARING' },
  // a kitchen on paper, with no place on the map
  { id: 'f1', kind: 'community-kitchen', at: null, ...west },
  // an office in the west that serves the east
  { id: 'b1', kind: 'kyogitai-tier2', at: centreAt(A), ...west, serves: [EAST] },
];

/** 隣町, with a clinic on C and a shop of a kind that our town never wrote down. */
async function insertNeighbour(): Promise<void> {
  await database.query(
    `INSERT INTO municipality (code, slug, name, prefecture, revision) VALUES ('24998', 'tonari', '隣町', '三重県', 1)`,
  );
  await database.query(
    `INSERT INTO revision (municipality_code, number, cause, subject, at) VALUES ('24998', 1, 'PUBLISH', 'all', '2020-04-01T00:00:00Z')`,
  );
  await insertResource(database, {
    id: '24998-c',
    code: '24998',
    kind: 'clinic',
    at: centreAt(C),
    openedOn: '2019-01-01',
  });
  await insertResource(database, { id: '24998-f', code: '24998', kind: 'food-shop', at: centreAt(C) });
}

/** 民生委員: counted in both areas in 2025 (in the east also in 2020), vacancies in one. */
async function insertCounts(): Promise<void> {
  for (const [id, area, measure, value, asOf] of [
    ['n1', WEST, 'PEOPLE', 3, '2025-04-01'],
    ['n2', EAST, 'PEOPLE', 2, '2025-04-01'],
    ['n3', EAST, 'PEOPLE', 1, '2020-04-01'],
    ['n4', WEST, 'VACANCIES', 1, '2025-04-01'],
  ])
    await database.query(
      `INSERT INTO count_record (municipality_code, id, from_revision, dataset_id, area_id, kind_id, measure, value, as_of)
       VALUES ($1, $2, 1, 'counts', $3, 'welfare-commissioner', $4::count_measure, $5, $6)`,
      [CODE, id, area, measure, value, asOf],
    );
}

/** Network meetings: the west has had one since 2014, the east none yet; both said in spring 2025. */
async function insertPresence(): Promise<void> {
  for (const [id, area, present, since] of [
    ['p1', WEST, true, '2014-06-01'],
    ['p2', EAST, false, null],
  ])
    await database.query(
      `INSERT INTO presence_record (municipality_code, id, from_revision, dataset_id, area_id, kind_id, present, since, confirmed_on)
       VALUES ($1, $2, 1, 'presence', $3, 'network-meeting', $4, $5, '2025-04-10')`,
      [CODE, id, area, present, since],
    );
}

const value = (indicatorId: string, areaId: string, year = 2025) => storedValue(database, indicatorId, areaId, year);

describe('history: places that were open on 1 October of a year, today in the newest', () => {
  test.each<[number, number | undefined, string]>([
    [2021, undefined, 'nobody had written of any salon: not known, and not 0'],
    [2023, 1, 'A and C: all 200'],
    [2025, 0.8, 'A alone: C closed in March 2024'],
  ])('%i: %s, %s', async (year, expected, _why) => {
    expect((await value('coverage.salon', WHOLE, year))?.value).toBe(expected);
  });

  test('a place counts from the day that the town first knew of it, where nobody wrote when it opened', async () => {
    expect(await value('per1000.clinic', WEST, 2023)).toBeUndefined();
    // one clinic for the 480 residents of A and B
    expect((await value('per1000.clinic', WEST, 2025))?.value).toBeCloseTo(1000 / 480, 12);
  });

  test('a year without people has no number of people, and one that was only counted has that', async () => {
    expect(await value('coverage.salon', WHOLE, 2022)).toBeUndefined();
    expect(await value('count.welfare-commissioner', EAST, 2020)).toMatchObject({ value: 1, dataFrom: '2020-04-01' });
  });
});

describe('records past their shelf life of twelve months', () => {
  test('still reach the people around them; the number that rests on them is STALE, another is not', async () => {
    expect(await value('coverage.kayoinoba', WEST)).toMatchObject({ state: 'OK', value: 1 });
    expect(await value('coverage.kayoinoba', EAST)).toMatchObject({
      state: 'STALE',
      value: 1,
      numerator: 40,
      dataFrom: '2023-01-15',
    });
    expect(await value('nearest.kayoinoba', EAST)).toMatchObject({ state: 'STALE', value: 0 });
    expect(await value('per1000.kayoinoba', EAST)).toMatchObject({ state: 'STALE', value: 25 });
  });

  test('make presence unknown', async () => {
    expect(await value('presence.kayoinoba', EAST)).toBeUndefined();
    expect(await value('presence.kayoinoba', WHOLE)).toMatchObject({ value: 0.5, low: 0.5, high: 1 });
  });
});

describe('what counts', () => {
  test('a place that is known not to open weekly reaches nobody on foot, one being prepared neither', async () => {
    // A is monthly, C not open yet: the town has records, so 0 is known
    expect(await value('coverage.ibasho', WHOLE)).toMatchObject({ state: 'OK', value: 0, gapPeople: 200 });
    expect(await value('presence.ibasho', EAST)).toMatchObject({ value: 0 });
  });

  test('of places with no position nothing can be said, but that they are there', async () => {
    expect(await value('coverage.community-kitchen', WHOLE)).toBeUndefined();
    expect(await value('presence.community-kitchen', WEST)).toMatchObject({ value: 1 });
  });

  test('a neighbour’s clinic is within reach of C, but is not one of ours', async () => {
    expect(await value('coverage.clinic', EAST)).toMatchObject({ value: 1 });
    expect(await value('per1000.clinic', EAST)).toMatchObject({ value: 0, numerator: 0 });
    expect(await value('per1000.clinic', WHOLE)).toMatchObject({ numerator: 1 });
  });

  test('a neighbour’s shop says nothing of a kind that our town never wrote down', async () => {
    expect(await value('coverage.food-shop', EAST)).toBeUndefined();
  });

  test('a body is where it serves, not where its office is', async () => {
    expect(await value('presence.kyogitai-tier2', EAST)).toMatchObject({ value: 1 });
    expect(await value('presence.kyogitai-tier2', WEST)).toBeUndefined();
  });

  test('30 seats for 160 older people; where no place’s seats are known, nothing is', async () => {
    expect((await value('per1000.kayoinoba.seats', WEST))?.value).toBe(187.5);
    expect(await value('per1000.kayoinoba.seats', EAST)).toBeUndefined();
    expect(await value('per1000.kayoinoba.seats', WHOLE)).toMatchObject({ value: 150, numerator: 30 });
  });
});

describe('what was only said or counted', () => {
  test('a meeting in the west since 2014, none in the east: half of the areas, for certain', async () => {
    expect(await value('presence.network-meeting', WEST)).toMatchObject({ value: 1, dataFrom: '2025-04-10' });
    expect(await value('presence.network-meeting', EAST)).toMatchObject({ value: 0 });
    expect(await value('presence.network-meeting', WHOLE)).toMatchObject({ value: 0.5, low: 0.5, high: 0.5 });
  });

  test('counts: the newest of each area, their sum where every area has one', async () => {
    expect(await value('count.welfare-commissioner', EAST)).toMatchObject({ state: 'OK', value: 2 });
    expect(await value('count.welfare-commissioner', WHOLE)).toMatchObject({ value: 5 });
    expect(await value('count.welfare-commissioner.vacancies', WEST)).toMatchObject({ value: 1 });
    expect(await value('count.welfare-commissioner.vacancies', WHOLE)).toBeUndefined();
  });
});

/** Values that stand, and those that ended. */
const rows = () =>
  database.query<{ live: number; ended: number }>(
    `SELECT count(*) FILTER (WHERE to_revision IS NULL)::int AS live, count(to_revision)::int AS ended
     FROM indicator_value WHERE municipality_code = $1`,
    [CODE],
  );

describe('computing again', () => {
  test('changes nothing but the revision; one year later what is old has new rows beside the old', async () => {
    const [before] = await rows();
    const again = await computeMunicipality({ database, towns: new Towns(database), clock }, CODE);
    expect(again).toMatchObject({ changed: 0, revision: 3 });
    expect(await rows()).toEqual([before]);

    const later = await computeMunicipality({ database, towns: new Towns(database), clock: nextYear }, CODE);
    expect(later.changed).toBeGreaterThan(0);
    expect(await value('coverage.salon', WHOLE)).toMatchObject({ state: 'STALE', value: 0.8 });
    expect(await value('presence.network-meeting', WHOLE)).toBeUndefined();
    const [after] = await rows();
    // what ended was a number that is another now, or is known no longer; what begun, one that is another or new
    const ended = after?.ended ?? 0;
    const begun = (after?.live ?? 0) - (before?.live ?? 0) + ended;
    expect(later.changed).toBe(Math.max(ended, begun));
    expect(ended).toBeGreaterThan(begun);
  });

  test('of one kind leaves the others alone', async () => {
    await insertResource(database, { id: `${CODE}-s3`, at: centreAt(B), ...west });
    await database.query('UPDATE municipality SET revision = revision + 1 WHERE code = $1', [CODE]);
    const services = { database, towns: new Towns(database), clock };
    const partial = await computeMunicipality(services, CODE, { kindIds: ['salon'] });
    expect(partial.indicators).toBeLessThan(40);
    // back in 2025: salons are as of then again, exercise groups still as of 2026
    expect(await value('per1000.salon', WEST)).toMatchObject({ state: 'OK', numerator: 2 });
    expect(await value('coverage.kayoinoba', WEST)).toMatchObject({ state: 'STALE' });
  });

  test('tells how far it is', async () => {
    const seen: number[] = [];
    await computeMunicipality({ database, towns: new Towns(database), clock }, CODE, {
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(seen.at(0)).toBeLessThan(0.1);
    expect(seen.at(-1)).toBe(1);
  });
});
