import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  A,
  B,
  C,
  CODE,
  centreAt,
  EAST,
  insertResource,
  insertThreeCells,
  WEST,
  WHOLE,
} from '../indicator/three-cells.ts';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { raiseRevision } from '../support/town-rows.ts';

// The town of three cells: 100, 60 and 40 older people in A, B (west) and C (east), 572 m from one to the next. A salon on A
// reaches 900 m ÷ 1.3 = 692 m far: A and B. 通いの場, also on A, was last confirmed in 2020.

const SALON = `${CODE}-salon`;
const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database);
  const west = { at: centreAt(A), areas: [WEST, WHOLE] };
  await insertResource(database, { ...west, id: SALON, confirmedOn: RECENTLY });
  await insertResource(database, { ...west, id: `${CODE}-old`, kind: 'kayoinoba', confirmedOn: '2020-04-01' });
  await insertResource(database, { ...west, id: `${CODE}-nowhere`, kind: 'ibasho', at: null });
  await database.query(
    `INSERT INTO target (municipality_code, id, from_revision, dataset_id, indicator_id, area_id, value, year, source)
     VALUES ($1, 't1', 1, 'targets', 'coverage.salon', '', 0.7, 2030, '地域福祉計画')`,
    [CODE],
  );
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

const pin = (key: string, column: number) => {
  const [longitude, latitude] = centreAt(column);
  return { key, longitude, latitude };
};

const VALUES = `fragment numbers on IndicatorValue {
  area { id } indicator { id } state value numerator denominator gapPeople low high target { value year source } achievement
  sentence method year dataFrom computedAt
}`;
const QUERY = `query ($input: WhatIfInput!) { whatIf(input: $input) {
  before { ...numbers } after { ...numbers } newlyCovered noLongerCovered perPlace { key alone added } isPartial
} } ${VALUES}`;

interface Told {
  readonly area: { readonly id: string };
  readonly [field: string]: unknown;
}
interface WhatIf {
  readonly before: readonly Told[];
  readonly after: readonly Told[];
  readonly newlyCovered: number;
  readonly noLongerCovered: number;
  readonly perPlace: readonly unknown[];
}

async function whatIf(input: Record<string, unknown>): Promise<WhatIf> {
  const question = { municipality: CODE, indicator: 'coverage.salon', ...input };
  const { data, errors } = await server.graphql<{ whatIf: WhatIf }>(QUERY, { input: question });
  expect(errors).toBeUndefined();
  return data?.whatIf as WhatIf;
}

describe('a place that is added', () => {
  it('says what changes where, with target, interval and sentence; before is what values tells', async () => {
    const { data } = await server.graphql<{ municipality: { areas: { id: string; values: unknown[] }[] } }>(
      `query ($code: ID!) { municipality(code: $code) { areas { id values(indicators: ["coverage.salon"]) { ...numbers } } } } ${VALUES}`,
      { code: CODE },
    );
    const answer = await whatIf({ add: [pin('A案', C)] });
    expect(answer.before).toEqual(data?.municipality.areas.flatMap(({ values }) => values));
    expect(answer.before.map(({ area }) => area.id)).toEqual([WHOLE, WEST, EAST]);
    // everyone: 100 + 60 before, and the 40 of the east
    expect(answer).toMatchObject({ newlyCovered: 40, noLongerCovered: 0, isPartial: false });
    expect(answer.perPlace).toEqual([{ key: 'A案', alone: 40, added: 40 }]);
    const [whole, west, east] = answer.after;
    expect(west).toEqual(answer.before[1]);
    expect(east).toMatchObject({
      state: 'OK',
      value: 1,
      numerator: 40,
      denominator: 40,
      gapPeople: 0,
      high: 1,
      target: { value: 0.7, year: 2030, source: '地域福祉計画' },
      achievement: 'ACHIEVED',
      method: 'straight×1.3',
      year: 2025,
      sentence: 'どこに住む人も、歩いて15分以内にふれあいサロンがあります(道のりは直線距離の1.3倍として)。',
    });
    // Wilson, 40 of 40: 40 ÷ (40 + 1.96²) = 0.9124
    expect(east?.['low']).toBeCloseTo(0.9124, 4);
    expect(whole).toMatchObject({ numerator: 200, denominator: 200 });
  });

  it('counts whoever two places reach once', async () => {
    // B reaches A, B and C; C reaches B and C. Of both only the 40 of C are new, and neither adds anybody to the other
    const answer = await whatIf({ add: [pin('b', B), pin('c', C)] });
    expect(answer.newlyCovered).toBe(40);
    expect(answer.perPlace).toEqual([
      { key: 'b', alone: 40, added: 0 },
      { key: 'c', alone: 40, added: 0 },
    ]);
  });

  it('does nothing where everybody is within reach already', async () => {
    const answer = await whatIf({ add: [pin('a', A)] });
    expect(answer).toMatchObject({ newlyCovered: 0, perPlace: [{ key: 'a', alone: 0, added: 0 }] });
    expect(answer.after).toEqual(answer.before);
  });

  it('is as fresh as today; what rests on an old record alone stays STALE', async () => {
    const answer = await whatIf({ indicator: 'coverage.kayoinoba', add: [pin('c', C)] });
    expect(answer.before.map(({ state }) => state)).toEqual(['STALE', 'STALE', 'OK']);
    expect(answer.after.map(({ state }) => state)).toEqual(['STALE', 'STALE', 'OK']);
    const nearer = await whatIf({ indicator: 'coverage.kayoinoba', add: [pin('a', A)] });
    expect(nearer.after.map(({ state }) => state)).toEqual(['OK', 'OK', 'OK']);
  });
});

describe('a place that is removed', () => {
  it('leaves whom no other reaches; moved is removed and added', async () => {
    const gone = await whatIf({ remove: [SALON] });
    expect(gone).toMatchObject({ newlyCovered: 0, noLongerCovered: 160 });
    expect(gone.after.map(({ numerator }) => numerator)).toEqual([0, 0, 0]);
    // at B it reaches all three: nobody loses it, the 40 of C win
    const moved = await whatIf({ remove: [SALON], add: [pin('moved', B)] });
    expect(moved).toMatchObject({ newlyCovered: 40, noLongerCovered: 0 });
    expect(moved.perPlace).toEqual([{ key: 'moved', alone: 40, added: 200 }]);
    expect(moved.after.map(({ numerator }) => numerator)).toEqual([200, 160, 40]);
  });
});

describe('the areas asked about', () => {
  it('are those whose values come, in their order, and whose people count', async () => {
    const west = await whatIf({ add: [pin('c', C)], areas: [WEST] });
    expect(west.after.map(({ area }) => area.id)).toEqual([WEST]);
    expect(west).toMatchObject({ newlyCovered: 0, perPlace: [{ alone: 0, added: 0 }] });
    const both = await whatIf({ add: [pin('c', C)], areas: [EAST, WHOLE, EAST] });
    expect(both.after.map(({ area }) => area.id)).toEqual([EAST, WHOLE]);
    expect(both.newlyCovered).toBe(40);
  });
});

describe('statements', () => {
  it('are two once the areas are known: the register, and where the town lies', async () => {
    await whatIf({ add: [pin('first', C)] });
    const statements = await recordStatements(server.database, () => whatIf({ add: [pin('second', C)] }));
    expect(statements).toHaveLength(2);
  });

  it('the answer follows the town: after a publish it is another', async () => {
    const { database } = server;
    const add = [pin('follow', C)];
    expect((await whatIf({ add })).newlyCovered).toBe(40);
    const publish = async (older: number, revision: number) => {
      await database.query(
        'UPDATE population_count SET age_65_over = $2 WHERE municipality_code = $1 AND total = 120',
        [CODE, older],
      );
      await raiseRevision(database, CODE, { to: revision });
    };
    await publish(33, 50);
    expect((await whatIf({ add })).newlyCovered).toBe(33);
    await publish(40, 51);
    expect((await whatIf({ add })).newlyCovered).toBe(40);
  });
});

describe('a question that does not fit', () => {
  const fine = { municipality: CODE, indicator: 'coverage.salon' };
  const [longitude, latitude] = centreAt(C);
  it.each<[string, Record<string, unknown>, RegExp, string?]>([
    ['an indicator of distance', { indicator: 'nearest.salon' }, /nearest\.salon.*coverage\./],
    ['an indicator that there is not', { indicator: 'coverage.castle' }, /coverage\.castle.*indicators/],
    ['an indicator that needs a timetable', { indicator: 'coverage.bus-stop' }, /時刻表/],
    ['a kind that was never recorded', { indicator: 'coverage.clinic' }, /診療所の記録がまだない/],
    ['a kind without a single position', { indicator: 'coverage.ibasho' }, /位置が1か所もわからない/],
    ['a code that is none', { municipality: '999' }, /市町村コードではありません/],
    ['a town that there is not', { municipality: '01100' }, /01100/, 'NOT_FOUND'],
    ['two places of one key', { add: [pin('x', A), pin('x', C)] }, /add に key「x」が2つ/],
    ['a place without a key', { add: [pin('', A)] }, /key は1字から/],
    [
      'longitude and latitude exchanged',
      { add: [{ key: 'x', longitude: latitude, latitude: longitude }] },
      /「x」.*入れかわって/,
    ],
    ['no position at all', { add: [{ key: 'x', longitude: 999, latitude: 999 }] }, /「x」.*位置になりません/],
    [
      'a place far away',
      { add: [{ key: '東京', longitude: 139.69, latitude: 35.69 }] },
      /「東京」.*三升町とそのまわり5kmの外/,
    ],
    [
      'more places than fit',
      { add: Array.from({ length: 51 }, (_, index) => pin(`p${index}`, A)) },
      /add は50か所まで\(?.*51か所/,
    ],
    ['a resource that is not counted', { remove: [`${CODE}-old`] }, new RegExp(`${CODE}-old.*coverage\\.salon`)],
    ['a resource that there is not', { remove: [`${CODE}-none`] }, /none.*いま数えている/],
    ['an area of elsewhere', { areas: ['24216-rc-1'] }, /「24216-rc-1」は三升町の地区ではありません/],
    ['no areas', { areas: [] }, /areas/],
  ])('names %s and says what to do', async (_name, part, message, code = 'BAD_USER_INPUT') => {
    const { data, errors } = await server.graphql(QUERY, { input: { ...fine, ...part } });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });

  it('is refused where a coordinate is no number', async () => {
    const query = `{ whatIf(input: { municipality: "${CODE}", indicator: "coverage.salon", add: [{ key: "x", longitude: 1e999, latitude: 34 }] }) { newlyCovered } }`;
    expect((await server.graphql(query)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });
});
