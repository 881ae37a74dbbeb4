import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCILS, insertSmallTown } from '../graphql/small-town.ts';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { decodeTile, readTile } from './read-tile.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

const AREAS = '/tiles/areas/10/899/406.mvt?m=24216';
const RESOURCES = '/tiles/resources/10/899/406.mvt?m=24216';
const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

describe('a tile of areas', () => {
  it('holds the kind that the town reports by, or the one asked for, with a label for each', async () => {
    const layers = await readTile(`${server.url}${AREAS}`);
    expect(layers['areas']?.map(({ properties }) => properties)).toEqual([
      { id: COUNCILS[0], number: 1, name: '府中', kind: 'RESIDENTS_COUNCIL' },
      { id: COUNCILS[1], number: 2, name: '上野東部', kind: 'RESIDENTS_COUNCIL' },
      { id: COUNCILS[2], number: 3, name: '霞ヶ丘', kind: 'RESIDENTS_COUNCIL' },
    ]);
    expect(layers['area-labels']?.map(({ properties }) => properties['name'])).toEqual(['府中', '上野東部', '霞ヶ丘']);
    const whole = await readTile(`${server.url}${AREAS}&kind=MUNICIPALITY`);
    expect(whole['areas']?.map(({ properties }) => properties['name'])).toEqual(['伊賀市']);
  });

  it('turns outer rings as the specification wants, and closes them', async () => {
    for (const { type, geometry } of (await readTile(`${server.url}${AREAS}`))['areas'] ?? []) {
      expect(type).toBe(3);
      const [ring = []] = geometry;
      const area = ring.reduce((sum, { x, y }, index) => {
        const next = ring[(index + 1) % ring.length] ?? { x: 0, y: 0 };
        return sum + x * next.y - next.x * y;
      }, 0);
      expect(area).toBeGreaterThan(0);
      expect(ring.at(-1)).toEqual(ring[0]);
    }
  });

  it('labels each area in one tile alone, and cuts its shape where the next begins', async () => {
    const z = 13;
    const tiles = await Promise.all(
      [7192, 7193, 7194, 7195, 7196].flatMap((x) =>
        [3248, 3249, 3250, 3251].map((y) => readTile(`${server.url}/tiles/areas/${z}/${x}/${y}.mvt?m=24216`)),
      ),
    );
    const labels = tiles
      .flatMap((layers) => layers['area-labels'] ?? [])
      .map(({ properties }) => String(properties['name']));
    expect(labels.toSorted()).toEqual(['上野東部', '府中', '霞ヶ丘']);
    const points = tiles.flatMap((layers) => layers['areas'] ?? []).flatMap(({ geometry }) => geometry.flat());
    expect(points.length).toBeGreaterThan(12);
    for (const { x, y } of points) {
      expect(Math.max(Math.abs(x - 2048), Math.abs(y - 2048))).toBeLessThanOrEqual(2048 + 64);
    }
  });
});

describe('a tile of resources', () => {
  it('holds what the style needs and no more', async () => {
    const { resources } = await readTile(`${server.url}${RESOURCES}`);
    const first = resources?.find(({ properties }) => properties['id'] === '24216-r1');
    expect(first?.type).toBe(1);
    expect(first?.properties).toEqual({
      id: '24216-r1',
      name: 'ふれあいサロン府中',
      kind: 'salon',
      group: 'salon',
      icon: 'salon',
      status: 'active',
      stale: false,
    });
    expect(resources?.find(({ properties }) => properties['id'] === '24216-r2')?.properties['stale']).toBe(true);
    // what is closed isn't drawn
    expect(resources?.some(({ properties }) => properties['id'] === '24216-r7')).toBe(false);
  });
});

describe('what is asked for wrongly', () => {
  it.each([
    ['/tiles/nothing/10/899/406.mvt?m=24216', 404],
    ['/tiles/nothing.json', 404],
    ['/tiles/areas/10/899/406.mvt?m=24217', 404],
    ['/tiles/areas/10/899/406.mvt?m=x', 404],
    ['/tiles/areas.json?m=24217', 404],
    ['/tiles/areas/23/0/0.mvt?m=24216', 400],
    ['/tiles/areas/2/4/0.mvt?m=24216', 400],
    ['/tiles/areas/2/0/4.mvt?m=24216', 400],
    ['/tiles/areas/-1/0/0.mvt?m=24216', 400],
    ['/tiles/areas/1.5/0/0.mvt?m=24216', 400],
    ['/tiles/areas/x/0/0.mvt?m=24216', 400],
    ['/tiles/areas/10/899/406.mvt?m=24216&v=x', 400],
    ['/tiles/areas/10/899/406.mvt?m=24216&v=-1', 400],
    ['/tiles/areas/10/899/406.mvt?m=24216&kind=VILLAGE', 400],
    ['/tiles/cells/10/899/406.mvt', 400],
    ['/tiles/cells/10/899/406.mvt?m=24216&ind=coverage.nothing', 404],
    ['/tiles/cells/10/899/406.mvt?m=24216&y=last', 400],
  ])('%s is answered by %i and what to do', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe(status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(/\p{Script=Hiragana}/u);
  });

  it('is answered by 204 where nothing lies', async () => {
    const response = await get('/tiles/areas/10/0/0.mvt?m=24216&v=7');
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect((await get('/tiles/areas/0/0/0.mvt?m=24216')).status).toBe(200);
    expect((await get('/tiles/areas/22/0/0.mvt?m=24216')).status).toBe(204);
  });
});

describe('how long a tile may be kept', () => {
  it.each([
    // what all see alike, of a revision: for ever
    [`${AREAS}&v=7`, 'public, max-age=31536000, immutable', false],
    [`${AREAS}&v=7&as=public`, 'public, max-age=31536000, immutable', false],
    // of no revision, or of one that isn't there yet: asked for anew
    [AREAS, 'public, no-cache', false],
    [`${AREAS}&v=8`, 'public, no-cache', false],
    // records grow old: until the day ends
    [`${RESOURCES}&v=7&as=public`, /^public, max-age=\d{1,5}, immutable$/, false],
    // what is for some
    [`${RESOURCES}&v=7`, 'private, no-cache', true],
    [`${RESOURCES}&v=7&as=council`, 'private, no-cache', true],
  ])('%s', async (path, cacheControl, isPrivate) => {
    const { headers } = await get(path);
    expect(headers.get('cache-control')).toMatch(cacheControl);
    expect(headers.get('vary') ?? '').toMatch(/Accept-Encoding/);
    expect(/Cookie/.test(headers.get('vary') ?? '')).toBe(isPrivate);
  });

  it('is told by its tag: what is known isn’t sent again', async () => {
    const first = await get(AREAS);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    for (const known of [etag, `"other", ${etag}`, etag.replace('W/', '')]) {
      const again = await get(AREAS, { 'if-none-match': known });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
    expect((await get(AREAS, { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('a tile that was made', () => {
  it('is answered from memory, without a statement where its revision is named', async () => {
    await get(`${AREAS}&v=7`);
    expect(await recordStatements(server.database, () => get(`${AREAS}&v=7`))).toEqual([]);
    expect(await recordStatements(server.database, () => get(AREAS))).toHaveLength(1);
  });

  it('is made once for all who ask at the same time', async () => {
    const statements = await recordStatements(server.database, () =>
      Promise.all(Array.from({ length: 10 }, () => get('/tiles/areas/9/449/203.mvt?m=24216&v=7'))),
    );
    expect(statements.filter((sql) => sql.includes('ST_SnapToGrid'))).toHaveLength(1);
  });

  it('shows its revision also after the next one, which shows what is new', async () => {
    const names = async (v: number) =>
      (await readTile(`${server.url}/tiles/areas/8/224/101.mvt?m=24216&v=${v}`))['areas']?.map(
        ({ properties }) => properties['name'],
      );
    await server.database.query(`UPDATE area SET to_revision = 8 WHERE id = $1`, [COUNCILS[2]]);
    await server.database.query(
      `INSERT INTO area (municipality_code, id, from_revision, dataset_id, kind, number, name, boundary_source, geometry)
       SELECT municipality_code, id, 8, dataset_id, kind, number, '霞ヶ丘(新)', boundary_source, geometry FROM area WHERE id = $1`,
      [COUNCILS[2]],
    );
    await server.database.query('UPDATE municipality SET revision = 8');
    expect(await names(8)).toContain('霞ヶ丘(新)');
    expect(await names(7)).toEqual(['府中', '上野東部', '霞ヶ丘']);
  });

  it('is compressed as the client takes it, and unpacks to the same tile', async () => {
    await server.database.query(
      `INSERT INTO resource (municipality_code, id, from_revision, dataset_id, kind_id, name, search_key, location, status, languages, visibility, provenance)
       SELECT '24216', '24216-many-' || n, 9, '24216-resources', 'salon', 'サロン' || n, '', ST_SetSRID(ST_MakePoint(136.1 + n * 0.0001, 34.77), 4326),
              'ACTIVE', '{}', 'PUBLIC', '{}'
       FROM generate_series(1, 300) n`,
    );
    await server.database.query('UPDATE municipality SET revision = 9');
    const path = `${RESOURCES}&v=9&as=public`;
    const plain = await rawGet(path, 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(decodeTile(plain.bytes)['resources']).toHaveLength(302);
    for (const [encoding, unpack] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const packed = await rawGet(path, encoding);
      expect(packed.headers['content-encoding']).toBe(encoding);
      expect(packed.headers['etag']).toBe(plain.headers['etag']);
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
      expect(unpack(packed.bytes).equals(plain.bytes)).toBe(true);
    }
    expect((await rawGet(path, 'br;q=0, gzip;q=0')).headers['content-encoding']).toBeUndefined();
  });
});

const broadTile = (v: number) => `/tiles/resources/9/449/203.mvt?m=24216&as=council&v=${v}`;

/** How often the resources of a town are read for it. */
async function readingsAt(v: number): Promise<number> {
  const statements = await recordStatements(server.database, () => get(broadTile(v)));
  return statements.filter((sql) => sql.includes('float8send')).length;
}

describe('resources of a revision', () => {
  it('are read again where it changed them, and where it did not they are those of the one before', async () => {
    await readingsAt(7);
    expect([await readingsAt(8), await readingsAt(9)]).toEqual([0, 1]);
    const [before = [], after = []] = await Promise.all(
      [8, 9].map(async (v) => (await readTile(server.url + broadTile(v)))['resources'] ?? []),
    );
    expect(after.length).toBe(before.length + 300);
  });

  it('are read again when the list that tells their day is a later one', async () => {
    await server.database.query('UPDATE municipality SET revision = 11');
    expect(await readingsAt(10)).toBe(0);
    await server.database.query(`UPDATE dataset SET as_of = '2001-01-01' WHERE id = '24216-resources'`);
    expect(await readingsAt(11)).toBe(1);
    await server.database.query('UPDATE municipality SET revision = 9');
  });
});

/** The bytes as they were sent: fetch would unpack them. */
function rawGet(path: string, encoding: string) {
  return new Promise<{ headers: http.IncomingHttpHeaders; bytes: Buffer }>((resolve, reject) => {
    http
      .get(server.url + path, { headers: { 'accept-encoding': encoding } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
      })
      .once('error', reject);
  });
}

describe('the TileJSON of a layer', () => {
  it('names tiles of the present revision, fields, bounds and credits', async () => {
    const response = await get('/tiles/areas.json?m=242161');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({
      tilejson: '3.0.0',
      name: 'areas',
      description: '地区',
      scheme: 'xyz',
      tiles: [
        expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/tiles\/areas\/\{z\}\/\{x\}\/\{y\}\.mvt\?m=24216&v=9$/),
      ],
      minzoom: 0,
      maxzoom: 22,
      bounds: [136.1, 34.76, 136.16, 34.78],
      attribution: 'デモ、伊賀市(CC BY 4.0)、伊賀市社会福祉協議会',
      vector_layers: [
        { id: 'areas', fields: { id: 'Area.id', number: '地区番号', name: '名前', kind: 'AreaKind' } },
        { id: 'area-labels', fields: { id: 'Area.id', number: '地区番号', name: '名前', kind: 'AreaKind' } },
      ],
    });
  });

  it('keeps the audience and the layer’s own parameters', async () => {
    const { tiles } = (await (await get('/tiles/cells.json?m=24216&ind=coverage.salon&y=2025&as=public')).json()) as {
      tiles: string[];
    };
    expect(tiles[0]).toContain('.mvt?m=24216&v=9&ind=coverage.salon&y=2025&as=public');
  });

  it('of every town has no revision', async () => {
    const { tiles, bounds } = (await (await get('/tiles/resources.json')).json()) as {
      tiles: string[];
      bounds?: unknown;
    };
    expect(tiles[0]).toMatch(/\.mvt$/);
    expect(bounds).toBeUndefined();
  });
});
