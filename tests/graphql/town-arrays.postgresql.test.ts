import {
  LiveTown,
  type StreetGraph,
  StreetNetwork,
  seededRandom,
  streetGraphOfInts,
  type TownArrays,
  unpackTownArrays,
} from '@hazama/geo';
import { packStreetGraph } from '@hazama/server/street';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridStreets } from '../geo/street/grid-streets.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// The browser's numbers are the server's: both sample towns in straight lines, then one of them with streets laid over it.

const IGA = '24216';
const ISESAKI = '10204';
const INDICATOR = 'coverage.gathering';
const PINS = 50;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sampleTowns: ['iga', 'isesaki'] });
});
afterAll(() => server?.close());

const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status;
const arraysUrl = (code: string, more = '') => `${server.url}/arrays/${code}.bin?ind=${INDICATOR}${more}`;

async function readLive(code: string): Promise<{ readonly live: LiveTown; readonly arrays: TownArrays }> {
  const response = await fetch(arraysUrl(code));
  expect(response.status).toBe(200);
  const arrays = unpackTownArrays(await response.arrayBuffer());
  if (arrays.streets === null) return { live: new LiveTown(arrays, null), arrays };
  const streets = await fetch(`${server.url}/arrays/${code}/streets.bin?v=${arrays.streets}`);
  const ints = new Int32Array(await streets.arrayBuffer());
  return { live: new LiveTown(arrays, new StreetNetwork(streetGraphOfInts(ints))), arrays };
}

const QUERY = `query ($input: WhatIfInput!) { whatIf(input: $input) {
  before { ...numbers } after { ...numbers } newlyCovered noLongerCovered perPlace { alone added }
} } fragment numbers on IndicatorValue { area { id } state value numerator denominator gapPeople low high }`;

interface Told {
  readonly area: { readonly id: string };
  readonly [field: string]: unknown;
}
interface WhatIf {
  readonly before: readonly Told[];
  readonly after: readonly Told[];
  readonly newlyCovered: number;
  readonly noLongerCovered: number;
  readonly perPlace: readonly { readonly alone: number; readonly added: number }[];
}

/** Random pins and places taken away, asked of both; how many people came and went in all. */
async function compareAnswers(code: string, seed: number): Promise<{ readonly came: number; readonly went: number }> {
  const { live, arrays } = await readLive(code);
  const random = seededRandom(seed);
  const { longitude, latitude } = arrays.cells;
  let [came, went, asked] = [0, 0, 0];
  while (asked < PINS) {
    const add = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, pin) => {
      const cell = Math.floor(random() * longitude.length);
      const near = (at: number) => Number((at + (random() - 0.5) * 0.02).toFixed(6));
      return { key: `p${pin}`, longitude: near(longitude[cell] as number), latitude: near(latitude[cell] as number) };
    });
    const remove = random() < 0.5 ? [] : [arrays.placeIds[Math.floor(random() * arrays.placeIds.length)] as string];
    asked += add.length;
    const input = { municipality: code, indicator: INDICATOR, add, remove };
    const { data, errors } = await server.graphql<{ whatIf: WhatIf }>(QUERY, { input });
    expect(errors).toBeUndefined();
    const told = data?.whatIf as WhatIf;
    const answer = live.whatIf({
      added: add.map((pin) => [pin.longitude, pin.latitude] as const),
      removed: new Set(remove),
    });
    const { newlyCovered, noLongerCovered, perPlace } = told;
    expect(answer).toMatchObject({ newlyCovered, noLongerCovered, perPlace });
    for (const when of ['before', 'after'] as const) {
      expect(told[when].map(({ area }) => area.id)).toEqual(arrays.areaIds);
      const numbers = answer[when].map(({ state, value, numerator, denominator, gapPeople, low, high }) => ({
        state,
        value,
        numerator,
        denominator,
        gapPeople,
        low,
        high,
      }));
      expect(numbers.map((each, area) => ({ area: told[when][area]?.area, ...each }))).toEqual(told[when]);
    }
    came += newlyCovered;
    went += noLongerCovered;
  }
  return { came, went };
}

/** Streets of 伊勢崎市 as an import would leave them, without the minute that an import takes to compute all that walks. */
async function layStreets(graph: StreetGraph): Promise<void> {
  const { database } = server;
  const [town] = await database.query<{ revision: number }>(
    'UPDATE municipality SET revision = revision + 1 WHERE code = $1 RETURNING revision',
    [ISESAKI],
  );
  await database.query(
    `INSERT INTO revision (municipality_code, number, cause, subject) VALUES ($1, $2, 'PUBLISH', 'streets')`,
    [ISESAKI, town?.revision],
  );
  await database.query(
    `INSERT INTO street_network (municipality_code, id, from_revision, dataset_id, hash, ways, junctions, meters, graph)
     VALUES ($1, 'streets', $2, 'streets', 'made', 1, 1, 1, $3)`,
    [ISESAKI, town?.revision, await packStreetGraph(graph)],
  );
}

describe('the arrays of a town', () => {
  it.each([
    ['伊賀市', IGA],
    ['伊勢崎市', ISESAKI],
  ])('give the same numbers as the server, to the last digit: %s', async (_, code) => {
    const { came, went } = await compareAnswers(code, 7);
    expect(came).toBeGreaterThan(0);
    expect(went).toBeGreaterThan(0);
  });

  it('are a few hundred kB at most, kept by their reader alone, and not sent twice', async () => {
    const response = await fetch(arraysUrl(IGA), { headers: { 'accept-encoding': 'gzip' } });
    expect(Number(response.headers.get('content-length'))).toBeLessThan(300_000);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('vary')).toContain('Cookie');
    const etag = response.headers.get('etag') ?? '';
    await response.arrayBuffer();
    const again = await fetch(arraysUrl(IGA), { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it.each(['council', 'public'])('are for nobody who may not know who lives in a single cell: %s', async (as) => {
    const response = await fetch(arraysUrl(IGA, `&as=${as}`));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('whatIf');
  });

  it('say what is wrong with a question', async () => {
    expect(await statusOf(`/arrays/${IGA}.bin`)).toBe(400);
    expect(await statusOf(`/arrays/${IGA}.bin?ind=per1000.salon`)).toBe(400);
    expect(await statusOf(`/arrays/99999.bin?ind=${INDICATOR}`)).toBe(404);
    expect(await statusOf(`/arrays/${IGA}/streets.bin?v=1`)).toBe(404);
    expect(await statusOf(`/arrays/${IGA}/streets.bin?v=new`)).toBe(400);
  });

  it('give the same numbers along streets, which everyone may keep for ever', async () => {
    const { arrays: straight } = await readLive(ISESAKI);
    const { longitude, latitude } = straight.cells;
    const bounds = {
      west: Math.min(...longitude),
      south: Math.min(...latitude),
      east: Math.max(...longitude),
      north: Math.max(...latitude),
    };
    await layStreets(gridStreets(seededRandom(3), bounds, 60));
    const { arrays } = await readLive(ISESAKI);
    expect(arrays).toMatchObject({ by: 'street', streets: expect.any(Number) as number });
    const streets = await fetch(`${server.url}/arrays/${ISESAKI}/streets.bin?v=${arrays.streets}&as=public`);
    expect(streets.headers.get('cache-control')).toContain('immutable');
    const { came, went } = await compareAnswers(ISESAKI, 11);
    expect(came).toBeGreaterThan(0);
    expect(went).toBeGreaterThan(0);
  });
});
