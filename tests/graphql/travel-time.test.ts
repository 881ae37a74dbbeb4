import { containsPoint, type MultiPolygon } from '@hazama/geo';
import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, B, C, CODE, centreAt, insertThreeCells } from '../indicator/three-cells.ts';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { raiseRevision } from '../support/town-rows.ts';

// On weekdays a bus leaves 西 (at A) every ten minutes from 9:00 on and is in 東 (at C) two minutes later; none comes back, none runs on Sundays.
// A, B and C lie 286 m × 2 apart: 100, 60 and 40 people of 65 and over, three times as many in all.

const WEEKDAY = '2026-11-25';
const SUNDAY = '2026-11-29';
const AFTER = '2027-04-01';

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00`;
const runs = Array.from({ length: 18 }, (_, run) => 540 + run * 10);
const feed = madeFeed({
  'trips.txt': `route_id,service_id,trip_id,trip_headsign,direction_id\n${runs.map((_, run) => `r,weekday,t${run},東,0`).join('\n')}\n`,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${runs
    .flatMap((leaves, run) => [
      `t${run},${clock(leaves)},${clock(leaves)},west-1,1`,
      `t${run},${clock(leaves + 2)},${clock(leaves + 2)},east,2`,
    ])
    .join('\n')}\n`,
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertThreeCells(server.database);
  const file = { name: 'bus.zip', bytes: zipped(feed) };
  await importFile(server, { dataset: 'gtfs', municipality: CODE, file });
});
afterAll(() => server?.close());

interface Answer {
  readonly state: string;
  readonly day: { readonly date: string; readonly weekday: number };
  readonly method: string;
  readonly explanation: string;
  readonly isPartial: boolean;
  readonly residents: { readonly people: number | null };
  readonly bands: readonly {
    readonly minutes: number;
    readonly shape: { readonly type: string; readonly coordinates: MultiPolygon } | null;
    readonly residents: { readonly state: string; readonly people: number | null };
    readonly older: { readonly state: string; readonly people: number | null };
    readonly sentence: string;
  }[];
}

type Asked = Readonly<Record<string, unknown>>;

async function ask(input: Asked, { as, language = 'JA' }: { readonly as?: string; readonly language?: string } = {}) {
  const [longitude, latitude] = centreAt(A);
  return server.graphql<{ transit: { travelTime: Answer } }>(
    `query ($code: ID!, $input: TravelTimeInput!, $language: Language!) { transit(municipality: $code) { travelTime(input: $input) {
       state day { date weekday } method gridMeters isPartial explanation(language: $language) residents { people } older { people }
       bands { minutes shape residents { state people } older { state people } sentence(language: $language) }
     } } }`,
    { code: CODE, input: { longitude, latitude, serviceDate: WEEKDAY, ...input }, language },
    ...(as ? [as] : []),
  );
}

async function travel(input: Asked, options: Parameters<typeof ask>[1] = {}): Promise<Answer> {
  const { data, errors } = await ask(input, options);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.transit.travelTime;
}

const olderIn = ({ bands }: Answer) => bands.map(({ older }) => older.people);
const isWithin = ({ bands }: Answer, band: number, column: number) =>
  containsPoint(bands[band]?.shape?.coordinates ?? [], centreAt(column));

describe('from a place, on foot and by bus', () => {
  it('reaches by the bus what is too far to walk, half of the time', async () => {
    // B is 572 m × 1.3 = 12.4 minutes on foot; C 24.8, or by bus: 2 minutes to the stop, a wait of 1 to 10, 2 to ride, 2 from the stop
    const answer = await travel({});
    expect(answer).toMatchObject({
      state: 'OK',
      day: { date: WEEKDAY, weekday: 2 },
      method: 'walk+transit (straight×1.3)',
      gridMeters: 100,
      isPartial: false,
      residents: { people: 600 },
    });
    expect(answer.bands.map(({ minutes }) => minutes)).toEqual([15, 30, 45, 60]);
    expect(olderIn(answer)).toEqual([200, 200, 200, 200]);
    expect([A, B, C].map((column) => isWithin(answer, 0, column))).toEqual([true, true, true]);
  });

  it('is on foot alone on a Sunday, when none runs', async () => {
    const answer = await travel({ serviceDate: SUNDAY });
    expect(answer.state).toBe('OK');
    expect(olderIn(answer)).toEqual([160, 200, 200, 200]);
    expect([A, B, C].map((column) => isWithin(answer, 0, column))).toEqual([true, true, false]);
    expect(isWithin(answer, 1, C)).toBe(true);
  });

  it('takes the other way as people come: no bus brings them from C', async () => {
    const [longitude, latitude] = centreAt(C);
    const leaving = await travel({ longitude, latitude });
    expect(olderIn(leaving)).toEqual([100, 200, 200, 200]);
    const coming = await travel({ longitude, latitude, direction: 'TO' });
    expect(olderIn(coming)).toEqual([200, 200, 200, 200]);
  });

  it('knows the window and the percentile', async () => {
    // at 8:00 to 8:30 the first bus is half an hour and more away: one walks
    expect(olderIn(await travel({ fromMinutes: 480, untilMinutes: 510 }))).toEqual([160, 200, 200, 200]);
    // who leaves as the minute ends in 7 is in C after 7 minutes, in 8 (the bus is missed by a second) after 16: one in ten each
    expect(olderIn(await travel({ percentile: 80 }))).toEqual([200, 200, 200, 200]);
    expect(olderIn(await travel({ percentile: 99 }))).toEqual([160, 200, 200, 200]);
  });
});

describe('in words', () => {
  it('says what half of the departures means, and how many people that is', async () => {
    const { explanation, bands } = await travel({});
    expect(explanation).toBe(
      '11月25日(水)の9時から11時のあいだのどの分に出ても、半分の場合は、書かれた分数のうちに着きます。待つ時間をふくみ、徒歩は直線距離の1.3倍として1分に60mです。',
    );
    expect(bands[0]?.sentence).toBe('バスと徒歩で15分以内に着くところに、600人(うち65歳以上 200人)が暮らしています。');
    const coming = await travel({ direction: 'TO', serviceDate: SUNDAY }, { language: 'EN' });
    expect(coming.bands[0]?.sentence).toBe(
      'Of 200 residents aged 65 and over, 160 (80%) arrive here within 15 minutes by bus and on foot.',
    );
  });

  it('says of a day that no timetable speaks of that nothing is known, and of which days it is', async () => {
    const answer = await travel({ serviceDate: AFTER });
    expect(answer).toMatchObject({ state: 'UNKNOWN', bands: [] });
    expect(answer.explanation).toBe(
      '2027-04-01 の時刻表がまだないため、わかりません。わかる日は 2026-04-01〜2027-03-31 です。',
    );
  });
});

/** The one line of the feed, and who lives near its stops. */
async function near(serviceDate: string) {
  const { data } = await server.graphql<{
    transit: { lines: { id: string }[] };
  }>('query ($code: ID!, $day: Date!) { transit(municipality: $code) { lines(serviceDate: $day) { id } } }', {
    code: CODE,
    day: WEEKDAY,
  });
  const answer = await server.graphql<{ transit: { lineCoverage: Record<string, unknown> | null } }>(
    `query ($code: ID!, $line: ID!, $day: Date) { transit(municipality: $code) { lineCoverage(line: $line, serviceDate: $day) {
       name state runs meters stops { name departures } residents { state people } older { state people } sentence } } }`,
    { code: CODE, line: data?.transit.lines[0]?.id ?? '', day: serviceDate },
  );
  return answer.data?.transit.lineCoverage;
}

describe('a line and who lives near its stops', () => {
  it('counts the people within 300 m of its stops, and what runs that day', async () => {
    // 西 stands beside A and 東 beside C; B is 572 m from each
    expect(await near(WEEKDAY)).toEqual({
      name: '東西線',
      state: 'OK',
      runs: 18,
      meters: 300,
      stops: [
        { name: '西', departures: 18 },
        { name: '東', departures: 0 },
      ],
      residents: { state: 'OK', people: 420 },
      older: { state: 'OK', people: 140 },
      sentence:
        'この路線の停留所から300m以内に、420人(うち65歳以上 140人)が暮らしています(直線距離)。11月25日(水)は 18便が走ります。',
    });
  });

  it('knows nothing of the runs of a day that no timetable speaks of, and still who lives there', async () => {
    expect(await near(SUNDAY)).toMatchObject({ state: 'OK', runs: 0 });
    expect(await near(AFTER)).toMatchObject({
      state: 'UNKNOWN',
      runs: null,
      residents: { people: 420 },
      stops: [{ departures: null }, { departures: null }],
    });
  });

  it('is none where no timetable has a line of that id', async () => {
    const { data } = await server.graphql(
      `query { transit(municipality: "${CODE}") { lineCoverage(line: "nowhere") { name } } }`,
    );
    expect(data).toEqual({ transit: { lineCoverage: null } });
  });
});

describe('what is withheld', () => {
  it('counts for councils and the public the people of the cells that the map shows them, and no others', async () => {
    await server.database.query(
      'UPDATE population_count SET age_65_over = 4 WHERE municipality_code = $1 AND age_65_over = 40',
      [CODE],
    );
    // another revision: what was read of the town before is not asked again
    await raiseRevision(server.database, CODE, { at: new Date('2026-04-02T00:00:00Z') });
    expect(olderIn(await travel({ serviceDate: SUNDAY }))).toEqual([160, 164, 164, 164]);
    for (const as of ['council', 'public']) {
      const answer = await travel({ serviceDate: SUNDAY }, { as });
      expect(answer.isPartial).toBe(true);
      // the 4 of C are counted with the 60 of B, wherever that is: within reach of the station with them
      expect(olderIn(answer)).toEqual(as === 'public' ? [160, 160, 160, 160] : [164, 164, 164, 164]);
    }
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['a place far from the town', { longitude: 140, latitude: 36 }, '三升町とそのまわり5kmの外です'],
    ['no position', { longitude: 34.76, latitude: 136.13 }, '経度と緯度が入れかわっていないか'],
    ['a window backwards', { fromMinutes: 660, untilMinutes: 540 }, '早いほうを先に'],
    ['a window of a day', { fromMinutes: 0, untilMinutes: 1440 }, '4時間まで'],
    ['a percentile that is none', { percentile: 100 }, '1から99まで'],
  ])('%s', async (_what, input, message) => {
    const { errors } = await ask(input);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});
