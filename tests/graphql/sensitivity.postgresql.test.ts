import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  A,
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
import { raiseRevision } from '../support/town-rows.ts';

// The town of three cells: 100, 60 and 40 older people in A, B (west) and C (east); the salon stands on A, B lies 572 m away and C 1,144 m, or
// 743 m and 1,487 m with the detour of 1.3. The town wants 70 % within reach. By hand, of the 200 people of the town:
//
//   reach        500    675    800    900    1,000  1,050  1,200 m
//   × 1.3        50 %   50 %   80 %   80 %   80 %   80 %   80 %      today: 900 m × 1.3
//   straight     50 %   80 %   80 %   80 %   80 %   80 %   100 %
//
// and all of it once more where places count however often they open: 2 × 14 settings, 27 of them not today's. 70 % is reached but for
// 50 %, three times two settings. In the east (C alone) it is 0 % but for the 1,200 m of a straight line.

const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));
let server: TestServer;

interface Told {
  readonly finding: string;
  readonly findings: readonly string[];
  readonly total: number;
  readonly holding: number;
  readonly changing: number;
  readonly undecided: number;
  readonly isWithheld: boolean;
  readonly sentence: string;
  readonly assumptions: readonly { readonly id: string; readonly values: readonly string[]; readonly low: number }[];
  readonly variants: readonly {
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly changed: readonly string[];
    readonly words: readonly { readonly name: string; readonly value: string }[];
    readonly value: number;
    readonly gapPeople: number;
    readonly holds: string;
  }[];
}

const FIELDS = `finding findings total holding changing undecided isWithheld sentence
  assumptions { id name values base low high }
  variants { parameters changed words { name value } state value low high gapPeople achievement conclusion holds }`;

async function ask(area: string, { indicator = 'coverage.salon', finding = null as string | null, as = '' } = {}) {
  return server.graphql<{ sensitivity: Told }>(
    `query ($area: ID!, $indicator: ID!, $finding: SensitivityFinding) {
       sensitivity(municipality: "${CODE}", area: $area, indicator: $indicator, finding: $finding) { ${FIELDS} }
     }`,
    { area, indicator, finding },
    as,
  );
}

async function told(...question: Parameters<typeof ask>): Promise<Told> {
  const { data, errors } = await ask(...question);
  expect(errors).toBeUndefined();
  return data?.sensitivity as Told;
}

/** Who lives in A and B from now on. */
async function resettle(a: number, b: number, revision: number): Promise<void> {
  const { database } = server;
  for (const [column, older] of [
    [A, a],
    [2, b],
  ] as const)
    await database.query('UPDATE population_count SET age_65_over = $3 WHERE municipality_code = $1 AND cell_id = $2', [
      CODE,
      cellAt(column),
      older,
    ]);
  await raiseRevision(database, CODE, { to: revision });
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
}

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database);
  const west = { at: centreAt(A), areas: [WEST, WHOLE] };
  await insertResource(database, { ...west, id: `${CODE}-salon`, confirmedOn: RECENTLY });
  await insertResource(database, { ...west, id: `${CODE}-old`, kind: 'kayoinoba', confirmedOn: '2020-04-01' });
  await database.query(
    `INSERT INTO target (municipality_code, id, from_revision, dataset_id, indicator_id, area_id, value, year, source)
     VALUES ($1, 't1', 1, 'targets', 'coverage.salon', '', 0.7, 2030, '地域福祉計画')`,
    [CODE],
  );
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

describe('a conclusion under other assumptions', () => {
  it('holds in 21 of 27 settings for the town', async () => {
    const { sentence, assumptions, variants, ...counts } = await told(WHOLE);
    expect(counts).toEqual({
      finding: 'TARGET',
      findings: ['TARGET', 'MOST_PEOPLE'],
      total: 27,
      holding: 21,
      changing: 6,
      undecided: 0,
      isWithheld: false,
    });
    expect(sentence).toBe(
      '「目標に届いている」という結論は、前提を変えた27通り中 21通りで変わりません。6通りでは別の結論になります(「目標へはこれから」が6通り)。それだけで結論が変わる前提: 届くとみなす距離 500m、届くとみなす距離 675m(1分に45mで15分)。',
    );
    expect(assumptions.map(({ id }) => id)).toEqual(['reach', 'way', 'opening']);
    expect(assumptions[0]).toMatchObject({ base: 3, low: 0.5, high: 0.8 });
    expect(variants.length).toBe(28);
    expect(variants[0]).toMatchObject({ changed: [], value: 0.8, gapPeople: 40, holds: 'HOLDS' });
    const farthest = variants.find(
      ({ parameters }) => parameters['reachMeters'] === 1200 && parameters['way'] === 'straight',
    );
    expect(farthest).toMatchObject({ value: 1, gapPeople: 0, holds: 'HOLDS', changed: ['reach', 'way'] });
    expect(farthest?.words).toEqual([
      { name: '届くとみなす距離', value: '1,200m(1分に80mで15分)' },
      { name: '道のり', value: '直線距離' },
    ]);
  });

  it('changes in the east where the straight line is 1,200 m long, and beside the town nothing can be said there', async () => {
    expect(await told(EAST)).toMatchObject({ finding: 'TARGET', total: 27, holding: 25, changing: 2, undecided: 0 });
    expect(await told(EAST, { finding: 'TOWN' })).toMatchObject({ holding: 25, changing: 0, undecided: 2 });
  });

  it('names the area with most people not yet reached: B’s 60 where it is not reached, else the 40 of C', async () => {
    const { holding, changing, undecided } = await told(WHOLE, { finding: 'MOST_PEOPLE' });
    // 500 m both ways and 675 m × 1.3: B in the west; at 1,200 m in a straight line nobody is left to be reached
    expect({ holding, changing, undecided }).toEqual({ holding: 19, changing: 6, undecided: 2 });
  });

  it('counts what rests on old records alone as undecided once they are left out', async () => {
    const { assumptions, undecided, total } = await told(EAST, { indicator: 'coverage.kayoinoba' });
    expect(assumptions.map(({ id }) => id)).toContain('records');
    expect(total).toBe(55);
    // all 28 settings without old records know of no place; 2 of the others span the town's value
    expect(undecided).toBe(30);
  });

  it('tries access with other catchments and weights, each that weighs alike once', async () => {
    const { assumptions, variants, findings, total } = await told(EAST, { indicator: 'access.2sfca.gathering' });
    expect(findings).toEqual(['TOWN']);
    expect(assumptions.map(({ id }) => id)).toEqual(['reach', 'weights', 'way', 'records']);
    // a catchment has the same weight everywhere: even is what it has
    expect(assumptions[1]?.values).toEqual(['この指標の重み', 'ゆるやか(1・0.68・0.22)', '急(1・0.42・0.09)']);
    expect(total).toBe(3 * 3 * 2 * 2 - 1);
    // by hand: 1 place for the 100 + 60 + 40 who get there within 1,800 m, of 1,000; C lies in the last third (1,487 m) and its 0.09 of it
    // goes by 100 + 0.42 × 60 + 0.09 × 40 = 128.8
    expect(variants[0]?.value).toBeCloseTo(2 * (1000 / 200), 9);
    const fast = variants.find(
      ({ changed, parameters }) => changed.join() === 'weights' && parameters['weights'] === 'fast',
    );
    expect(fast?.value).toBeCloseTo(2 * ((0.09 * 1000) / 128.8), 9);
  });

  it.each<[string, Parameters<typeof ask>, string]>([
    ['an indicator that has nothing to change', [WHOLE, { indicator: 'count.welfare-commissioner' }], 'BAD_USER_INPUT'],
    ['an indicator that is not there', [WHOLE, { indicator: 'coverage.nothing' }], 'BAD_USER_INPUT'],
    ['a town beside itself', [WHOLE, { finding: 'TOWN' }], 'BAD_USER_INPUT'],
    ['a target that nobody set', [WEST, { indicator: 'nearest.salon', finding: 'TARGET' }], 'BAD_USER_INPUT'],
    ['an area of another town', ['24216-rc-1'], 'NOT_FOUND'],
  ])('refuses %s', async (_, question, code) => {
    const { errors } = await ask(...question);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });

  it('asks of a town without a target and of metres what to do', async () => {
    const { errors } = await ask(WHOLE, { indicator: 'nearest.salon' });
    expect(errors?.[0]?.message).toMatch(/目標を取り込むか、地区を選んでください。$/);
  });
});

// 7 people live between 572 m and the salon, or 3: at 500 m they are a gap that could be pointed at.
describe('outside staff', () => {
  const answers: Map<string, Told>[] = [];
  beforeAll(async () => {
    for (const [town, [a, b]] of [
      [100, 7],
      [104, 3],
    ].entries()) {
      await resettle(a as number, b as number, 10 * (town + 1));
      const ofTown = new Map<string, Told>();
      for (const as of ['', 'council', 'public'])
        for (const area of [WHOLE, WEST, EAST])
          for (const finding of [null, area === WHOLE ? 'MOST_PEOPLE' : 'TOWN'])
            ofTown.set(`${as} ${area} ${finding}`, (await ask(area, { as, finding })).data?.sensitivity as Told);
      answers.push(ofTown);
    }
  });

  it('no answer tells 7 people from 3', () => {
    const [first, second] = answers;
    const differing = [...(first ?? [])]
      .filter(([name, answer]) => JSON.stringify(answer) !== JSON.stringify(second?.get(name)))
      .map(([name]) => name.slice(0, name.indexOf(' ')));
    // staff see the difference, so there is one to see
    expect(new Set(differing)).toEqual(new Set(['']));
  });

  it('an area that is withheld under one setting is told under none, and the sentence says so', () => {
    const west = answers[0]?.get(`council ${WEST} null`);
    expect(west).toMatchObject({ isWithheld: true, variants: [], total: 27 });
    expect(west?.sentence).toMatch(/10人未満の人がわからないように出していません。$/);
    expect(west?.assumptions.every(({ low }) => low === null)).toBe(true);
  });

  it('councils, too, are told tens: two settings are two filters on the same people', () => {
    const numbers = [...(answers[0] ?? [])]
      .filter(([name]) => !name.startsWith(' '))
      .flatMap(([, { variants }]) => variants.map(({ gapPeople }) => gapPeople));
    expect(numbers.length).toBeGreaterThan(50);
    expect(numbers.filter((people) => people % 10 !== 0)).toEqual([]);
  });
});
