import {
  factsOf,
  type LiveAnswer,
  type LivePlaceChange,
  LiveTown,
  type Measurement,
  type RegularOpening,
  type StreetGraph,
  StreetNetwork,
  scheduleOf,
  seededRandom,
  streetGraphOfInts,
  type TownArrays,
  unpackTownArrays,
} from '@hazama/geo';
import { packStreetGraph } from '@hazama/server/street';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridStreets } from '../geo/street/grid-streets.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { raiseRevision } from '../support/town-rows.ts';

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
const arraysUrl = (code: string, more = '', indicator = INDICATOR) =>
  `${server.url}/arrays/${code}.bin?ind=${indicator}${more}`;

async function readLive(
  code: string,
  indicator = INDICATOR,
): Promise<{ readonly live: LiveTown; readonly arrays: TownArrays }> {
  const response = await fetch(arraysUrl(code, '', indicator));
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

/** What the API tells of a measurement. */
const numbersOf = ({ state, value, numerator, denominator, gapPeople, low, high }: Measurement) => ({
  state,
  value,
  numerator,
  denominator,
  gapPeople,
  low,
  high,
});

const OPENINGS: readonly RegularOpening[] = [
  { every: 'week', weekdays: [1] },
  { every: 'week', weekdays: [0, 3] },
  { every: 'month', times: 2 },
];

/** Places of the town's own that may be changed, and what positions are drawn from. */
async function readGround(code: string, indicator: string) {
  const { live, arrays } = await readLive(code, indicator);
  const { data } = await server.graphql<{ municipality: { indicators: { id: string; kinds: string[] }[] } }>(
    'query ($code: ID!) { municipality(code: $code) { indicators { id kinds } } }',
    { code },
  );
  const kinds = data?.municipality.indicators.find(({ id }) => id === indicator)?.kinds ?? [];
  const own = await server.graphql<{ resources: { nodes: { id: string; location: unknown }[] } }>(
    'query ($filter: ResourceFilter!) { resources(filter: $filter, first: 1000) { nodes { id location } } }',
    { filter: { municipality: code, kinds } },
  );
  const open = new Set(arrays.placeIds);
  const places = (own.data?.resources.nodes ?? []).filter(({ id, location }) => location && open.has(id));
  // the stops of a timetable are no resources
  const isOfStops = arrays.rule.minDepartures !== null || arrays.rule.isOfDepartures;
  return { live, arrays, kinds, isOfStops, placeIds: isOfStops ? arrays.placeIds : places.map(({ id }) => id) };
}

/** Random pins, and places taken away, moved and opened on other days; as both are asked. */
function drawChanges(random: () => number, { arrays, placeIds, isOfStops }: Awaited<ReturnType<typeof readGround>>) {
  // nobody is counted by departures: around the stops
  const { longitude, latitude } = arrays.rule.isOfDepartures ? arrays.places : arrays.cells;
  const spot = () => {
    const cell = Math.floor(random() * longitude.length);
    const near = (at: number) => Number((at + (random() - 0.5) * 0.02).toFixed(6));
    return { longitude: near(longitude[cell] as number), latitude: near(latitude[cell] as number) };
  };
  const turns = { remove: random() < 0.5, move: random() < 0.5, open: random() < 0.5, seat: random() < 0.5 };
  const four = new Set(Array.from({ length: 4 }, () => placeIds[Math.floor(random() * placeIds.length)] as string));
  const [first, moved, opened, seated] = [...four];
  // what isn't counted can't be taken away by its id alone
  const removed = first !== undefined && arrays.isWeekly[arrays.placeIds.indexOf(first)] !== 0 ? first : undefined;
  const opening = OPENINGS[Math.floor(random() * OPENINGS.length)] as RegularOpening;
  const schedule = scheduleOf(opening);
  const pins = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, pin) => ({ key: `p${pin}`, ...spot() }));
  const seats = Math.floor(random() * 40);
  return {
    pins,
    opening,
    seats,
    remove: turns.remove && removed ? [removed] : [],
    move: turns.move && moved ? [{ resource: moved, ...spot() }] : [],
    openings: !isOfStops && turns.open && opened ? [{ resource: opened, schedule }] : [],
    capacity: !isOfStops && turns.seat && seated ? [{ resource: seated, capacity: seats }] : [],
    // of one that is moved too
    departures: isOfStops
      ? [moved, seated].flatMap((stop) => (stop ? [{ resource: stop, departures: seats }] : []))
      : [],
  };
}

function toLiveChanges(drawn: ReturnType<typeof drawChanges>) {
  const { remove, move, openings, capacity, departures, opening, seats } = drawn;
  const parts: readonly (readonly [id: string, part: LivePlaceChange])[] = [
    ...remove.map((id) => [id, { isRemoved: true }] as const),
    ...move.map(({ resource, longitude, latitude }) => [resource, { point: [longitude, latitude] }] as const),
    ...openings.map(({ resource }) => [resource, factsOf(opening)] as const),
    ...capacity.map(({ resource }) => [resource, { capacity: seats }] as const),
    ...departures.map(({ resource }) => [resource, { departures: seats }] as const),
  ];
  const changes = new Map<string, LivePlaceChange>();
  for (const [id, part] of parts) changes.set(id, { ...changes.get(id), ...part });
  return changes;
}

/** Random questions to both; how many people came and went in all. */
async function compareAnswers(code: string, seed: number): Promise<{ readonly came: number; readonly went: number }> {
  const ground = await readGround(code, INDICATOR);
  const { live, arrays } = ground;
  const random = seededRandom(seed);
  let [came, went, asked] = [0, 0, 0];
  while (asked < PINS) {
    const drawn = drawChanges(random, ground);
    const { pins, remove, move, openings, opening } = drawn;
    asked += pins.length;
    // some pins with days of their own
    const isOpened = random() < 0.5;
    const kind = ground.kinds[0] ?? '';
    const set = isOpened
      ? { place: pins.map((pin) => ({ ...pin, kind, schedule: scheduleOf(opening) })) }
      : { add: pins };
    const input = { municipality: code, indicator: INDICATOR, ...set, remove, move, openings };
    const { data, errors } = await server.graphql<{ whatIf: WhatIf }>(QUERY, { input });
    expect(errors).toBeUndefined();
    const told = data?.whatIf as WhatIf;
    const answer = live.whatIf({
      added: pins.map(({ longitude, latitude }) => ({
        point: [longitude, latitude] as const,
        ...(isOpened && factsOf(opening)),
      })),
      changed: toLiveChanges({ ...drawn, capacity: [] }),
    });
    const { newlyCovered, noLongerCovered, perPlace } = told;
    expect(answer.effect).toEqual({ newlyCovered, noLongerCovered, perPlace });
    for (const when of ['before', 'after'] as const) {
      expect(told[when].map(({ area }) => area.id)).toEqual(arrays.areaIds);
      const numbers = answer[when].map((value, area) => ({ area: told[when][area]?.area, ...numbersOf(value) }));
      expect(numbers).toEqual(told[when]);
    }
    came += newlyCovered;
    went += noLongerCovered;
  }
  return { came, went };
}

const TRIAL = `query ($input: TrialInput!, $indicator: ID!) { trial(input: $input) { effect(indicator: $indicator) {
  before { ...numbers } after { ...numbers }
} } } fragment numbers on IndicatorValue { area { id } state value numerator denominator gapPeople low high }`;

/** The same of an indicator as a scenario answers it, of seats and departures too; in how many areas of all rounds it differed. */
async function compareTrials(code: string, indicator: string, seed: number): Promise<number> {
  const ground = await readGround(code, indicator);
  const random = seededRandom(seed);
  let differs = 0;
  for (let round = 0; round < 8; round++) {
    const drawn = drawChanges(random, ground);
    const { pins, remove, move, openings, capacity, departures, opening, seats } = drawn;
    const [kind = ''] = ground.kinds;
    const isStop = ground.isOfStops;
    const changes = [
      ...pins.map((pin) => ({
        place: { ...pin, kind, capacity: seats, schedule: scheduleOf(opening), departures: isStop ? seats : null },
      })),
      ...remove.map((resource) => ({ removal: { resource } })),
      ...move.map((each) => ({ move: each })),
      ...openings.map((each) => ({ openings: each })),
      ...capacity.map((each) => ({ capacity: each })),
      ...departures.map((each) => ({ departures: each })),
    ];
    const { data, errors } = await server.graphql<{ trial: { effect: Pick<WhatIf, 'before' | 'after'> } }>(TRIAL, {
      input: { municipality: code, changes },
      indicator,
    });
    expect(errors).toBeUndefined();
    const told = data?.trial.effect;
    const answer = ground.live.whatIf({
      added: pins.map(({ longitude, latitude }) => ({
        point: [longitude, latitude] as const,
        capacity: seats,
        departures: isStop ? seats : null,
        ...factsOf(opening),
      })),
      changed: toLiveChanges(drawn),
    });
    for (const when of ['before', 'after'] as const)
      expect(answer[when].map((value, area) => ({ area: told?.[when][area]?.area, ...numbersOf(value) }))).toEqual(
        told?.[when],
      );
    if (isStop && !ground.arrays.rule.isOfDepartures) await compareWhatIf(code, indicator, drawn, answer);
    differs += answer.after.filter(({ value }, area) => value !== answer.before[area]?.value).length;
  }
  return differs;
}

/** The same of stops as `whatIf` answers it, with who comes and goes. */
async function compareWhatIf(
  code: string,
  indicator: string,
  { pins, remove, move, departures, seats }: ReturnType<typeof drawChanges>,
  { after, effect }: LiveAnswer,
): Promise<void> {
  const place = pins.map((pin) => ({ ...pin, kind: 'bus-stop', departures: seats }));
  const input = { municipality: code, indicator, place, remove, move, departures };
  const { data, errors } = await server.graphql<{ whatIf: WhatIf }>(QUERY, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  const { after: told, newlyCovered, noLongerCovered, perPlace } = data.whatIf;
  expect(effect).toEqual({ newlyCovered, noLongerCovered, perPlace });
  expect(after.map((value, area) => ({ area: told[area]?.area, ...numbersOf(value) }))).toEqual(told);
}

/** Streets of 伊勢崎市 as an import would leave them, without the minute that an import takes to compute all that walks. */
async function layStreets(graph: StreetGraph): Promise<void> {
  const { database } = server;
  const revision = await raiseRevision(database, ISESAKI, { subject: 'streets' });
  await database.query(
    `INSERT INTO street_network (municipality_code, id, from_revision, dataset_id, hash, ways, junctions, meters, graph)
     VALUES ($1, 'streets', $2, 'streets', 'made', 1, 1, 1, $3)`,
    [ISESAKI, revision, await packStreetGraph(graph)],
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

  it.each([
    ['伊賀市', IGA, 'access.e2sfca.gathering'],
    ['伊賀市', IGA, 'access.e2sfca.gathering.seats'],
    ['伊勢崎市', ISESAKI, 'access.bfca.gathering'],
    ['伊賀市', IGA, 'coverage.bus-stop'],
    ['伊勢崎市', ISESAKI, 'coverage.bus-stop.500m'],
    ['伊賀市', IGA, 'departures'],
    ['伊勢崎市', ISESAKI, 'departures'],
  ])('give the same as a scenario, to the last digit: %s, %s %s', async (_, code, indicator) => {
    expect(await compareTrials(code, indicator, 5)).toBeGreaterThan(10);
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

  it.each(['council', 'public'])('are for everyone where nobody is counted: %s', async (as) => {
    const response = await fetch(arraysUrl(IGA, `&as=${as}`, 'departures'));
    expect(response.status).toBe(200);
    const { people, cells, counted, total } = unpackTownArrays(await response.arrayBuffer());
    expect([people.length, cells.longitude.length, counted.length]).toEqual([0, 0, 0]);
    expect(total.every(Number.isNaN)).toBe(true);
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
