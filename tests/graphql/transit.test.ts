import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODE, EAST, insertThreeCells, WEST } from '../indicator/three-cells.ts';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

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
          firstSeconds: 61_200,
          lastSeconds: 61_200,
          departures: [{ seconds: 61_200, headsign: '西', platform: null, canBoard: true, isExact: true }],
        },
      ],
    });
    expect(await timetable('西', HOLIDAY)).toMatchObject({
      day: { weekday: 0, holiday: '勤労感謝の日' },
      departures: 1,
      lines: [{ headsigns: ['東'], firstSeconds: 36_000, lastSeconds: 36_000 }],
    });
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
    const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
    const file = { name: 'z.geojson', bytes: Buffer.from(JSON.stringify(feature)) };
    const report = await importFile(server, { dataset: 'zones', municipality: CODE, file });
    expect(report).toMatchObject({ status: 'published' });
    const zones = (area: string | null) =>
      server.graphql(
        `query ($code: ID!, $area: ID) { transit(municipality: $code) { zones(area: $area) {
           name schedule bookingDeadline riders fare operator phone } } }`,
        { code: CODE, area },
      );
    const listed = [
      {
        name: '東デマンド',
        schedule: '平日 8:00-17:00',
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

  it('reads feeds and a whole town’s stop places in four statements', async () => {
    const statements = await recordStatements(server.database, () => ask('2026-11-25'));
    expect(statements.filter((sql) => sql.includes('transit_'))).toHaveLength(4);
  });
});

/** The codes of what a dry run tells of a feed under a name of its own. */
async function checkFeed(files: Record<string, string>): Promise<string[]> {
  const file = { name: 'bus.zip', bytes: zipped(files) };
  const options = { source: '別の時刻表', asOf: '2026-04-02' };
  const report = await importFile(server, { dataset: 'gtfs', municipality: CODE, file, options, dryRun: true });
  return report.issues.map(({ code }) => code);
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
       lines { name routeType directionId headsigns firstSeconds lastSeconds
         departures { seconds headsign platform canBoard isExact } }
     } } }`,
    { code: CODE, id, day },
  );

/** A position as it comes back, to the digits that are sent. */
function point([longitude, latitude]: [number, number]) {
  return { type: 'Point', coordinates: [expect.closeTo(longitude, 6), expect.closeTo(latitude, 6)] };
}
