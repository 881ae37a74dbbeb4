import type { Database } from '@hazama/server/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { readTile } from '../tiles/read-tile.ts';
import { COUNCILS, insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
  await insertPeople(server.database);
});
afterAll(() => server?.close());

/** Points: 100 people in 府中, 6 in 上野東部, none in 霞ヶ丘; counted in 2020 and 2023. Of 瀧﨑 nothing is known. */
async function insertPeople(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, as_of, content_hash)
     VALUES ('24216', '24216-population', 'population', '国勢調査', 'csv', 1, 3, now(), '2023-10-01', 'p')`,
  );
  await database.query(
    `INSERT INTO population_cell (municipality_code, id, from_revision, dataset_id, kind, name, center)
     VALUES ('24216', '136.11,34.77', 1, '24216-population', 'POINT', NULL, ST_SetSRID(ST_MakePoint(136.11, 34.77), 4326)),
            ('24216', '136.13,34.77', 1, '24216-population', 'POINT', NULL, ST_SetSRID(ST_MakePoint(136.13, 34.77), 4326)),
            ('24216', '136.15,34.77', 1, '24216-population', 'POINT', NULL, ST_SetSRID(ST_MakePoint(136.15, 34.77), 4326))`,
  );
  await database.query(
    `INSERT INTO population_count (municipality_code, year, cell_id, from_revision, dataset_id, total, age_0_14, age_15_64, age_65_over)
     SELECT '24216', year, cell, 1, '24216-population', total, total * 0.1, total * 0.6, total * 0.3
     FROM unnest('{2020,2023}'::int[]) year,
          unnest('{"136.11,34.77","136.13,34.77","136.15,34.77"}'::text[], '{100,6,0}'::float8[]) t(cell, total)`,
  );
  await database.query('UPDATE municipality SET revision = revision + 1');
}

const populations = async (year: number | null, as = '') => {
  const { data, errors } = await server.graphql<{
    municipality: { areas: { population: Record<string, number> | null }[] };
  }>(
    `query ($year: Int) { municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { population(year: $year) {
      year total age0To14 age15To64 age65Over age75Over single65Over
    } } } }`,
    { year },
    as,
  );
  expect(errors).toBeUndefined();
  return data?.municipality.areas.map(({ population }) => population);
};

async function cells(as: string) {
  return (await readTile(`${server.url}/tiles/cells/10/899/406.mvt?m=24216&y=2023${as}`))['cells'];
}

const cellsOf = (area: string) => `${server.url}/tiles/cells/12/3596/1625.mvt?m=24216&area=${area}`;

describe('population', () => {
  it('is summed over the cells of an area, of the newest year unless another is asked for', async () => {
    const newest = await populations(null);
    expect(newest?.[0]).toEqual({
      year: 2023,
      total: 100,
      age0To14: 10,
      age15To64: 60,
      age65Over: 30,
      age75Over: null,
      single65Over: null,
    });
    expect(newest?.[3]).toBeNull();
    expect((await populations(2020))?.[0]).toMatchObject({ year: 2020, total: 100 });
  });

  it('of a year that there is not is null, never 0', async () => {
    expect(await populations(2021)).toEqual([null, null, null, null]);
  });

  it('of an area without anyone is 0', async () => {
    expect((await populations(null))?.[2]).toMatchObject({ total: 0 });
  });

  it('below 10 is for staff alone, and can’t be worked out from the town’s', async () => {
    expect((await populations(null))?.[1]).toMatchObject({ total: 6 });
    const council = await populations(null, 'council');
    expect(council?.[1]).toBeNull();
    // one withheld alone is the town's less the others: another goes with it
    expect(council?.filter((population) => population === null).length).toBeGreaterThan(1);
    for (const population of (await populations(null, 'public')) ?? [])
      expect((population?.['total'] ?? 0) % 10).toBe(0);
  });

  it('is known for years, and the years between are told as missing', async () => {
    const { data } = await server.graphql('{ municipality(code: "24216") { years { year available } } }');
    expect(data).toEqual({
      municipality: {
        years: [
          { year: 2020, available: true },
          { year: 2021, available: false },
          { year: 2022, available: false },
          { year: 2023, available: true },
        ],
      },
    });
  });

  it('is drawn cell by cell, as far as the audience may see', async () => {
    // of 65 and over, whom the indicator is about
    expect((await cells(''))?.map(({ properties }) => properties['people'])).toEqual([30, 1.8]);
    // the few of the small cell are counted with those of the large one: 31.8
    expect((await cells('&as=council'))?.map(({ properties }) => properties['people'])).toEqual([31.8]);
    expect((await cells('&as=public'))?.map(({ properties }) => properties['people'])).toEqual([30]);
  });

  it('is drawn as squares in one area, the fullest cell nearly as large as its ground', async () => {
    const { 'cell-squares': squares, 'cell-grounds': grounds } = await readTile(cellsOf(COUNCILS[0] as string));
    expect(squares).toHaveLength(1);
    const [corners] = squares?.[0]?.geometry ?? [];
    const xs = (corners ?? []).map(({ x }) => x);
    const ys = (corners ?? []).map(({ y }) => y);
    // a cell of 250 m is 7.5″ high: 282 m of web mercator at this latitude, of which 88 % are drawn
    const meters = 40_075_017 / 2 ** 12 / 4096;
    expect((Math.max(...xs) - Math.min(...xs)) * meters).toBeCloseTo(248, -1);
    expect(Math.max(...ys) - Math.min(...ys)).toBe(Math.max(...xs) - Math.min(...xs));
    // people counted at a point have no ground
    expect(grounds).toBeUndefined();
    expect(await readTile(cellsOf(COUNCILS[2] as string))).toEqual({});
  });
});
