import { findMeshCode, parseMeshCode } from '@hazama/geo';
import { loadCatalogue } from '@hazama/server/catalogue';
import type { Database } from '@hazama/server/database';
import { importFile } from '@hazama/server/dataset';
import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { madeFeed, zipped } from '../../support/made-feed.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { insertArea, insertCell, insertTown, raiseRevision } from '../../support/town-rows.ts';

// A town of eight columns and six rows of 250 m, with areas over areas: two spheres (west, east), two former municipalities
// (north, south), four districts, and two neighbourhoods whose borders cut cells in two. Wherever nothing is said below, tens of
// people of every age live.
//
//   older people                      children                    of all ages                   of 65 and over, not yet 75 · alone
//   columns 0   1                     columns 2   3               columns 5   6   7             columns 1   2   3
//   row 0   4   2                     row 0       3               row 5   4   2   6             row 5   4   2   6  (not yet 75)
//   row 1   6                         row 1   5   4                                             row 4   4   2   6  (alone)
//   row 4   column 6: 7
//
//   of 15 to 64: column 4, rows 3, 4, 5: 4, 2, 6
//
// The second town has others there, as many in all: 5, 3, 4 for 4, 2, 6. Column 6 has 3 older people instead of 7, and four more live in
// the cell that hers are counted with. Of two events came 4 and 8 people or 6 and 3; 3 and 5 petitions or 5 and 3 were made in
// two of the districts.

export const CODE = '24998';
const [COLUMNS, ROWS] = [8, 6];
export const YEARS = [2020, 2025];
const DAY = 86_400_000;
const dayFromNow = (days: number) => dayInTokyo(new Date(Date.now() + days * DAY));
const RECENTLY = dayFromNow(-60);
/** Another day of service than the one that all are shown. */
export const ANOTHER_DAY = dayFromNow(30);

/** The cell at a column from the west and a row from the south, and its centre. */
export function cellAt(column: number, row: number) {
  const id = findMeshCode([136.1301 + column / 320, 34.7601 + row / 480], 250) as string;
  const parsed = parseMeshCode(id);
  if (!parsed.ok) throw new Error(parsed.fault);
  const { west, east, south, north } = parsed.bounds;
  return { id, bounds: parsed.bounds, centre: [(west + east) / 2, (south + north) / 2] as [number, number] };
}

/** People by column and row. */
type People = Readonly<Record<string, number>>;
interface Few {
  readonly older: People;
  readonly children: People;
  readonly all: People;
  readonly working: People;
  readonly notYet75: People;
  readonly alone: People;
  readonly participants: readonly number[];
  readonly petitions: readonly number[];
}

const TOWNS: readonly [Few, Few] = [
  {
    older: { '0 0': 4, '1 0': 2, '0 1': 6, '6 4': 7, '7 4': 100 },
    children: { '3 0': 3, '2 1': 5, '3 1': 4 },
    all: { '5 5': 4, '6 5': 2, '7 5': 6 },
    working: { '4 3': 4, '4 4': 2, '4 5': 6 },
    notYet75: { '1 5': 4, '2 5': 2, '3 5': 6 },
    alone: { '1 4': 4, '2 4': 2, '3 4': 6 },
    participants: [4, 8, 34],
    petitions: [3, 5, 20],
  },
  {
    older: { '0 0': 5, '1 0': 3, '0 1': 4, '6 4': 3, '7 4': 104 },
    children: { '3 0': 6, '2 1': 2, '3 1': 4 },
    all: { '5 5': 5, '6 5': 3, '7 5': 4 },
    working: { '4 3': 5, '4 4': 3, '4 5': 4 },
    notYet75: { '1 5': 5, '2 5': 3, '3 5': 4 },
    alone: { '1 4': 5, '2 4': 3, '3 4': 4 },
    participants: [6, 3, 34],
    petitions: [5, 3, 20],
  },
];

export const cellsOfTown = Array.from(
  { length: COLUMNS * ROWS },
  (_, at) => [at % COLUMNS, Math.floor(at / COLUMNS)] as const,
);

function countsOf(few: Few, column: number, row: number, year: number) {
  const place = `${column} ${row}`;
  const total = few.all[place];
  if (total !== undefined) return { total, age_0_14: 0, age_65_over: 0, age_75_over: 0, single_65_over: 0 };
  const usual = 40 + ((column * 7 + row * 13) % 30) + (year === 2020 ? 10 : 0);
  const older = few.older[place] ?? usual;
  const isFew = few.older[place] !== undefined;
  const children = few.children[place] ?? usual - 20;
  const working = few.working[place];
  return {
    total: working === undefined ? usual + 300 : older + children + working,
    age_0_14: children,
    age_65_over: older,
    age_75_over: isFew ? null : older - (few.notYet75[place] ?? 20),
    single_65_over: isFew ? null : (few.alone[place] ?? 15),
  };
}

export const AREAS = [
  ['mu', 'MUNICIPALITY', null, [0, 0, 8, 6]],
  ['west', 'CARE_SPHERE', 'mu', [0, 0, 4, 6]],
  ['east', 'CARE_SPHERE', 'mu', [4, 0, 8, 6]],
  ['south', 'FORMER_MUNICIPALITY', 'mu', [0, 0, 8, 3]],
  ['north', 'FORMER_MUNICIPALITY', 'mu', [0, 3, 8, 6]],
  ['d1', 'DISTRICT', 'west', [0, 0, 4, 3]],
  ['d2', 'DISTRICT', 'east', [4, 0, 8, 3]],
  ['d3', 'DISTRICT', 'west', [0, 3, 4, 6]],
  ['d4', 'DISTRICT', 'east', [4, 3, 8, 6]],
  ['n1', 'NEIGHBOURHOOD', 'd1', [0.5, 0, 3.5, 2.5]],
  ['n2', 'NEIGHBOURHOOD', 'd4', [5.5, 3, 8, 4.5]],
] as const;
export const areaId = (name: string) => `${CODE}-${name}`;
export const AREA_IDS = AREAS.map(([name]) => areaId(name));

const PLACES = [
  ['salon', 3, 0],
  ['salon', 6, 1],
  ['ibasho', 0, 3],
  ['kominkan', 1, 1],
  ['clinic', 5, 5],
  ['children-centre', 4, 1],
  ['designated-shelter', 7, 3],
] as const;
export const placeId = (at: number) => `${CODE}-${at}`;

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00`;

/**
 * Each day from 9:00 on a bus leaves 西 every ten minutes, and is in 東 on row 0 two minutes later; the timetable holds for a year.
 * 西 stands west of the town: of the three cells with few older people two are within 300 m of it.
 */
const FEED = (() => {
  const runs = Array.from({ length: 18 }, (_, run) => 540 + run * 10);
  const [from, to] = [RECENTLY, dayFromNow(300)].map((day) => day.replaceAll('-', ''));
  return madeFeed({
    'feed_info.txt': null,
    'stops.txt':
      'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nwest,西,34.7601,136.1275,1,\nwest-1,西,34.7601,136.1275,0,west\neast,東,34.7601,136.1426,0,\n',
    'calendar_dates.txt': null,
    'calendar.txt': `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\ndaily,1,1,1,1,1,1,1,${from},${to}\n`,
    'trips.txt': `route_id,service_id,trip_id,trip_headsign,direction_id\n${runs.map((_, run) => `r,daily,t${run},東,0`).join('\n')}\n`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${runs
      .flatMap((leaves, run) => [
        `t${run},${clock(leaves)},${clock(leaves)},west-1,1`,
        `t${run},${clock(leaves + 2)},${clock(leaves + 2)},east,2`,
      ])
      .join('\n')}\n`,
  });
})();

/** One of the two towns, on a server of its own, with the ids of what was written in it by hand. */
export interface World {
  readonly server: TestServer;
  readonly scenarios: readonly string[];
  /** Ids of the bus line and of one of its runs. */
  readonly line: string;
  readonly trip: string;
  /** Publishes a salon among the few, and computes. */
  addSalon(): Promise<void>;
}

export async function openWorld(which: 0 | 1): Promise<World> {
  const server = await startTestServer();
  const { database } = server;
  const towns = new Towns(database);
  const compute = () => computeMunicipality({ database, towns, clock: () => new Date() }, CODE);
  const few = TOWNS[which];
  await insertRows(database, few);
  const file = { name: 'bus.zip', bytes: zipped(FEED) };
  await importFile(server, { dataset: 'gtfs', municipality: CODE, file });
  await compute();
  await raiseRevision(database, CODE, { to: 20 });
  await database.query(
    `INSERT INTO snapshot (municipality_code, id, name, taken_on, revision, created_at) VALUES ($1, $2, '前の年', $3, 20, now())`,
    [CODE, `${CODE}-s1`, RECENTLY],
  );
  return {
    server,
    ...(await findRun(server)),
    scenarios: await writeByHand(server, few),
    addSalon: async () => {
      await raiseRevision(database, CODE, { to: 40 });
      await insertPlaces(database, [['salon', 1, 0]], { first: PLACES.length, revision: 40 });
      await compute();
    },
  };
}

async function findRun(server: TestServer): Promise<Pick<World, 'line' | 'trip'>> {
  const ask = async (field: string) => {
    const { data } = await server.graphql<{ transit: { found: readonly { readonly id: string }[] } }>(
      `{ transit(municipality: "${CODE}") { found: ${field} } }`,
    );
    return data?.transit.found[0]?.id ?? '';
  };
  const line = await ask(`lines(serviceDate: "${ANOTHER_DAY}") { id }`);
  return { line, trip: await ask(`lineRuns(line: "${line}", serviceDate: "${ANOTHER_DAY}") { id: trip }`) };
}

async function insertRows(database: Database, few: Few): Promise<void> {
  await loadCatalogue(database, '/nowhere');
  const datasets = ['areas', 'population', 'resources', 'counts', 'targets'];
  await insertTown(database, { code: CODE, slug: 'hikizan', name: '引算町', datasets });
  await insertAreas(database);
  await insertPeople(database, few);
  await insertPlaces(database, PLACES, { first: 0, revision: 1 });
  await database.query(
    `INSERT INTO target (municipality_code, id, from_revision, dataset_id, indicator_id, area_id, value, year, source)
     VALUES ($1, 't1', 1, 'targets', 'coverage.salon', '', 0.5, 2030, '計画')`,
    [CODE],
  );
  for (const [at, value] of few.petitions.entries())
    await database.query(
      `INSERT INTO count_record (municipality_code, id, from_revision, dataset_id, area_id, kind_id, measure, value, as_of)
       VALUES ($1, $2, 1, 'counts', $3, 'guardianship-petition', 'PEOPLE', $4, '2025-04-01')`,
      [CODE, `c${at}`, areaId(`d${at + 1}`), value],
    );
}

async function insertAreas(database: Database): Promise<void> {
  const { west, south } = cellAt(0, 0).bounds;
  const [wide, high] = [1 / 320, 1 / 480];
  for (const [number, [name, kind, parent, [left, bottom, right, top]]] of AREAS.entries())
    await insertArea(database, {
      code: CODE,
      id: areaId(name),
      kind,
      number,
      name,
      parent: parent && areaId(parent),
      bounds: {
        west: west + left * wide,
        south: south + bottom * high,
        east: west + right * wide,
        north: south + top * high,
      },
    });
}

async function insertPeople(database: Database, few: Few): Promise<void> {
  for (const [column, row] of cellsOfTown)
    await insertCell(database, {
      code: CODE,
      ...cellAt(column, row),
      years: YEARS,
      counts: (year) => countsOf(few, column, row, year),
    });
}

async function insertPlaces(
  database: Database,
  places: readonly (readonly [kind: string, column: number, row: number])[],
  { first, revision }: { readonly first: number; readonly revision: number },
): Promise<void> {
  for (const [at, [kind, column, row]] of places.entries())
    await database.query(
      `INSERT INTO resource (municipality_code, id, from_revision, dataset_id, kind_id, name, search_key, status, visibility,
                             languages, provenance, location, confirmed_on, opened_on, capacity)
       VALUES ($1, $2, $7, 'resources', $3, $2, $2, 'ACTIVE', 'PUBLIC', '{}', '{}',
               ST_SetSRID(ST_MakePoint($4, $5), 4326), $6, '2015-04-01', 20)`,
      [CODE, placeId(first + at), kind, ...cellAt(column, row).centre, RECENTLY, revision],
    );
}

/** Events, two scenarios that touch each other, and an action; under ids that are the same in both towns. */
async function writeByHand(server: TestServer, { participants }: Few): Promise<readonly string[]> {
  const write = async (noun: string, input: Record<string, unknown>): Promise<string> => {
    const table = noun.toLowerCase();
    const { data, errors } = await server.graphql<Record<string, Record<string, { readonly id: string }>>>(
      `mutation ($input: ${noun}Input!) { create${noun}(municipality: "${CODE}", input: $input) { ${table} { id } } }`,
      { input },
    );
    const made = data?.[`create${noun}`]?.[table]?.id;
    if (made === undefined) throw new Error(`${noun}: ${JSON.stringify(errors)}`);
    const id = `${CODE}-${table}-${String(input['title'] ?? input['name'])}`;
    await server.database.query(`UPDATE ${table} SET id = $2 WHERE id = $1`, [made, id]);
    return id;
  };
  for (const [at, people] of participants.entries())
    await write('Event', {
      kind: '体操',
      title: `つどい${at}`,
      heldOn: RECENTLY,
      areas: [areaId('d1')],
      participants: people,
    });
  const scenarios: string[] = [];
  for (const [name, column] of [
    ['南', 1],
    ['北', 2],
  ] as const) {
    const [longitude, latitude] = cellAt(column, 0).centre;
    const place = {
      key: 'new',
      kind: 'salon',
      longitude,
      latitude,
      name,
      schedule: '毎週水曜 10:00-12:00',
      capacity: 10,
    };
    const changes = [{ place }, { move: { resource: placeId(0), longitude, latitude } }];
    scenarios.push(await write('Scenario', { name, changes, madeOn: RECENTLY }));
  }
  await write('Action', {
    title: 'サロンを始める',
    owner: '東の会',
    doneWhen: '1回開く',
    dueOn: dayFromNow(90),
    areas: [areaId('d1')],
    scenario: scenarios[0],
  });
  return scenarios;
}
