import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WITHOUT_BRIDGE } from '../import/fixtures/river-town.ts';
import { bringRiverTown, bringStreets, CODE, computeRiverTown } from '../support/river-town.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { type ReadFeature, readTile } from './read-tile.ts';

// Two banks of 850 m each and one bridge of 200 m between their eastern ends; the border of the two areas runs along the river, over
// the bridge's middle. A footbridge with a closed gate leads 100 m from either bank's western end to the gate. The salon stands
// at N, on the north bank's western end: within 900 m are 850 m of the bank, 50 m of the bridge and 100 m of the footbridge.

/** Zoom 14, 2 km wide at 34.75° north: x = (136.15 / 360 + 0.5) × 16,384 = 14,388.3; the town lies in one tile. */
const TILE = '14/14388/6503.mvt';
const METERS_PER_UNIT = ((40_075_016.7 / 2 ** 14) * Math.cos((34.75 * Math.PI) / 180)) / 4096;

let server: TestServer;
/** Ids of the two areas. */
let north: string;
let south: string;
beforeAll(async () => {
  server = await startTestServer();
  await bringRiverTown(server);
  const areas = await server.database.query<{ id: string }>('SELECT id FROM area ORDER BY number');
  [north, south] = areas.map(({ id }) => id) as [string, string];
});
afterAll(() => server?.close());

const address = (layer: string, query = '', tile = TILE) => `${server.url}/tiles/${layer}/${tile}?m=${CODE}${query}`;
const read = async (layer: string, query = ''): Promise<ReadFeature[]> =>
  (await readTile(address(layer, query)))[layer] ?? [];

/** Metres of all lines of some features. */
const metersOf = (features: readonly ReadFeature[]): number =>
  features
    .flatMap(({ geometry }) => geometry)
    .flatMap((line) =>
      line.slice(1).map(({ x, y }, index) => Math.hypot(x - (line[index]?.x ?? x), y - (line[index]?.y ?? y))),
    )
    .reduce((sum, units) => sum + units * METERS_PER_UNIT, 0);

/** Metres of what a layer draws, to tens. */
const tens = async (layer: string, query: string): Promise<number> =>
  Math.round(metersOf(await read(layer, query)) / 10) * 10;

async function leastZoom(query: string): Promise<number> {
  const response = await fetch(`${server.url}/tiles/streets.json?m=${CODE}${query}`);
  return ((await response.json()) as { minzoom: number }).minzoom;
}

/** How far north of the south bank the lines go, in metres: [least, most]. */
async function northOf(features: readonly ReadFeature[]): Promise<[least: number, most: number]> {
  const [onSouth] = await read('streets', `&area=${south}`);
  const bank = Math.max(...(onSouth?.geometry.flat().map(({ y }) => y) ?? []));
  const metersNorth = features.flatMap(({ geometry }) => geometry.flat()).map(({ y }) => (bank - y) * METERS_PER_UNIT);
  return [Math.min(...metersNorth), Math.max(...metersNorth)];
}

async function revision(): Promise<number> {
  const [town] = await server.database.query<{ revision: number }>('SELECT revision FROM municipality');
  return town?.revision ?? 0;
}

describe('a town without streets', () => {
  it('has none to draw, and none that are reached: its walks are straight lines × 1.3', async () => {
    expect(await read('streets')).toEqual([]);
    expect(await read('reach', '&ind=coverage.salon')).toEqual([]);
  });
});

describe('tiles of streets', () => {
  beforeAll(async () => {
    await bringStreets(server);
    await computeRiverTown(server);
  });

  it('hold every way that is walked, as one feature without properties', async () => {
    const features = await read('streets');
    expect(features).toEqual([expect.objectContaining({ type: 2, properties: {} })]);
    // 850 + 850 + 200 m, and the footbridge of 200 m
    expect(Math.abs(metersOf(features) - 2100)).toBeLessThan(6);
  });

  it('are cut at the border of an area that is named, and empty of one that is not there', async () => {
    for (const area of [north, south])
      expect(Math.abs(metersOf(await read('streets', `&area=${area}`)) - 1050)).toBeLessThan(6);
    const [least, most] = await northOf(await read('streets', `&area=${north}`));
    expect(Math.abs(least - 100)).toBeLessThan(1.5);
    expect(Math.abs(most - 200)).toBeLessThan(1.5);
    expect(await read('streets', `&area=${north}9`)).toEqual([]);
  });

  it('of a whole town begin where streets are told apart, of an area at once', async () => {
    const far = '11/1798/812.mvt';
    expect(await readTile(address('streets', '', far))).toEqual({});
    expect(Object.keys(await readTile(address('streets', `&area=${north}`, far)))).toEqual(['streets']);
    expect([await leastZoom(''), await leastZoom(`&area=${north}`)]).toEqual([12, 0]);
  });

  it('may be kept for ever by everybody under their revision, and are known again by their tag', async () => {
    const first = await fetch(address('streets', `&v=${await revision()}`));
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const tag = first.headers.get('etag') ?? '';
    const again = await fetch(address('streets', `&v=${await revision()}`), { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
  });

  it('name the town that they are asked of, or say so', async () => {
    const response = await fetch(`${server.url}/tiles/streets/${TILE}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('m(市町村コード)');
  });
});

describe('tiles of reached streets', () => {
  it('hold what 900 m of walking lead through, and nothing across the water', async () => {
    const reached = await read('reach', '&ind=coverage.salon');
    // 850 m of the bank, 50 m of the bridge, 100 m up to the gate
    expect(Math.abs(metersOf(reached) - 1000)).toBeLessThan(6);
    const [least, most] = await northOf(reached);
    expect(Math.abs(least - 100)).toBeLessThan(1.5);
    expect(Math.abs(most - 200)).toBeLessThan(1.5);
  });

  it('are cut at the border of an area: the other bank has none', async () => {
    expect(Math.abs(metersOf(await read('reach', `&ind=coverage.salon&area=${north}`)) - 1000)).toBeLessThan(6);
    expect(await read('reach', `&ind=coverage.salon&area=${south}`)).toEqual([]);
  });

  it('are none of an indicator that measures straight lines, of one without reach, and of a kind never recorded', async () => {
    for (const indicator of ['coverage.salon.500m', 'nearest.salon', 'presence.salon', 'coverage.clinic'])
      expect(await read('reach', `&ind=${indicator}`)).toEqual([]);
    const unknown = await fetch(address('reach', '&ind=coverage.nothing'));
    expect(unknown.status).toBe(404);
  });

  it('are private to staff and public to everybody, until the day ends', async () => {
    const pin = `&ind=coverage.salon&v=${await revision()}`;
    const staff = await fetch(address('reach', pin));
    expect(staff.headers.get('cache-control')).toBe('private, no-cache');
    expect(staff.headers.get('vary')).toContain('Cookie');
    const open = await fetch(address('reach', `${pin}&as=public`));
    expect(open.headers.get('cache-control')).toMatch(/^public, max-age=\d+, immutable$/);
  });

  it('lead to no place that is kept from the viewer, for it would stand in their middle', async () => {
    await server.database.query(
      `UPDATE resource SET field_visibility = '{"location": "COUNCIL"}' WHERE municipality_code = $1`,
      [CODE],
    );
    // another version: a revision's tiles are kept
    await bringStreets(server, WITHOUT_BRIDGE, '見本_2026-11.osm.pbf');
    // the bridge is gone, and 50 m with it
    expect([
      await tens('reach', '&ind=coverage.salon'),
      await tens('reach', '&ind=coverage.salon&as=council'),
      await tens('reach', '&ind=coverage.salon&as=public'),
    ]).toEqual([950, 950, 0]);
    // nor does its address alone
    await server.database.query(
      `UPDATE resource SET field_visibility = '{"address": "STAFF"}' WHERE municipality_code = $1`,
      [CODE],
    );
    await bringStreets(server);
    expect([
      await tens('reach', '&ind=coverage.salon'),
      await tens('reach', '&ind=coverage.salon&as=council'),
      await tens('reach', '&ind=coverage.salon&as=public'),
    ]).toEqual([1000, 0, 0]);
  });

  it('follow the streets of the revision that is named', async () => {
    const before = await revision();
    await bringStreets(server, WITHOUT_BRIDGE, '見本_2026-12.osm.pbf');
    expect([await tens('streets', `&v=${before}`), await tens('streets', `&v=${await revision()}`)]).toEqual([
      2100, 1900,
    ]);
  });
});
