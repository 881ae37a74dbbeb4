import { personalViewer } from '@hazama/server/account';
import { createAreaCaches, createAreaReader } from '@hazama/server/area';
import { importFile, parseSchedule } from '@hazama/server/dataset';
import { computeMunicipality, createIndicatorReader, createValueTeller, Towns } from '@hazama/server/indicator';
import { createMunicipalityReader, Registry } from '@hazama/server/municipality';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { recordStatements } from '../support/statements.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { raiseRevision } from '../support/town-rows.ts';
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

/** Buses from 西 to 病院前, twenty minutes, and back. */
function feedWith(
  times: readonly string[],
  back: readonly string[] = [],
  changes: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const trips = [
    ...times.map((time, at) => ({ id: `there-${at}`, time, from: 'west', to: 'hospital' })),
    ...back.map((time, at) => ({ id: `back-${at}`, time, from: 'hospital', to: 'west' })),
  ];
  return madeFeed({
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\nwest,西,${WEST_LATITUDE},${WEST_LONGITUDE}\nhospital,病院前,${HOSPITAL[1]},${HOSPITAL[0]}\n`,
    'trips.txt': `route_id,service_id,trip_id\n${trips.map(({ id }) => `r,weekday,${id}`).join('\n')}\n`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${trips
      .flatMap(({ id, time, from, to }) => [
        `${id},${time}:00,${time}:00,${from},1`,
        `${id},${arrival(time)}:00,${arrival(time)}:00,${to},2`,
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

interface Asked {
  readonly serviceDate?: string | null;
  readonly as?: 'council';
  readonly areaKind?: 'MUNICIPALITY' | 'DISTRICT';
}

/** What a reader is told of the whole town, or of its districts. */
async function told(
  indicatorIds: string[],
  today = SATURDAY,
  { serviceDate = null, as, areaKind = 'MUNICIPALITY' }: Asked = {},
) {
  const { database } = opened;
  const register = await new Registry(database).read();
  const municipalities = createMunicipalityReader(database, register);
  const areas = await createAreaReader(database, createAreaCaches(), { today, stamp: register.stamp }).listAreas(
    CODE,
    areaKind,
  );
  const reader = createIndicatorReader({ database, towns, municipalities, viewer: personalViewer(as), today });
  const selection = { indicatorIds, year: null, snapshotId: null, serviceDate };
  const values = (await Promise.all(areas.map((area) => reader.listValues(area, selection)))).flat();
  const teller = createValueTeller(towns, today, 'STAFF');
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
    expect(await stored('access.e2sfca.hospital.transit', WEST)).toBeUndefined();
    const noTimetable = { state: 'UNKNOWN', ja: '時刻表のデータがまだないため、わかりません。' };
    expect(await told(['traveltime.hospital', 'traveltime.food-shop', 'access.e2sfca.hospital.transit'])).toMatchObject(
      [noTimetable, noTimetable, noTimetable],
    );
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

  // Within 20, 40 and 60 minutes a place counts 1, 0.68 and 0.22. To the hospital it takes A 45 minutes and B 58: 300 × 0.22 + 480 × 0.22 = 171.6
  // people by weight. The clinic on A is walked to: A 0, B 12.4, C 24.8 minutes, 300 + 480 + 120 × 0.68 = 861.6 people. No bus goes that way.
  it('are what access on foot and by transit is shared out by, and who has no way has none and keeps a row', async () => {
    const common = { state: 'OK', method: 'walk+transit', dataFrom: '2025-03-31', gapPeople: null };
    const perThousand = async (id: string, areaId: string, numerator: number, people: number) => {
      const value = await stored(id, areaId);
      expect(value).toMatchObject({ ...common, denominator: people });
      expect(value?.numerator).toBeCloseTo(numerator, 9);
      expect(value?.value).toBeCloseTo((numerator / people) * 1000, 9);
    };
    await perThousand('access.e2sfca.hospital.transit', WEST, 1, 780);
    await perThousand('access.e2sfca.hospital.transit', EAST, 0, 120);
    await perThousand('access.e2sfca.hospital.transit', WHOLE, 1, 900);
    await perThousand('access.e2sfca.clinic.transit', WEST, 780 / 861.6, 780);
    await perThousand('access.e2sfca.clinic.transit', EAST, 81.6 / 861.6, 120);
    // a mean of places for each person: 780 of 900 get to the hospital within the hour
    expect(await stored('access.cumulative.hospital.transit', WHOLE)).toMatchObject({ ...common, value: 780 / 900 });
    expect(await stored('access.cumulative.hospital.transit', EAST)).toMatchObject({ ...common, value: 0 });
  });

  it('are told of access with minutes, the day and the window, in four languages', async () => {
    const [east] = (await told(['access.e2sfca.hospital.transit'], SATURDAY, { areaKind: 'DISTRICT' })).slice(1);
    expect(east).toMatchObject({
      ja: 'この地区からバスと徒歩で60分以内の病院は、これからです。2026年11月24日(火)の時刻表による数です。',
      easy: expect.stringContaining('バスと 歩きで 60分で 行ける びょういんは これからです。') as string,
      en: expect.stringMatching(/Still to come within 60 minutes of this district by bus and on foot: /) as string,
      pt: expect.stringMatching(/a até 60 minutos de ônibus e a pé: /) as string,
    });
    const [town] = await told(['access.e2sfca.hospital.transit']);
    expect(town).toMatchObject({
      ja: '三升町の病院への混みぐあいも考えた届きやすさは、住民1,000人あたり 1.1か所です(バスと徒歩で行く時間で)。2026年11月24日(火)の時刻表による数です。',
      en: expect.stringMatching(/\(by minutes on foot and by bus\)\. .*Tuesday 24 November 2026/) as string,
    });
    expect(town?.explanation).toMatchObject({
      example: expect.stringContaining('三升町: ここに届く分 1か所 ÷ 900人 × 1,000 = 1.1か所') as string,
      parameters: expect.arrayContaining([
        {
          name: '数える範囲',
          value: '家を出てから着くまで60分(待ち時間と歩きをふくむ、出発1分ごとのまん中の値。ちょうどの所も入る)',
        },
        { name: '近さの重み', value: '20分まで 1、40分まで 0.68、60分まで 0.22' },
        { name: '家を出る時刻', value: '9:00から11:00まで、1分ごと' },
        { name: '歩く速さ', value: '1分に60m' },
        { name: '道のり', value: '直線距離 × 1.3' },
        { name: '時刻表の日(運行日)', value: '2026-11-24' },
      ]) as unknown,
    });
    const limits = town?.explanation.limits ?? [];
    expect(limits.join()).toContain('デマンド交通');
    expect(limits.join()).not.toContain('車やバスで行くことは入っていません');
    expect(new Set(limits).size).toBe(limits.length);
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
      // the 300 of A take 45 minutes, the 480 of B 58; from C there is no way
      example:
        '三升町: 900人の半分は 450人。58分より早く着く人は 300人、58分までに着く人は 780人なので、まん中の人は 58分',
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
    await raiseRevision(opened.database, CODE);
    const statements = await recordStatements(opened.database, async () => {
      expect(await compute()).toMatchObject({ changed: 0 });
    });
    expect(statements.some((text) => text.includes('transit_feed'))).toBe(true);
    expect(statements.filter((text) => text.includes('JOIN transit_trip'))).toEqual([]);
  });

  it('follow a window of the town’s own', async () => {
    await opened.database.query(
      `INSERT INTO indicator_parameter (municipality_code, indicator_id, parameters)
       SELECT $1, id, '{"leaveFromMinutes": 610, "leaveUntilMinutes": 620}'
       FROM unnest(ARRAY['traveltime.hospital', 'access.cumulative.hospital.transit']) AS id`,
      [CODE],
    );
    towns = new Towns(opened.database);
    await compute();
    // B leaves each minute 10:10–10:19, waits for 11:21 and is there at 11:41: 91…82 minutes, the fifth of ten is 86
    expect(await stored('traveltime.hospital', WEST)).toMatchObject({ value: 86 });
    // A takes the bus of 10:21 and is there within 31…22 minutes, B is not within the hour that counts
    expect(await stored('access.cumulative.hospital.transit', WHOLE)).toMatchObject({ state: 'OK', value: 300 / 900 });
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
    expect(await stored('access.e2sfca.hospital.transit', WEST)).toMatchObject({ state: 'STALE' });
    const [value] = await told(['traveltime.hospital']);
    expect(value?.ja).toContain('2026年11月24日(火)の時刻表による数です。確かめてから日がたった記録をふくみます。');
    await opened.database.query("DELETE FROM resource WHERE id = 'old'");
    towns = new Towns(opened.database);
  });

  it('are of the last day, and marked, where the timetable has run out', async () => {
    await compute('2027-04-05');
    expect(await stored('traveltime.hospital', WEST)).toMatchObject({ state: 'STALE', value: 58 });
    expect(await stored('access.e2sfca.hospital.transit', WEST)).toMatchObject({ state: 'STALE', numerator: 1 });
    const [access] = await told(['access.e2sfca.hospital.transit'], '2027-04-05');
    expect(access?.ja).toContain('有効期間の過ぎた時刻表の、2027年3月31日(水)の便です。');
    const [value] = await told(['traveltime.hospital'], '2027-04-05');
    expect(value?.ja).toContain('有効期間の過ぎた時刻表の、2027年3月31日(水)の便です。');
    expect(value?.explanation.limits.join()).toContain('時刻表の有効期間が過ぎています');
  });
});

/** A place on the town's list, as its schedule is read from a table. */
async function open(id: string, kind: string, at: [number, number], schedule: string | null) {
  await opened.database.query('DELETE FROM resource WHERE id = $1', [id]);
  await insertResource(opened.database, { id, kind, at, confirmedOn: '2026-10-01' });
  const opening = schedule === null ? null : parseSchedule(schedule).opening;
  await opened.database.query('UPDATE resource SET opening = $2 WHERE id = $1', [
    id,
    opening && JSON.stringify(opening),
  ]);
  towns = new Towns(opened.database);
}

// The salon is at 病院前, Wednesdays from 13:30 to 15:30. Who takes a bus of the morning is there by the start. A bus back has to leave a minute
// after the end or later. People of 65 and over: 100 in A, 160 in B, who can walk to 西, and 40 in C, who can't.
describe('round trips', () => {
  const MORNING_BUSES = ['9:11', '9:31', '10:21', '11:21'];
  beforeAll(async () => {
    await open('salon', 'salon', HOSPITAL, '毎週水曜 13:30-15:30');
    await open('kayoinoba', 'kayoinoba', centreAt(A), '第2・第4月曜 10:00-11:30');
  });

  it('count nobody whose last bus home leaves before the end', async () => {
    await bring(feedWith(MORNING_BUSES, ['15:10']));
    await compute();
    const nobody = { state: 'OK', value: 0, numerator: 0, method: 'walk+transit', dataFrom: '2025-03-31' };
    expect(await stored('roundtrip.salon', WEST)).toMatchObject({ ...nobody, gapPeople: 260 });
    expect(await stored('roundtrip.salon', WHOLE)).toMatchObject({ ...nobody, gapPeople: 300 });
    const [value] = await told(['roundtrip.salon']);
    expect(value?.ja).toBe(
      'ふれあいサロンのある水曜、バスと徒歩で行って、その日のうちに帰れる65歳以上は、三升町ではこれからです。',
    );
    await bring(feedWith(MORNING_BUSES, ['15:30']));
    await compute();
    expect(await stored('roundtrip.salon', WEST)).toMatchObject(nobody);
  });

  it('count those whose bus home leaves after it', async () => {
    await bring(feedWith(MORNING_BUSES, ['15:10', '15:31']));
    await compute();
    expect(await stored('roundtrip.salon', WEST)).toMatchObject({
      state: 'OK',
      value: 1,
      numerator: 260,
      gapPeople: 0,
    });
    expect(await stored('roundtrip.salon', EAST)).toMatchObject({ state: 'OK', value: 0, gapPeople: 40 });
    expect(await stored('roundtrip.salon', WHOLE)).toMatchObject({ numerator: 260, denominator: 300, gapPeople: 40 });
    const whole = await stored('roundtrip.salon', WHOLE);
    expect(whole?.low).toBeLessThan(260 / 300);
    expect(whole?.high).toBeGreaterThan(260 / 300);
    const [value] = await told(['roundtrip.salon']);
    expect(value?.ja).toBe(
      'ふれあいサロンのある水曜、バスと徒歩で行って、その日のうちに帰れる65歳以上は、三升町の 300人のうち 260人(87%)です。',
    );
    expect(value?.explanation).toMatchObject({
      example: '三升町: 260人 ÷ 300人 = 86.7%',
      parameters: expect.arrayContaining([
        { name: '向こうにいる時間', value: '始まりから終わりまで(長くて2時間)' },
        { name: '家を出る・帰る', value: '6:00から出て、24:00までに帰る' },
        { name: '数えた日', value: '2026-11-21から2026-12-25までの、それぞれのひらく日' },
        { name: '数えた所', value: '1か所' },
      ]) as unknown,
    });
  });

  it('count those who walk, and a place that opens twice a month', async () => {
    // C is 1,487 m away by 1.3 × the straight line
    expect(await stored('roundtrip.kayoinoba', WHOLE)).toMatchObject({ value: 1, numerator: 300 });
    const [value] = await told(['roundtrip.kayoinoba']);
    expect(value?.ja).toContain('三升町では、どこに住む65歳以上も、バスと徒歩で行って');
  });

  it('are those to any of the places of a group', async () => {
    expect(await stored('roundtrip.gathering', WHOLE)).toMatchObject({ value: 1, numerator: 300 });
  });

  it('are by the timetable of each opening’s own day', async () => {
    // nothing runs on Saturdays
    await open('salon', 'salon', HOSPITAL, '毎週土曜 13:30-15:30');
    await compute();
    expect(await stored('roundtrip.salon', WEST)).toMatchObject({ value: 0, gapPeople: 260 });
    expect((await told(['roundtrip.salon']))[0]?.ja).toContain('サロンのある土曜、');
    await open('salon', 'salon', HOSPITAL, '毎週水曜 13:30-15:30');
    await compute();
  });

  it('let a desk be visited while it is open', async () => {
    // there from 9:31 or 9:51 on, half an hour until 11:00, and home at 15:31; the east walks to no stop
    await open('hospital', 'hospital', HOSPITAL, '平日 8:30-11:00');
    await compute();
    expect(await stored('roundtrip.hospital', WEST)).toMatchObject({ value: 1, denominator: 780 });
    expect(await stored('roundtrip.hospital', EAST)).toMatchObject({ value: 0, gapPeople: 120 });
    const [value] = await told(['roundtrip.hospital']);
    expect(value?.ja).toContain('病院のひらく日、');
    // closed again before anyone comes
    await open('hospital', 'hospital', HOSPITAL, '平日 8:30-9:50');
    await compute();
    expect(await stored('roundtrip.hospital', WEST)).toMatchObject({ value: 0 });
  });

  it('of a day that is asked for count the openings of that day', async () => {
    const [wednesday] = await told(['roundtrip.salon'], SATURDAY, { serviceDate: '2026-11-25' });
    expect(wednesday).toMatchObject({
      state: 'OK',
      ja: expect.stringContaining('300人のうち 260人(87%)です。2026年11月25日(水)の時刻表による数です。') as string,
    });
    const [thursday] = await told(['roundtrip.salon'], SATURDAY, { serviceDate: '2026-11-26' });
    expect(thursday).toMatchObject({ state: 'UNKNOWN', ja: expect.stringContaining('記録がまだない') as string });
    const [outside] = await told(['roundtrip.salon'], SATURDAY, { serviceDate: '2027-11-24' });
    expect(outside).toMatchObject({
      state: 'UNKNOWN',
      ja: expect.stringContaining('有効期間にも入っていない') as string,
    });
  });

  it('are not known where nobody knows when a place opens, and leave such a place out', async () => {
    await open('other', 'salon', centreAt(A), null);
    await compute();
    const [value] = await told(['roundtrip.salon']);
    expect(value?.ja).toContain('300人のうち 260人');
    expect(value?.explanation.limits.join()).toContain(
      'ひらく日や時間のわからないふれあいサロン 1か所は入っていません。',
    );
    await open('salon', 'salon', HOSPITAL, '隔週水曜 13:30-15:30');
    await compute();
    expect(await stored('roundtrip.salon', WHOLE)).toBeUndefined();
    expect((await told(['roundtrip.salon']))[0]?.ja).toBe(
      'ふれあいサロンがひらく日と時間の記録がまだないため、わかりません。',
    );
    await opened.database.query("DELETE FROM resource WHERE id = 'other'");
    await open('salon', 'salon', HOSPITAL, '毎週水曜 13:30-15:30');
  });

  it('are those of the last weeks, and marked, where the timetable has run out', async () => {
    await compute('2027-04-05');
    expect(await stored('roundtrip.salon', WHOLE)).toMatchObject({ state: 'STALE', numerator: 260 });
    const [value] = await told(['roundtrip.salon'], '2027-04-05');
    expect(value?.ja).toContain('260人(87%)です。有効期間の過ぎた時刻表による数です。');
    await compute();
  });

  it('withhold small counts from the council', async () => {
    await opened.database.query('UPDATE population_count SET age_65_over = 5 WHERE age_65_over = 40');
    towns = new Towns(opened.database);
    await compute();
    const asked = { areaKind: 'DISTRICT' } as const;
    expect(await told(['roundtrip.salon'], SATURDAY, asked)).toMatchObject([{ state: 'OK' }, { state: 'OK' }]);
    expect(await told(['roundtrip.salon'], SATURDAY, { ...asked, as: 'council' })).toMatchObject([
      {},
      { state: 'SUPPRESSED', ja: '10人未満のため、数は出していません。' },
    ]);
    await opened.database.query('UPDATE population_count SET age_65_over = 40 WHERE age_65_over = 5');
    towns = new Towns(opened.database);
  });
});

describe('where a company’s timetable has run out and another’s has not', () => {
  it('travel times and round trips are not known of those who live near its stops', async () => {
    // 隣バス stopped 200 m from the centre of C until March 2026
    const [longitude, latitude] = centreAt(4);
    const next = feedWith(['9:00'], [], {
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
    // the hospital falls to the town's people whole, whoever of them gets there; how many of the places one has within the hour is not known
    expect(await stored('access.e2sfca.hospital.transit', WEST)).toMatchObject({ state: 'OK', numerator: 1 });
    expect(await stored('access.e2sfca.hospital.transit', EAST)).toBeUndefined();
    expect(await stored('access.e2sfca.hospital.transit', WHOLE)).toMatchObject({ state: 'OK', numerator: 1 });
    expect(await stored('access.cumulative.hospital.transit', WHOLE)).toBeUndefined();
    expect(await stored('roundtrip.salon', WEST)).toMatchObject({ state: 'OK', numerator: 260 });
    expect(await stored('roundtrip.salon', EAST)).toBeUndefined();
    const [value] = await told(['traveltime.hospital']);
    expect(value?.explanation.limits.join()).toContain('この日を有効期間にふくまない時刻表の停留所が2か所あります。');
  });
});
