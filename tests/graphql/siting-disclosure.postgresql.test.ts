import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CODE,
  cellAt,
  centreAt,
  EAST,
  insertResource,
  insertThreeCells,
  WEST,
  WHOLE,
} from '../indicator/three-cells.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { insertCell, raiseRevision } from '../support/town-rows.ts';

// Two towns that look the same outside staff: the town of three cells with two more. Older people by column:
//
//            west: 0    1    2        east: 3    4
//   town 1       100    7   60             30   40      the 7 could be pointed at: they are counted with the 100 beside them,
//   town 2       104    3   60             30   40      and column 1 stands there as if nobody lived in it
//
// Whoever looks as a council or as the public gets the same answer to every question in both: however the places are moved, the
// answers cannot tell one town from the other. (Staff can: 7 is not 3.) The salon stands on column 0 and reaches 692 m: 0 1 2.

const TOWNS = [
  { beside: 100, few: 7 },
  { beside: 104, few: 3 },
];
const SALON = `${CODE}-salon`;
const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));

let server: TestServer;
/** What was answered in each town, by audience and question. */
const answers: Map<string, Answered>[] = [];

interface Told {
  readonly state: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly gapPeople: number | null;
  readonly sentence: string;
}
interface Answered {
  readonly whatIf?: {
    readonly before: readonly Told[];
    readonly after: readonly Told[];
    readonly newlyCovered: number;
    readonly noLongerCovered: number;
    readonly perPlace: readonly { readonly alone: number; readonly added: number }[];
    readonly isPartial: boolean;
  };
  readonly siting?: {
    readonly bound: number;
    readonly curve: readonly number[];
    readonly places: readonly { readonly key: string; readonly added: number }[];
    readonly ties: readonly (readonly { readonly added: number }[])[];
    readonly unreachablePeople: number;
    readonly areasLeft: readonly { readonly people: number }[];
  };
}

const place = (column: number, key = `p${column}`) => {
  const [longitude, latitude] = centreAt(0);
  return { key, longitude: longitude + column / 320, latitude };
};

/** Pins on and between the columns, alone and in pairs, with and without the salon. */
const COLUMNS = Array.from({ length: 21 }, (_, step) => -3 + step / 2);
const TRIES = COLUMNS.flatMap((column): Record<string, unknown>[] => [
  { add: [place(column)] },
  { add: [place(column)], remove: [SALON] },
  { add: [place(column), place(column + 4.7, 'other')], remove: [SALON] },
  { add: [place(column)], remove: [SALON], areas: [WEST] },
]);
/** Plans of one to three places. */
const PLANS = [1, 2, 3].flatMap((count): Record<string, unknown>[] => [
  // in a thread of its own, which takes its time to begin
  ...(count === 2 ? [{ count, candidates: COLUMNS.map((column) => place(column)), capacity: 45, equity: {} }] : []),
  { count },
  { count, areas: [EAST] },
  { count, candidates: COLUMNS.map((column) => place(column)) },
  { count, grid: { meters: 500 } },
  { count, areas: [WEST], grid: { meters: 250 } },
  { count, candidates: [place(2)] },
  { count, method: 'LSCP' },
  { count, method: 'P_MEDIAN', candidates: COLUMNS.map((column) => place(column)) },
  { count, method: 'P_CENTER', grid: { meters: 250 } },
]);

const NUMBERS = 'state value numerator denominator gapPeople low high achievement sentence dataFrom';
const WHAT_IF = `{
  before { ${NUMBERS} } after { ${NUMBERS} } newlyCovered noLongerCovered perPlace { key alone added } isPartial
}`;
const PLAN = `{
  method optimal bound curve isPartial unreachablePeople
  objective { today value bound }
  places { key added area { id } } ties { key added } areasLeft { area { id } people }
}`;

async function askEverything(): Promise<Map<string, Answered>> {
  const answered = new Map<string, Answered>();
  for (const as of ['', 'council', 'public']) {
    for (const some of chunks(TRIES, 21)) await askTogether('whatIf', WHAT_IF, some, as, answered);
    for (const some of chunks(PLANS, 3)) await askTogether('siting', PLAN, some, as, answered);
  }
  return answered;
}

/** Asks one field several times in one question. */
async function askTogether(
  field: 'whatIf' | 'siting',
  selection: string,
  inputs: readonly Record<string, unknown>[],
  as: string,
  answered: Map<string, Answered>,
): Promise<void> {
  const type = field === 'whatIf' ? 'WhatIfInput' : 'SitingInput';
  const query = `query (${inputs.map((_, at) => `$i${at}: ${type}!`).join(', ')}) {
    ${inputs.map((_, at) => `a${at}: ${field}(input: $i${at}) ${selection}`).join('\n')}
  }`;
  const asked = inputs.map((input, at) => [`i${at}`, { municipality: CODE, indicator: 'coverage.salon', ...input }]);
  const { data, errors } = await server.graphql(query, Object.fromEntries(asked), as);
  expect(errors).toBeUndefined();
  inputs.forEach((input, at) => {
    answered.set(`${as} ${field} ${JSON.stringify(input)}`, { [field]: data?.[`a${at}`] });
  });
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

const answersOf = (as: string) =>
  [...(answers[0] ?? [])].filter(([name]) => name.startsWith(`${as} `)).map(([, answer]) => answer);

/** Every number of people that an audience was told, and what it can subtract of two in one answer. */
function numbersTold(as: string): (number | null)[] {
  return answersOf(as).flatMap(({ whatIf, siting }) => [
    ...(whatIf
      ? [
          whatIf.newlyCovered,
          whatIf.noLongerCovered,
          ...whatIf.perPlace.flatMap(({ alone, added }) => [alone, added]),
          ...[...whatIf.before, ...whatIf.after].flatMap((value) => [value.numerator, value.gapPeople]),
          ...whatIf.after.map(
            (value, at) =>
              (value.numerator ?? 0) - (value.numerator === null ? 0 : (whatIf.before[at]?.numerator ?? 0)),
          ),
        ]
      : []),
    ...(siting
      ? [
          siting.bound,
          ...siting.curve,
          ...siting.curve.map((people) => people - (siting.curve[0] as number)),
          ...[siting.places, ...siting.ties].flat().map(({ added }) => added),
          siting.unreachablePeople,
          ...siting.areasLeft.map(({ people }) => people),
        ]
      : []),
  ]);
}

function isSmall(people: number | null): boolean {
  return people !== null && Math.abs(people) > 1e-6 && Math.abs(people) < 9.999;
}

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  const towns = new Towns(database);
  await insertThreeCells(database, { older: [TOWNS[0]?.beside ?? 0, 60, 40] });
  for (const [column, older] of [
    [1, TOWNS[0]?.few],
    [3, 30],
  ] as const)
    await insertCell(database, {
      code: CODE,
      id: cellAt(column),
      centre: centreAt(column),
      years: [2025],
      counts: () => ({ total: (older ?? 0) * 3, age_65_over: older ?? null }),
    });
  await insertResource(database, { id: SALON, at: centreAt(0), areas: [WEST, WHOLE], confirmedOn: RECENTLY });
  for (const [index, { beside, few }] of TOWNS.entries()) {
    for (const [column, older] of [
      [0, beside],
      [1, few],
    ] as const)
      await database.query(
        'UPDATE population_count SET age_65_over = $3 WHERE municipality_code = $1 AND cell_id = $2',
        [CODE, cellAt(column), older],
      );
    const revision = 10 * (index + 1);
    await raiseRevision(database, CODE, { to: revision });
    await computeMunicipality({ database, towns, clock: () => new Date() }, CODE);
    answers.push(await askEverything());
  }
});
afterAll(() => server?.close());

describe('outside staff', () => {
  it('no question tells the one town from the other', () => {
    const [first, second] = answers;
    expect(first?.size).toBeGreaterThan(250);
    const differing = [...(first ?? [])]
      .filter(([name, answer]) => JSON.stringify(answer) !== JSON.stringify(second?.get(name)))
      .map(([name]) => name.slice(0, name.indexOf(' ')));
    // staff see the difference, so there is one to see
    expect(differing.length).toBeGreaterThan(10);
    expect(new Set(differing)).toEqual(new Set(['']));
  });

  it.each(['council', 'public'])('the %s is told no 1 to 9, and no difference of 1 to 9', (as) => {
    const told = numbersTold(as);
    expect(told.length).toBeGreaterThan(500);
    expect(told.filter(isSmall)).toEqual([]);
  });

  it('the public is told tens', () => {
    expect(numbersTold('public').filter((people) => Math.abs((people ?? 0) % 10) > 1e-6)).toEqual([]);
  });

  it('before is what values tells, and says the same of the numbers that are told', async () => {
    for (const as of ['', 'council', 'public']) {
      const { data } = await server.graphql<{ municipality: { areas: { values: Told[] }[] } }>(
        `{ municipality(code: "${CODE}") { areas { values(indicators: ["coverage.salon"]) { ${NUMBERS} } } } }`,
        {},
        as,
      );
      const values = data?.municipality.areas.flatMap((area) => area.values);
      const last = answers.at(-1)?.get(`${as} whatIf ${JSON.stringify({ add: [place(-3)] })}`)?.whatIf;
      expect(last?.before).toEqual(values);
      expect(last?.isPartial).toBe(as !== '');
    }
  });
});

describe('a salon that goes', () => {
  it('leaves the same people to everyone: those of the few are counted where they are told', () => {
    const input = { add: [place(-3)], remove: [SALON] };
    for (const [as, people] of [
      ['', 167],
      ['council', 167],
      ['public', 170],
    ] as const) {
      const answer = answers[0]?.get(`${as} whatIf ${JSON.stringify(input)}`)?.whatIf;
      // a pin three columns to the west is out of everybody's reach
      expect(answer).toMatchObject({ noLongerCovered: people, isPartial: as !== '' });
    }
  });
});

describe('a resource whose place is kept from the viewer', () => {
  const HALL = `${CODE}-hall`;
  beforeAll(async () => {
    const { database } = server;
    await insertResource(database, {
      id: HALL,
      kind: 'kominkan',
      at: centreAt(4),
      areas: [EAST],
      confirmedOn: RECENTLY,
    });
    await database.query(
      `UPDATE resource SET field_visibility = '{"location": "STAFF"}' WHERE municipality_code = $1 AND id = ANY($2)`,
      [CODE, [HALL, SALON]],
    );
    await raiseRevision(database, CODE, { to: 90 });
  });

  it('is taken away by staff alone: who would lose it tells where it is', async () => {
    expect((await ask('whatIf', { remove: [SALON] }, '')).data).toMatchObject({ whatIf: { noLongerCovered: 167 } });
    for (const as of ['council', 'public']) {
      const { data, errors } = await ask('whatIf', { remove: [SALON] }, as);
      expect(data ?? null).toBeNull();
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining('位置のわかる場所ではありません'),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('is proposed to staff alone', async () => {
    expect((await ask('siting', { count: 1 }, '')).data).toEqual({
      siting: { method: 'straight×1.3 / facilities 1 / mclp exact', places: [{ key: HALL }] },
    });
    const council = await ask('siting', { count: 1 }, 'council');
    expect(council.data).toMatchObject({ siting: { method: expect.stringContaining('grid-250m') } });
    expect(JSON.stringify(council)).not.toContain(HALL);
  });
});

async function ask(field: string, input: Record<string, unknown>, as: string) {
  const type = field === 'whatIf' ? 'WhatIfInput' : 'SitingInput';
  const selection = field === 'whatIf' ? '{ noLongerCovered }' : '{ method places { key } }';
  const query = `query ($input: ${type}!) { ${field}(input: $input) ${selection} }`;
  return server.graphql(query, { input: { municipality: CODE, indicator: 'coverage.salon', ...input } }, as);
}
