import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  WEST,
  WHOLE,
} from '../indicator/three-cells.ts';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { raiseRevision } from '../support/town-rows.ts';

// The town of three cells: 100, 60 and 40 older people in A, B (west) and C (east), 572 m from one to the next; a place reaches
// 692 m far. 通いの場 is known and stands far in the west, where it reaches nobody. There are no halls, then two.

const KAYOINOBA = { municipality: CODE, indicator: 'coverage.kayoinoba' };
const HALL = `${CODE}-hall`;
const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database);
  const known = { areas: [WEST, WHOLE], confirmedOn: RECENTLY };
  await insertResource(database, { ...known, id: `${CODE}-far`, kind: 'kayoinoba', at: centreAt(A - 4) });
  await insertResource(database, { ...known, id: `${CODE}-salon`, at: centreAt(A) });
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

const QUERY = `query ($input: SitingInput!) { siting(input: $input) {
  method optimal bound curve isPartial
  places { ...place } ties { ...place }
} }
fragment place on SitedPlace { key name longitude latitude area { id } added }`;

interface Place {
  readonly key: string;
  readonly added: number;
}
interface Plan {
  readonly method: string;
  readonly optimal: boolean;
  readonly bound: number;
  readonly curve: readonly number[];
  readonly places: readonly Place[];
  readonly ties: readonly (readonly Place[])[];
}

async function siting(input: Record<string, unknown>): Promise<Plan> {
  const { data, errors } = await server.graphql<{ siting: Plan }>(QUERY, { input });
  expect(errors).toBeUndefined();
  return data?.siting as Plan;
}

const candidate = (key: string, column: number) => {
  const [longitude, latitude] = centreAt(column);
  return { key, longitude, latitude };
};

describe('where the next place helps', () => {
  it('is the middle, from a grid where the town has no halls', async () => {
    const plan = await siting({ ...KAYOINOBA, count: 1 });
    const [longitude, latitude] = centreAt(B);
    expect(plan).toEqual({
      method: 'straight×1.3 / grid-250m 3 / mclp exact',
      optimal: true,
      // B reaches all three cells; A 160, C 100
      places: [{ key: cellAt(B), name: null, longitude, latitude, area: { id: WEST }, added: 200 }],
      curve: [0, 200],
      bound: 200,
      ties: [],
      isPartial: false,
    });
  });

  it('asks for no more places than help', async () => {
    const plan = await siting({ ...KAYOINOBA, count: 5 });
    expect(plan.places).toHaveLength(1);
    expect(plan.curve).toEqual([0, 200, 200, 200, 200, 200]);
    expect(plan).toMatchObject({ optimal: true, bound: 200 });
  });

  it('keeps the places of today', async () => {
    const plan = await siting({ municipality: CODE, indicator: 'coverage.salon', count: 1 });
    expect(plan.curve).toEqual([160, 200]);
    // B and C both bring the 40 of C: equal choices
    expect(new Set([plan.places, ...plan.ties].map(([place]) => place?.key))).toEqual(new Set([cellAt(B), cellAt(C)]));
  });

  it('counts the people of the areas asked about, wherever the place stands', async () => {
    const plan = await siting({
      ...KAYOINOBA,
      count: 1,
      areas: [EAST],
      candidates: [candidate('a', A), candidate('b', B)],
    });
    expect(plan).toMatchObject({ method: 'straight×1.3 / given 2 / mclp exact', curve: [0, 40] });
    expect(plan.places).toMatchObject([{ key: 'b', area: { id: WEST }, added: 40 }]);
  });

  it('takes the candidates given, in the order in which each adds most', async () => {
    const plan = await siting({ ...KAYOINOBA, count: 2, candidates: [candidate('c', C), candidate('a', A)] });
    // A reaches A and B: 160; C then adds the 40 of C
    expect(plan.places).toMatchObject([
      { key: 'a', area: { id: WEST }, added: 160 },
      { key: 'c', area: { id: EAST }, added: 40 },
    ]);
    expect(plan.curve).toEqual([0, 160, 200]);
  });

  it('tells no area of a place outside all of them', async () => {
    const plan = await siting({ ...KAYOINOBA, count: 1, candidates: [candidate('out', A - 1)] });
    expect(plan.places).toMatchObject([{ key: 'out', area: null, added: 100 }]);
  });

  it('gives what whatIf gives for the same places, to the last person', async () => {
    const candidates = [candidate('c', C), candidate('a', A)];
    const plan = await siting({ ...KAYOINOBA, count: 2, candidates });
    const { data } = await server.graphql<{ whatIf: { newlyCovered: number } }>(
      'query ($input: WhatIfInput!) { whatIf(input: $input) { newlyCovered } }',
      { input: { ...KAYOINOBA, add: candidates } },
    );
    expect(data?.whatIf.newlyCovered).toBe((plan.curve[2] as number) - (plan.curve[0] as number));
  });

  it('begins with the halls of the town as soon as one of them helps', async () => {
    const { database } = server;
    const hall = { kind: 'kominkan', areas: [EAST, WHOLE], confirmedOn: RECENTLY };
    await insertResource(database, { ...hall, id: HALL, at: centreAt(C) });
    await insertResource(database, { ...hall, id: `${CODE}-closed`, at: centreAt(B), status: 'CLOSED' });
    await insertResource(database, { ...hall, id: `${CODE}-unknown`, at: null });
    await raiseRevision(database, CODE, { to: 60 });
    const plan = await siting({ ...KAYOINOBA, count: 1 });
    expect(plan.method).toBe('straight×1.3 / facilities 1 / mclp exact');
    expect(plan.places).toMatchObject([{ key: HALL, name: HALL, area: { id: EAST }, added: 100 }]);
    // none of whose people the hall reaches: the grid again
    const west = await siting({ ...KAYOINOBA, count: 1, areas: [WEST], candidates: null });
    expect(west.method).toBe('straight×1.3 / facilities 1 / mclp exact');
  });
});

describe('who is left', () => {
  const LEFT = `query ($input: SitingInput!) { siting(input: $input) {
    unreachablePeople areasLeft { area { id } people }
  } }`;
  const left = async (input: Record<string, unknown>) =>
    (await server.graphql<{ siting: unknown }>(LEFT, { input: { ...KAYOINOBA, count: 1, ...input } })).data?.siting;

  it('is said area by area, and whom no candidate reaches', async () => {
    // A and C, one place: A reaches the 160 of the west, C would reach the 40 of the east
    expect(await left({ candidates: [candidate('a', A), candidate('c', C)] })).toEqual({
      unreachablePeople: 0,
      areasLeft: [{ area: { id: EAST }, people: 40 }],
    });
    // with A alone nobody can reach C
    expect(await left({ candidates: [candidate('a', A)] })).toEqual({
      unreachablePeople: 40,
      areasLeft: [{ area: { id: EAST }, people: 40 }],
    });
    // B reaches everybody
    expect(await left({ candidates: [candidate('b', B)] })).toEqual({ unreachablePeople: 0, areasLeft: [] });
  });

  it('is told of the areas asked about alone', async () => {
    const input = { candidates: [candidate('c', C)], areas: [WEST, EAST] };
    expect(await left(input)).toMatchObject({ areasLeft: [{ area: { id: WEST }, people: 100 }] });
    expect(await left({ ...input, areas: [EAST] })).toMatchObject({ areasLeft: [] });
  });
});

describe('by other methods', () => {
  const PLAN = `query ($input: SitingInput!) { siting(input: $input) {
    method optimal bound curve places { key added } objective { name unit today value bound }
  } }`;
  interface Told {
    readonly method: string;
    readonly bound: number | null;
    readonly curve: readonly number[];
    readonly places: readonly Place[];
    readonly objective: { readonly today: number; readonly value: number; readonly bound: number };
  }
  const plan = async (input: Record<string, unknown>) => {
    const { data, errors } = await server.graphql<{ siting: Told }>(PLAN, {
      input: { ...KAYOINOBA, count: 1, ...input },
    });
    expect(errors).toBeUndefined();
    return data?.siting as Told;
  };
  const candidates = [candidate('a', A), candidate('c', C)];
  /** From one column to the next, along the straight line × 1.3. */
  const COLUMN = 285.9 * 1.3;

  it('MCLP says what it makes best', async () => {
    expect(await plan({ method: 'MCLP', candidates })).toMatchObject({
      objective: { name: 'PEOPLE_WITHIN_REACH', unit: '人', today: 0, value: 160, bound: 160 },
      bound: 160,
    });
  });

  it('P_MEDIAN: people have least far on average', async () => {
    const told = await plan({ method: 'P_MEDIAN', candidates });
    // today 4, 6 and 8 columns; with A 0, 2 and 4, with C 4, 2 and 0: (0 + 2 × 60 + 4 × 40) / 200 against (4 × 100 + 2 × 60) / 200
    expect(told).toMatchObject({
      method: 'straight×1.3 / given 2 / p-median exact',
      optimal: true,
      bound: null,
      curve: [0, 160],
      places: [{ key: 'a', added: 160 }],
      objective: { name: 'MEAN_WALK', unit: 'm' },
    });
    expect(told.objective.today / COLUMN).toBeCloseTo((4 * 100 + 6 * 60 + 8 * 40) / 200, 2);
    expect(told.objective.value / COLUMN).toBeCloseTo(1.4, 2);
    expect(told.objective.bound).toBe(told.objective.value);
  });

  it('P_CENTER: nobody has very far', async () => {
    const told = await plan({ method: 'P_CENTER', candidates: [...candidates, candidate('b', B)] });
    expect(told).toMatchObject({
      method: 'straight×1.3 / given 3 / p-center exact',
      places: [{ key: 'b', added: 200 }],
      objective: { name: 'LONGEST_WALK', unit: 'm' },
    });
    // from B 2 columns to A and to C
    expect(told.objective.value / COLUMN).toBeCloseTo(2, 2);
  });

  it('LSCP: the fewest places that reach everybody, or a share', async () => {
    expect(await plan({ method: 'LSCP', candidates })).toMatchObject({
      method: 'straight×1.3 / given 2 / lscp exact',
      curve: [0, 160, 200],
      objective: { name: 'PLACES', unit: 'か所', today: 0, value: 2, bound: 2 },
    });
    expect(await plan({ method: 'LSCP', candidates, share: 0.8 })).toMatchObject({
      curve: [0, 160],
      places: [{ key: 'a' }],
      objective: { value: 1 },
    });
  });

  it('outside staff tells metres in tens, and no small counts', async () => {
    const input = { ...KAYOINOBA, count: 1, method: 'P_MEDIAN', candidates };
    const { data } = await server.graphql<{ siting: Told }>(PLAN, { input }, 'public');
    expect((data?.siting.objective.value ?? 1) % 10).toBe(0);
    expect((data?.siting.objective.today ?? 1) % 10).toBe(0);
    expect(data?.siting.places.map(({ added }) => added % 10)).toEqual([0]);
  });
});

const limited = async (input: Record<string, unknown>) => {
  const { data, errors } = await server.graphql<{ siting: Plan & { unchangeableAreas: unknown[] } }>(
    `query ($input: SitingInput!) { siting(input: $input) {
      method optimal bound curve places { key added } leastShare { value bound } unchangeableAreas { id }
    } }`,
    { input: { ...KAYOINOBA, count: 1, ...input } },
  );
  expect(errors).toBeUndefined();
  return data?.siting;
};

describe('with limits', () => {
  const [a, b, c] = [candidate('a', A), candidate('b', B), candidate('c', C)];

  it('a place serves so many and no more', async () => {
    // B reaches all 200
    expect(await limited({ candidates: [b], capacity: 150 })).toMatchObject({
      optimal: true,
      curve: [0, 150],
      bound: 150,
      places: [{ key: 'b', added: 150 }],
    });
  });

  it('so many in one area and no more', async () => {
    // A and B lie in the west, and each serves 90 of those around it
    const two = { candidates: [a, b], count: 2, capacity: 90 };
    expect((await limited(two))?.curve.at(-1)).toBe(180);
    const one = await limited({ ...two, perArea: 1 });
    expect(one).toMatchObject({ optimal: true, bound: 90 });
    expect(one?.places).toHaveLength(1);
  });

  it('no area is left behind', async () => {
    // A reaches 160 of the west and nobody of the east, C 60 of the west's 160 and all of the east
    expect((await limited({ candidates: [a, c] }))?.places).toMatchObject([{ key: 'a' }]);
    for (const equity of [{}, { minimumShare: 0.3 }])
      expect(await limited({ candidates: [a, c], equity })).toMatchObject({
        optimal: true,
        curve: [0, 100],
        places: [{ key: 'c', added: 100 }],
        // 60 of 160; of a share that is asked for nobody looks for the highest
        leastShare: { value: 0.375, bound: 'minimumShare' in equity ? null : 0.375 },
        unchangeableAreas: [],
      });
    expect(await limited({ candidates: [a], equity: {} })).toMatchObject({
      leastShare: { value: 1, bound: 1 },
      unchangeableAreas: [{ id: EAST }],
    });
    expect(await limited({ candidates: [a] })).toMatchObject({ leastShare: null });
    // outside staff in steps of 5 %, the bound upwards
    const { data } = await server.graphql<{ siting: unknown }>(
      'query ($input: SitingInput!) { siting(input: $input) { leastShare { value bound } } }',
      { input: { ...KAYOINOBA, count: 1, candidates: [a, c], equity: {} } },
      'public',
    );
    expect(data?.siting).toEqual({ leastShare: { value: 0.35, bound: 0.4 } });
  });

  it.each<[number, RegExp | undefined]>([
    [0.31, /minimumShare は 0\.05 きざみ/],
    [0.3, undefined],
  ])('outside staff asks for shares in steps: %d', async (minimumShare, message) => {
    const input = { ...KAYOINOBA, count: 1, candidates: [c], equity: { minimumShare } };
    const { errors } = await server.graphql(QUERY, { input }, 'public');
    expect(errors?.[0]?.message ?? '').toMatch(message ?? /^$/);
  });
});

describe('candidates by kind or from a grid', () => {
  it('are the facilities of the kinds asked for, closed ones and those without a place left out', async () => {
    const plan = await siting({ ...KAYOINOBA, count: 2, candidateKinds: ['kominkan', 'salon', 'kominkan'] });
    // the salon on A reaches 160, the hall on C the 40 of C beside
    expect(plan.method).toBe('straight×1.3 / facilities 2 / mclp exact');
    expect(plan.places).toMatchObject([
      { key: `${CODE}-salon`, added: 160 },
      { key: HALL, added: 40 },
    ]);
  });

  it('are single facilities, kinds but for some, and places of one’s own together', async () => {
    const one = await siting({ ...KAYOINOBA, count: 2, candidateResources: [HALL, `${CODE}-closed`] });
    // the closed one is none
    expect(one.method).toBe('straight×1.3 / facilities 1 / mclp exact');
    expect(one.places).toMatchObject([{ key: HALL, added: 100 }]);
    const some = await siting({
      ...KAYOINOBA,
      count: 2,
      candidateKinds: ['kominkan', 'salon'],
      candidateExcept: [HALL],
      candidates: [candidate('point-1', C)],
    });
    expect(some.method).toBe('straight×1.3 / facilities+given 2 / mclp exact');
    expect(some.places).toMatchObject([
      { key: `${CODE}-salon`, added: 160 },
      { key: 'point-1', name: null, added: 40 },
    ]);
    // a facility of a kind that is asked for singly too counts once
    const twice = await siting({
      ...KAYOINOBA,
      count: 1,
      candidateKinds: ['kominkan'],
      candidateExcept: [HALL],
      candidateResources: [HALL],
    });
    expect(twice.method).toBe('straight×1.3 / facilities 1 / mclp exact');
  });

  it('say how many there were, and how many people count', async () => {
    const { data } = await server.graphql<{ siting: unknown }>(
      'query ($input: SitingInput!) { siting(input: $input) { people candidateCount places { key } } }',
      { input: { ...KAYOINOBA, count: 5, candidates: [candidate('a', A), candidate('c', C)] } },
    );
    expect(data?.siting).toMatchObject({ people: 200, candidateCount: 2, places: [{ key: 'a' }, { key: 'c' }] });
  });

  it('are the cells of a mesh where people live who are asked about', async () => {
    const fine = await siting({ ...KAYOINOBA, count: 1, grid: { meters: 250 } });
    expect(fine.method).toBe('straight×1.3 / grid-250m 3 / mclp exact');
    const coarse = await siting({ ...KAYOINOBA, count: 1, grid: { meters: 1000 } });
    expect(coarse.method).toMatch(/grid-1000m [12] /);
    const east = await siting({ ...KAYOINOBA, count: 1, areas: [EAST], grid: { meters: 250 } });
    expect(east.method).toBe('straight×1.3 / grid-250m 1 / mclp exact');
    expect(east.places).toMatchObject([{ key: cellAt(C), added: 40 }]);
  });
});

describe('the next place under other assumptions', () => {
  const NEXT = `query ($input: SitingInput!) { nextPlaceSensitivity(input: $input) {
    place { key added } total holding changing undecided sentence
    assumptions { id values base low high }
    variants { choices changed holds added best { key added } }
  } }`;
  interface Told {
    readonly place: Place | null;
    readonly total: number;
    readonly holding: number;
    readonly changing: number;
    readonly undecided: number;
    readonly sentence: string;
    readonly assumptions: readonly { readonly id: string; readonly values: readonly string[] }[];
    readonly variants: readonly {
      readonly choices: readonly number[];
      readonly changed: readonly string[];
      readonly holds: string;
      readonly added: number | null;
      readonly best: Place | null;
    }[];
  }
  const next = async (input: Record<string, unknown>, as = '') => {
    const { data, errors } = await server.graphql<{ nextPlaceSensitivity: Told }>(
      NEXT,
      { input: { ...KAYOINOBA, count: 1, ...input } },
      as,
    );
    expect(errors).toBeUndefined();
    return data?.nextPlaceSensitivity as Told;
  };
  const [a, b, c] = [candidate('a', A), candidate('b', B), candidate('c', C)];

  it('is chosen anew under each setting, and told by what changes it', async () => {
    const told = await next({ candidates: [a, b] });
    // B reaches all 200 within 900 m; within 500 m B reaches its own 60 alone, and A its own 100
    expect(told.place).toEqual({ key: 'b', added: 200 });
    expect(told.holding + told.changing + told.undecided).toBe(told.total);
    expect(told.variants).toHaveLength(told.total + 1);
    expect(told.variants[0]).toMatchObject({ changed: [], best: { key: 'b', added: 200 } });
    const reach = told.assumptions.findIndex(({ id }) => id === 'reach');
    const near = told.assumptions[reach]?.values.findIndex((words) => words.startsWith('500m')) ?? -1;
    expect(
      told.variants.find(({ changed, choices }) => changed.join() === 'reach' && choices[reach] === near),
    ).toMatchObject({ holds: 'CHANGES', added: 60, best: { key: 'a', added: 100 } });
    expect(told.sentence).toMatch(
      /^「つぎに置くなら、西 bがいちばん助かる」という結論は、前提を変えた\d+通り中 \d+通りで変わりません/,
    );
    expect(told.sentence).toContain('届くとみなす距離 500m');
    // weights: A lies in the last third of B's 692 m, and counts 0.22 of 100 then; B itself counts whole
    const slow = told.variants.find(
      ({ changed, choices }) => changed.join() === 'weights' && choices[told.assumptions.length - 1] === 1,
    );
    expect(slow?.added).toBeCloseTo(60 + 0.22 * 140, 6);
  });

  it('holds where equals are within 1 %, and is undecided where nobody is helped', async () => {
    const told = await next({ candidates: [candidate('b', B), candidate('beside', B)] });
    expect(told).toMatchObject({ changing: 0, holding: told.total - told.undecided });
    const nobody = await next({ candidates: [c], areas: [WEST], indicator: 'coverage.salon' });
    expect(nobody).toMatchObject({ place: null, holding: 0 });
    expect(nobody.sentence).toContain('判定不能');
  });

  it.each(['council', 'public'])('tells the %s tens alone', async (as) => {
    const told = await next({ candidates: [a, b, c] }, as);
    const numbers = told.variants.flatMap(({ added, best }) => [added ?? 0, best?.added ?? 0]);
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter((people) => Math.abs(people % 10) > 1e-9)).toEqual([]);
  });
});

describe('statements', () => {
  it('are three with candidates given: the register, where the town lies, and what holds the places', async () => {
    await siting({ ...KAYOINOBA, count: 1, candidates: [candidate('first', B)] });
    const second = { ...KAYOINOBA, count: 1, candidates: [candidate('second', B)] };
    expect(await recordStatements(server.database, () => siting(second))).toHaveLength(3);
  });

  it('are three from the halls: the register, the halls that may be known, and what holds the places', async () => {
    await siting({ ...KAYOINOBA, count: 2 });
    expect(await recordStatements(server.database, () => siting({ ...KAYOINOBA, count: 3 }))).toHaveLength(3);
  });

  it('the same question again costs the register alone', async () => {
    await siting({ ...KAYOINOBA, count: 4 });
    expect(await recordStatements(server.database, () => siting({ ...KAYOINOBA, count: 4 }))).toHaveLength(1);
  });
});

describe('a question that does not fit', () => {
  const many = Array.from({ length: 2_001 }, (_, index) => candidate(`p${index}`, A));
  it.each<[string, Record<string, unknown>, RegExp, Record<string, unknown>?]>([
    ['no places', { count: 0 }, /count は1から20まで/],
    ['too many places', { count: 21 }, /count は1から20まで/],
    ['no candidates', { candidates: [] }, /candidates に候補を1か所以上/],
    ['too many candidates', { candidates: many }, /candidates は2,000か所まで.*2,001か所/],
    ['one candidate twice', { candidates: [candidate('x', A), candidate('x', B)] }, /candidates に key「x」が2つ/],
    [
      'a candidate far away',
      { candidates: [{ key: '那覇', longitude: 127.68, latitude: 26.21 }] },
      /「那覇」.*まわり5kmの外/,
      { reason: 'CANDIDATE_OUTSIDE', key: '那覇' },
    ],
    [
      'two ways to choose candidates',
      { candidateKinds: ['kominkan'], grid: { meters: 250 } },
      /candidateKinds と grid は一緒に使えません/,
    ],
    ['a grid that is no mesh', { grid: { meters: 300 } }, /grid の meters は 250・500・1000/],
    ['no kinds', { candidateKinds: [] }, /candidateKinds に種別の id を1つ以上/],
    ['a kind that is not', { candidateKinds: ['castle'] }, /candidateKinds の「castle」は三升町の種別ではありません/],
    [
      'kinds of which there are none',
      { candidateKinds: ['clinic'] },
      /種別\(clinic\)には.*施設がありません/,
      { reason: 'NO_CANDIDATES' },
    ],
    [
      'facilities of which none is open',
      { candidateResources: [`${CODE}-closed`] },
      /candidateResourcesには.*施設がありません/,
      { reason: 'NO_CANDIDATES' },
    ],
    ['no facilities', { candidateResources: [] }, /candidateResources に施設の id を1つ以上/],
    ['exceptions of nothing', { candidateExcept: [HALL] }, /candidateExcept は candidateKinds から除く/],
    [
      'a place of one’s own that is called like a facility',
      { candidateResources: [HALL], candidates: [candidate(HALL, A)] },
      /施設の id と同じ/,
    ],
    [
      'facilities and places that are too many together',
      { candidateResources: [HALL], candidates: many.slice(0, 2_000) },
      /候補が2,001か所/,
      { reason: 'TOO_MANY_CANDIDATES', count: 2_001, most: 2_000 },
    ],
    ['a share that is none', { method: 'LSCP', share: 1.2 }, /share は0より大きく1まで/],
    ['a share of another method', { share: 0.8 }, /share は method が LSCP のときだけ/],
    [
      'a share out of reach',
      { method: 'LSCP', share: 0.9, candidates: [candidate('a', A)] },
      /share の 0\.9 までは届きません/,
      { reason: 'SHARE_OUT_OF_REACH' },
    ],
    ['a capacity of none', { capacity: 0 }, /capacity は1人以上/],
    ['a limit of none', { perArea: 0 }, /perArea は1か所以上/],
    ['a least share that is none', { equity: { minimumShare: -1 } }, /minimumShare は0より大きく1まで/],
    ['a limit of another method', { method: 'LSCP', perArea: 2 }, /perArea は method が MCLP のときだけ/],
    [
      'an area out of reach',
      { equity: { minimumShare: 0.5 }, candidates: [candidate('a', A)] },
      /届かない地区があります\(東\)/,
      { reason: 'AREA_OUT_OF_REACH', areas: [EAST] },
    ],
    [
      'more than so many places can do',
      { equity: { minimumShare: 0.9 }, candidates: [candidate('a', A), candidate('c', C)] },
      /1か所では.*count をふやす/,
      { reason: 'TOO_FEW_PLACES', areas: expect.any(Array) },
    ],
    ['an indicator of presence', { indicator: 'presence.salon' }, /presence\.salon.*coverage\./],
    ['an area of elsewhere', { areas: ['24216-rc-1'] }, /24216-rc-1/],
  ])('names %s and says what to do', async (_name, part, message, refusal = {}) => {
    const { data, errors } = await server.graphql(QUERY, { input: { ...KAYOINOBA, count: 1, ...part } });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions).toEqual({ ...refusal, code: 'BAD_USER_INPUT' });
  });

  it('is refused before it runs where it asks for many plans at once', async () => {
    const plans = Array.from(
      { length: 5 },
      (_, index) =>
        `p${index}: siting(input: { municipality: "${CODE}", indicator: "coverage.salon", count: ${index + 1} }) { curve }`,
    );
    const { errors } = await server.graphql(`{ ${plans.join(' ')} }`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'TOO_COMPLEX' });
  });
});
