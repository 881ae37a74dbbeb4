import { personalViewer } from '@hazama/server/account';
import { createAreaCaches, createAreaReader } from '@hazama/server/area';
import { importFile } from '@hazama/server/dataset';
import {
  computeMunicipality,
  createIndicatorReader,
  createValueTeller,
  listReachedCells,
  Towns,
} from '@hazama/server/indicator';
import { createMunicipalityReader, Registry } from '@hazama/server/municipality';
import { readStopPlaces, readTownTimetable } from '@hazama/server/transit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { recordStatements } from '../support/statements.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { raiseRevision } from '../support/town-rows.ts';
import {
  A,
  B,
  C,
  CODE,
  cellAt,
  centreAt,
  EAST,
  insertResource,
  insertThreeCells,
  storedValue,
  WEST,
  WHOLE,
} from './three-cells.ts';

// The town of three cells (300 people in A, 180 in B, 120 in C) with the buses of 三升バス. The station 西 is moved to 136.1310:
//   from the centre of A  120 m east, 81 m north: 145 m      within 300 m
//   from the centre of B  452 m west, 81 m north: 459 m      beyond 300 m, within 500 m
// The stop 東 at 136.1426 is 89 m from the centre of C, and 615 m from B. On weekdays 8 buses leave 西 and 1 leaves 東, on
// Saturdays 1 leaves 西. The feed is valid from 2026-04-01 to 2027-03-31. It is Saturday 21 November 2026: Monday is a holiday,
// so that the next workday is Tuesday the 24th.

const SATURDAY = '2026-11-21';
const AFTERWARDS = '2027-04-05';
let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  await insertThreeCells(opened.database, { years: [2020, 2025] });
  await insertResource(opened.database, { id: `${CODE}-salon`, at: centreAt(A), areas: [WEST, WHOLE] });
});
afterAll(() => opened?.close());

const WEST_STATION = {
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nwest,西,34.7601,136.1310,1,\nwest-1,西,34.7601,136.1310,0,west\nwest-2,西,34.7602,136.1311,0,west\neast,東,34.7601,136.1426,0,\n',
};

/** The made feed with so many buses from 西 on weekdays. */
function feedWith(buses: number): Record<string, string> {
  const there = Array.from({ length: buses }, (_, at) => ({ id: `there-${at}`, hour: 7 + at }));
  return madeFeed({
    ...WEST_STATION,
    'trips.txt': `route_id,service_id,trip_id,trip_headsign,direction_id\n${there
      .map(({ id }) => `r,weekday,${id},東,0`)
      .join('\n')}\nr,weekday,back,西,1\nr,saturday,there-sat,東,0\n`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${there
      .flatMap(({ id, hour }) => [
        `${id},${hour}:00:00,${hour}:00:00,west-1,1`,
        `${id},${hour}:05:00,${hour}:05:00,east,2`,
      ])
      .join(
        '\n',
      )}\nback,17:00:00,17:00:00,east,1\nback,17:05:00,17:05:00,west-2,2\nthere-sat,10:00:00,10:00:00,west-1,1\nthere-sat,10:05:00,10:05:00,east,2\n`,
  });
}

async function bring(feed: Record<string, string>, name = 'bus.zip') {
  const file = { name, bytes: zipped(feed) };
  const report = await importFile(
    { database: opened.database, now: () => new Date(`${SATURDAY}T00:00:00Z`) },
    { dataset: 'gtfs', municipality: CODE, file, options: { license: 'CC BY 4.0' } },
  );
  expect(report.status).toBe('published');
}

const compute = (today = SATURDAY) =>
  computeMunicipality(
    {
      database: opened.database,
      towns: new Towns(opened.database),
      clock: () => new Date(`${today}T03:00:00Z`),
    },
    CODE,
  );

const stored = (indicatorId: string, areaId: string, year?: number) =>
  storedValue(opened.database, indicatorId, areaId, year);

/** What one request reads with, when nothing is kept from another. */
async function openReader({ today = SATURDAY, viewer = personalViewer() } = {}) {
  const { database } = opened;
  const towns = new Towns(database);
  const register = await new Registry(database).read();
  const municipalities = createMunicipalityReader(database, register);
  const areas = createAreaReader(database, createAreaCaches(), { today, stamp: register.stamp });
  return { towns, areas, reader: createIndicatorReader({ database, towns, municipalities, viewer, today }) };
}

interface Telling {
  readonly today?: string;
  readonly serviceDate?: string | null;
  readonly viewer?: ReturnType<typeof personalViewer>;
  readonly kind?: 'MUNICIPALITY' | 'DISTRICT';
}

/** What a reader is told of the whole town, or of its first area of a kind. */
async function told(
  indicatorIds: string[],
  { today = SATURDAY, serviceDate = null, viewer = personalViewer(), kind = 'MUNICIPALITY' }: Telling = {},
) {
  const { towns, areas, reader } = await openReader({ today, viewer });
  const [area] = await areas.listAreas(CODE, kind);
  if (!area) throw new Error('the town has an area of its own');
  const values = await reader.listValues(area, { indicatorIds, year: null, snapshotId: null, serviceDate });
  const teller = createValueTeller(towns, today, 'STAFF');
  return Promise.all(
    values.map(async (value) => ({
      state: value.state,
      value: value.value,
      numerator: value.numerator,
      denominator: value.denominator,
      ja: await teller.sentence(value, 'JA'),
      easy: await teller.sentence(value, 'JA_EASY'),
      en: await teller.sentence(value, 'EN'),
      pt: await teller.sentence(value, 'PT'),
      explanation: await teller.explanation(value, 'JA'),
    })),
  );
}

/** Marks the west as thinly settled, or not, as an import of its list would. */
async function markWest(isRural: boolean) {
  await opened.database.query('UPDATE area SET is_rural = $2 WHERE id = $1', [WEST, isRural]);
  await raiseRevision(opened.database, CODE, { at: new Date('2026-11-21T03:00:00Z') });
  await compute();
}

/** What the numbers of all areas of a kind take, on a day that is asked for. */
const statementsFor = (kind: 'MUNICIPALITY' | 'DISTRICT') =>
  recordStatements(opened.database, async () => {
    const { reader, areas } = await openReader();
    const selection = { indicatorIds: ['departures', 'coverage.bus-stop'], year: null, snapshotId: null };
    const listed = await areas.listAreas(CODE, kind);
    const values = await Promise.all(
      listed.map((area) => reader.listValues(area, { ...selection, serviceDate: '2026-11-28' })),
    );
    expect(values.flat().map(({ state }) => state)).toEqual(listed.flatMap(() => ['OK', 'OK']));
  });

async function reached(indicatorId: string) {
  const towns = new Towns(opened.database);
  const [row] = await opened.database.query<{ revision: number }>('SELECT revision FROM municipality');
  const definition = (await towns.getFacts(CODE, row?.revision ?? 0)).definitions.get(indicatorId);
  if (!definition) throw new Error(`no indicator ${indicatorId}`);
  const engine = await towns.getEngine(CODE, row?.revision ?? 0);
  const cells = listReachedCells(engine, definition, 2025, SATURDAY, 'STAFF');
  return [A, B, C].map((column) => cells.find(({ id }) => id === cellAt(column))?.reached);
}

describe('numbers of a timetable', () => {
  it('are not known while there is none', async () => {
    await compute();
    for (const id of ['departures', 'coverage.bus-stop', 'coverage.bus-stop.500m'])
      expect(await stored(id, WHOLE)).toBeUndefined();
    expect(await told(['departures'])).toMatchObject([
      { state: 'UNKNOWN', ja: '時刻表のデータがまだないため、わかりません。' },
    ]);
    expect(await reached('coverage.bus-stop')).toEqual([null, null, null]);
  });

  it('count what leaves the busiest stop place of an area on the next workday', async () => {
    await bring(feedWith(8));
    await compute();
    const common = { state: 'OK', method: 'record', dataFrom: '2026-04-01' };
    expect(await stored('departures', WEST)).toMatchObject({ ...common, value: 8 });
    // there the eight arrive and end; one leaves
    expect(await stored('departures', EAST)).toMatchObject({ ...common, value: 1 });
    expect(await stored('departures', WHOLE)).toMatchObject({ ...common, value: 8 });
  });

  it('count who has a stop with enough departures near', async () => {
    // the oldest of the feed (April 2026) and the people (31 March 2025)
    const common = { state: 'OK', method: 'straight', dataFrom: '2025-03-31' };
    // A of A and B: 300 of 480; the one bus of 東 is too few for C
    expect(await stored('coverage.bus-stop', WEST)).toMatchObject({
      ...common,
      value: 0.625,
      numerator: 300,
      denominator: 480,
      gapPeople: 180,
    });
    expect(await stored('coverage.bus-stop', EAST)).toMatchObject({ ...common, value: 0, gapPeople: 120 });
    expect(await stored('coverage.bus-stop', WHOLE)).toMatchObject({ ...common, value: 0.5, numerator: 300 });
    // A and B
    expect(await stored('coverage.bus-stop.500m', WEST)).toMatchObject({ ...common, value: 1, numerator: 480 });
    expect(await stored('coverage.bus-stop.500m', WHOLE)).toMatchObject({ ...common, value: 0.8, numerator: 480 });
    expect(await reached('coverage.bus-stop')).toEqual([true, false, false]);
  });

  it('are not known of years gone by', async () => {
    expect(await stored('departures', WEST, 2020)).toBeUndefined();
    expect(await stored('coverage.bus-stop', WEST, 2020)).toBeUndefined();
  });

  it('name the day in every language, and in how they were computed', async () => {
    const [departures, coverage] = await told(['departures', 'coverage.bus-stop']);
    expect(departures).toMatchObject({
      state: 'OK',
      value: 8,
      ja: '三升町でいちばん便の多い停留所からは、1日に8便が出ます。2026年11月24日(火)の時刻表による数です。',
      en: expect.stringContaining('By the timetable of Tuesday 24 November 2026.') as string,
      pt: expect.stringContaining('Conforme os horários de 24/11/2026.') as string,
      easy: expect.stringContaining('2026年11月24日の バスの 時間です。') as string,
    });
    expect(departures?.explanation.sources).toMatchObject([
      { name: expect.stringContaining('三升バス') as string },
      {},
    ]);
    expect(coverage?.ja).toContain('1日8便以上のバス停');
    expect(coverage?.ja).toContain('2026年11月24日(火)の時刻表');
    expect(coverage?.explanation.parameters).toEqual(
      expect.arrayContaining([
        { name: '1日の便', value: '8便以上' },
        { name: '時刻表の日(運行日)', value: '2026-11-24' },
        { name: '届くとみなす距離', value: '300m' },
        { name: '数えた所', value: '1か所' },
      ]),
    );
    expect(coverage?.explanation.limits.join()).not.toContain('有効期間');
  });

  it.each([
    ['the workday that all see', '2026-11-24', 8, 0.5],
    ['another workday', '2026-11-25', 8, 0.5],
    ['a Saturday: the one bus is too few for anybody', '2026-11-28', 1, 0],
    ['a Sunday, when nothing runs', '2026-11-29', 0, 0],
    ['the last day of the timetable', '2027-03-31', 8, 0.5],
  ])('of a day that is asked for are those of %s', async (_, serviceDate, departures, coverage) => {
    const both = ['departures', 'coverage.bus-stop'];
    const state = 'OK';
    expect(await told(both, { serviceDate })).toMatchObject([
      { state, value: departures },
      { state, value: coverage },
    ]);
  });

  it('of a day that is asked for name it', async () => {
    const [departures, coverage] = await told(['departures', 'coverage.bus-stop'], { serviceDate: '2026-11-28' });
    expect(departures?.ja).toContain('1日に1便が出ます。2026年11月28日(土)の時刻表による数です。');
    expect(coverage?.explanation.parameters).toContainEqual({ name: '時刻表の日(運行日)', value: '2026-11-28' });
  });

  it.each([
    ['2026-03-31', '2026年3月31日(火)'],
    ['2027-04-01', '2027年4月1日(木)'],
  ])('of a day outside every timetable are not known, and never 0: %s', async (serviceDate, named) => {
    const unknown = {
      state: 'UNKNOWN',
      value: null,
      ja: `${named}は、どの時刻表の有効期間にも入っていないため、わかりません。`,
      easy: expect.stringContaining('まだ わかりません') as string,
      en: expect.stringContaining('no timetable is valid on') as string,
      pt: expect.stringContaining('nenhuma tabela de horários vale em') as string,
    };
    expect(await told(['departures', 'coverage.bus-stop'], { serviceDate })).toMatchObject([unknown, unknown]);
  });

  it('of a day that is asked for leave all others as they are', async () => {
    expect(await told(['per1000.salon'], { serviceDate: '2027-04-01' })).toEqual(await told(['per1000.salon']));
  });

  it('of a day that is asked for take as many statements for one area as for all', async () => {
    const [ofOne, ofAll] = [await statementsFor('MUNICIPALITY'), await statementsFor('DISTRICT')];
    expect(ofAll.length).toBe(ofOne.length);
  });

  it('of a day that is asked for are told to councils in tens', async () => {
    // of B alone, 180 people, the two days differ: exact numbers of both would tell of however few there are
    await opened.database.query(`UPDATE population_count SET total = total + 4 WHERE total = 180`);
    const inTens = await told(['coverage.bus-stop.500m'], {
      serviceDate: '2026-11-25',
      viewer: personalViewer('council'),
    });
    expect(inTens).toMatchObject([{ numerator: 480, denominator: 600 }]);
    expect(await told(['coverage.bus-stop.500m'], { serviceDate: '2026-11-25' })).toMatchObject([
      { numerator: 484, denominator: 604 },
    ]);
    await opened.database.query(`UPDATE population_count SET total = total - 4 WHERE total = 184`);
  });

  it('stay where nothing changed: the same timetable on the next day begins no value anew', async () => {
    expect(await compute('2026-11-22')).toMatchObject({ changed: 0 });
  });

  it('say loudly that the timetable has run out, and are of its last workday', async () => {
    await compute(AFTERWARDS);
    expect(await stored('departures', WEST)).toMatchObject({ state: 'STALE', value: 8, dataFrom: '2026-04-01' });
    expect(await stored('coverage.bus-stop', EAST)).toMatchObject({ state: 'STALE', value: 0 });
    const [departures] = await told(['departures'], { today: AFTERWARDS });
    expect(departures?.ja).toContain('有効期間の過ぎた時刻表の、2027年3月31日(水)の便です。');
    expect(departures?.explanation.limits.join()).toContain('時刻表の有効期間が過ぎています');
  });

  it('follow the parameter of the town', async () => {
    await opened.database.query(
      `INSERT INTO indicator_parameter (municipality_code, indicator_id, parameters)
       VALUES ($1, 'coverage.bus-stop', '{"minDepartures": 1}')`,
      [CODE],
    );
    await compute();
    // the one bus of 東 is enough now
    expect(await stored('coverage.bus-stop', EAST)).toMatchObject({ state: 'OK', value: 1, numerator: 120 });
    await opened.database.query('DELETE FROM indicator_parameter');
  });

  it('count a stop from farther away where an area is thinly settled, and say so', async () => {
    await markWest(true);
    // 西 is 459 m from B: near enough within 500 m, as are A and B in the town; C, not marked, is 615 m from it
    expect(await stored('coverage.bus-stop', WEST)).toMatchObject({ value: 1, numerator: 480, method: 'straight' });
    expect(await stored('coverage.bus-stop', EAST)).toMatchObject({ value: 0, gapPeople: 120 });
    expect(await stored('coverage.bus-stop', WHOLE)).toMatchObject({ value: 0.8, numerator: 480 });
    // the view of 500 m is as it was
    expect(await stored('coverage.bus-stop.500m', WHOLE)).toMatchObject({ value: 0.8, numerator: 480 });
    expect(await reached('coverage.bus-stop')).toEqual([true, true, false]);
    const [whole] = await told(['coverage.bus-stop']);
    expect(whole).toMatchObject({
      ja: expect.stringContaining('バス停まで300m(家のまばらな地区では500m)以内です') as string,
      easy: expect.stringContaining('300m(家が 少ない ところは 500m)より') as string,
      en: expect.stringContaining('within 300 m (500 m in thinly settled areas) of') as string,
      pt: expect.stringContaining('300 m (500 m em áreas pouco povoadas)') as string,
    });
    expect(whole?.explanation.parameters).toEqual(
      expect.arrayContaining([
        { name: '届くとみなす距離', value: '300m' },
        { name: '家のまばらな地区で届くとみなす距離', value: '500m' },
      ]),
    );
    const [west] = await told(['coverage.bus-stop'], { kind: 'DISTRICT' });
    expect(west?.ja).toContain('バス停まで500m以内です');
    expect(west?.explanation.parameters).toContainEqual({ name: '届くとみなす距離', value: '500m' });
    await markWest(false);
    expect(await stored('coverage.bus-stop', WHOLE)).toMatchObject({ value: 0.5, numerator: 300 });
  });

  it('fall to 0 where the timetable says so', async () => {
    await bring(feedWith(7));
    await compute();
    expect(await stored('departures', WEST)).toMatchObject({ state: 'OK', value: 7 });
    expect(await stored('coverage.bus-stop', WEST)).toMatchObject({ state: 'OK', value: 0, gapPeople: 480 });
  });

  it('are not known where a stop belongs to another company whose timetable has run out', async () => {
    await bring(feedWith(8));
    // 隣バス had a stop 北 in the east, until March 2026
    await bring(
      Object.fromEntries(
        Object.entries(feedWith(8)).map(([name, text]) => [
          name,
          text
            .replaceAll('三升バス', '隣バス')
            .replaceAll('mimasu', 'tonari')
            .replaceAll('西', '北')
            .replaceAll('東', '南')
            .replaceAll('136.131', '136.142')
            .replaceAll('20260401,20270331', '20250401,20260331'),
        ]),
      ),
      'tonari.zip',
    );
    await compute();
    expect(await stored('departures', WEST)).toMatchObject({ state: 'OK', value: 8 });
    expect(await stored('departures', EAST)).toBeUndefined();
    expect(await stored('coverage.bus-stop', WEST)).toMatchObject({ state: 'OK', value: 0.625 });
    expect(await stored('coverage.bus-stop', EAST)).toBeUndefined();
    expect(await told(['departures'])).toMatchObject([
      { state: 'UNKNOWN', ja: '時刻表のデータがまだないため、わかりません。' },
    ]);
    expect(await reached('coverage.bus-stop')).toEqual([true, false, null]);
  });
});

describe('departures that are counted at stop places', () => {
  // the next timetable of 三升バス: from December five buses and, every half hour from 7 to 9, four of the first
  beforeAll(async () => {
    const next = Object.entries(feedWith(6)).map(([name, text]) => [name, text.replaceAll('20260401', '20261201')]);
    const frequencies = 'trip_id,start_time,end_time,headway_secs,exact_times\nthere-0,7:00:00,9:00:00,1800,0\n';
    await bring({ ...Object.fromEntries(next), 'frequencies.txt': frequencies }, 'next.zip');
  });

  it.each([
    ['before any of 三升バス', '2026-03-31', 8],
    ['a holiday that runs as a Saturday', '2026-11-23', 1],
    ['a workday', '2026-11-24', 8],
    ['a Sunday', '2026-11-29', 0],
    ['the first day of the next timetable', '2026-12-01', 9],
    ['after all of them', '2027-04-01', null],
  ])('are what the map shows: %s', async (_, day, most) => {
    const { database } = opened;
    const [row] = await database.query<{ revision: number }>('SELECT revision FROM municipality');
    const timetable = await readTownTimetable(database, CODE, row?.revision ?? 0);
    const onMap = await readStopPlaces(database, { code: CODE, serviceDate: day });
    const counted = timetable?.countOn(day).stops;
    const bare = (stops: typeof counted) =>
      stops?.map(({ longitude, latitude, departures }) => [longitude, latitude, departures].join()).toSorted();
    expect(bare(counted)).toEqual(bare(onMap.map((stop) => ({ ...stop, areaIds: [] }))));
    expect(counted).toHaveLength(4);
    const known = counted?.flatMap(({ departures }) => departures ?? []) ?? [];
    expect(known.length > 0 ? Math.max(...known) : null).toBe(most);
  });
});
