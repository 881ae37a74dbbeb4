import type { Database } from '@hazama/server/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// Five councils in a row, of which the last has no value; the first two are 西部, the others 東部. 100 older people live in each.
//
//     1      2      3      4      5
//   ┌──────┬──────┬──────┬──────┬──────┐
//   │  10  │  20  │  30  │  40  │  ?   │   of 100 have a 集いの場 near them (coverage.gathering)
//   └──────┴──────┴──────┴──────┴──────┘
//     西部   西部   東部   東部   東部

const CODE = '24216';
const WHOLE = `${CODE}-whole`;
const [WEST, EAST] = [`${CODE}-west`, `${CODE}-east`];
const COUNCILS = [1, 2, 3, 4, 5].map((number) => `${CODE}-rc-${number}`);
const YEAR = new Date().getFullYear();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertTown(database);
  await insertPeople(database, [4, 20, 30, 40]);
  await insertCoverage(database, 'coverage.gathering', [10, 20, 30, 40]);
  // 4 people could be pointed at
  await insertCoverage(database, 'coverage.salon', [4, 20, 30, 40]);
  await insertCoverage(database, 'coverage.ibasho', [50, 50, 50, 50]);
  await insertCoverage(database, 'coverage.kayoinoba', [0, 0, 30, 40]);
  await insertCoverage(database, 'coverage.station', [50]);
  await insertDistances(database);
});
afterAll(() => server?.close());

async function insertTown(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO municipality (code, slug, name, prefecture, reporting_kind, revision, is_demo)
     VALUES ($1, 'iga', '伊賀市', '三重県', 'RESIDENTS_COUNCIL', 3, true)`,
    [CODE],
  );
  await database.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, content_hash)
     VALUES ($1, 'areas', 'areas', '伊賀市', 'geojson', 1, 8, '2026-04-01T00:00:00Z', 'a')`,
    [CODE],
  );
  const insert = (
    id: string,
    kind: string,
    number: number | null,
    name: string,
    parent: string | null,
    west: number | null,
  ) =>
    database.query(
      `INSERT INTO area (municipality_code, id, from_revision, dataset_id, kind, number, name, name_kana, parent_id, boundary_source, geometry, label_point)
       SELECT $1, $2, 1, 'areas', $3::area_kind, $4, $5, 'いがし', $6, $7::boundary_source, ST_Multi(shape), ST_Centroid(shape)
       FROM (SELECT ST_MakeEnvelope($8::float8, 34.7, $8::float8 + 0.02, 34.72, 4326) AS shape) AS t`,
      [CODE, id, kind, number, name, parent, number === 4 ? 'ESTIMATED' : 'OFFICIAL', west],
    );
  await insert(WHOLE, 'MUNICIPALITY', null, '伊賀市', null, 136);
  await insert(WEST, 'CARE_SPHERE', 1, '西部', WHOLE, 136);
  await insert(EAST, 'CARE_SPHERE', 2, '東部', WHOLE, 136.04);
  for (const [index, id] of COUNCILS.entries())
    await insert(id, 'RESIDENTS_COUNCIL', index + 1, `地区${index + 1}`, index < 2 ? WEST : EAST, 136 + index * 0.02);
}

/** Of each council's 100 older people some live at its salon and the others far from it: what others than staff are told is counted anew. */
async function insertPeople(database: Database, atSalons: readonly number[]): Promise<void> {
  for (const [index, near] of atSalons.entries()) {
    const longitude = 136.01 + index * 0.02;
    for (const [latitude, older] of [
      [34.702, near],
      [34.718, 100 - near],
    ] as const) {
      const id = `${longitude.toFixed(2)},${latitude}`;
      await database.query(
        `INSERT INTO population_cell (municipality_code, id, from_revision, dataset_id, kind, center)
         VALUES ($1, $2, 1, 'areas', 'POINT', ST_SetSRID(ST_MakePoint($3, $4), 4326))`,
        [CODE, id, longitude, latitude],
      );
      await database.query(
        `INSERT INTO population_count (municipality_code, year, cell_id, from_revision, dataset_id, total, age_65_over)
         VALUES ($1, $2, $3, 1, 'areas', 1000, $4)`,
        [CODE, YEAR, id, older],
      );
    }
    await database.query(
      `INSERT INTO resource (municipality_code, id, from_revision, dataset_id, kind_id, name, search_key, status, visibility,
                             languages, provenance, location)
       VALUES ($1, $2, 1, 'areas', 'salon', $2, $2, 'ACTIVE', 'PUBLIC', '{}', '{}', ST_SetSRID(ST_MakePoint($3, 34.702), 4326))`,
      [CODE, `${CODE}-salon-${index}`, longitude],
    );
  }
}

/** Of the first councils how many of 100 are reached, and of the town. */
async function insertCoverage(database: Database, indicator: string, reached: readonly number[]): Promise<void> {
  const all = reached.reduce((sum, people) => sum + people, 0);
  const rows = [...reached.map((people, at) => [COUNCILS[at], people, 100]), [WHOLE, all, 100 * reached.length]];
  for (const [areaId, people, of] of rows)
    await database.query(
      `INSERT INTO indicator_value (municipality_code, indicator_id, area_id, year, from_revision, version, state, value, numerator,
         denominator, gap_people, method, data_from, computed_at)
       VALUES ($1, $2, $3, $4, 1, 1, 'OK', $5::float8 / $6, $5, $6, $6::float8 - $5, 'straight×1.3', '2026-03-31', now())`,
      [CODE, indicator, areaId, YEAR, people, of],
    );
}

/** Metres to the nearest clinic of three councils, of which the third rests on an old record; from the fourth there is no way. */
async function insertDistances(database: Database): Promise<void> {
  for (const [at, state, meters] of [
    [0, 'OK', 100],
    [1, 'OK', 200],
    [2, 'STALE', 300],
    [3, 'UNREACHABLE', null],
  ] as const)
    await database.query(
      `INSERT INTO indicator_value (municipality_code, indicator_id, area_id, year, from_revision, version, state, value, denominator,
         method, data_from, computed_at)
       VALUES ($1, 'nearest.clinic', $2, $3, 1, 1, $4::value_state, $5, 100, 'straight×1.3', $6, now())`,
      [CODE, COUNCILS[at], YEAR, state, meters, state === 'STALE' ? '2021-04-01' : '2026-03-31'],
    );
}

const NUMBERS = 'state value denominator dataFrom sentence';

interface Told {
  readonly state: string;
  readonly value: number | null;
  readonly denominator: number | null;
  readonly dataFrom: string | null;
  readonly sentence: string;
}

async function valuesOf(ids: readonly string[], area = WHOLE, as?: string): Promise<readonly Told[]> {
  const { data, errors } = await server.graphql<{ area: { values: Told[] } }>(
    `query ($area: ID!, $ids: [ID!]) { area(id: $area) { values(indicators: $ids) { ${NUMBERS} } } }`,
    { area, ids },
    as,
  );
  expect(errors).toBeUndefined();
  return data?.area.values ?? [];
}

describe('values of whole areas', () => {
  it('are worked by hand: Gini, Theil, Palma and Moran', async () => {
    const of = 'coverage.gathering';
    const [gini, theil, palma, moran] = await valuesOf([
      `inequality.${of}`,
      `inequality.${of}.theil`,
      `inequality.${of}.palma`,
      `cluster.${of}`,
    ]);
    // half the mean difference of two people, 1.25, over the mean 2.5 (in tenths)
    expect(gini).toMatchObject({ state: 'OK', value: expect.closeTo(0.25, 12), denominator: 400 });
    // ¼ (0.4 ln 0.4 + 0.8 ln 0.8 + 1.2 ln 1.2 + 1.6 ln 1.6)
    expect(theil?.value).toBeCloseTo(0.10644, 5);
    // 40 people have 40 × 0.4 = 16, 160 people 100 × 0.1 + 60 × 0.2 = 22
    expect(palma?.value).toBeCloseTo(16 / 22, 12);
    // deviations −1.5, −0.5, 0.5, 1.5, neighbours’ means −0.5, −0.5, 0.5, 0.5: their products sum to 2, the squares to 5
    expect(moran?.value).toBeCloseTo(0.4, 12);
    expect(gini?.sentence).toContain('ジニ係数で0.250です(4地区)');
    expect(gini?.sentence).toContain('値のない1地区は入っていません');
    // between: means 1.5 and 3.5, ½ (0.6 ln 0.6 + 1.4 ln 1.4) = 0.08228; 77 % of all
    expect(theil?.sentence).toContain('77%が上の区域(旧市町村や圏域)の間のちがい、23%がその中のちがい');
  });

  it('are those inside a 圏域, and one area has none of its own but its likeness to its neighbours', async () => {
    const [west, westTheil] = await valuesOf(
      ['inequality.coverage.gathering', 'inequality.coverage.gathering.theil'],
      WEST,
    );
    // half of |1 − 2| × ½ over 1.5
    expect(west?.value).toBeCloseTo(0.25 / 1.5, 12);
    expect(westTheil?.sentence).not.toContain('の間のちがい');
    const [one, local] = await valuesOf(['inequality.coverage.gathering', 'cluster.coverage.gathering'], COUNCILS[0]);
    expect(one).toMatchObject({ state: 'UNKNOWN', value: null });
    expect(one?.sentence).toContain('ひとつの地区の値はありません');
    // −1.5 × −0.5 ÷ 1.25
    expect(local?.value).toBeCloseTo(0.6, 12);
  });

  it.each([
    ['inequality.coverage.ibasho', { state: 'OK', value: 0 }, 'ジニ係数で0.000'],
    ['inequality.coverage.ibasho.palma', { state: 'OK', value: expect.closeTo(0.25, 12) }, '0.25倍'],
    ['cluster.coverage.ibasho', { state: 'UNKNOWN', value: null }, 'どの地区も同じ値'],
    ['inequality.coverage.kayoinoba.palma', { state: 'UNKNOWN', value: null }, '4割の人の分が0'],
    ['inequality.coverage.station', { state: 'UNKNOWN', value: null }, '1つだけ'],
    ['cluster.coverage.station', { state: 'UNKNOWN', value: null }, '3つより少ない'],
    ['inequality.coverage.clinic', { state: 'UNKNOWN', value: null }, 'まだない'],
  ])('%s is defined where little is known or all is alike', async (id, numbers, words) => {
    const [value] = await valuesOf([id]);
    expect(value).toMatchObject(numbers);
    expect(value?.sentence).toContain(words);
  });

  it('carry what is old or out of reach in any of the areas', async () => {
    const [gini, moran] = await valuesOf(['inequality.nearest.clinic', 'cluster.nearest.clinic']);
    // differences 100, 200, 100, both ways 800 ÷ 9, over twice the mean of 200
    expect(gini).toMatchObject({ state: 'STALE', value: expect.closeTo(800 / 9 / 400, 12), dataFrom: '2021-04-01' });
    expect(gini?.sentence).toContain('値のない2地区は入っていません。確かめてから日がたった記録をふくみます。');
    expect(moran?.sentence).toContain('確かめてから日がたった記録をふくみます。');
    // one council beside its neighbours is measured by the mean and the spread of all three
    const [first] = await valuesOf(['cluster.nearest.clinic'], COUNCILS[0]);
    expect(first).toMatchObject({ state: 'STALE', dataFrom: '2021-04-01' });
    const { data } = await server.graphql<{ area: { values: { explanation: { limits: string[] } }[] } }>(
      `{ area(id: "${WHOLE}") { values(indicators: ["inequality.nearest.clinic", "inequality.coverage.gathering"]) {
        explanation { limits } } } }`,
    );
    const [ofClinic, ofGathering] = data?.area.values ?? [];
    expect(ofClinic?.explanation.limits).toContain(
      'そのうち1地区は、行ける所がまだない人が多いため、距離や時間の値がありません。',
    );
    expect(ofClinic?.explanation.limits.join()).not.toContain('推定');
    // the fourth council is among those counted
    expect(ofGathering?.explanation.limits).toContain('1地区の境は推定です。重みにした人の数も、推定によります。');
  });

  it('say how they come about, in four languages', async () => {
    const texts = ['JA', 'JA_EASY', 'EN', 'PT'].map(
      (language) => `${language}: values(indicators: ["inequality.coverage.gathering", "cluster.coverage.gathering"]) {
        indicator { name(language: ${language}) definition(language: ${language}) detail(language: ${language}) measure unit }
        sentence(language: ${language})
        explanation(language: ${language}) { formula example limits parameters { name value } }
      }`,
    );
    const { data, errors } = await server.graphql<{ area: Record<string, { explanation: Record<string, unknown> }[]> }>(
      `{ area(id: "${WHOLE}") { ${texts.join('\n')} } }`,
    );
    expect(errors).toBeUndefined();
    for (const values of Object.values(data?.area ?? {}))
      expect(JSON.stringify(values)).not.toMatch(/NaN|undefined|null/);
    const [gini, moran] = data?.area['JA'] ?? [];
    expect(gini).toMatchObject({ indicator: { measure: 'inequality', unit: 'index' } });
    // 10, 20, 30 and 40 of 100: the curve stands at 0, 0.1, 0.3, 0.6 and 1; under it lie (0.1 + 0.4 + 0.9 + 1.6) ÷ 8 = 0.375
    expect(gini?.explanation['example']).toBe(
      '伊賀市: 4地区・400人。曲線の下の面積は 0.3750 → 1 − 2 × 0.3750 = 0.2500',
    );
    // each beside the mean 25: −15, −5, 5, 15; beside them lie on average −5, −5, 5, 5: products 75 + 25 + 25 + 75 = 200, over the
    // variance of 125 it is 1.6, over four areas 0.4
    expect(moran?.explanation['example']).toContain('の合計 1.600 ÷ となりのある4地区 = 0.4000(');
    expect(moran?.explanation['parameters']).toContainEqual({ name: '並べかえ', value: '9,999回(乱数の種 1)' });
    expect(moran?.explanation['limits']).toContainEqual(expect.stringContaining('1地区の境は推定'));
    expect(data?.area['EN']?.[0]).toMatchObject({
      sentence: expect.stringContaining('Gini coefficient over 4 areas is 0.250'),
    });
  });

  it('work out of what their examples print', async () => {
    const { data } = await server.graphql<{ area: { values: { value: number; explanation: { example: string } }[] } }>(
      `{ area(id: "${WHOLE}") { values(indicators: ["inequality.coverage.gathering.theil", "inequality.coverage.gathering.palma"]) {
        value explanation { example } } } }`,
    );
    const [theil, palma] = data?.area.values ?? [];
    // over the mean 0.4, 0.8, 1.2 and 1.6: ¼ × (0.4 ln 0.4 + 0.8 ln 0.8 + 1.2 ln 1.2 + 1.6 ln 1.6) = 0.10644; the west's mean is 0.6 of
    // the town's, the east's 1.4: ½ × (0.6 ln 0.6 + 1.4 ln 1.4) = 0.08228 lies between them
    expect(theil?.value).toBeCloseTo(0.10644, 5);
    expect(theil?.explanation.example).toBe('伊賀市: 4地区・400人 → 間 0.08228 + 中 0.02416 = 0.1064');
    // the tenth with most are 40 people of 40 each, 1,600 of 10,000; the four tenths with least 100 of 10 and 60 of 20, 2,200
    expect(palma?.explanation.example).toBe(
      '伊賀市: 4地区・400人。大きいほうの1割の人の分は全体の16.0%、小さいほうの4割の人の分は22.0% → 16.0 ÷ 22.0 = 0.727',
    );
    const place = await server.graphql<{ area: { values: { explanation: { example: string } }[] } }>(
      `{ area(id: "${COUNCILS[0]}") { values(indicators: ["cluster.coverage.gathering"]) { explanation { example } } } }`,
    );
    // −15 and −5 over √125 are −1.342 and −0.447: 75 ÷ 125 = 0.6
    expect(place.data?.area.values[0]?.explanation.example).toContain(
      '地区1: 標準偏差の-1.342倍 × となりの-0.447倍 = 0.600(',
    );
  });

  it('are in no list of indicators: whatever counts people has them', async () => {
    const { data } = await server.graphql<{ indicators: { id: string }[] }>(
      `{ indicators(municipality: "${CODE}") { id } }`,
    );
    expect(data?.indicators.some(({ id }) => /^(inequality|cluster)\./.test(id))).toBe(false);
  });

  it('are none of what counts no people', async () => {
    const { errors } = await server.graphql(
      `{ area(id: "${WHOLE}") { values(indicators: ["inequality.presence.salon"]) { value } } }`,
    );
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('重みづけ'),
    });
  });
});

describe('for others than staff', () => {
  it('inequality is made of what they are shown', async () => {
    const [exact] = await valuesOf(['inequality.coverage.salon']);
    // differences 16, 26, 36, 10, 20, 10, both ways 236 ÷ 16 = 14.75, over twice the mean of 23.5
    expect(exact?.value).toBeCloseTo(14.75 / 47, 12);
    for (const as of ['council', 'public']) {
      const [shown] = await valuesOf(['inequality.coverage.salon'], WHOLE, as);
      // the first area is withheld, and another with it, for the town less the others would be it
      expect(shown?.sentence).toMatch(/値のない[23]地区は入っていません/);
      expect(shown?.value).not.toBeCloseTo(exact?.value ?? 0, 3);
    }
  });

  it.each(['council', 'public'])('what lies beside what is withheld from the %s', async (as) => {
    for (const area of [WHOLE, COUNCILS[0] as string]) {
      const [value] = await valuesOf(['cluster.coverage.gathering'], area, as);
      expect(value).toMatchObject({ state: 'SUPPRESSED', value: null });
    }
    const { errors } = await server.graphql(PATTERN, { indicator: 'coverage.gathering' }, as);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});

const PATTERN = `query ($indicator: ID!) { pattern(municipality: "${CODE}", indicator: $indicator) {
  year areasCounted areasLeftOut areasEstimated areasAlone gini palma
  theil { total between within groups }
  lorenz { peopleShare valueShare area { number } }
  moran { index expected pValue permutations }
  funnel { kind target phi tau steps { people low95 high95 low998 high998 } }
  areas { area { number } state value people empiricalBayes position low95 high95 deviation lag kind localMoransI giStar pValue adjustedP }
  sentence neighbourSentence
} }`;

interface Pattern {
  readonly theil: Record<string, number>;
  readonly lorenz: readonly { peopleShare: number; valueShare: number; area: { number: number } | null }[];
  readonly funnel: { readonly steps: readonly unknown[]; readonly phi: number } | null;
  readonly areas: readonly Record<string, unknown>[];
}

async function patternOf(indicator: string): Promise<Pattern> {
  const { data, errors } = await server.graphql<{ pattern: Pattern }>(PATTERN, { indicator });
  expect(errors).toBeUndefined();
  return data?.pattern as Pattern;
}

describe('pattern', () => {
  it('sets all areas beside each other', async () => {
    const pattern = await patternOf('coverage.gathering');
    expect(pattern).toMatchObject({
      year: YEAR,
      areasCounted: 4,
      areasLeftOut: 1,
      areasEstimated: 1,
      areasAlone: 0,
      gini: expect.closeTo(0.25, 12),
      moran: { index: expect.closeTo(0.4, 12), expected: expect.closeTo(-1 / 3, 12), permutations: 9999 },
      theil: { groups: 2, between: expect.closeTo(0.08228, 5) },
      funnel: { kind: 'PROPORTION', target: expect.closeTo(0.25, 12) },
    });
    expect(pattern.lorenz.map(({ valueShare, area }) => [Math.round(valueShare * 100), area?.number ?? null])).toEqual([
      [0, null],
      [10, 1],
      [30, 2],
      [60, 3],
      [100, 4],
    ]);
    expect(pattern.funnel?.phi).toBeGreaterThan(1);
    // all have as many people
    expect(pattern.funnel?.steps).toHaveLength(1);
    const [first] = pattern.areas;
    // rates spread by 0.0125 − 0.25 ÷ 100 = 0.01 beyond chance; 0.01 ÷ (0.01 + 0.0025) = 0.8 of −0.15 stays
    expect(first).toMatchObject({ empiricalBayes: expect.closeTo(0.13, 12), people: 100, area: { number: 1 } });
    expect(first).toMatchObject({ deviation: expect.closeTo(-1.5 / Math.sqrt(1.25), 9), kind: 'NOT_SIGNIFICANT' });
    expect(pattern.areas[4]).toMatchObject({
      state: 'UNKNOWN',
      kind: 'UNKNOWN',
      value: null,
      deviation: null,
      position: null,
    });
  });

  it('of values that are all alike tells of no pattern, and of one area nothing', async () => {
    expect(await patternOf('coverage.ibasho')).toMatchObject({ gini: 0, moran: null, palma: expect.closeTo(0.25, 12) });
    expect(await patternOf('coverage.station')).toMatchObject({
      gini: null,
      moran: null,
      lorenz: [],
      funnel: null,
      theil: null,
    });
    expect(JSON.stringify(await patternOf('coverage.clinic'))).not.toMatch(/NaN|Infinity/);
  });

  it('has no funnel for metres', async () => {
    expect(await patternOf('nearest.salon')).toMatchObject({ funnel: null });
  });

  it('reads borders once for all indicators of a revision', async () => {
    await patternOf('coverage.gathering');
    const statements = await recordStatements(server.database, () => patternOf('coverage.food-shop'));
    expect(statements.filter((statement) => statement.includes('indicator_value'))).toHaveLength(1);
    expect(statements.some((statement) => statement.includes('ST_AsGeoJSON'))).toBe(false);
  });
});
