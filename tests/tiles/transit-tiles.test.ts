import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busRouteGeojson, route2011 } from '../import/fixtures/bus-routes.ts';
import { CODE, insertThreeCells } from '../indicator/three-cells.ts';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { readTile } from './read-tile.ts';

// The timetable is 三升バス of madeFeed: on weekdays 2 there and 1 back, between 西 and 東 which lie 1.1 km apart on one parallel.

const WEEKDAY = '2026-11-24';
const AFTER = '2027-04-01';
/** The tile of zoom 12 that both lie in: x = (136.13 / 360 + 0.5) × 4096 = 3596.8. */
const TILE = '12/3596/1625.mvt';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertThreeCells(server.database);
});
afterAll(() => server?.close());

const read = (layer: string, query: string) => readTile(`${server.url}/tiles/${layer}/${TILE}?m=${CODE}${query}`);

async function publish(changes: Readonly<Record<string, string>> = {}): Promise<void> {
  const file = { name: 'bus.zip', bytes: zipped(madeFeed(changes)) };
  const report = await importFile(server, { dataset: 'gtfs', municipality: CODE, file, options: {} });
  expect(report.status).toBe('published');
}

describe('tiles of timetables', () => {
  it('are empty while there is no timetable', async () => {
    expect(await read('stops', '')).toEqual({});
    expect(await read('routes', '')).toEqual({});
  });

  it('hold a point for each stop place, with what leaves it that day', async () => {
    await publish();
    const { stops } = await read('stops', `&day=${WEEKDAY}`);
    expect(stops?.map(({ type, properties }) => [type, properties['name'], properties['departures']])).toEqual([
      [1, '西', 2],
      [1, '東', 1],
    ]);
  });

  it('say nothing of departures on a day that no timetable knows', async () => {
    const { stops } = await read('stops', `&day=${AFTER}`);
    expect(stops?.map(({ properties }) => Object.keys(properties).toSorted())).toEqual([
      ['id', 'name'],
      ['id', 'name'],
    ]);
    expect((await read('routes', `&day=${AFTER}`))['routes']?.[0]?.properties['expired']).toBe(true);
  });

  it('draw a line from stop to stop where the timetable has no shapes', async () => {
    const { routes } = await read('routes', `&day=${WEEKDAY}`);
    expect(routes).toHaveLength(1);
    expect(routes?.[0]).toMatchObject({ type: 2, properties: { name: '東西線', type: 3, expired: false } });
    // there and back: from pole 1 of 西 to 東, from 東 to pole 2. (136.1426 − 136.1301) / 360 × 4096 × 4096 = 582.5 units
    for (const line of routes?.[0]?.geometry ?? []) {
      const xs = line.map(({ x }) => x);
      expect(Math.abs(Math.max(...xs) - Math.min(...xs) - 580)).toBeLessThanOrEqual(4);
    }
    expect(routes?.[0]?.geometry).toHaveLength(2);
  });

  it('stay what they were at the revision that is named, and follow shapes once there are some', async () => {
    const before = await townRevision();
    await publish({
      'routes.txt':
        'route_id,agency_id,route_short_name,route_long_name,route_type,route_color\nr,mimasu,,東西線,3,1040A0\n',
      'shapes.txt':
        'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\ns,34.7601,136.1301,1\ns,34.7650,136.1360,2\ns,34.7601,136.1426,3\n',
      'trips.txt':
        'route_id,service_id,trip_id,trip_headsign,direction_id,shape_id\nr,weekday,there-1,東,0,s\nr,weekday,there-2,東,0,s\nr,weekday,back,西,1,s\nr,saturday,there-sat,東,0,s\n',
    });
    const now = (await read('routes', `&day=${WEEKDAY}`))['routes']?.[0];
    expect(now?.properties['color']).toBe('#1040a0');
    expect(now?.geometry.map(({ length }) => length)).toEqual([3]);
    const then = (await read('routes', `&day=${WEEKDAY}&v=${before}`))['routes']?.[0];
    expect(then?.properties['color']).toBeUndefined();
    expect(then?.geometry).toHaveLength(2);
  });

  it('leave out a colour that is not seen on white', async () => {
    const header = 'route_id,agency_id,route_short_name,route_long_name,route_type,route_color';
    await publish({ 'routes.txt': `${header}\nr,mimasu,,東西線,3,FFFF00\n` });
    expect((await read('routes', `&day=${WEEKDAY}`))['routes']?.[0]?.properties['color']).toBeUndefined();
  });

  it('draw a line of which only the way is known, unless the timetable of its operator shows it', async () => {
    const way = [
      [136.13, 34.75],
      [136.15, 34.75],
    ] as const;
    const bytes = busRouteGeojson([
      [route2011(3, '隣町', '山道線', [3, 0, 0]), way],
      [route2011(1, '三升バス', '東西線', [3, 0, 0]), way],
    ]);
    const file = { name: 'N07.geojson', bytes };
    const report = await importFile(server, { dataset: 'lines', municipality: CODE, file, options: {} });
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 2 } });
    const { routes } = await read('routes', `&day=${WEEKDAY}`);
    const untimed = routes?.filter(({ properties }) => properties['untimed']);
    expect(untimed?.map(({ properties }) => properties)).toEqual([
      { id: expect.any(String), name: '山道線', operator: '隣町', untimed: true, year: 2011 },
    ]);
    expect(routes).toHaveLength(2);
    const { data } = await server.graphql(
      'query ($code: ID!) { transit(municipality: $code) { busLines { source year lines withTimetable } } }',
      { code: CODE },
    );
    expect(data).toEqual({ transit: { busLines: [{ source: 'N07', year: 2011, lines: 2, withTimetable: 1 }] } });
  });

  it('draw the zones of demand taxis, which are no stops, and need no day', async () => {
    const ring = [136.13, 136.14, 136.14, 136.13].map((longitude, corner) => [longitude, corner < 2 ? 34.755 : 34.765]);
    const geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
    const feature = {
      type: 'Feature',
      properties: { name: 'くわまるタクシー', schedule: '平日 8:00-17:00', 予約期限: '前日の17:00まで' },
      geometry,
    };
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    const file = { name: 'zones.geojson', bytes };
    const report = await importFile(server, { dataset: 'zones', municipality: CODE, file, options: {} });
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 1 } });
    const { zones } = await read('zones', '');
    expect(zones?.map(({ type, properties }) => [type, properties['name'], properties['schedule']])).toEqual([
      [3, 'くわまるタクシー', undefined],
    ]);
    expect((await read('stops', `&day=${WEEKDAY}`))['stops']).toHaveLength(2);
  });

  it.each([`stops/${TILE}?m=${CODE}&day=2026-13-01`, `routes/${TILE}?m=${CODE}&day=today`, `stops/${TILE}`])(
    'refuse %s and say what to write',
    async (path) => {
      const response = await fetch(`${server.url}/tiles/${path}`);
      expect(response.status).toBe(400);
      expect(((await response.json()) as { errors: { message: string }[] }).errors[0]?.message).toMatch(/指定/);
    },
  );
});

async function townRevision(): Promise<number> {
  const { data } = await server.graphql<{ municipality: { revision: number } }>(
    'query ($code: ID!) { municipality(code: $code) { revision } }',
    { code: CODE },
  );
  return data?.municipality.revision ?? 0;
}
