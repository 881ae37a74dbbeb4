import type { Database } from '@hazama/server/database';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { insertCell, raiseRevision } from '../support/town-rows.ts';
import {
  A,
  B,
  C,
  CODE,
  cellAt,
  centreAt,
  EAST,
  insertResource,
  insertThreeCells,
  type ResourceInput,
  storedValue,
  WEST,
  WHOLE,
} from './three-cells.ts';

// 100, 60 and 40 older people in A, B and C. From A to B and from B to C it is 572 m straight, 744 m of way; from A to C 1,144 m
// straight, 1,487 m of way. Weights up to 600, 1,200 and 1,800 m: 1, 0.68 and 0.22.

let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await startTestServer();
  ({ database } = server);
  await insertThreeCells(database);
  for (const resource of RESOURCES)
    await insertResource(database, { confirmedOn: RECENTLY, ...resource, id: `${CODE}-${resource.id}` });
  await database.query(`UPDATE area SET boundary_source = 'ESTIMATED' WHERE id = $1`, [EAST]);
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

const RECENTLY = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
const RESOURCES: readonly ResourceInput[] = [
  // a salon on A with 20 seats, four times a month, and a drop-in place on C whose seats nobody wrote down
  { id: 's1', at: centreAt(A), areas: [WEST, WHOLE], capacity: 20, weekly: true },
  { id: 'i1', kind: 'ibasho', at: centreAt(C), areas: [EAST, WHOLE], weekly: true },
  // clinics: A asked lately, C not for years
  { id: 'c1', kind: 'clinic', at: centreAt(A), areas: [WEST, WHOLE] },
  { id: 'c2', kind: 'clinic', at: centreAt(C), areas: [EAST, WHOLE], confirmedOn: '2020-01-15' },
  // an exercise group on B with no seat at all; dentists: one 3.4 km east of C; pharmacies: one on paper alone
  { id: 'd1', kind: 'dentist', at: centreAt(C + 12), areas: [] },
  { id: 'p1', kind: 'pharmacy', at: null, areas: [WEST, WHOLE] },
  { id: 'k1', kind: 'ninnin-taiso', at: centreAt(B), areas: [WEST, WHOLE], capacity: 0, weekly: true },
];

const value = (indicatorId: string, areaId: string) => storedValue(database, indicatorId, areaId);

describe('access.e2sfca.salon, one salon on A', () => {
  // around it are, by their weights, 100 × 1 + 60 × 0.68 + 40 × 0.22 = 149.6 people: 1 ÷ 149.6 for each
  test.each([
    // A and B: (100 × 1 + 60 × 0.68) ÷ 149.6 = 0.9412 of the salon ÷ 160 people × 1,000
    [WEST, 140.8 / 149.6, 160],
    // C: 40 × 0.22 ÷ 149.6 = 0.0588 of the salon ÷ 40 people × 1,000
    [EAST, 8.8 / 149.6, 40],
    // the whole salon ÷ 200 people × 1,000: nothing of it is lost
    [WHOLE, 1, 200],
  ])('of %s', async (area, numerator, people) => {
    const stored = await value('access.e2sfca.salon', area);
    expect(stored).toMatchObject({ state: 'OK', denominator: people, gapPeople: null, method: 'straight×1.3' });
    expect(stored?.numerator).toBeCloseTo(numerator, 9);
    expect(stored?.value).toBeCloseTo((numerator / people) * 1000, 9);
  });
});

const bell = (meters: number) => Math.exp(-0.5 * (meters / 600) ** 2);
/** Of each cell what it has of a place on A and of one on C, for each person. */
const mean = (a: number, b: number, c: number) => (a * 100 + b * 60 + c * 40) / 200;

describe('the ways to measure it, of gathering places on A and C', () => {
  const [near, middle, far] = [1, 0.68, 0.22];
  const [onA, onC] = [100 + 60 * middle + 40 * far, 100 * far + 60 * middle + 40];
  // 3SFCA: those on A go to A with 1 ÷ 1.22 of their choice, those on B to either with half
  const [most, least, half] = [near / (near + far), far / (near + far), 0.5];
  const [choseA, choseC] = [
    100 * near * most + 60 * middle * half + 40 * far * least,
    100 * far * least + 60 * middle * half + 40 * near * most,
  ];
  // BFCA: everyone counts once, 200 people in all; a place's weights of cells sum to 1.9
  const [onceA, onceC] = [100 * most + 60 * half + 40 * least, 100 * least + 60 * half + 40 * most];
  const cells = near + middle + far;

  it.each([
    // everybody is within 1,800 m of both: 2 ÷ 200 people for each
    ['2sfca', 10],
    ['e2sfca', 1000 * mean(near / onA + far / onC, middle / onA + middle / onC, far / onA + near / onC)],
    [
      '3sfca',
      1000 *
        mean(
          (near * most) / choseA + (far * least) / choseC,
          (middle * half) / choseA + (middle * half) / choseC,
          (far * least) / choseA + (near * most) / choseC,
        ),
    ],
    [
      'm2sfca',
      1000 *
        mean(near ** 2 / onA + far ** 2 / onC, middle ** 2 / onA + middle ** 2 / onC, far ** 2 / onA + near ** 2 / onC),
    ],
    [
      'bfca',
      1000 *
        mean(
          near / cells / onceA + far / cells / onceC,
          middle / cells / onceA + middle / cells / onceC,
          far / cells / onceA + near / cells / onceC,
        ),
    ],
    // two places are within reach of everybody
    ['cumulative', 2],
    // by nearness: 1 + e^(−½ (1,487 ÷ 600)²) at the ends, 2 e^(−½ (744 ÷ 600)²) between
    ['gravity', mean(1 + bell(1487), 2 * bell(743.6), 1 + bell(1487))],
  ])('%s', async (method, expected) => {
    const stored = await value(`access.${method}.gathering`, WHOLE);
    expect(stored?.value).toBeCloseTo(expected, method === 'gravity' ? 2 : 9);
  });

  it('hands out both places whole by 2SFCA, E2SFCA and 3SFCA, loses some by M2SFCA; a mean of places that all share is no part of any', async () => {
    for (const method of ['2sfca', 'e2sfca', '3sfca'])
      expect((await value(`access.${method}.gathering`, WHOLE))?.numerator).toBeCloseTo(2, 9);
    expect((await value('access.m2sfca.gathering', WHOLE))?.numerator).toBeLessThan(1.9);
    for (const method of ['cumulative', 'gravity'])
      expect((await value(`access.${method}.gathering`, WHOLE))?.numerator).toBeNull();
  });

  it('counts seats × openings where they are known: 20 × 4 ÷ 200 people × 1,000 = 400', async () => {
    expect((await value('access.e2sfca.gathering.seats', WHOLE))?.value).toBeCloseTo(400, 9);
  });
});

describe('what is missing, old, or far', () => {
  it('is 0 for all where no place is within anybody’s reach, which is known', async () => {
    expect(await value('access.e2sfca.dentist', WHOLE)).toMatchObject({ state: 'OK', value: 0, numerator: 0 });
  });

  it('is not known, and not 0, of what nobody recorded, has no place on the map or no known seats', async () => {
    for (const id of ['access.e2sfca.hospital', 'access.e2sfca.pharmacy', 'access.e2sfca.ibasho.seats'])
      expect(await value(id, WHOLE)).toBeUndefined();
  });

  it('is 0 seats where a place has none', async () => {
    expect(await value('access.e2sfca.ninnin-taiso.seats', WHOLE)).toMatchObject({ state: 'OK', value: 0 });
  });

  it('is stale where an old record is within reach', async () => {
    expect(await value('access.e2sfca.clinic', WEST)).toMatchObject({ state: 'STALE' });
    expect(await value('access.e2sfca.salon', WEST)).toMatchObject({ state: 'OK' });
  });
});

describe('over GraphQL', () => {
  const ask = (indicator: string, area: string, language: string, as = '') =>
    server.graphql<{ area: { values: readonly Told[] } }>(
      `query ($area: ID!, $indicators: [ID!]!, $language: Language!) { area(id: $area) { values(indicators: $indicators) {
        indicator { name(language: $language) detail(language: $language) unit breaks palette parameters }
        state value numerator denominator gapPeople sentence(language: $language)
        explanation(language: $language) { formula example limits parameters { name value } sources { name } }
      } } }`,
      { area, indicators: [indicator], language },
      as,
    );
  interface Told {
    readonly indicator: Record<string, unknown>;
    readonly state: string;
    readonly value: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly sentence: string;
    readonly explanation: {
      readonly formula: string;
      readonly example: string;
      readonly limits: readonly string[];
      readonly parameters: readonly { readonly name: string; readonly value: string }[];
    };
  }
  const told = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).data?.area.values[0] as Told;
  const parametersOf = async (indicator: string, area: string) =>
    Object.fromEntries(
      (await told(indicator, area, 'JA')).explanation.parameters.map(({ name, value: said }) => [name, said]),
    );
  const limitsOf = async (indicator: string, area: string, language = 'JA') =>
    (await told(indicator, area, language)).explanation.limits;

  it.each([
    [
      'JA',
      'ふれあいサロンの混みぐあいも考えると、町の平均より届きにくい地区です。65歳以上1,000人あたり 1.5か所(町の平均は 5か所)です(道のりは直線距離の1.3倍として)。',
    ],
    [
      'EN',
      /is harder than on average in the town\. It has 1\.5 places for 1,000 people aged 65 and over \(town average: 5\)/,
    ],
    ['PT', /o acesso é mais difícil do que na média da cidade\. .*: 1,5 .*\(média da cidade: 5\)/],
    ['JA_EASY', /まちの へいきんより 行きにくいです。.*1,000人に 1\.5か所です。まちの へいきんは 5か所です。/],
  ])('says how the east stands to the town in %s', async (language, expected) => {
    const { sentence } = await told('access.e2sfca.salon', EAST, language);
    expect(sentence).toMatch(expected);
  });

  it('says of the town itself, of areas a little easier, and of what is still to come', async () => {
    expect((await told('access.e2sfca.salon', WHOLE, 'JA')).sentence).toBe(
      '三升町のふれあいサロンへの混みぐあいも考えた届きやすさは、65歳以上1,000人あたり 5か所です(道のりは直線距離の1.3倍として)。',
    );
    expect((await told('access.e2sfca.salon', WEST, 'JA')).sentence).toContain('町の平均より少し届きやすい地区です');
    expect((await told('access.e2sfca.dentist', EAST, 'JA')).sentence).toBe(
      'この地区から歩いて30分以内の歯科診療所は、これからです(道のりは直線距離の1.3倍として)。',
    );
  });

  it('explains it with its source, its weights, the main place and what it does not see', async () => {
    const { indicator, explanation } = await told('access.e2sfca.salon', EAST, 'JA');
    expect(indicator).toMatchObject({ unit: 'per1000', palette: 'mizu', breaks: [1, 2, 4, 8] });
    expect(indicator['detail']).toBe('65歳以上1,000人あたり・歩いて30分(1,800m)まで、近いほど重く、混みぐあいも入れて');
    expect(indicator['parameters']).toMatchObject({ method: 'e2sfca', thresholdMeters: 1800, statistic: 'places' });
    // of the salon 1 ÷ 149.6 people × 1,000 = 6.7, of which the 40 of the east have 0.0588
    expect(explanation.example).toBe(
      `東: ここに届く分 0.059か所 ÷ 40人 × 1,000 = 1.5か所\nいちばん大きいのは「${CODE}-s1」: 1か所 ÷ 重みつきの65歳以上 149.6人 × 1,000 = 6.7か所。そのうち、ここに届くのは 0.059か所です。`,
    );
    expect(explanation.parameters).toEqual(
      expect.arrayContaining([
        { name: '方法の出典', value: 'E2SFCA: Luo & Qi 2009, Health & Place 15' },
        { name: '近さの重み', value: '600mまで 1、1,200mまで 0.68、1,800mまで 0.22' },
        { name: '数えた所', value: '1か所' },
      ]),
    );
    expect(explanation.limits.join()).toContain('そこに暮らす人は数えていません');
    expect(explanation.limits.join()).toContain('地区のさかいめは推定です');
    expect((await told('access.e2sfca.salon', WEST, 'JA')).explanation.limits.join()).not.toContain('推定');
  });

  it.each(['EN', 'PT', 'JA_EASY'])('explains every way in %s', async (language) => {
    for (const method of ['cumulative', 'gravity', '2sfca', 'e2sfca', '3sfca', 'm2sfca', 'bfca']) {
      const { explanation, sentence } = await told(`access.${method}.gathering`, WEST, language);
      expect(`${explanation.formula}${explanation.example}${sentence}`).not.toMatch(/undefined|NaN|null|Infinity/);
      expect(explanation.example).toContain('160');
    }
  });

  it('says that places without known seats are left out', async () => {
    const { explanation } = await told('access.e2sfca.gathering.seats', WHOLE, 'JA');
    expect(explanation.limits).toContain('定員か、ひらく日のわからない集いの場 1か所は入っていません。');
  });

  it('explains places for 1,000 people by those of the area alone, with their interval', async () => {
    // exact Poisson of 2 events: 0.2422 to 7.2247, ÷ 200 people × 1,000
    expect(await parametersOf('per1000.gathering', WHOLE)).toMatchObject({
      数えた所: '2か所',
      '95%の幅': '1.2〜36.1か所',
    });
    expect(await parametersOf('per1000.gathering', WEST)).toMatchObject({ 数えた所: '1か所' });
  });

  it('says of seats for 1,000 people whose are left out, in the area where they are', async () => {
    expect(await limitsOf('per1000.gathering.seats', WHOLE)).toEqual(
      expect.arrayContaining([
        '開く回数のちがいは入っていません。',
        '定員のわからない集いの場 1か所は入っていません。',
      ]),
    );
    expect(await limitsOf('per1000.gathering.seats', WHOLE, 'EN')).toContain(
      'Left out, because their seats are not known: 1 (gathering place).',
    );
    expect((await limitsOf('per1000.gathering.seats', WEST)).join()).not.toContain('定員');
  });

  it('tells the public no count of the people around a place', async () => {
    const shown = await told('access.e2sfca.salon', EAST, 'JA', 'public');
    expect(shown.explanation.example).toBe('東: ここに届く分 0.059か所 ÷ 40人 × 1,000 = 1.5か所');
    expect(await told('access.e2sfca.salon', EAST, 'JA', 'public')).toMatchObject({ denominator: 40 });
  });

  it('says how much of an area is known by its people, where that is not all', async () => {
    const revision = await raiseRevision(database, CODE);
    // two cells more: 10 older people between B and C, and east of C some of whom nobody knows how many
    for (const [column, older] of [
      [C - 1, 10],
      [C + 1, null],
    ] as const)
      await insertCell(database, {
        code: CODE,
        id: cellAt(column),
        centre: centreAt(column),
        revision,
        years: [2025],
        counts: () => ({ total: 90, age_65_over: older }),
      });
    await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
    const [whole, west] = [await told('coverage.salon', WHOLE, 'JA'), await told('coverage.salon', WEST, 'JA')];
    // A and B of 100, 60, 10 and 40 known people
    expect(whole).toMatchObject({ state: 'OK', numerator: 160, denominator: 210 });
    expect(whole.explanation.limits).toContain(
      '65歳以上の人数がわかる区画は80%です。わからない区画に暮らす人は入っていません。',
    );
    expect(west.explanation.limits.join()).not.toContain('人数がわかる区画');
  });
});
