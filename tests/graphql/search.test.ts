import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { COUNCILS, insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

interface Hit {
  readonly group: string;
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly area: { readonly id: string } | null;
  readonly kind: { readonly id: string } | null;
  readonly location: { readonly type: string } | null;
}

async function search(text: string, { as = '', first = 8 } = {}): Promise<Hit[]> {
  const { data, errors } = await server.graphql<{ search: Hit[] }>(
    `query ($text: String!, $first: Int) {
      search(municipality: "24216", text: $text, first: $first) { group id name detail area { id } kind { id } location }
    }`,
    { text, first },
    as,
  );
  expect(errors).toBeUndefined();
  return data?.search ?? [];
}

const names = (hits: readonly Hit[], group: string) =>
  hits.filter((hit) => hit.group === group).map(({ name }) => name);

const machiAza = async (text: string) => (await search(text)).filter(({ group }) => group === 'MACHI_AZA');

describe('a search', () => {
  it.each([
    '府中',
    'ふちゅう',
    'フチュウ',
    'ﾌﾁｭｳ',
    'huchu',
    'fuchuu',
    'Fuchū',
    'fuch',
    '府中地区',
    'ふちゅうちく',
    '府中町',
  ])('for %s finds 府中 first', async (text) => {
    const hits = await search(text);
    expect(hits[0]).toMatchObject({
      group: 'AREA',
      id: COUNCILS[0],
      name: '府中',
      detail: 'ふちゅう',
      area: { id: COUNCILS[0] },
    });
    expect(hits[0]?.location?.type).toBe('Point');
  });

  it.each(['霞ヶ丘', '霞が丘', '霞ケ丘', 'kasumi', 'かすみがおか', 'Kasumigaoka'])(
    'for %s finds 霞ヶ丘',
    async (text) => {
      expect(names(await search(text), 'AREA')).toEqual(['霞ヶ丘']);
    },
  );

  it.each(['瀧﨑', '滝崎', '滝﨑', 'takizaki', 'たきざき'])('for %s finds 瀧﨑', async (text) => {
    expect(names(await search(text), 'AREA')).toContain('瀧﨑');
  });

  it('tells a 町字 with its area', async () => {
    expect((await search('滝崎町')).find(({ group }) => group === 'MACHI_AZA')).toMatchObject({
      name: '瀧﨑町',
      detail: '瀧﨑',
      area: { id: COUNCILS[3] },
    });
  });

  it('finds a 町字 of the gazetteer that belongs to no area, by its point; one that does is told once', async () => {
    await server.database.query(
      `INSERT INTO address_point (municipality_code, id, from_revision, dataset_id, town, koaza, block, location)
       SELECT '24216', '24216-' || name || coalesce(block, ''), 1, 'gazetteer', name, NULL, block, ST_SetSRID(ST_MakePoint(136.2, 34.7), 4326)
       FROM (VALUES ('諏訪', NULL), ('諏訪', '12'), ('滝崎町', NULL)) AS given (name, block)`,
    );
    await server.database.query(`UPDATE municipality SET revision = revision + 1 WHERE code = '24216'`);
    expect(await machiAza('諏訪')).toEqual([
      expect.objectContaining({
        name: '諏訪',
        detail: null,
        area: null,
        location: { type: 'Point', coordinates: [136.2, 34.7] },
      }),
    ]);
    expect(await machiAza('瀧﨑町')).toMatchObject([{ name: '瀧﨑町', area: { id: COUNCILS[3] } }]);
  });

  it('tells a resource with its kind, area and place', async () => {
    const [hit] = (await search('hidamari')).filter(({ group }) => group === 'RESOURCE');
    expect(hit).toMatchObject({
      id: '24216-r2',
      name: 'ひだまりサロン',
      kind: { id: 'salon' },
      area: { id: COUNCILS[0] },
      location: { type: 'Point', coordinates: [136.115, 34.775] },
    });
  });

  it('takes words in any order', async () => {
    expect(names(await search('府中 サロン'), 'RESOURCE')).toEqual(['ふれあいサロン府中']);
    expect(names(await search('さろん　fuchu'), 'RESOURCE')).toEqual(['ふれあいサロン府中']);
  });

  it('finds indicators in every language', async () => {
    expect((await search('coverage.gathering')).filter(({ group }) => group === 'INDICATOR')[0]?.id).toBe(
      'coverage.gathering',
    );
    expect(names(await search('within a walk'), 'INDICATOR').length).toBeGreaterThan(0);
  });

  it('gives at most `first` of each group, and nothing for a text without letters', async () => {
    expect(names(await search('サロン', { first: 1 }), 'RESOURCE')).toHaveLength(1);
    expect(await search('・・・')).toEqual([]);
  });

  it('finds no one’s secrets, and nothing that is closed', async () => {
    expect(names(await search('フリースペース'), 'RESOURCE')).toEqual(['フリースペース']);
    expect(names(await search('フリースペース', { as: 'public' }), 'RESOURCE')).toEqual([]);
    expect(names(await search('ネットワーク会議', { as: 'council' }), 'RESOURCE')).toEqual([]);
    expect(names(await search('とじた'), 'RESOURCE')).toEqual([]);
    const [shelter] = await search('一時的な住まい', { as: 'council' });
    expect(shelter).toMatchObject({ name: '一時的な住まい', location: null });
  });

  it('reads the names once and then none', async () => {
    await search('うえの');
    const statements = await recordStatements(server.database, () => search('かすみ'));
    // the stamp; the area found and its point
    expect(statements).toHaveLength(3);
  });

  it.each([
    ['24217', 'NOT_FOUND'],
    ['x', 'NOT_FOUND'],
  ])('in %s is %s', async (municipality, code) => {
    const { errors } = await server.graphql('query ($m: ID!) { search(municipality: $m, text: "a") { id } }', {
      m: municipality,
    });
    expect(errors?.[0]?.extensions).toEqual({ code });
  });

  it('refuses what no search box sends', async () => {
    const query =
      'query ($text: String!, $first: Int) { search(municipality: "24216", text: $text, first: $first) { id } }';
    for (const variables of [{ text: 'あ'.repeat(201) }, { text: 'a', first: 0 }, { text: 'a', first: 51 }])
      expect((await server.graphql(query, variables)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });
});
