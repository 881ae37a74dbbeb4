import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { readTile } from '../tiles/read-tile.ts';
import { COUNCILS, insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

const AUDIENCES = ['', 'council', 'public'];
/** r6 is for staff, r5 for the council; r4 is shown, but where it is is for staff. */
const SEEN: Record<string, string[]> = {
  '': ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'],
  council: ['r1', 'r2', 'r3', 'r4', 'r5', 'r7'],
  public: ['r1', 'r2', 'r3', 'r4', 'r7'],
};

async function ask<Data>(query: string, as: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await server.graphql<Data>(query, variables, as);
  expect(errors).toBeUndefined();
  return data as Data;
}

const short = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id.replace('24216-', '')).toSorted();

describe('who is asking', () => {
  it.each([
    ['', 'STAFF'],
    ['council', 'COUNCIL'],
    ['public', 'PUBLIC'],
    ['staff', 'STAFF'],
    ['admin', 'STAFF'],
    ['PUBLIC', 'STAFF'],
  ])('with as=%j is of the audience %s', async (as, audience) => {
    expect(await ask('{ session { mode role audience } }', as)).toEqual({
      session: { mode: 'personal', role: 'admin', audience },
    });
  });
});

describe.each(AUDIENCES)('as=%j', (as) => {
  it('lists and counts the same resources everywhere', async () => {
    const seen = SEEN[as] ?? [];
    const { resources } = await ask<{ resources: { totalCount: number; nodes: { id: string }[] } }>(
      '{ resources(filter: { municipality: "24216" }) { totalCount nodes { id } } }',
      as,
    );
    expect(short(resources.nodes)).toEqual(seen);
    expect(resources.totalCount).toBe(seen.length);

    const { area } = await ask<{ area: { resources: { totalCount: number; nodes: { id: string }[] } } }>(
      'query ($id: ID!) { area(id: $id) { resources { totalCount nodes { id } } } }',
      as,
      { id: COUNCILS[1] },
    );
    expect(short(area.resources.nodes)).toEqual(['r3', 'r4', 'r5'].filter((id) => seen.includes(id)));
    expect(area.resources.totalCount).toBe(area.resources.nodes.length);

    for (const id of ['r1', 'r4', 'r5', 'r6']) {
      const { resource } = await ask<{ resource: { id: string } | null }>(
        'query ($id: ID!) { resource(id: $id) { id } }',
        as,
        {
          id: `24216-${id}`,
        },
      );
      expect(resource !== null).toBe(seen.includes(id));
    }
  });

  it('counts kinds by what it may see, and so does the map', async () => {
    const { municipality } = await ask<{
      municipality: { resourceKinds: { id: string; count: number; withoutPlace: number }[] };
    }>('{ municipality(code: "24216") { resourceKinds { id count withoutPlace } } }', as);
    const counts = Object.fromEntries(
      municipality.resourceKinds
        .filter(({ count }) => count > 0)
        .map(({ id, count, withoutPlace }) => [id, [count, withoutPlace]]),
    );
    expect(counts).toEqual({
      salon: [3, 1],
      'temporary-housing': as === '' ? [1, 0] : [1, 1],
      ...(as !== 'public' && { 'hikikomori-ibasho': [1, 0] }),
      ...(as === '' && { 'network-meeting': [1, 1] }),
    });

    const drawn = (await readTile(`${server.url}/tiles/resources/10/899/406.mvt?m=24216&as=${as}`))['resources'] ?? [];
    const places = Object.values(counts).reduce((sum, [count = 0, withoutPlace = 0]) => sum + count - withoutPlace, 0);
    expect(drawn).toHaveLength(places);
  });

  it('keeps where a protected place is from all but staff', async () => {
    const { resource } = await ask<{ resource: Record<string, unknown> }>(
      '{ resource(id: "24216-r4") { name address location phone } }',
      as,
    );
    expect(resource['name']).toBe('一時的な住まい');
    expect(resource['address'] !== null).toBe(as === '');
    expect(resource['location'] !== null).toBe(as === '');

    // nor is it found by asking around the place
    const { resources } = await ask<{ resources: { totalCount: number } }>(
      '{ resources(filter: { kinds: ["temporary-housing"], near: { longitude: 136.13, latitude: 34.77, meters: 10 } }) { totalCount } }',
      as,
    );
    expect(resources.totalCount).toBe(as === '' ? 1 : 0);
    const within = {
      type: 'Polygon',
      coordinates: [
        [
          [136.12, 34.76],
          [136.14, 34.76],
          [136.14, 34.78],
          [136.12, 34.78],
          [136.12, 34.76],
        ],
      ],
    };
    const inside = await ask<{ resources: { nodes: { id: string }[] } }>(
      'query ($within: GeoJSON) { resources(filter: { within: $within }) { nodes { id } } }',
      as,
      { within },
    );
    expect(short(inside.resources.nodes).includes('r4')).toBe(as === '');
  });

  it('keeps a withheld field, and no other', async () => {
    const { resource } = await ask<{ resource: { name: string; phone: string | null } }>(
      '{ resource(id: "24216-r3") { name phone } }',
      as,
    );
    expect(resource).toEqual({ name: 'みんなの家', phone: as === '' ? '0595-00-0000' : null });
  });
});

it('a map of every town is the public’s, whoever looks', async () => {
  const drawn = (await readTile(`${server.url}/tiles/resources/10/899/406.mvt`))['resources'] ?? [];
  expect(drawn.map(({ properties }) => String(properties['id']).replace('24216-', '')).toSorted()).toEqual([
    'r1',
    'r2',
  ]);
});

/** Posts a query to a path of the server. */
const askAt = async (path: string, query: string) => {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as {
    data: { session: unknown; resources: { nodes: { id: string }[] } } | null;
    errors?: { extensions: { code: string } }[];
  };
};

describe('by the door of the framed page', () => {
  const SESSION = '{ session { role audience } resources(filter: { municipality: "24216" }) { nodes { id } } }';
  it.each(['', '?as=council', '?as=staff', '?as='])(
    'everyone is the public, whatever the address says: %j',
    async (as) => {
      // however it is spelt: the same path to the router
      for (const door of ['/embed/graphql', '/%65mbed/graphql', '/embed/%67raphql']) {
        const { data } = await askAt(`${door}${as}`, SESSION);
        expect(data?.session).toEqual({ role: 'viewer', audience: 'PUBLIC' });
        expect(short(data?.resources.nodes ?? [])).toEqual(SEEN['public']);
      }
      const tile = '/tiles/resources/10/899/406.mvt?m=24216';
      for (const door of ['/embed', '/%65mbed']) {
        const drawn = (await readTile(`${server.url}${door}${tile}${as.replace('?', '&')}`))['resources'] ?? [];
        expect(short(drawn.map(({ properties }) => ({ id: String(properties['id']) })))).toEqual(['r1', 'r2']);
      }
    },
  );

  it('nothing is changed, kept or taken out', async () => {
    const changed = await askAt('/embed/graphql', 'mutation { createShortLink(address: "/iga/map?area=1") { code } }');
    expect(changed.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const path of ['/embed/export/resources.csv?m=24216', '/embed/imports', '/embed/hsds/services'])
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });

  it('which sites may frame the page is told to whoever asks', async () => {
    expect(await ask('{ embedding { origins } }', '')).toEqual({ embedding: { origins: [] } });
  });
});
