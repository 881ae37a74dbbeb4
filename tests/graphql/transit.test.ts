import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, C, CODE, centreAt, EAST, insertThreeCells } from '../indicator/three-cells.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// One line from 西 to 東 and back: 西 has two poles under one station, 東 is a pole of its own.
//   trips on weekdays: 2 there, 1 back; on Saturdays: 1 there; on the holiday 2026-11-23, a Monday, as on Saturdays.

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
    await insertTimetable();
    const { data } = await ask(WEEKDAY);
    expect(data).toEqual({
      transit: {
        feeds: [
          {
            id: 'bus',
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
          { id: `${CODE}-bus/east`, name: '東', location: point(centreAt(C)), departures: 1 },
          { id: `${CODE}-bus/west`, name: '西', location: point(centreAt(A)), departures: 2 },
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

  it('lists those of one area', async () => {
    const { data } = await ask(WEEKDAY, EAST);
    expect(data?.transit?.stopPlaces).toMatchObject([{ name: '東' }]);
  });
});

async function insertTimetable(): Promise<void> {
  await insert('transit_feed', 'id, from_revision, dataset_id, agency, valid_from, valid_to, license', [
    `'bus', 1, 'gtfs', '三升バス', '2026-04-01', '2027-03-31', 'CC BY 4.0'`,
  ]);
  await insert('transit_route', 'feed_id, route_id, route_type', [`'bus', 'r', 3`]);
  await insert('transit_stop', 'feed_id, stop_id, name, location, location_type, parent_station', [
    `'bus', 'west', '西', ${at(centreAt(A))}, 1, NULL`,
    `'bus', 'west-1', '西', ${at(centreAt(A))}, 0, 'west'`,
    `'bus', 'west-2', '西', ${at(centreAt(A))}, 0, 'west'`,
    `'bus', 'east', '東', ${at(centreAt(C))}, 0, NULL`,
  ]);
  await insert('transit_service', 'feed_id, service_id, weekdays, start_date, end_date', [
    `'bus', 'weekday', '1111100', '2026-04-01', '2027-03-31'`,
    `'bus', 'saturday', '0000010', '2026-04-01', '2027-03-31'`,
  ]);
  await insert('transit_service_exception', 'feed_id, service_id, date, added', [
    `'bus', 'weekday', '${HOLIDAY}', false`,
    `'bus', 'saturday', '${HOLIDAY}', true`,
  ]);
  await insert('transit_trip', 'feed_id, trip_id, route_id, service_id', [
    `'bus', 'there-1', 'r', 'weekday'`,
    `'bus', 'there-2', 'r', 'weekday'`,
    `'bus', 'back', 'r', 'weekday'`,
    `'bus', 'there-sat', 'r', 'saturday'`,
  ]);
  const calls = ['there-1', 'there-2', 'there-sat'].flatMap((trip) => [
    `'bus', '${trip}', 1, 'west-1'`,
    `'bus', '${trip}', 2, 'east'`,
  ]);
  await insert('transit_stop_time', 'feed_id, trip_id, stop_sequence, stop_id', [
    ...calls,
    `'bus', 'back', 1, 'east'`,
    `'bus', 'back', 2, 'west-2'`,
  ]);
}

/** A position as it comes back, to the digits that are sent. */
function point([longitude, latitude]: [number, number]) {
  return { type: 'Point', coordinates: [expect.closeTo(longitude, 6), expect.closeTo(latitude, 6)] };
}

function insert(table: string, columns: string, rows: readonly string[]): Promise<unknown> {
  return server.database.query(
    `INSERT INTO ${table} (municipality_code, ${columns}) VALUES ${rows.map((row) => `('${CODE}', ${row})`).join(', ')}`,
  );
}

function at([longitude, latitude]: [number, number]): string {
  return `ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)`;
}
