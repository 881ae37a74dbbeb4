import { findMeshCode, parseMeshCode } from '@hazama/geo';
import { loadCatalogue } from '@hazama/server/catalogue';
import type { Database } from '@hazama/server/database';
import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// The attacker. A town of eight columns and six rows of 250 m, with areas over areas: two spheres (west, east), two former
// municipalities (north, south), four districts, and two neighbourhoods whose borders cut cells in two. Wherever nothing is
// said below, tens of people live.
//
//   older people                      children
//   columns 0   1                     columns 2   3            6
//   row 0   4   2                     row 0       3
//   row 1   6                         row 1   5   4
//   row 4                                                 row 4: 7 older people
//
// A second town has 5, 3, 4 and 6, 2, 4 there, and 3 older people in column 6, with four more in the cell that hers are
// counted with. Whoever is not staff asks everything there is to ask in both towns, as a council and as the public, and has to be
// told the same to the last character: then no subtraction, no filter, no trial and no combination of them, however clever, can tell 4 people
// from 5. (Staff are told apart.)

const CODE = '24998';
const [COLUMNS, ROWS] = [8, 6];
const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));
const YEARS = [2020, 2025];

/** The cell at a column from the west and a row from the south, and its centre. */
function cellAt(column: number, row: number) {
  const id = findMeshCode([136.1301 + column / 320, 34.7601 + row / 480], 250) as string;
  const parsed = parseMeshCode(id);
  if (!parsed.ok) throw new Error(parsed.fault);
  const { west, east, south, north } = parsed.bounds;
  return { id, bounds: parsed.bounds, centre: [(west + east) / 2, (south + north) / 2] as [number, number] };
}

interface Few {
  readonly older: Readonly<Record<string, number>>;
  readonly children: Readonly<Record<string, number>>;
}
/** By column and row. */
const TOWNS: readonly Few[] = [
  { older: { '0 0': 4, '1 0': 2, '0 1': 6, '6 4': 7, '7 4': 100 }, children: { '3 0': 3, '2 1': 5, '3 1': 4 } },
  { older: { '0 0': 5, '1 0': 3, '0 1': 4, '6 4': 3, '7 4': 104 }, children: { '3 0': 6, '2 1': 2, '3 1': 4 } },
];
const cellsOfTown = Array.from(
  { length: COLUMNS * ROWS },
  (_, at) => [at % COLUMNS, Math.floor(at / COLUMNS)] as const,
);

function countsOf(few: Few, column: number, row: number, year: number) {
  const place = `${column} ${row}`;
  const usual = 40 + ((column * 7 + row * 13) % 30) + (year === 2020 ? 10 : 0);
  return { total: usual + 300, older: few.older[place] ?? usual, children: few.children[place] ?? usual - 20 };
}

const AREAS = [
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
const AREA_IDS = AREAS.map(([id]) => `${CODE}-${id}`);

const PLACES = [
  ['salon', 3, 0],
  ['salon', 6, 1],
  ['ibasho', 0, 3],
  ['kominkan', 1, 1],
  ['clinic', 5, 5],
  ['children-centre', 4, 1],
  ['childcare-facility', 2, 3],
  ['designated-shelter', 7, 3],
] as const;

let server: TestServer;
/** What was answered in each town, by audience and question. */
const answers: Map<string, string>[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  const towns = new Towns(database);
  await insertTown(database);
  for (const [index, few] of TOWNS.entries()) {
    await settle(database, few, 10 * (index + 1));
    await computeMunicipality({ database, towns, clock: () => new Date() }, CODE);
    const answered = new Map<string, string>();
    for (const as of ['', 'council', 'public']) await askEverything(as, answered);
    answers.push(answered);
  }
});
afterAll(() => server?.close());

async function insertTown(database: Database): Promise<void> {
  await loadCatalogue(database, '/nowhere');
  await database.query(
    `INSERT INTO municipality (code, slug, name, prefecture, reporting_kind, revision, created_at)
     VALUES ($1, 'hikizan', '引算町', '三重県', 'DISTRICT', 1, '2025-04-01T00:00:00Z')`,
    [CODE],
  );
  await database.query(
    `INSERT INTO revision (municipality_code, number, cause, subject, at) VALUES ($1, 1, 'PUBLISH', 'all', '2025-04-01T00:00:00Z')`,
    [CODE],
  );
  await database.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, as_of, license, content_hash)
     SELECT $1, name, name, '引算町', 'template', 1, 1, '2025-04-01T00:00:00Z', '2025-03-31', 'CC BY 4.0', name
     FROM unnest('{areas,population,resources}'::text[]) name`,
    [CODE],
  );
  const { west, south } = cellAt(0, 0).bounds;
  const [wide, high] = [1 / 320, 1 / 480];
  for (const [at, [id, kind, parent, [left, bottom, right, top]]] of AREAS.entries())
    await database.query(
      `INSERT INTO area (municipality_code, id, from_revision, dataset_id, kind, number, name, parent_id, boundary_source, geometry)
       VALUES ($1, $2, 1, 'areas', $3::area_kind, $4, $5, $6, 'OFFICIAL', ST_Multi(ST_MakeEnvelope($7, $8, $9, $10, 4326)))`,
      [
        CODE,
        `${CODE}-${id}`,
        kind,
        at,
        id,
        parent && `${CODE}-${parent}`,
        west + left * wide,
        south + bottom * high,
        west + right * wide,
        south + top * high,
      ],
    );
  for (const [column, row] of cellsOfTown) {
    const { id, centre } = cellAt(column, row);
    await database.query(
      `INSERT INTO population_cell (municipality_code, id, from_revision, dataset_id, kind, center, side_meters)
       VALUES ($1, $2, 1, 'population', 'MESH', ST_SetSRID(ST_MakePoint($3, $4), 4326), 250)`,
      [CODE, id, ...centre],
    );
    for (const year of YEARS)
      await database.query(
        `INSERT INTO population_count (municipality_code, year, cell_id, from_revision, dataset_id, total) VALUES ($1, $2, $3, 1, 'population', 0)`,
        [CODE, year, id],
      );
  }
  for (const [at, [kind, column, row]] of PLACES.entries())
    await database.query(
      `INSERT INTO resource (municipality_code, id, from_revision, dataset_id, kind_id, name, search_key, status, visibility,
                             languages, provenance, location, confirmed_on, opened_on)
       VALUES ($1, $2, 1, 'resources', $3, $2, $2, 'ACTIVE', 'PUBLIC', '{}', '{}',
               ST_SetSRID(ST_MakePoint($4, $5), 4326), $6, '2015-04-01')`,
      [CODE, `${CODE}-${at}`, kind, ...cellAt(column, row).centre, RECENTLY],
    );
}

/** Whoever lives there at a revision, in both years. */
async function settle(database: Database, few: Few, revision: number): Promise<void> {
  for (const [column, row] of cellsOfTown)
    for (const year of YEARS) {
      const { total, older, children } = countsOf(few, column, row, year);
      await database.query(
        `UPDATE population_count SET total = $4, age_65_over = $5, age_0_14 = $6
         WHERE municipality_code = $1 AND cell_id = $2 AND year = $3`,
        [CODE, cellAt(column, row).id, year, total, older, children],
      );
    }
  await database.query(
    `INSERT INTO revision (municipality_code, number, cause, subject, at) VALUES ($1, $2, 'PUBLISH', 'all', now())`,
    [CODE, revision],
  );
  await database.query('UPDATE municipality SET revision = $2 WHERE code = $1', [CODE, revision]);
}

const NUMBERS = 'indicator { id } state value numerator denominator gapPeople low high achievement sentence dataFrom';
const WHAT_IF = `{ before { ${NUMBERS} } after { ${NUMBERS} } newlyCovered noLongerCovered perPlace { alone added } }`;
const SITING = '{ bound curve places { key added } ties { key added } }';
const COVERAGE = ['coverage.salon', 'coverage.children-centre', 'coverage.designated-shelter'];

async function askEverything(as: string, answered: Map<string, string>): Promise<void> {
  const keep = (name: string, answer: unknown) => answered.set(`${as}|${name}`, JSON.stringify(answer));
  const ask = async (name: string, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await server.graphql(query, variables, as);
    expect([name, errors]).toEqual([name, undefined]);
    keep(name, data);
  };
  const { data } = await server.graphql<{ indicators: { id: string; available: boolean }[] }>(
    `{ indicators(municipality: "${CODE}") { id available } }`,
    {},
    as,
  );
  const ids = JSON.stringify(data?.indicators.filter(({ available }) => available).map(({ id }) => id));
  for (const year of YEARS) {
    const values = `values(indicators: ${ids}, year: ${year}) { ${NUMBERS} explanation { formula example limits parameters { name value } } }`;
    const people = `population(year: ${year}) { total age0To14 age15To64 age65Over age75Over single65Over }`;
    await ask(`values ${year}`, `{ municipality(code: "${CODE}") { areas { id ${people} ${values} } } }`);
    const unreached = COVERAGE.map(
      (id, at) => `u${at}: unreached(indicator: "${id}", year: ${year}) { people direction location }`,
    );
    await ask(`unreached ${year}`, `{ municipality(code: "${CODE}") { areas { ${unreached.join(' ')} } } }`);
  }
  const points = 'points { year state value numerator denominator }';
  await ask('history', `{ municipality(code: "${CODE}") { areas { history(indicators: ${ids}) { ${points} } } } }`);
  for (const id of COVERAGE) {
    const asked = { municipality: CODE, indicator: id };
    const pins = cellsOfTown.filter((_, at) => at % 5 === 0).map(([column, row]) => cellAt(column, row).centre);
    await askTogether(
      `whatIf ${id}`,
      'whatIf',
      'WhatIfInput',
      WHAT_IF,
      pins.map(([longitude, latitude]) => ({
        ...asked,
        add: [{ key: 'pin', longitude, latitude }],
        areas: AREA_IDS,
      })),
    );
    await askTogether(`siting ${id}`, 'siting', 'SitingInput', SITING, [
      { ...asked, count: 2 },
      { ...asked, count: 1, areas: [`${CODE}-d1`] },
    ]);
    await ask(
      `sensitivity ${id}`,
      `{ sensitivity(municipality: "${CODE}", area: "${CODE}-d1", indicator: "${id}") { sentence variants { value gapPeople conclusion } } }`,
    );
    for (const year of YEARS) keep(`tile ${id} ${year}`, await readTile(id, year));
  }
  for (const file of [
    `values.csv?kind=DISTRICT&y=all`,
    'population.csv?by=areas&y=all',
    'values.csv?kind=NEIGHBOURHOOD',
  ])
    keep(file, await readExport(file));

  /** One field several times in one question. */
  async function askTogether(name: string, field: string, type: string, selection: string, inputs: readonly object[]) {
    const declared = inputs.map((_, at) => `$i${at}: ${type}!`).join(', ');
    const fields = inputs.map((_, at) => `a${at}: ${field}(input: $i${at}) ${selection}`).join('\n');
    await ask(
      name,
      `query (${declared}) { ${fields} }`,
      Object.fromEntries(inputs.map((input, at) => [`i${at}`, input])),
    );
  }

  async function readTile(id: string, year: number): Promise<string> {
    const [longitude, latitude] = cellAt(4, 3).centre;
    const tiles = 2 ** 12;
    const x = Math.floor(((longitude + 180) / 360) * tiles);
    const angle = (latitude * Math.PI) / 180;
    const y = Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * tiles);
    const response = await fetch(
      `${server.url}/tiles/cells/12/${x}/${y}.mvt?m=${CODE}&ind=${id}&y=${year}${as && `&as=${as}`}`,
    );
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer()).toString('base64');
  }

  async function readExport(file: string): Promise<string> {
    const response = await fetch(`${server.url}/export/${file}&m=${CODE}${as && `&as=${as}`}`);
    expect([file, response.status]).toEqual([file, 200]);
    return response.text();
  }
}

const PEOPLE = new Set(
  'gapPeople people total age0To14 age65Over newlyCovered noLongerCovered alone added bound curve'.split(' '),
);

/** Every number of people in an answer; a numerator is one where an indicator of coverage has it. */
function peopleIn(answer: unknown): number[] {
  if (Array.isArray(answer)) return answer.flatMap(peopleIn);
  if (answer === null || typeof answer !== 'object') return [];
  const { indicator } = answer as { readonly indicator?: { readonly id: string } };
  const isPeople = (name: string) =>
    PEOPLE.has(name) || (name === 'numerator' && indicator?.id.startsWith('coverage.') === true);
  return Object.entries(answer).flatMap(([name, part]) =>
    isPeople(name) ? [part].flat().filter((number) => typeof number === 'number') : peopleIn(part),
  );
}

const isNoTen = (people: number) => Math.abs(people - Math.round(people / 10) * 10) > 1e-6;

describe('whoever subtracts', () => {
  it('is told the same of two towns that differ in their few alone', () => {
    const [first, second] = answers;
    expect(first?.size).toBeGreaterThan(60);
    const differing = [...(first ?? [])].filter(([name, answer]) => answer !== second?.get(name)).map(([name]) => name);
    expect(differing.filter((name) => !name.startsWith('|'))).toEqual([]);
    // staff see the difference in all kinds of answers, so there is one to see
    const kinds = new Set(differing.map((name) => /^\|(\w+)/.exec(name)?.[1]));
    expect(kinds).toEqual(new Set(['history', 'sensitivity', 'siting', 'tile', 'unreached', 'values', 'whatIf']));
  });

  it.each(['council', 'public'])('as the %s is told no number of 1 to 9 people', (as) => {
    const told = [...(answers[0] ?? [])]
      .filter(([name]) => name.startsWith(`${as}|`) && !name.includes('tile') && !name.includes('.csv'))
      .flatMap(([, answer]) => peopleIn(JSON.parse(answer)));
    expect(told.length).toBeGreaterThan(1500);
    expect(told.filter((people) => people > 1e-6 && people < 10 - 1e-6)).toEqual([]);
    expect(as === 'public' ? told.filter(isNoTen) : []).toEqual([]);
  });

  it('is told of areas what staff are told, but for what lies on their borders', () => {
    for (const [area, kind] of AREAS)
      expect(Math.abs(olderIn('', area) - olderIn('council', area))).toBeLessThan(kind === 'NEIGHBOURHOOD' ? 9 : 1e-6);
  });
});

/** The older people of an area in 2025, as an audience is told. */
function olderIn(as: string, area: string): number {
  const { municipality } = JSON.parse(answers[0]?.get(`${as}|values 2025`) ?? '{}') as Told;
  return municipality.areas.find(({ id }) => id === `${CODE}-${area}`)?.population.age65Over ?? Number.NaN;
}

interface Told {
  readonly municipality: {
    readonly areas: readonly { readonly id: string; readonly population: { readonly age65Over: number } }[];
  };
}
