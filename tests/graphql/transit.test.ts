import { importFile, parseSchedule } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { B, CODE, cellAt, EAST, insertResource, insertThreeCells, WEST, WHOLE } from '../indicator/three-cells.ts';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { raiseRevision } from '../support/town-rows.ts';

// The timetable is 三升バス of madeFeed: on weekdays 2 there and 1 back, on Saturdays and on the holiday 1 there.

const WEEKDAY = '2026-11-24';
const HOLIDAY = '2026-11-23';
const SUNDAY = '2026-11-29';
const AFTER = '2027-04-01';
const BEFORE = '2026-03-31';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertThreeCells(server.database);
});
afterAll(() => server?.close());

const ask = (serviceDate: string, area: string | null = null) =>
  server.graphql<{ transit: { stopPlaces: unknown } | null }>(
    `query ($code: ID!, $serviceDate: Date!, $area: ID) { transit(municipality: $code) {
       feeds { id agency validFrom validTo expired routes stops trips stopTimes license }
       stopPlaces(serviceDate: $serviceDate, area: $area) { id name location departures }
     } }`,
    { code: CODE, serviceDate, area },
  );

describe('transit', () => {
  it('is null while no timetable was imported', async () => {
    expect(await ask(BEFORE)).toEqual({ data: { transit: null } });
  });

  it('counts the calls that are not the last of their trip, at the station, on the day’s services', async () => {
    const file = { name: 'bus.zip', bytes: zipped(madeFeed()) };
    const options = { license: 'CC BY 4.0' };
    const report = await importFile(server, { dataset: 'gtfs', municipality: CODE, file, options });
    expect(report).toMatchObject({ status: 'published', format: 'gtfs', source: '三升バス' });
    const { data } = await ask(WEEKDAY);
    expect(data).toEqual({
      transit: {
        feeds: [
          {
            id: expect.stringMatching(/@2026-04-01$/) as string,
            agency: '三升バス',
            validFrom: '2026-04-01',
            validTo: '2027-03-31',
            expired: false,
            routes: 1,
            stops: 4,
            trips: 4,
            stopTimes: 8,
            license: 'CC BY 4.0',
          },
        ],
        stopPlaces: [
          // two leave 西 from pole 1, one arrives there and ends; one leaves 東
          {
            id: expect.stringMatching(/\/east$/) as string,
            name: '東',
            location: point([136.1426, 34.7601]),
            departures: 1,
          },
          {
            id: expect.stringMatching(/\/west$/) as string,
            name: '西',
            location: point([136.1301, 34.7601]),
            departures: 2,
          },
        ],
      },
    });
  });

  it.each([
    ['a holiday that runs as a Saturday', HOLIDAY, 0, 1],
    ['a Sunday, when nothing runs', SUNDAY, 0, 0],
    ['a day after the timetable ends, of which nothing is known', AFTER, null, null],
  ])('on %s', async (_day, serviceDate, east, west) => {
    const { data } = await ask(serviceDate);
    expect(data?.transit?.stopPlaces).toMatchObject([{ departures: east }, { departures: west }]);
  });

  it('says so where no stop lies near the town', async () => {
    const stops = (madeFeed()['stops.txt'] ?? '').replaceAll(',34.', ',26.').replaceAll(',136.', ',127.');
    const trips = 'route_id,service_id,trip_id\nr,weekday,far\n';
    const times =
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nfar,8:00:00,8:00:00,west-1,1\nfar,8:05:00,8:05:00,east,2\n';
    const far = madeFeed({ 'stops.txt': stops, 'trips.txt': trips, 'stop_times.txt': times });
    expect(await checkFeed(far)).toContain('feed_outside_municipality');
    expect(await checkFeed(madeFeed({ 'trips.txt': trips, 'stop_times.txt': times }))).not.toContain(
      'feed_outside_municipality',
    );
  });

  it('lists those of one area', async () => {
    const { data } = await ask(WEEKDAY, EAST);
    expect(data?.transit?.stopPlaces).toMatchObject([{ name: '東' }]);
  });

  it('shows the next workday, by its name', async () => {
    const { data } = await server.graphql<{ transit: { defaultDay: { weekday: number; holiday: string | null } } }>(
      'query ($code: ID!) { transit(municipality: $code) { defaultDay { date weekday holiday } } }',
      { code: CODE },
    );
    expect(data?.transit.defaultDay).toMatchObject({ holiday: null });
    expect(data?.transit.defaultDay.weekday).toBeLessThan(5);
  });

  it('tells what leaves a stop place, line by line and direction by direction', async () => {
    const east = await timetable('東', WEEKDAY);
    expect(east).toEqual({
      name: '東',
      nameKana: null,
      day: { date: WEEKDAY, weekday: 1, holiday: null },
      departures: 1,
      lines: [
        {
          name: '東西線',
          routeType: 3,
          directionId: 1,
          headsigns: ['西'],
          vias: [],
          firstSeconds: 61_200,
          lastSeconds: 61_200,
          departures: [{ seconds: 61_200, headsign: '西', platform: null, canBoard: true, isExact: true }],
        },
      ],
      overnight: [],
    });
    expect(await timetable('西', HOLIDAY)).toMatchObject({
      day: { weekday: 0, holiday: '勤労感謝の日' },
      departures: 1,
      lines: [{ headsigns: ['東'], firstSeconds: 36_000, lastSeconds: 36_000 }],
    });
  });

  it('says by name what the day before still runs after midnight, and counts it on its own day', async () => {
    const night = madeFeed({
      'agency.txt':
        'agency_id,agency_name,agency_url,agency_timezone\nmimasu,夜更けバス,https://example.jp/,Asia/Tokyo\n',
      'calendar_dates.txt': null,
      'trips.txt': 'route_id,service_id,trip_id,trip_headsign,direction_id,jp_pattern_id\nr,weekday,late,東,0,p\n',
      'pattern_jp.txt': 'jp_pattern_id,origin_stop,via_stop,destination_stop\np,西,市役所,東\n',
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nlate,24:10:00,24:10:00,west-1,1\nlate,24:15:00,24:15:00,east,2\n',
    });
    const file = { name: 'night.zip', bytes: zipped(night) };
    expect(await importFile(server, { dataset: 'gtfs', municipality: CODE, file })).toMatchObject({
      status: 'published',
    });
    const late = { headsigns: ['東'], vias: ['市役所'], firstSeconds: 600, departures: [{ seconds: 600 }] };
    expect(await timetable('西', WEEKDAY)).toMatchObject({ departures: 3, overnight: [late] });
    // Saturday has no night bus of its own: what leaves after midnight is Friday's
    expect(await timetable('西', '2026-11-28')).toMatchObject({ departures: 1, overnight: [late] });
    expect(await timetable('西', SUNDAY)).toMatchObject({ departures: 0, overnight: [] });
    await server.database.query(`DELETE FROM transit_feed WHERE agency = '夜更けバス'`);
  });

  it('knows nothing of a day that no timetable speaks of, and of a place that none holds', async () => {
    expect(await timetable('西', AFTER)).toMatchObject({ departures: null, lines: [] });
    expect(await timetable('西', SUNDAY)).toMatchObject({ departures: 0, lines: [] });
    const { data } = await askTimetable('nowhere', WEEKDAY);
    expect(data).toEqual({ transit: { stopTimetable: null } });
  });

  it('lists the zones of an area, and those of a whole town', async () => {
    const west = 136.142;
    const south = 34.7595;
    const ring = [
      [west, south],
      [west + 0.001, south],
      [west + 0.001, south + 0.001],
      [west, south],
    ];
    const properties = {
      name: '東デマンド',
      schedule: '平日 8:00-17:00',
      riders: '65歳以上',
      booking_deadline: '前日まで',
    };
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const features = [
      { type: 'Feature', properties, geometry },
      // words of which no day can be told
      { type: 'Feature', properties: { ...properties, name: '東の送迎', schedule: '申し込みのあった日' }, geometry },
    ];
    const file = { name: 'z.geojson', bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })) };
    const report = await importFile(server, { dataset: 'zones', municipality: CODE, file });
    expect(report).toMatchObject({ status: 'published' });
    const zones = (area: string | null) =>
      server.graphql(
        `query ($code: ID!, $area: ID) { transit(municipality: $code) { zones(area: $area) {
           name schedule nextDay { weekday holiday } bookingDeadline riders fare operator phone } } }`,
        { code: CODE, area },
      );
    const listed = [
      expect.objectContaining({ name: '東の送迎', schedule: '申し込みのあった日', nextDay: null }) as object,
      {
        name: '東デマンド',
        schedule: '平日 8:00-17:00',
        nextDay: { weekday: expect.toBeOneOf([0, 1, 2, 3, 4]) as number, holiday: null },
        bookingDeadline: '前日まで',
        riders: '65歳以上',
        fare: null,
        operator: null,
        phone: null,
      },
    ];
    expect(await zones(null)).toEqual({ data: { transit: { zones: listed } } });
    expect(await zones(EAST)).toEqual({ data: { transit: { zones: listed } } });
    expect(await zones(WEST)).toEqual({ data: { transit: { zones: [] } } });
  });

  it('names the workday, the Saturday and the Sunday that stand for all', async () => {
    const { data } = await server.graphql<{ transit: { defaultDay: unknown; referenceDays: ReferenceDay[] } }>(
      'query ($code: ID!) { transit(municipality: $code) { defaultDay { date } referenceDays { kind day { date weekday } } } }',
      { code: CODE },
    );
    const days = data?.transit.referenceDays ?? [];
    expect(days.map(({ kind }) => kind)).toEqual(['WEEKDAY', 'SATURDAY', 'SUNDAY']);
    expect(days.map(({ day }) => day.weekday).slice(1)).toEqual([5, 6]);
    expect(data?.transit.defaultDay).toEqual({ date: days[0]?.day.date });
  });

  it('tells each stop place its directions, and the last ride home from the middle of the town', async () => {
    // no train, no station on a list: the middle is 西, which most leave; the last of the two to 東 leaves it at 9:00
    const toEast = { line: '東西線', toward: ['東'] };
    expect(await places(WEEKDAY)).toEqual([
      {
        name: '東',
        directions: [{ line: '東西線', directionId: 1, toward: ['西'], departures: 1 }],
        lastRide: { seconds: 32_400, from: '西', line: '東西線', toward: '東' },
      },
      { name: '西', directions: [{ ...toEast, directionId: 0, departures: 2 }], lastRide: null },
    ]);
    expect(await places(HOLIDAY)).toMatchObject([{ lastRide: { seconds: 36_000 } }, { lastRide: null }]);
    const nothing = { directions: [], lastRide: null };
    expect(await places(SUNDAY)).toMatchObject([nothing, nothing]);
    expect(await places(AFTER)).toMatchObject([nothing, nothing]);
  });

  it('counts rides home from a railway station, once the town lists one', async () => {
    await insertResource(server.database, { id: `${CODE}-station`, kind: 'station', at: [136.1426, 34.7605] });
    await server.database.query('UPDATE municipality SET revision = revision + 1 WHERE code = $1', [CODE]);
    expect(await places(WEEKDAY)).toMatchObject([
      { name: '東', lastRide: null },
      { name: '西', lastRide: { seconds: 61_200, from: '東', toward: '西' } },
    ]);
  });

  it('says of an area what stops there, who has how many departures near, and how late one gets home', async () => {
    // 西 has 2, within 300 m of A (300 people) and of nobody else; 東 has 1, within 300 m of C (120) and of nobody else
    const west = await areaTransit(WEST, WEEKDAY);
    expect(west).toEqual({
      day: { date: WEEKDAY, weekday: 1, holiday: null },
      isKnown: true,
      isDrawn: true,
      hasRunOut: false,
      stopPlaceCount: 1,
      departures: 2,
      reachMeters: 300,
      ruralReachMeters: null,
      peopleState: 'OK',
      bands: bands([0, 180], [1, 300]),
      lastRide: { stopPlace: { name: '西' }, ride: { seconds: 61_200, from: '東' } },
      hasCentre: false,
      stopPlaces: [{ name: '西', departures: 2 }],
    });
    expect(await areaTransit(EAST, WEEKDAY)).toMatchObject({
      bands: bands([0, 0], [1, 120]),
      hasCentre: true,
      lastRide: null,
    });
    expect(await areaTransit(WHOLE, WEEKDAY)).toMatchObject({ departures: 3, bands: bands([0, 180], [2, 420]) });
    // on a Sunday nothing runs, and that is known
    expect(await areaTransit(WEST, SUNDAY)).toMatchObject({ departures: 0, bands: bands([1, 480]), lastRide: null });
  });

  it('knows nothing of an area on a day outside validity, and says so instead of 0', async () => {
    expect(await areaTransit(WHOLE, AFTER)).toMatchObject({
      isKnown: false,
      stopPlaceCount: 2,
      departures: null,
      peopleState: 'UNKNOWN',
      bands: [0, 1, 4, 8, 16, 30].map((least) => ({ least, stopPlaces: 0, people: null })),
      lastRide: null,
    });
  });

  it('withholds bands of fewer than ten people outside staff, and shows tens', async () => {
    await server.database.query('UPDATE population_count SET total = 4 WHERE cell_id = $1', [cellAt(B)]);
    await raiseRevision(server.database, CODE);
    expect(await areaTransit(WEST, WEEKDAY)).toMatchObject({ peopleState: 'OK', bands: bands([0, 4], [1, 300]) });
    // nor the town's, whose four they are; with both gone the east tells nothing of them
    expect(await areaTransit(EAST, WEEKDAY, 'council')).toMatchObject({
      peopleState: 'OK',
      bands: bands([0, 0], [1, 120]),
    });
    for (const area of [WEST, WHOLE])
      for (const as of ['council', 'public'])
        expect(await areaTransit(area, WEEKDAY, as)).toMatchObject({
          peopleState: 'SUPPRESSED',
          bands: [0, 1, 4, 8, 16, 30].map((least) => ({ least, people: null })),
        });
  });

  it('answers for all areas in as many statements as for one', async () => {
    // two days of which nothing is kept
    const ofOne = await countStatements({ open: `area(id: "${WEST}")`, close: '}' }, '2026-12-01');
    const ofAll = await countStatements({ open: `municipality(code: "${CODE}") { areas`, close: '} }' }, '2026-12-02');
    expect([ofOne, ofAll]).toEqual([3, 3]);
  });

  it('reads feeds and a whole town’s stop places in four statements', async () => {
    const statements = await recordStatements(server.database, () => ask('2026-11-25'));
    expect(statements.filter((sql) => sql.includes('transit_'))).toHaveLength(4);
  });

  it('answers how long the way takes and who can come and go home, of a day that is asked for', async () => {
    // both stand at 東, 89 m from the centre of C: 115.6 m by × 1.3. The salon is open on Tuesdays, as 30 March 2027 is
    const at = [136.1426, 34.7601] as const;
    await insertResource(server.database, { id: `${CODE}-clinic`, kind: 'clinic', at });
    await insertResource(server.database, { id: `${CODE}-salon`, kind: 'salon', at });
    await server.database.query('UPDATE resource SET opening = $2 WHERE id = $1', [
      `${CODE}-salon`,
      JSON.stringify(parseSchedule('毎週火曜 10:00-12:00').opening),
    ]);
    await server.database.query('UPDATE municipality SET revision = revision + 1 WHERE code = $1', [CODE]);
    const journeys = async (day: string) => {
      const { data, errors } = await server.graphql<{ area: { values: unknown[] } }>(
        `query ($day: Date!) { area(id: "${EAST}") { values(indicators: ["traveltime.clinic", "roundtrip.salon"], serviceDate: $day) {
          state value numerator method indicator { id unit } sentence
        } } }`,
        { day },
      );
      expect(errors).toBeUndefined();
      return data?.area.values;
    };
    const way = { method: 'walk+transit', indicator: { id: 'traveltime.clinic', unit: 'minutes' } };
    const trip = { method: 'walk+transit', indicator: { id: 'roundtrip.salon', unit: 'ratio' } };
    const near = { ...way, value: expect.closeTo(1.93, 1) as number };
    expect(await journeys('2027-03-30')).toMatchObject([
      { ...near, sentence: expect.stringContaining('バスと徒歩でおよそ2分です。2027年3月30日(火)') as string },
      { ...trip, value: 1, numerator: 40, sentence: expect.stringContaining('サロンのある火曜、') as string },
    ]);
    // on a Sunday one walks, and no salon is known to be open
    expect(await journeys(SUNDAY)).toMatchObject([near, { ...trip, state: 'UNKNOWN', value: null }]);
    const unknown = { state: 'UNKNOWN', value: null, sentence: expect.stringContaining('有効期間にも') as string };
    expect(await journeys(AFTER)).toMatchObject([
      { ...way, ...unknown },
      { ...trip, ...unknown },
    ]);
  });
});

/** The codes of what a dry run tells of a feed under a name of its own. */
async function checkFeed(files: Record<string, string>): Promise<string[]> {
  const file = { name: 'bus.zip', bytes: zipped(files) };
  const options = { source: '別の時刻表', asOf: '2026-04-02' };
  const report = await importFile(server, { dataset: 'gtfs', municipality: CODE, file, options, dryRun: true });
  return report.issues.map(({ code }) => code);
}

interface ReferenceDay {
  kind: string;
  day: { date: string; weekday: number };
}

async function places(serviceDate: string) {
  const { data } = await server.graphql<{ transit: { stopPlaces: unknown } }>(
    `query ($code: ID!, $day: Date!) { transit(municipality: $code) { stopPlaces(serviceDate: $day) {
       name directions { line directionId toward departures } lastRide { seconds from line toward } } } }`,
    { code: CODE, day: serviceDate },
  );
  return data?.transit.stopPlaces;
}

async function areaTransit(area: string, day: string, as = '') {
  const { data } = await server.graphql<{ area: { transit: unknown } }>(
    `query ($area: ID!, $day: Date!) { area(id: $area) { transit(serviceDate: $day) {
       day { date weekday holiday } isKnown isDrawn hasRunOut stopPlaceCount departures reachMeters ruralReachMeters peopleState hasCentre
       bands { least stopPlaces people } lastRide { stopPlace { name } ride { seconds from } }
       stopPlaces { name departures } } } }`,
    { area, day },
    as,
  );
  return data?.area.transit;
}

/** How many statements read the timetable for what is asked of areas. */
async function countStatements(area: { open: string; close: string }, day: string): Promise<number> {
  const statements = await recordStatements(server.database, () =>
    server.graphql(
      `query ($day: Date!) { ${area.open} { transit(serviceDate: $day) { departures bands { people } lastRide { ride { seconds } }
         stopPlaces { directions { departures } lastRide { seconds } } } ${area.close} }`,
      { day },
    ),
  );
  return statements.filter((sql) => sql.includes('transit_')).length;
}

/** Stop places and people of each band, the lowest first; of bands left out none. */
function bands(...known: readonly (readonly [stopPlaces: number, people: number])[]) {
  return [0, 1, 4, 8, 16, 30].map((least, band) => ({
    least,
    stopPlaces: known[band]?.[0] ?? 0,
    people: expect.closeTo(known[band]?.[1] ?? 0, 6) as number,
  }));
}

async function timetable(name: string, serviceDate: string) {
  const { data } = await server.graphql<{ transit: { stopPlaces: { id: string; name: string }[] } }>(
    'query ($code: ID!, $day: Date!) { transit(municipality: $code) { stopPlaces(serviceDate: $day) { id name } } }',
    { code: CODE, day: serviceDate },
  );
  const place = data?.transit.stopPlaces.find((one) => one.name === name);
  return (await askTimetable(place?.id ?? '', serviceDate)).data?.transit.stopTimetable;
}

const askTimetable = (id: string, day: string) =>
  server.graphql<{ transit: { stopTimetable: unknown } }>(
    `query ($code: ID!, $id: ID!, $day: Date!) { transit(municipality: $code) { stopTimetable(stopPlace: $id, serviceDate: $day) {
       name nameKana day { date weekday holiday } departures
       lines { name routeType directionId headsigns vias firstSeconds lastSeconds
         departures { seconds headsign platform canBoard isExact } }
       overnight { headsigns vias firstSeconds departures { seconds } }
     } } }`,
    { code: CODE, id, day },
  );

/** A position as it comes back, to the digits that are sent. */
function point([longitude, latitude]: [number, number]) {
  return { type: 'Point', coordinates: [expect.closeTo(longitude, 6), expect.closeTo(latitude, 6)] };
}
