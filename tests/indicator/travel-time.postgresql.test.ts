import { personalViewer } from '@hazama/server/account';
import { createAreaReader, createShapeCache } from '@hazama/server/area';
import { importFile } from '@hazama/server/dataset';
import { computeMunicipality, createIndicatorReader, createValueTeller, Towns } from '@hazama/server/indicator';
import { createMunicipalityReader, Registry } from '@hazama/server/municipality';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { recordStatements } from '../support/statements.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { A, CODE, centreAt, EAST, insertResource, insertThreeCells, storedValue, WEST, WHOLE } from './three-cells.ts';

// The town of three cells, with 300 people in A, 480 in B and 120 in C. The hospital lies 10 km away, at the stop 病院前. Buses leave 西,
// on the centre of A, on weekdays at 9:11, 9:31, 10:21 and 11:21, and take 20 minutes. A minute to board, 60 m a minute to walk, straight
// lines × 1.3: B is 572 m, so 744 s from 西, C 1,144 m, so 1,487 m and too far to walk to a stop (900 m).
//
// A leaves home by 9:10, 9:30, 10:20 and 11:20. Of the 120 departures 9:00–10:59
//   11 (9:00–9:10) take 31…21 minutes, 20 (–9:30) 40…21, 50 (–10:20) 70…21, 39 (–10:59) 80…42
//   up to 45 minutes: 11 + 20 + 25 + 4 = 60, the median; up to 69: 11 + 20 + 49 + 28 = 108, nine in ten
// B leaves by 8:57, 9:17, 10:07 and 11:07:
//   18 (9:00–9:17) take 51…34 minutes, 50 (–10:07) 83…34, 52 (–10:59) 93…42
//   up to 58 minutes: 18 + 25 + 17 = 60, the median; up to 82: 18 + 49 + 41 = 108, nine in ten
// C walks to no stop. So the median person of the west (780, 480 of them in B) and of all (900) takes 58 minutes, 82 for nine in ten.
const SATURDAY = '2026-11-21';
const HOSPITAL: [number, number] = [136.2401, 34.7601];
const [WEST_LONGITUDE, WEST_LATITUDE] = centreAt(A);

let opened: TestDatabase;
let towns: Towns;
beforeAll(async () => {
  opened = await openTestDatabase();
  await insertThreeCells(opened.database, { older: [100, 160, 40] });
  towns = new Towns(opened.database);
});
afterAll(() => opened?.close());

/** Twenty minutes later. */
function arrival(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const later = hours * 60 + minutes + 20;
  return `${Math.floor(later / 60)}:${String(later % 60).padStart(2, '0')}`;
}

/** Buses from 西 to 病院前, twenty minutes. */
function feedWith(times: readonly string[], changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return madeFeed({
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\nwest,西,${WEST_LATITUDE},${WEST_LONGITUDE}\nhospital,病院前,${HOSPITAL[1]},${HOSPITAL[0]}\n`,
    'trips.txt': `route_id,service_id,trip_id\n${times.map((_, at) => `r,weekday,t${at}`).join('\n')}\n`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${times
      .flatMap((time, at) => [
        `t${at},${time}:00,${time}:00,west,1`,
        `t${at},${arrival(time)}:00,${arrival(time)}:00,hospital,2`,
      ])
      .join('\n')}\n`,
    ...changes,
  });
}

async function bring(feed: Record<string, string>, name = 'bus.zip') {
  const report = await importFile(
    { database: opened.database, now: () => new Date(`${SATURDAY}T00:00:00Z`) },
    { dataset: 'gtfs', municipality: CODE, file: { name, bytes: zipped(feed) }, options: { license: 'CC BY 4.0' } },
  );
  expect(report.status).toBe('published');
}

const compute = (today = SATURDAY) =>
  computeMunicipality({ database: opened.database, towns, clock: () => new Date(`${today}T03:00:00Z`) }, CODE);

const stored = (indicatorId: string, areaId: string) => storedValue(opened.database, indicatorId, areaId);

/** What a reader is told of the whole town. */
async function told(indicatorIds: string[], today = SATURDAY) {
  const { database } = opened;
  const municipalities = createMunicipalityReader(database, await new Registry(database).read());
  const [area] = await createAreaReader(database, createShapeCache(), today).listAreas(CODE, 'MUNICIPALITY');
  if (!area) throw new Error('the town has an area of its own');
  const reader = createIndicatorReader({ database, towns, municipalities, viewer: personalViewer(), today });
  const values = await reader.listValues(area, { indicatorIds, year: null, snapshotId: null, serviceDate: null });
  const teller = createValueTeller(towns, today);
  return Promise.all(
    values.map(async (value) => ({
      state: value.state,
      ja: await teller.sentence(value, 'JA'),
      easy: await teller.sentence(value, 'JA_EASY'),
      en: await teller.sentence(value, 'EN'),
      pt: await teller.sentence(value, 'PT'),
      explanation: await teller.explanation(value, 'JA'),
    })),
  );
}

describe('travel times', () => {
  beforeAll(async () => {
    await insertResource(opened.database, {
      id: 'hospital',
      kind: 'hospital',
      at: HOSPITAL,
      confirmedOn: '2026-10-01',
    });
    await insertResource(opened.database, { id: 'clinic', kind: 'clinic', at: centreAt(A), confirmedOn: '2026-10-01' });
  });

  it('are not known without a timetable, and say so', async () => {
    await compute();
    expect(await stored('traveltime.hospital', WEST)).toBeUndefined();
    expect(await told(['traveltime.hospital', 'traveltime.food-shop'])).toMatchObject([
      { state: 'UNKNOWN', ja: '時刻表のデータがまだないため、わかりません。' },
      { state: 'UNKNOWN', ja: '時刻表のデータがまだないため、わかりません。' },
    ]);
  });

  it('are the median of the departures, and over the people', async () => {
    await bring(feedWith(['9:11', '9:31', '10:21', '11:21']));
    await compute();
    // the oldest of the timetable (April 2026), the record (October) and the people (31 March 2025)
    const common = { state: 'OK', method: 'walk+transit', dataFrom: '2025-03-31' };
    expect(await stored('traveltime.hospital', WEST)).toMatchObject({ ...common, value: 58, denominator: 780 });
    expect(await stored('traveltime.hospital', WHOLE)).toMatchObject({ ...common, value: 58, denominator: 900 });
    expect(await stored('traveltime.hospital.p90', WEST)).toMatchObject({ ...common, value: 82 });
    expect(await stored('traveltime.hospital', EAST)).toMatchObject({ state: 'UNREACHABLE', value: null });
  });

  it('are the walk where that is all there is', async () => {
    // C is 1,487 m away by 1.3 × the straight line: 24.8 minutes
    expect((await stored('traveltime.clinic', EAST))?.value).toBeCloseTo(24.8, 1);
    expect((await stored('traveltime.clinic', WEST))?.value).toBeCloseTo(12.4, 1);
  });

  it('are not known of a kind that the town never recorded, and say why without a search', async () => {
    const fresh = new Towns(opened.database);
    towns = fresh;
    const statements = await recordStatements(opened.database, async () => {
      expect(await told(['traveltime.food-shop'])).toMatchObject([
        { state: 'UNKNOWN', ja: expect.stringContaining('記録がまだないため') as string },
      ]);
    });
    expect(statements.filter((text) => text.includes('FROM unnest'))).toEqual([]);
  });

  it('are told with the day, and how they were computed', async () => {
    const [value] = await told(['traveltime.hospital']);
    expect(value).toMatchObject({
      ja: '三升町から病院まで、バスと徒歩でおよそ58分です。2026年11月24日(火)の時刻表による数です。',
      easy: expect.stringContaining('58分くらいです。2026年11月24日の') as string,
      en: expect.stringMatching(/about 58 minutes by bus and on foot\. .*Tuesday 24 November 2026/) as string,
      pt: expect.stringMatching(/58 minutos até .* 24\/11\/2026/) as string,
    });
    expect(value?.explanation).toMatchObject({
      formula: expect.stringContaining('出発1分ごと') as string,
      example: '三升町: 900人のまん中の人 = 58分',
      parameters: expect.arrayContaining([
        { name: '家を出る時刻', value: '9:00から11:00まで、1分ごと' },
        { name: '歩く速さ', value: '1分に60m' },
        { name: '道のり', value: '直線距離 × 1.3' },
        { name: '時刻表の日(運行日)', value: '2026-11-24' },
        { name: '数えた所', value: '1か所' },
      ]) as unknown,
    });
    expect(value?.explanation.limits.join()).toContain('デマンド交通');
    const [nobody] = await told(['traveltime.clinic.p90']);
    expect(nobody?.ja).toContain('10回のうち9回は');
  });

  it('are not searched again where neither buses, places nor people are others', async () => {
    await compute();
    await opened.database.query(
      "INSERT INTO revision (municipality_code, number, cause, subject, at) SELECT code, revision + 1, 'PUBLISH', 'x', now() FROM municipality",
    );
    await opened.database.query('UPDATE municipality SET revision = revision + 1');
    const statements = await recordStatements(opened.database, async () => {
      expect(await compute()).toMatchObject({ changed: 0 });
    });
    expect(statements.some((text) => text.includes('transit_feed'))).toBe(true);
    expect(statements.filter((text) => text.includes('JOIN transit_trip'))).toEqual([]);
  });

  it('follow a window of the town’s own', async () => {
    await opened.database.query(
      `INSERT INTO indicator_parameter (municipality_code, indicator_id, parameters)
       VALUES ($1, 'traveltime.hospital', '{"leaveFromMinutes": 610, "leaveUntilMinutes": 620}')`,
      [CODE],
    );
    towns = new Towns(opened.database);
    await compute();
    // B leaves each minute 10:10–10:19, waits for 11:21 and is there at 11:41: 91…82 minutes, the fifth of ten is 86
    expect(await stored('traveltime.hospital', WEST)).toMatchObject({ value: 86 });
    const [value] = await told(['traveltime.hospital']);
    expect(value?.explanation.parameters).toContainEqual({
      name: '家を出る時刻',
      value: '10:10から10:20まで、1分ごと',
    });
    await opened.database.query('DELETE FROM indicator_parameter');
    towns = new Towns(opened.database);
  });

  it('rest on an old record where no newer one is as near', async () => {
    await insertResource(opened.database, { id: 'old', kind: 'hospital', at: centreAt(A), confirmedOn: '2020-01-01' });
    towns = new Towns(opened.database);
    await compute();
    expect(await stored('traveltime.hospital', WEST)).toMatchObject({ state: 'STALE' });
    expect((await stored('traveltime.hospital', WEST))?.value).toBeCloseTo(12.4, 1);
    const [value] = await told(['traveltime.hospital']);
    expect(value?.ja).toContain('2026年11月24日(火)の時刻表による数です。確かめてから日がたった記録をふくみます。');
    await opened.database.query("DELETE FROM resource WHERE id = 'old'");
    towns = new Towns(opened.database);
  });

  it('are of the last day, and marked, where the timetable has run out', async () => {
    await compute('2027-04-05');
    expect(await stored('traveltime.hospital', WEST)).toMatchObject({ state: 'STALE', value: 58 });
    const [value] = await told(['traveltime.hospital'], '2027-04-05');
    expect(value?.ja).toContain('有効期間の過ぎた時刻表の、2027年3月31日(水)の便です。');
    expect(value?.explanation.limits.join()).toContain('時刻表の有効期間が過ぎています');
  });

  it('are not known where a stop nearby belongs to a company whose timetable has run out', async () => {
    // 隣バス stopped 200 m from the centre of C until March 2026
    const [longitude, latitude] = centreAt(4);
    const next = feedWith(['9:00'], {
      'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\nwest,南,${latitude},${longitude + 0.002}\nhospital,病院北,${HOSPITAL[1]},${HOSPITAL[0]}\n`,
    });
    await bring(
      Object.fromEntries(
        Object.entries(next).map(([name, text]) => [
          name,
          text
            .replaceAll('三升バス', '隣バス')
            .replaceAll('mimasu', 'tonari')
            .replaceAll('20260401,20270331', '20250401,20260331'),
        ]),
      ),
      'tonari.zip',
    );
    await compute();
    expect(await stored('traveltime.hospital', WEST)).toMatchObject({ state: 'OK', value: 58 });
    expect(await stored('traveltime.hospital', EAST)).toBeUndefined();
    const [value] = await told(['traveltime.hospital']);
    expect(value?.explanation.limits.join()).toContain('この日を有効期間にふくまない時刻表の停留所が2か所あります。');
  });
});
