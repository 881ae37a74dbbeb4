import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, B, C, CODE, centreAt, insertResource, insertThreeCells, WEST, WHOLE } from '../indicator/three-cells.ts';
import { type Answer, startTestServer, type TestServer } from '../support/test-server.ts';
import { raiseRevision } from '../support/town-rows.ts';

// The town of three cells (100, 60 and 40 older people), asked for numbers in every state in which a formula might divide by nothing, and
// with whatever somebody may write by mistake. Each time there is a defined answer, or an error with a code that says in Japanese what
// to do; never a number that is none, and no word of one in a sentence.

const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));
const SALON = `${CODE}-salon`;

let server: TestServer;
let towns: Towns;
beforeAll(async () => {
  server = await startTestServer();
  towns = new Towns(server.database);
  await insertThreeCells(server.database, { years: [2020, 2025] });
  const known = { areas: [WEST, WHOLE], confirmedOn: RECENTLY, weekly: true };
  await insertResource(server.database, { ...known, id: SALON, at: centreAt(A), capacity: 20 });
});
afterAll(() => server?.close());

const place = (column: number, key = `p${column}`) => {
  const [longitude, latitude] = centreAt(column);
  return { key, longitude, latitude };
};
const nowhere = (longitude: number, latitude: number) => [{ key: 'x', longitude, latitude }];

const NUMBERS = 'state value numerator denominator gapPeople low high achievement sentence explanation { example }';
const COVERAGE = 'indicator: "coverage.salon"';
const SITING = `query ($input: SitingInput!) { siting(input: $input) { method optimal bound curve unreachablePeople
  objective { value bound today } places { key added } ties { added } areasLeft { people } } }`;
const WHAT_IF = `query ($input: WhatIfInput!) { whatIf(input: $input) {
  before { ${NUMBERS} } after { ${NUMBERS} } newlyCovered noLongerCovered perPlace { alone added } } }`;
const TRIAL = `query ($input: TrialInput!) { trial(input: $input) {
  effect(${COVERAGE}) { before { ${NUMBERS} } after { ${NUMBERS} } }
  seats: effect(indicator: "per1000.salon.seats") { before { ${NUMBERS} } after { ${NUMBERS} } }
  people(${COVERAGE}) { newlyCovered noLongerCovered unknown } cells(${COVERAGE}) { people } } }`;
const PATTERN = `{ pattern(municipality: "${CODE}", ${COVERAGE}) { gini palma sentence neighbourSentence theil { total } moran { index }
  lorenz { valueShare } funnel { target phi tau } areas { value empiricalBayes deviation lag giStar } } }`;
const sensitivityOf = (
  indicator: string,
) => `{ sensitivity(municipality: "${CODE}", area: "${WEST}", indicator: "${indicator}") {
  sentence total variants { value low high conclusion } } }`;

type Input = Readonly<Record<string, unknown>>;
const ask = (query: string, input: Input, as = '') =>
  server.graphql(
    query,
    { input: { municipality: CODE, ...(query !== TRIAL && { indicator: 'coverage.salon' }), ...input } },
    as,
  );

/** Neither a number that is none, nor an error that says nothing. */
function expectWhole(answer: Answer<unknown>): void {
  expect(JSON.stringify(answer.data ?? null)).not.toMatch(/NaN|Infinity|undefined|∞|null人/);
  for (const { message, extensions } of answer.errors ?? []) {
    expect(extensions?.['code']).toMatch(/^(BAD_USER_INPUT|NOT_FOUND|FORBIDDEN)$/);
    expect(message).toMatch(/(ください|選んで|できます|見られます|開きなおして)/);
  }
}

async function become(revision: number, sql: string): Promise<void> {
  const { database } = server;
  for (const statement of sql.split(';')) await database.query(statement);
  await raiseRevision(database, CODE, { to: revision });
  await computeMunicipality({ database, towns, clock: () => new Date() }, CODE);
}

async function askEverything(as: string): Promise<Answer<unknown>[]> {
  const { data } = await server.graphql<{ indicators: { id: string }[] }>(
    `{ indicators(municipality: "${CODE}") { id } }`,
    {},
    as,
  );
  const ids = data?.indicators.flatMap(({ id }) => (/\.(salon|designated-shelter)/.test(id) ? [id] : [])) ?? [];
  expect(ids.length).toBeGreaterThan(10);
  const derived = as ? [] : ['', '.theil', '.palma'].map((variant) => `inequality.coverage.salon${variant}`);
  const values = `query ($ids: [ID!]) { municipality(code: "${CODE}") { areas {
    values(indicators: $ids) { ${NUMBERS} } unreached(${COVERAGE}) { people } population { total } } } }`;
  const one = { candidates: [place(C), place(B)] };
  return Promise.all([
    server.graphql(values, { ids: [...ids, ...derived, ...(as ? [] : ['cluster.coverage.salon'])] }, as),
    server.graphql(PATTERN, {}, as),
    ...['coverage.salon', 'nearest.salon', 'access.e2sfca.salon'].map((id) =>
      server.graphql(sensitivityOf(id), {}, as),
    ),
    ...[{}, { method: 'P_MEDIAN' }, { method: 'P_CENTER' }, { method: 'LSCP' }].map((how) =>
      ask(SITING, { count: 1, ...one, ...how }, as),
    ),
    ask(SITING, { count: 2 }, as),
    ask(WHAT_IF, { add: [place(C)] }, as),
    ask(WHAT_IF, { remove: [SALON] }, as),
    ask(TRIAL, { changes: [] }, as),
    ask(TRIAL, { changes: [{ place: { ...place(C), kind: 'salon', capacity: 0 } }] }, as),
  ]);
}

describe('a town', () => {
  const STATES: readonly (readonly [state: string, sql: string])[] = [
    ['as it is', 'SELECT 1'],
    ['whose places hold nobody', 'UPDATE resource SET capacity = 0'],
    [
      'whose places are out of everybody’s reach',
      'UPDATE resource SET location = ST_SetSRID(ST_MakePoint(0, 0), 4326)',
    ],
    ['whose places nobody has found', 'UPDATE resource SET location = NULL'],
    ['without places', 'UPDATE resource SET to_revision = 2'],
    [
      'without people',
      `UPDATE resource SET to_revision = NULL, location = ST_SetSRID(ST_MakePoint(${centreAt(A).join()}), 4326);
       UPDATE population_count SET total = 0, age_65_over = 0`,
    ],
  ];

  it.each(STATES)('%s has numbers or says why not', async (state, sql) => {
    const revision = 10 * (1 + STATES.findIndex(([name]) => name === state));
    await become(revision, sql);
    for (const as of ['', 'public']) {
      const answers = await askEverything(as);
      expect(answers.length).toBeGreaterThan(10);
      for (const answer of answers) expectWhole(answer);
    }
  });
});

describe('what is asked by mistake', () => {
  const taken: readonly (readonly [name: string, query: string, input: Input])[] = [
    ['more places than candidates', SITING, { count: 5, candidates: [place(C), place(B)] }],
    ['one place twice', SITING, { count: 2, candidates: [place(C), place(C, 'again')] }],
    ['one place twice', WHAT_IF, { add: [place(C), place(C, 'again')] }],
    ['one place taken away twice', WHAT_IF, { remove: [SALON, SALON] }],
    ['nothing', WHAT_IF, {}],
    ['no seats', WHAT_IF, { capacity: [{ resource: SALON, capacity: 0 }] }],
  ];
  it.each(taken)('%s is answered', async (_, query, input) => {
    const answer = await ask(query, input);
    expect(answer.errors).toBeUndefined();
    expectWhole(answer);
  });

  const refused: readonly (readonly [name: string, query: string, input: Input, said: string])[] = [
    ['no place', SITING, { count: 0 }, '1から20まで'],
    ['less than no place', SITING, { count: -1 }, '1から20まで'],
    ['a billion places', SITING, { count: 1_000_000_000 }, '1から20まで'],
    ['no candidate', SITING, { count: 1, candidates: [] }, '1か所以上'],
    ['two candidates of one key', SITING, { count: 1, candidates: [place(C), place(C)] }, '別の key'],
    ['places for nobody', SITING, { count: 1, capacity: 0 }, '1人以上'],
    ['places for less than nobody', SITING, { count: 1, capacity: -1 }, '1人以上'],
    ['no place in an area', SITING, { count: 1, perArea: 0 }, '1か所以上'],
    ['a negative share', SITING, { count: 1, equity: { minimumShare: -0.1 } }, '0より大きく1まで'],
    ['more than everybody', SITING, { count: 1, equity: { minimumShare: 1.5 } }, '0より大きく1まで'],
    ['nobody of LSCP', SITING, { count: 1, method: 'LSCP', share: 0 }, '0より大きく1まで'],
    ['a grid of 0 m', SITING, { count: 1, grid: { meters: 0 } }, '250・500・1000'],
    ['a grid of −5 m', SITING, { count: 1, grid: { meters: -5 } }, '250・500・1000'],
    ['no area', SITING, { count: 1, areas: [] }, '1つ以上'],
    ['an area of nowhere', SITING, { count: 1, areas: [`${CODE}-none`] }, 'areas の id'],
    ['kinds that are none', SITING, { count: 1, candidateKinds: ['nothing'] }, 'resourceKinds の id'],
    ['a longitude of 999', SITING, { count: 1, candidates: nowhere(999, 34) }, '位置になりません'],
    ['a latitude of 91', WHAT_IF, { add: nowhere(136, 91) }, '位置になりません'],
    ['a place in the sea', WHAT_IF, { add: nowhere(0, 0) }, '確かめてください'],
    ['a place that is none', WHAT_IF, { remove: [`${CODE}-none`] }, 'resources の id'],
    ['less than no seats', WHAT_IF, { capacity: [{ resource: SALON, capacity: -1 }] }, '0から100,000まで'],
    ['days that nobody can read', WHAT_IF, { openings: [{ resource: SALON, schedule: 'いつか' }] }, '開く日'],
    ['less than no bus', WHAT_IF, { place: [{ ...place(C), kind: 'bus-stop', departures: -1 }] }, '0から10,000まで'],
    ['a kind that is none', TRIAL, { changes: [{ place: { ...place(C), kind: 'nothing' } }] }, 'resourceKinds の id'],
    // 1e400 is no number in JSON, and infinite where it is read
    ['an infinite longitude', WHAT_IF, { add: nowhere(Number.POSITIVE_INFINITY, 34) }, '問い合わせを読めません'],
  ];
  it.each(refused)('%s is refused, and says what to write', async (_, query, input, said) => {
    const answer = await ask(query, input);
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining(said),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
