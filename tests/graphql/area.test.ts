import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { readTile } from '../tiles/read-tile.ts';
import { COUNCILS, insertSmallTown, WHOLE } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

async function countAs(as: string) {
  const { data } = await server.graphql<{ resources: { totalCount: number } }>(
    '{ resources(filter: { municipality: "24216" }) { totalCount } }',
    {},
    as,
  );
  return data?.resources.totalCount;
}

describe('an area', () => {
  it('is told whole', async () => {
    const answer = await server.graphql(
      `query ($id: ID!) { area(id: $id) {
        id code number name nameKana kind boundarySource validFrom validTo bounds labelPoint geometry machiAza
        parent { id name parent { id } }
      } }`,
      { id: COUNCILS[0] },
    );
    expect(answer).toEqual({
      data: {
        area: {
          id: COUNCILS[0],
          code: null,
          number: 1,
          name: '府中',
          nameKana: 'ふちゅう',
          kind: 'RESIDENTS_COUNCIL',
          boundarySource: 'OFFICIAL',
          validFrom: '2005-04-01',
          validTo: null,
          bounds: [136.1, 34.76, 136.12, 34.78],
          labelPoint: { type: 'Point', coordinates: [136.11, 34.77] },
          geometry: {
            type: 'MultiPolygon',
            coordinates: [
              [
                [
                  [136.1, 34.76],
                  [136.12, 34.76],
                  [136.12, 34.78],
                  [136.1, 34.78],
                  [136.1, 34.76],
                ],
              ],
            ],
          },
          machiAza: [],
          parent: { id: WHOLE, name: '伊賀市', parent: null },
        },
      },
    });
  });

  it('that is known by its 町字 alone has no shape, and says so', async () => {
    const { data } = await server.graphql(
      'query ($id: ID!) { area(id: $id) { boundarySource geometry bounds labelPoint machiAza } }',
      { id: COUNCILS[3] },
    );
    expect(data).toEqual({
      area: { boundarySource: 'NONE', geometry: null, bounds: null, labelPoint: null, machiAza: ['一ノ宮', '瀧﨑町'] },
    });
  });

  it.each(['24216-none', '24217-rc-1', 'rc-1', '', '24216-', "'; DROP TABLE area; --"])(
    'is null for the id %j',
    async (id) => {
      expect(await server.graphql('query ($id: ID!) { area(id: $id) { id } }', { id })).toEqual({
        data: { area: null },
      });
    },
  );

  it('is simplified as far as is asked, each tolerance for itself', async () => {
    const { data } = await server.graphql<{ area: Record<string, { coordinates: number[][][][] }> }>(
      'query ($id: ID!) { area(id: $id) { exact: geometry coarse: geometry(toleranceMeters: 50000) } }',
      { id: COUNCILS[1] },
    );
    expect(data?.area['exact']?.coordinates[0]?.[0]).toHaveLength(5);
    expect(data?.area['coarse']?.coordinates[0]?.[0]?.length).toBeLessThanOrEqual(5);
    for (const toleranceMeters of [-1, 100_001]) {
      const { errors } = await server.graphql(
        'query ($id: ID!, $t: Float) { area(id: $id) { geometry(toleranceMeters: $t) } }',
        { id: COUNCILS[1], t: toleranceMeters },
      );
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    }
  });

  it('has the resources that lie in it and that serve it, each once', async () => {
    const { data } = await server.graphql<{ area: { resources: { totalCount: number; nodes: { id: string }[] } } }>(
      'query ($id: ID!) { area(id: $id) { resources { totalCount nodes { id } } } }',
      { id: COUNCILS[0] },
    );
    // r6 both lies in 府中 and serves it
    expect(data?.area.resources.totalCount).toBe(4);
    expect(data?.area.resources.nodes.map(({ id }) => id).toSorted()).toEqual([
      '24216-r1',
      '24216-r2',
      '24216-r6',
      '24216-r7',
    ]);
  });
});

describe('many areas', () => {
  const QUERY = `{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) {
    id geometry bounds labelPoint machiAza parent { name }
    resources(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { id kind { id name } area { id } servesAreas { id } } }
  } } }`;

  it('are read with their shapes, parents, 町字 and resources in one statement for each', async () => {
    const statements = await recordStatements(server.database, async () => {
      const { errors } = await server.graphql(QUERY);
      expect(errors).toBeUndefined();
    });
    // stamp, areas, shapes, frames, 町字, parents, pages of resources; then catalogue, areas of the resources
    expect(statements.length).toBeLessThanOrEqual(9);
  });

  it('are answered from memory when asked again, until something changes', async () => {
    const again = await recordStatements(server.database, () => server.graphql(QUERY));
    expect(again).toHaveLength(1);
    const name = async () => {
      const { data } = await server.graphql<{ municipality: { areas: { name: string }[] } }>(
        '{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { name } } }',
      );
      return data?.municipality.areas[0]?.name;
    };
    expect(await name()).toBe('府中');
    await server.database.query(`UPDATE area SET name = '府中(新)' WHERE id = $1`, [COUNCILS[0]]);
    await server.database.query('UPDATE municipality SET revision = revision + 1');
    expect(await name()).toBe('府中(新)');
    await server.database.query(`UPDATE area SET name = '府中' WHERE id = $1`, [COUNCILS[0]]);
    await server.database.query('UPDATE municipality SET revision = revision + 1');
    expect(await name()).toBe('府中');
  });

  it('are listed from memory whatever is asked of them', async () => {
    const ask = (field: string) =>
      server.graphql(`{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { ${field} } } }`);
    await ask('number');
    const statements = await recordStatements(server.database, () => ask('boundarySource'));
    // the stamp alone
    expect(statements).toHaveLength(1);
  });

  it('are counted alike where there are hundreds of them: each resource once, as far as the asker may know of it', async () => {
    await server.database.query(
      `INSERT INTO area (municipality_code, id, from_revision, dataset_id, kind, name, boundary_source)
       SELECT '24216', '24216-ku' || n, 1, '24216-areas', 'NEIGHBOURHOOD', n || '区', 'NONE' FROM generate_series(1, 600) n`,
    );
    await server.database.query(
      `INSERT INTO resource_area VALUES ('24216', '24216-ku1', '24216-r1', 'LOCATED'), ('24216', '24216-ku1', '24216-r1', 'SERVES'),
       ('24216', '24216-ku600', '24216-r1', 'SERVES'), ('24216', '24216-ku600', '24216-r6', 'LOCATED'), ('24216', '24216-ku600', '24216-r7', 'LOCATED')`,
    );
    const counts = async (as: string) => {
      const { data } = await server.graphql<{
        municipality: { areas: { id: string; resources: { totalCount: number } }[] };
      }>(
        '{ municipality(code: "24216") { areas(kind: NEIGHBOURHOOD) { id resources(first: 0) { totalCount } } } }',
        {},
        as,
      );
      return Object.fromEntries(
        (data?.municipality.areas ?? []).map(({ id, resources }) => [id.replace('24216-', ''), resources.totalCount]),
      );
    };
    const [staff, everyone] = [await counts(''), await counts('public')];
    expect(Object.keys(staff)).toHaveLength(600);
    expect(staff).toMatchObject({ ku1: 1, ku2: 0, ku600: 3 });
    // r6 is for the office alone
    expect(everyone).toMatchObject({ ku1: 1, ku2: 0, ku600: 2 });
    await server.database.query(`DELETE FROM resource_area WHERE area_id LIKE '24216-ku%'`);
    await server.database.query(`DELETE FROM area WHERE kind = 'NEIGHBOURHOOD'`);
    await server.database.query('UPDATE municipality SET revision = revision + 1');
  });

  it('never mix answers of different askers or variables', async () => {
    expect([await countAs(''), await countAs('council'), await countAs('public'), await countAs('')]).toEqual([
      7, 6, 5, 7,
    ]);
  });
});

describe('an area that has ended', () => {
  it('is on no list, tile or search, but still opens by its id', async () => {
    await server.database.query(
      `UPDATE area SET valid_to = (now() AT TIME ZONE 'Asia/Tokyo')::date WHERE municipality_code = '24216' AND id = $1`,
      [COUNCILS[1]],
    );
    await server.database.query('UPDATE municipality SET revision = revision + 1');

    const { data } = await server.graphql<{
      municipality: { areas: { id: string }[] };
      area: { name: string; validTo: string };
      search: unknown[];
    }>(
      `query ($id: ID!) {
        municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { id } }
        area(id: $id) { name validTo }
        search(municipality: "24216", text: "上野東部") { id }
      }`,
      { id: COUNCILS[1] },
    );
    expect(data?.municipality.areas.map(({ id }) => id)).toEqual(COUNCILS.filter((id) => id !== COUNCILS[1]));
    expect(data?.area).toMatchObject({ name: '上野東部', validTo: expect.stringMatching(/^\d{4}-/) });
    expect(data?.search).toEqual([]);
    const tile = await readTile(`${server.url}/tiles/areas/10/899/406.mvt?m=24216`);
    expect(tile['areas']?.map(({ properties }) => properties['name'])).toEqual(['府中', '霞ヶ丘']);
  });
});

const near = (longitude: number, latitude: number) =>
  server.graphql(
    `query ($longitude: Float!, $latitude: Float!) { municipality(code: "24216") {
       nearMachiAza(longitude: $longitude, latitude: $latitude) { name distanceMeters } } }`,
    { longitude, latitude },
  );

describe('the 町字 near a place', () => {
  it('is the one whose point lies nearest, with the way there', async () => {
    await server.database.query(
      `UPDATE membership SET location = ST_SetSRID(ST_MakePoint(136.1 + CASE machi_aza WHEN '一ノ宮' THEN 0.01 ELSE 0.03 END, 34.7), 4326)
       WHERE municipality_code = '24216'`,
    );
    // 0.003° of longitude at 34.7° N: 0.003 × 111.32 km × cos 34.7° = 274.6 m
    expect(await near(136.113, 34.7)).toEqual({
      data: { municipality: { nearMachiAza: { name: '一ノ宮', distanceMeters: expect.closeTo(274.8, 0) } } },
    });
    expect(await near(136.128, 34.7)).toMatchObject({ data: { municipality: { nearMachiAza: { name: '瀧﨑町' } } } });
  });

  it('is none far from all of them, and a place that is none on Earth is refused', async () => {
    expect(await near(140, 40)).toEqual({ data: { municipality: { nearMachiAza: null } } });
    expect((await near(999, 34)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });
});
