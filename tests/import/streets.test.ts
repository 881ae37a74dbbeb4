import { addMunicipality, type ImportReport, importFile, undoImport } from '@hazama/server/dataset';
import { computeMunicipality, dayInTokyo, listReachedCells, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { osmPbf } from './fixtures/osm-pbf.ts';
import { M, N, RIVER_TOWN, S, WALKED_WAYS, WITHOUT_BRIDGE } from './fixtures/river-town.ts';
import { OUTLINE } from './fixtures/shapes.ts';
import { codes, issueOf } from './support.ts';

// coverage.salon counts who has a salon within 900 m. In a straight line × 1.3 everybody does (S 260 m, M 581 m); by street
// 50 of 180 do, for S is 1,900 m and M 1,500 m from the salon by the one bridge.

const CODE = '24216';
const REPLICATED = new Date('2026-10-01T12:00:00Z');
let server: TestServer;

async function bring(
  dataset: 'areas' | 'population' | 'resources' | 'streets',
  content: string | Uint8Array,
  name: string,
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const options = dataset === 'areas' ? { kind: 'MUNICIPALITY' } : {};
  const report = await importFile(server, { dataset, municipality: CODE, file: { name, bytes }, options });
  return report;
}

const bringStreets = (map = RIVER_TOWN, name = '見本.osm.pbf') =>
  bring('streets', osmPbf(map, { replicatedAt: REPLICATED }), name);

interface Value {
  readonly [field: string]: unknown;
  readonly method: string;
  readonly value: number | null;
  readonly numerator: number | null;
}

/** The values of the whole town, computed anew from what is published. */
async function values(...indicators: string[]): Promise<Value[]> {
  const { database } = server;
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
  const { data } = await server.graphql<{ municipality: { areas: { values: Value[] }[] } }>(
    `query ($indicators: [ID!]) { municipality(code: "${CODE}") { areas(kind: MUNICIPALITY) {
       values(indicators: $indicators) { state value numerator denominator method sentence explanation {
         limits parameters { name value } sources { name license asOf } } } } } }`,
    { indicators },
  );
  return data?.municipality.areas[0]?.values ?? [];
}

beforeAll(async () => {
  server = await startTestServer();
  await addMunicipality(server, { code: CODE, name: '伊賀市', reportingKind: 'MUNICIPALITY' });
  await bring('areas', OUTLINE, 'outline.geojson');
  const people = [
    ['S', S, 100],
    ['M', M, 30],
    ['N', N, 50],
  ] as const;
  const rows = people.map(([code, at, older]) => `${code},${at.join()},2025,${older * 3},${older}`);
  await bring('population', ['code,longitude,latitude,year,total,age_65_over', ...rows].join('\n'), '人口.csv');
  const salon = `salon,北岸サロン,${N.join()},active,毎週月曜 10:00-12:00`;
  await bring('resources', `kind,name,longitude,latitude,status,schedule\n${salon}\n`, 'サロン.csv');
});
afterAll(() => server?.close());

describe('a town without streets', () => {
  it('walks straight lines × 1.3 across the water, and says so', async () => {
    const [coverage, around] = await values('coverage.salon', 'access.cumulative.gathering');
    expect(coverage).toMatchObject({ method: 'straight×1.3', numerator: 180, denominator: 180 });
    expect(around).toMatchObject({ method: 'straight×1.3', value: 1 });
    expect(coverage?.['sentence']).toContain('(道のりは直線距離の1.3倍として)');
  });
});

describe('hazama import streets', () => {
  let report: ImportReport;
  beforeAll(async () => {
    report = await bringStreets();
  });

  it('reports every way: what is walked, and why the others are not', async () => {
    expect(report).toMatchObject({
      dataset: 'streets',
      format: 'osm-pbf',
      status: 'published',
      source: 'OpenStreetMap',
      version: 1,
      rows: { read: 9, accepted: WALKED_WAYS, rejected: 5, review: 0 },
      changes: { added: 1, changed: 0, removed: 0 },
    });
    expect(issueOf(report, 'ways-no-street')?.value).toBe('2');
    expect(issueOf(report, 'ways-not-for-walkers')?.value).toBe('1');
    expect(issueOf(report, 'ways-closed')?.value).toBe('1');
    expect(issueOf(report, 'ways-outside-buffer')?.value).toBe('1');
    // 850 + 850 + 200 m of street, and 200 m of footbridge with a gate in its middle
    expect(issueOf(report, 'streets-measured')?.message).toContain('歩ける道 2km');
    expect(codes(report)).not.toHaveProperty('people-without-street');
  });

  it('keeps its source, licence and day', async () => {
    const rows = await server.database.query(
      `SELECT source, license, as_of::text AS "asOf", rows, version FROM dataset WHERE municipality_code = $1 AND name = 'streets'`,
      [CODE],
    );
    expect(rows).toEqual([
      {
        source: 'OpenStreetMap',
        license: 'ODbL 1.0（© OpenStreetMap contributors）',
        asOf: '2026-10-01',
        rows: WALKED_WAYS,
        version: 1,
      },
    ]);
  });

  it('is unchanged the second time', async () => {
    expect(await bringStreets()).toMatchObject({ status: 'unchanged', version: 1 });
    const before = await server.database.query('SELECT count(*)::int AS n FROM street_network');
    expect(before).toEqual([{ n: 1 }]);
  });

  it('sends nobody across the water: 50 of 180, and names the street as its method', async () => {
    const [coverage, radius, nearest] = await values('coverage.salon', 'coverage.salon.500m', 'nearest.salon');
    expect(coverage).toMatchObject({ method: 'street', numerator: 50, denominator: 180 });
    expect(coverage?.['sentence']).toContain(
      '伊賀市の65歳以上 180人のうち 130人(72%)は、歩いて15分以内にふれあいサロンがありません(道路に沿って)。',
    );
    expect(coverage?.['explanation']).toMatchObject({
      limits: expect.arrayContaining([expect.stringContaining('OpenStreetMap')]),
      parameters: expect.arrayContaining([{ name: '道のり', value: '道路に沿った道のり' }]),
      sources: expect.arrayContaining([
        { name: '道路: OpenStreetMap', license: expect.stringContaining('ODbL'), asOf: '2026-10-01' },
      ]),
    });
    // as the crow flies 200 and 447 m, whatever the streets
    expect(radius).toMatchObject({ method: 'straight', numerator: 180 });
    // 50 people at 0 m, 30 at 1,500 m, 100 at 1,900 m: half of them within 1,900 m
    expect(nearest).toMatchObject({ method: 'street' });
    expect(nearest?.value).toBeCloseTo(1900, 0);
  });

  it('shares places out among those who can walk there along streets: M and N within 1,800 m, S not', async () => {
    const [around, shared] = await values('access.cumulative.gathering', 'access.e2sfca.salon');
    expect(around).toMatchObject({ method: 'street', value: 80 / 180 });
    // the whole salon for 180 people, of whom S has nothing: 1 ÷ 180 × 1,000
    expect(shared).toMatchObject({ method: 'street', denominator: 180 });
    expect(shared?.value).toBeCloseTo(1000 / 180, 9);
  });

  it('shows the cells of the map as reached or not by the same walks', async () => {
    const [town] = await server.database.query<{ revision: number }>('SELECT revision FROM municipality');
    const engine = await new Towns(server.database).getEngine(CODE, town?.revision ?? 0);
    const definition = engine.model.definitions.find(({ id }) => id === 'coverage.salon');
    const cells = definition && listReachedCells(engine, definition, 2025, dayInTokyo(new Date()), 'STAFF');
    expect(cells?.map(({ people, reached }) => [people, reached]).toSorted()).toEqual([
      [100, false],
      [30, false],
      [50, true],
    ]);
  });

  it('answers what-ifs and next places by the same walks', async () => {
    const { data, errors } = await server.graphql<{ whatIf: unknown; siting: unknown }>(
      `query ($input: WhatIfInput!, $siting: SitingInput!) {
         whatIf(input: $input) { newlyCovered before { numerator method } after { numerator method } perPlace { key alone } }
         siting(input: $siting) { method optimal places { key added } curve }
       }`,
      {
        input: {
          municipality: CODE,
          indicator: 'coverage.salon',
          add: [{ key: 'south', longitude: M[0], latitude: M[1] }],
        },
        siting: {
          municipality: CODE,
          indicator: 'coverage.salon',
          count: 1,
          candidates: [
            { key: 'south', longitude: S[0], latitude: S[1] },
            { key: 'north', longitude: N[0], latitude: N[1] },
          ],
        },
      },
    );
    expect(errors).toBeUndefined();
    // M reaches M and S, 400 m away: 130 more
    expect(data?.whatIf).toMatchObject({
      newlyCovered: 130,
      before: [{ numerator: 50, method: 'street' }],
      after: [{ numerator: 180, method: 'street' }],
      perPlace: [{ key: 'south', alone: 130 }],
    });
    expect(data?.siting).toMatchObject({
      method: 'street / given 2 / mclp exact',
      optimal: true,
      places: [{ key: 'south', added: 130 }],
      curve: [50, 180],
    });
  });

  it('replaces the streets, and takes them back again', async () => {
    const second = await bringStreets(WITHOUT_BRIDGE, '見本_2026-11.osm.pbf');
    expect(second).toMatchObject({ status: 'published', version: 2, changes: { added: 0, changed: 1, removed: 0 } });
    // with the bridge gone two banks are left, each as good as the other
    const [apart] = await values('nearest.salon');
    expect(apart).toMatchObject({ state: 'UNREACHABLE', value: null });

    expect(await undoImport(server, second.id)).toMatchObject({ version: 2, restored: 1 });
    const [again] = await values('coverage.salon');
    expect(again).toMatchObject({ method: 'street', numerator: 50 });

    expect(await undoImport(server, report.id)).toMatchObject({ version: 1, restored: null });
    const [without] = await values('coverage.salon');
    expect(without).toMatchObject({ method: 'straight×1.3', numerator: 180 });
  });
});

describe('the import screen', () => {
  const JOB =
    'id state dataset problem { code } recognised { kind format } said { source license } rows { read accepted rejected }';
  interface Job {
    readonly id: string;
    readonly state: string;
    readonly [field: string]: unknown;
  }

  async function settled(id: string): Promise<Job> {
    for (;;) {
      const { data, errors } = await server.graphql<{ importJob: Job & { activity: string | null } }>(
        `query ($id: ID!) { importJob(id: $id) { activity ${JOB} changesOf(change: added) { nodes { change label detail } } } }`,
        { id },
      );
      if (!data) throw new Error(errors?.[0]?.message);
      if (data.importJob.activity === null) return data.importJob;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('takes streets too: recognised, checked and published', async () => {
    const response = await fetch(`${server.url}/imports?municipality=${CODE}`, {
      method: 'POST',
      headers: { 'x-file-name': encodeURIComponent('見本.osm.pbf') },
      body: osmPbf(RIVER_TOWN, { dense: false, packing: 'raw', waysFirst: true }),
    });
    const { id } = (await response.json()) as { id: string };
    expect(await settled(id)).toMatchObject({
      state: 'CHECKED',
      dataset: 'streets',
      recognised: { kind: 'osm-pbf', format: 'osm-pbf' },
      said: { source: 'OpenStreetMap', license: 'ODbL 1.0（© OpenStreetMap contributors）' },
      rows: { read: 9, accepted: WALKED_WAYS, rejected: 5 },
      changesOf: { nodes: [{ change: 'added', label: '歩ける道', detail: '約2km' }] },
    });
    await server.graphql('mutation ($id: ID!) { publishImport(id: $id) { id } }', { id });
    expect(await settled(id)).toMatchObject({ state: 'PUBLISHED', problem: null });
    // one node at a time, unpacked, and before the nodes that they run through: the same streets
    const [coverage] = await values('coverage.salon');
    expect(coverage).toMatchObject({ method: 'street', numerator: 50 });
  });
});
