import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { COUNCILS, insertResources, insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: Record<'startCursor' | 'endCursor', string | null> &
    Record<'hasNextPage' | 'hasPreviousPage', boolean>;
}

const PAGE =
  'totalCount nodes { id } edges { cursor node { id } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';

async function page(
  filter: object,
  { first = 50, after }: { first?: number; after?: string | null | undefined } = {},
  as = '',
) {
  const { data, errors } = await server.graphql<{ resources: Page }>(
    `query ($filter: ResourceFilter!, $first: Int, $after: String) { resources(filter: $filter, first: $first, after: $after) { ${PAGE} } }`,
    { filter, first, after },
    as,
  );
  expect(errors).toBeUndefined();
  return data?.resources as Page;
}
const ids = ({ nodes }: Page) => nodes.map(({ id }) => id.replace('24216-', '')).toSorted();

async function age(id: string) {
  const { data } = await server.graphql(`{ resource(id: "24216-${id}") { isStale monthsSinceConfirmed confirmedOn } }`);
  return data?.['resource'];
}

describe('a resource', () => {
  it('is told whole', async () => {
    const answer = await server.graphql(`{ resource(id: "24216-r1") {
      id name nameKana address location status schedule capacity organization phone url languages confirmedOn openedOn source
      isStale monthsSinceConfirmed area { id } servesAreas { id }
      kind { id name en: name(language: EN) shortName group groupName aid icon color mode position shelfLifeMonths count withoutPlace }
    } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['resource']).toMatchObject({
      id: '24216-r1',
      name: 'ふれあいサロン府中',
      nameKana: 'ふれあいさろんふちゅう',
      address: '三重県伊賀市 r1',
      location: { type: 'Point', coordinates: [136.105, 34.765] },
      status: 'active',
      schedule: '第2・第4水曜 10:00-12:00',
      phone: '0595-00-0000',
      isStale: false,
      monthsSinceConfirmed: 1,
      area: { id: COUNCILS[0] },
      servesAreas: [],
      kind: {
        id: 'salon',
        en: 'Neighbourhood salon',
        group: 'salon',
        aid: '互助',
        icon: 'salon',
        mode: 'PLACE',
        count: 3,
        withoutPlace: 1,
      },
    });
  });

  it('is stale past its shelf life; without a day of its own it is as old as its list', async () => {
    expect(await age('r2')).toMatchObject({ isStale: true, confirmedOn: '2020-04-01' });
    // its list was published in 2026-04, less than twelve months before the tests' today, or more: the rule is the same
    const published = new Date('2026-04-02T00:00:00Z');
    const isOld = Date.now() > new Date(published).setFullYear(published.getFullYear() + 1);
    expect(await age('r3')).toMatchObject({ isStale: isOld, confirmedOn: null });
  });

  it.each(['24216-none', '24217-r1', 'r1', ''])('is null for the id %j', async (id) => {
    const answer = await server.graphql('query ($id: ID!) { resource(id: $id) { id } }', { id });
    expect(answer).toEqual({ data: { resource: null } });
  });

  it('knows the area that it lies in and those that it serves', async () => {
    const { data } = await server.graphql('{ resource(id: "24216-r6") { area { number } servesAreas { number } } }');
    expect(data).toEqual({ resource: { area: { number: 1 }, servesAreas: [{ number: 1 }, { number: 3 }] } });
  });
});

const ask = async (after: string | null) => {
  const { data } = await server.graphql<{ resources: Page & { nodes: readonly { name: string }[] } }>(
    `query ($after: String) { resources(filter: { municipality: "24216", status: ["active", "closed"] }, order: KANA, first: 3, after: $after) {
      nodes { id name } pageInfo { endCursor hasNextPage } } }`,
    { after },
  );
  return data?.resources;
};

describe('a list of resources', () => {
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [136.1, 34.76],
        [136.11, 34.76],
        [136.11, 34.77],
        [136.1, 34.77],
        [136.1, 34.76],
      ],
    ],
  };

  it.each<[string, object, string[]]>([
    ['of the town', { municipality: '24216' }, ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']],
    ['by the code of six digits', { municipality: '242161' }, ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']],
    ['of another town', { municipality: '24217' }, []],
    ['of kinds', { municipality: '24216', kinds: ['salon', 'network-meeting'] }, ['r1', 'r2', 'r3', 'r6', 'r7']],
    ['of areas', { areas: [COUNCILS[1], COUNCILS[2]] }, ['r3', 'r4', 'r5', 'r6']],
    ['of an area that there is not', { areas: ['24216-none', 'nonsense'] }, []],
    ['of a status', { municipality: '24216', status: ['closed'] }, ['r7']],
    [
      'of any of two statuses',
      { municipality: '24216', status: ['active', 'CLOSED'] },
      ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'],
    ],
    ['by its words', { municipality: '24216', text: 'サロン　府中' }, ['r1']],
    ['by its reading', { municipality: '24216', text: 'fuchuu' }, ['r1']],
    [
      'by characters that LIKE would take for any',
      { municipality: '24216', text: '%' },
      ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'],
    ],
    ['within a polygon', { municipality: '24216', within: square }, ['r1', 'r7']],
    ['near a place', { near: { longitude: 136.105, latitude: 34.765, meters: 1500 } }, ['r1', 'r2', 'r7']],
    ['near, the distance itself included', { near: { longitude: 136.105, latitude: 34.765, meters: 0 } }, ['r1']],
    ['open on the 4th Wednesday', { municipality: '24216', openOn: '2026-04-22' }, ['r1']],
    ['open on a day on which nothing is', { municipality: '24216', openOn: '2026-04-23' }, []],
    ['of an area, open on a day', { areas: [COUNCILS[0]], openOn: '2026-04-08' }, ['r1']],
    ['of nothing at all', {}, ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']],
    ['that are named', { municipality: '24216', ids: ['24216-r6', '24216-r1', '24216-none'] }, ['r1', 'r6']],
    ['of no kind', { municipality: '24216', kinds: [] }, []],
  ])('%s', async (_name, filter, expected) => {
    const found = await page(filter);
    expect(ids(found)).toEqual(expected);
    expect(found.totalCount).toBe(expected.length);
  });

  it('near a place is told nearest first', async () => {
    const { nodes } = await page({ near: { longitude: 136.105, latitude: 34.765, meters: 5000 } });
    expect(nodes.map(({ id }) => id).slice(0, 3)).toEqual(['24216-r1', '24216-r7', '24216-r2']);
  });

  it.each<[string, object]>([
    ['in the order of kinds and names', { municipality: '24216' }],
    ['nearest first', { near: { longitude: 136.105, latitude: 34.765, meters: 50_000 } }],
  ])('comes page by page, %s, each resource once', async (_name, filter) => {
    const whole = await page(filter);
    const seen: string[] = [];
    let after: string | null | undefined;
    for (let pages = 0; pages < 20; pages++) {
      const { nodes, pageInfo, totalCount } = await page(filter, { first: 2, after });
      seen.push(...nodes.map(({ id }) => id));
      expect(totalCount).toBe(whole.totalCount);
      expect(pageInfo.hasPreviousPage).toBe(pages > 0);
      expect(pageInfo.hasNextPage).toBe(seen.length < whole.totalCount);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(whole.nodes.map(({ id }) => id));
  });

  it('goes by reading whatever the kind, page by page', async () => {
    const first = await ask(null);
    const rest = await ask(first?.pageInfo.endCursor ?? null);
    const names = [...(first?.nodes ?? []), ...(rest?.nodes ?? [])].map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual([
      'とじたサロン',
      'ひだまりサロン',
      'フリースペース',
      'ふれあいサロン府中',
      'みんなの家',
    ]);
  });

  it('goes on after its cursor whatever is added before it', async () => {
    const start = await page({ municipality: '24216', kinds: ['salon'] }, { first: 2 });
    await insertResources(server.database, [{ id: 'r0', kind: 'salon', name: 'あたらしいサロン' }]);
    await server.database.query('UPDATE municipality SET revision = revision + 1');
    const rest = await page(
      { municipality: '24216', kinds: ['salon'] },
      { first: 10, after: start.pageInfo.endCursor },
    );
    const all = await page({ municipality: '24216', kinds: ['salon'] });
    expect(all.totalCount).toBe(5);
    expect(rest.nodes.some(({ id }) => start.nodes.some((node) => node.id === id))).toBe(false);
    await server.database.query("DELETE FROM resource WHERE id = '24216-r0'");
    await server.database.query('UPDATE municipality SET revision = revision + 1');
  });

  it('of no rows still counts, and knows whether there are more', async () => {
    const { totalCount, nodes, pageInfo } = await page({ municipality: '24216' }, { first: 0 });
    expect({ totalCount, nodes, ...pageInfo }).toEqual({
      totalCount: 7,
      nodes: [],
      startCursor: null,
      endCursor: null,
      hasNextPage: true,
      hasPreviousPage: false,
    });
  });

  it.each<[string, object]>([
    ['too many rows', { filter: {}, first: 1001 }],
    ['fewer than none', { filter: {}, first: -1 }],
    ['a cursor that is none', { filter: {}, after: 'nonsense' }],
    ['a cursor of another order', { filter: {}, after: Buffer.from('[1,"x"]').toString('base64url') }],
    ['a code that is none', { filter: { municipality: 'iga' } }],
    ['a wrong check digit', { filter: { municipality: '242162' } }],
    ['a status that there is not', { filter: { status: ['open'] } }],
    ['a polygon that is none', { filter: { within: { type: 'Point', coordinates: [136, 34] } } }],
    [
      'an open ring',
      {
        filter: {
          within: {
            type: 'Polygon',
            coordinates: [
              [
                [136, 34],
                [137, 34],
                [137, 35],
                [136, 35],
              ],
            ],
          },
        },
      },
    ],
    [
      'text for a coordinate',
      {
        filter: {
          within: {
            type: 'Polygon',
            coordinates: [
              [
                ['x', 34],
                [137, 34],
                [137, 35],
                ['x', 34],
              ],
            ],
          },
        },
      },
    ],
    ['latitude and longitude swapped', { filter: { near: { longitude: 34.7, latitude: 136.1, meters: 100 } } }],
    ['a circle around everything', { filter: { near: { longitude: 136.1, latitude: 34.7, meters: 1e6 } } }],
    ['a day that there is not', { filter: { openOn: '2026-02-30' } }],
  ])('refuses %s', async (_name, variables) => {
    const { data, errors } = await server.graphql(
      'query ($filter: ResourceFilter!, $first: Int, $after: String) { resources(filter: $filter, first: $first, after: $after) { totalCount } }',
      variables as Record<string, unknown>,
    );
    expect(data?.['resources'] ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(errors?.[0]?.message).toMatch(/\p{Script=Hiragana}/u);
  });
});
