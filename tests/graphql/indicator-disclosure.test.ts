import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, CODE, centreAt, EAST, insertResource, insertThreeCells, WEST, WHOLE } from '../indicator/three-cells.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// The town of three cells with 123, 56 and 4 older people in A, B and C: the 4 of the east could be pointed at.
//   staff      west 179 of 179 reached, east 0 of 4, town 179 of 183
//   council    nothing of the east; nothing of the west, for the town less the west is the east; nothing of the town, whose
//              people not yet reached are the same 4

const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database, { older: [123, 56, 4], years: [2024, 2025] });
  const salon = { at: centreAt(A), areas: [WEST, WHOLE], confirmedOn: RECENTLY, openedOn: '2015-04-01' };
  await insertResource(database, { ...salon, id: `${CODE}-salon` });
  await insertResource(database, { ...salon, id: `${CODE}-shelter`, kind: 'designated-shelter' });
  await insertResource(database, { ...salon, id: `${CODE}-housing`, kind: 'temporary-housing' });
  await database.query(
    `INSERT INTO count_record (municipality_code, id, from_revision, dataset_id, area_id, kind_id, measure, value, as_of)
     VALUES ($1, 'c1', 1, 'counts', $2, 'guardianship-petition', 'PEOPLE', 3, '2025-04-01'),
            ($1, 'c2', 1, 'counts', $2, 'gatekeeper', 'PEOPLE', 3, '2025-04-01')`,
    [CODE, WEST],
  );
  await database.query(
    `INSERT INTO target (municipality_code, id, from_revision, dataset_id, indicator_id, area_id, value, year, source)
     VALUES ($1, 't1', 1, 'targets', 'coverage.salon', '', 0.97, 2030, '計画')`,
    [CODE],
  );
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

const NUMBERS = 'state value numerator denominator gapPeople low high achievement sentence';

async function numbersOf(indicator: string, as: string, areas = [WEST, EAST, WHOLE]) {
  const fields = areas.map(
    (id, index) => `a${index}: area(id: "${id}") { values(indicators: ["${indicator}"]) { ${NUMBERS} } }`,
  );
  const { data } = await server.graphql<Record<string, { values: Record<string, unknown>[] }>>(
    `{ ${fields.join('\n')} }`,
    {},
    as,
  );
  return areas.map((_, index) => data?.[`a${index}`]?.values[0]);
}

const WITHHELD = {
  state: 'SUPPRESSED',
  value: null,
  numerator: null,
  denominator: null,
  gapPeople: null,
  low: null,
  high: null,
  achievement: 'UNDETERMINED',
  sentence: '10人未満のため、数は出していません。',
};

describe('coverage.salon', () => {
  it('is exact for staff; 179 of 183 may be 97 % or not: the interval spans the target', async () => {
    const [west, east, whole] = await numbersOf('coverage.salon', '');
    expect(west).toMatchObject({ value: 1, numerator: 179, denominator: 179, achievement: 'ACHIEVED' });
    expect(east).toMatchObject({ value: 0, numerator: 0, denominator: 4, gapPeople: 4, achievement: 'ATTENTION' });
    expect(whole).toMatchObject({ numerator: 179, denominator: 183, achievement: 'UNDETERMINED' });
  });

  it.each(['council', 'public'])('tells the %s of no area, and not of the town either', async (as) => {
    expect(await numbersOf('coverage.salon', as)).toEqual([WITHHELD, WITHHELD, WITHHELD]);
  });

  it('withholds history, explanation and the people not yet reached with it', async () => {
    const { data } = await server.graphql(
      `{ area(id: "${EAST}") {
        history(indicators: ["coverage.salon"]) { points { year state value numerator denominator } }
        unreached(indicator: "coverage.salon") { people }
        values(indicators: ["coverage.salon"]) { explanation { example } }
      } }`,
      {},
      'council',
    );
    const nothing = { state: 'SUPPRESSED', value: null, numerator: null, denominator: null };
    expect(data).toEqual({
      area: {
        history: [{ points: [2024, 2025].map((year) => ({ year, ...nothing })) }],
        unreached: null,
        values: [{ explanation: { example: '東: 10人未満のため、数は出していません。' } }],
      },
    });
  });
});

describe('what counts no residents, or enough of them', () => {
  it('is the same for everyone: places, and the trained', async () => {
    for (const as of ['', 'council', 'public']) {
      const [west] = await numbersOf('count.gatekeeper', as, [WEST]);
      expect(west?.['value']).toBe(3);
      const [presence] = await numbersOf('presence.salon', as, [WEST]);
      expect(presence).toMatchObject({ state: 'OK', value: 1 });
    }
  });

  it('is rounded to 10 for the public: 12 of 537 in the west’s residents are not few', async () => {
    // everyone: 369 in A, 168 in B, 12 in C; the shelter on A reaches A and B
    const [west, east, whole] = await numbersOf('coverage.designated-shelter', 'public');
    expect(west).toMatchObject({ value: 1, numerator: 540, denominator: 540, gapPeople: 0 });
    expect(east).toMatchObject({ value: 0, numerator: 0, denominator: 10, gapPeople: 10 });
    expect(whole).toMatchObject({ value: 540 / 550, numerator: 540, denominator: 550, gapPeople: 10 });
    const [exact] = await numbersOf('coverage.designated-shelter', 'council', [WHOLE]);
    expect(exact).toMatchObject({ numerator: 537, denominator: 549 });
  });
});

describe('counts of cases', () => {
  it('are counts of residents: 3 petitions are told to staff alone', async () => {
    expect((await numbersOf('count.guardianship-petition', '', [WEST]))[0]).toMatchObject({ value: 3 });
    expect((await numbersOf('count.guardianship-petition', 'council', [WEST]))[0]).toMatchObject({
      state: 'SUPPRESSED',
      value: null,
    });
  });

  it('and are no indicator at all for the public', async () => {
    const { errors } = await server.graphql(
      `{ area(id: "${WEST}") { values(indicators: ["count.guardianship-petition"]) { state } } }`,
      {},
      'public',
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it.each([
    ['', true],
    ['council', false],
  ])('a kind for staff alone (一時的な住まい) is listed to "%s": %s', async (as, isListed) => {
    const { data } = await server.graphql<Listed>(
      `{ indicators(municipality: "${CODE}") { id } area(id: "${WEST}") { presence { kind { id } } } }`,
      {},
      as,
    );
    expect(data?.indicators.some(({ id }) => id === 'presence.temporary-housing')).toBe(isListed);
    expect(data?.area.presence.some(({ kind }) => kind.id === 'temporary-housing')).toBe(isListed);
  });
});

interface Listed {
  readonly indicators: readonly { readonly id: string }[];
  readonly area: { readonly presence: readonly { readonly kind: { readonly id: string } }[] };
}
