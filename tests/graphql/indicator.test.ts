import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, C, CODE, centreAt, EAST, insertResource, insertThreeCells, WEST, WHOLE } from '../indicator/three-cells.ts';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database);
  await insertResource(database, {
    id: `${CODE}-salon`,
    at: centreAt(A),
    areas: [WEST, WHOLE],
    confirmedOn: RECENTLY,
    openedOn: '2014-04-01',
  });
  await database.query(
    `INSERT INTO target (municipality_code, id, from_revision, dataset_id, indicator_id, area_id, value, year, source)
     VALUES ($1, 't1', 1, 'targets', 'coverage.salon', '', 0.5, 2030, '地域福祉計画')`,
    [CODE],
  );
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

const VALUES = `fragment numbers on IndicatorValue {
  indicator { id } state value numerator denominator gapPeople achievement method year dataFrom sentence
}`;

describe('the values of areas', () => {
  it('come with their target, their method and a sentence', async () => {
    const answer = await server.graphql(
      `query ($code: ID!) { municipality(code: $code) { areas(kind: DISTRICT) {
        name values(indicators: ["coverage.salon"]) { ...numbers target { value year source } }
      } } } ${VALUES}`,
      { code: CODE },
    );
    const indicator = { id: 'coverage.salon' };
    const target = { value: 0.5, year: 2030, source: '地域福祉計画' };
    const common = { indicator, state: 'OK', target, method: 'straight×1.3', year: 2025, dataFrom: '2025-03-31' };
    expect(answer).toEqual({
      data: {
        municipality: {
          areas: [
            {
              name: '西',
              values: [
                {
                  ...common,
                  value: 1,
                  numerator: 160,
                  denominator: 160,
                  gapPeople: 0,
                  achievement: 'ACHIEVED',
                  sentence: 'どこに住む人も、歩いて15分以内にふれあいサロンがあります(道のりは直線距離の1.3倍として)。',
                },
              ],
            },
            {
              name: '東',
              values: [
                {
                  ...common,
                  value: 0,
                  numerator: 0,
                  denominator: 40,
                  gapPeople: 40,
                  achievement: 'ATTENTION',
                  sentence: expect.stringMatching(
                    /^この地区の65歳以上 40人のうち 40人\(100%\)は、歩いて15分以内にふれあいサロンがありません/,
                  ),
                },
              ],
            },
          ],
        },
      },
    });
  });

  it('of all areas and eight indicators are two statements once the areas are known: the register, the values', async () => {
    const ask = (name: string) =>
      server.graphql(
        `query ${name}($code: ID!) { municipality(code: $code) { areas { id name values(indicators: [
          "coverage.gathering", "coverage.salon", "nearest.salon", "per1000.salon", "presence.salon", "presence.clinic",
          "coverage.clinic", "count.welfare-commissioner"
        ]) { ...numbers target { value } } } } } ${VALUES}`,
        { code: CODE },
      );
    await ask('First');
    const statements = await recordStatements(server.database, async () => {
      // another name, or the answer would come from memory
      const { data, errors } = await ask('Second');
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({ municipality: { areas: [{ id: WHOLE }, { id: WEST }, { id: EAST }] } });
    });
    expect(statements).toHaveLength(2);
    expect(statements[1]).toContain('FROM indicator_value');
  });

  it('that are not known say why, and carry no number', async () => {
    const { data } = await server.graphql(
      `query ($code: ID!) { municipality(code: $code) { total { values(
        indicators: ["coverage.clinic", "coverage.bus-stop", "traveltime.hospital", "departures", "count.gatekeeper"]
      ) { ...numbers } } } } ${VALUES}`,
      { code: CODE },
    );
    const nothing = { state: 'UNKNOWN', value: null, numerator: null, denominator: null, gapPeople: null };
    expect(data).toEqual({
      municipality: {
        total: {
          values: ['coverage.clinic', 'coverage.bus-stop', 'traveltime.hospital', 'departures', 'count.gatekeeper'].map(
            (id) =>
              expect.objectContaining({ indicator: { id }, ...nothing, achievement: 'NO_TARGET', dataFrom: null }),
          ),
        },
      },
    });
    const text = JSON.stringify(data);
    expect(text).toContain('診療所の記録がまだないため、わかりません。');
    expect(text).toContain('時刻表のデータがまだないため、わかりません。');
  });

  it('of an indicator that is not there name it and say where to look', async () => {
    const { errors } = await server.graphql(
      '{ municipality(code: "24999") { areas { values(indicators: ["coverage.castle"]) { state } } } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: '指標「coverage.castle」はありません。indicators(municipality) の id から選んでください。',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    [
      `{ area(id: "${WEST}") { values(snapshot: "never") { state } } }`,
      '時点「never」はありません。snapshots の id から選んでください。',
    ],
    [
      '{ indicators(municipality: "13101") { id } }',
      '市町村「13101」はありません。municipalities の code から選んでください。',
    ],
  ])('of a snapshot or a town that is not there name it: %s', async (query, message) => {
    const { errors } = await server.graphql(query);
    expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'NOT_FOUND' } });
  });

  it('of a snapshot are those of its revision', async () => {
    const { database } = server;
    await database.query(
      `INSERT INTO snapshot (municipality_code, id, name, taken_on, revision) VALUES ($1, 's0', '計算の前', '2025-04-01', 1)`,
      [CODE],
    );
    const ask = `{ municipality(code: "24999") { total {
        now: values(indicators: ["coverage.salon"]) { state value }
        before: values(indicators: ["coverage.salon"], snapshot: "s0") { state value }
      } areas { values(indicators: ["coverage.salon"], snapshot: "s0") { state } } } }`;
    let data: unknown;
    const statements = await recordStatements(database, async () => {
      ({ data } = await server.graphql(ask));
    });
    expect(statements.filter((sql) => sql.includes('FROM snapshot WHERE municipality_code'))).toHaveLength(1);
    expect(data).toEqual({
      municipality: {
        total: { now: [{ state: 'OK', value: 0.8 }], before: [{ state: 'UNKNOWN', value: null }] },
        areas: [WHOLE, WEST, EAST].map(() => ({ values: [{ state: 'UNKNOWN' }] })),
      },
    });
  });
});

describe('what stands around a value', () => {
  it('history: every year with people, here one', async () => {
    const { data } = await server.graphql(
      `{ area(id: "${WHOLE}") { history(indicators: ["coverage.salon"]) {
        indicator { id } points { year state value numerator denominator }
      } } }`,
    );
    const points = [{ year: 2025, state: 'OK', value: 0.8, numerator: 160, denominator: 200 }];
    expect(data).toEqual({ area: { history: [{ indicator: { id: 'coverage.salon' }, points }] } });
  });

  it('the people not yet reached: all 40 of the east live in C, in its middle', async () => {
    const { data } = await server.graphql(
      `{ west: area(id: "${WEST}") { unreached(indicator: "coverage.salon") { people } }
         east: area(id: "${EAST}") { unreached(indicator: "coverage.salon") { people direction location } } }`,
    );
    const [longitude, latitude] = centreAt(C);
    expect(data).toEqual({
      west: { unreached: null },
      east: {
        unreached: {
          people: 40,
          direction: 'centre',
          location: {
            type: 'Point',
            coordinates: [expect.closeTo(longitude, 9), expect.closeTo(latitude, 9)],
          },
        },
      },
    });
  });

  it('the explanation: the formula with the area’s own numbers, what it was set to, and what it does not see', async () => {
    const { data } = await server.graphql(
      `{ area(id: "${WHOLE}") { values(indicators: ["coverage.salon"]) { explanation {
        formula example limits parameters { name value } sources { name license asOf isDemo }
      } } } }`,
    );
    expect(data).toEqual({
      area: {
        values: [
          {
            explanation: {
              formula: expect.stringMatching(
                /^週に1回以上ひらくふれあいサロンまで歩いて15分\(900m\)以内に暮らす65歳以上 ÷ /,
              ),
              example: '三升町: 160人 ÷ 200人 = 80%',
              limits: [
                '道路のデータがまだないため、道のりは直線距離の1.3倍としています。',
                '坂や歩道の有無は入っていません。',
                '人は、暮らす区画のまん中にいるものとしています。',
                'ひらく日のわからないふれあいサロン 1か所も数えています。',
              ],
              parameters: [
                { name: '人口の年', value: '2025年' },
                { name: '届くとみなす距離', value: '900m' },
                { name: '歩く速さ', value: '1分に60m' },
                { name: '道のり', value: '直線距離 × 1.3' },
                { name: 'ひらき方', value: '週に1回以上(わからない所も数える)' },
                { name: 'いつの時点', value: dayInTokyo(new Date()) },
                { name: 'いちばん古いデータの日', value: '2025-03-31' },
                { name: '数えた所', value: '1か所' },
                { name: '95%の幅', value: '73.9%〜85%' },
              ],
              sources: ['資源: 三升町', '人口: 三升町', '地区の範囲: 三升町'].map((name) => ({
                name,
                license: 'CC BY 4.0',
                asOf: '2025-03-31',
                isDemo: false,
              })),
            },
          },
        ],
      },
    });
  });

  it.each(['JA', 'JA_EASY', 'EN', 'PT'])(
    'every measure is explained in %s, in whole sentences and kind words',
    async (language) => {
      const { data, errors } = await server.graphql(
        `query ($language: Language!) { area(id: "${WHOLE}") { values(indicators: [
        "coverage.salon", "coverage.salon.500m", "coverage.bus-stop", "nearest.salon.p90", "per1000.salon", "per1000.salon.hours",
        "presence.salon", "count.welfare-commissioner", "count.welfare-commissioner.vacancies", "traveltime.hospital", "traveltime.hospital.p90", "roundtrip.salon", "roundtrip.hospital", "departures"
      ]) {
        sentence(language: $language)
        indicator { name(language: $language) detail(language: $language) }
        explanation(language: $language) { formula example limits parameters { name value } sources { name } }
      } } }`,
        { language },
      );
      expect(errors).toBeUndefined();
      const text = JSON.stringify(data);
      expect(text).not.toMatch(/undefined|null|NaN|\{\w+\}|""/);
      expect(text).not.toMatch(/不足|欠如|問題地区|ワースト|未達|劣る|弱者|空白地帯/);
    },
  );

  it('presence, kind by kind: there since 2014 in the west, not confirmed in the east', async () => {
    const { data } = await server.graphql<{ west: Presences; east: Presences }>(
      `{ west: area(id: "${WEST}") { ...said } east: area(id: "${EAST}") { ...said } }
       fragment said on Area {
         presence { kind { id } state count lastConfirmedOn }
         values(indicators: ["presence.salon"]) { sentence(language: EN) }
       }`,
    );
    const ofSalon = ({ presence }: Presences) => presence.find(({ kind }) => kind.id === 'salon');
    expect(data && ofSalon(data.west)).toMatchObject({ state: 'PRESENT', count: 1, lastConfirmedOn: RECENTLY });
    expect(data && ofSalon(data.east)).toMatchObject({ state: 'UNCONFIRMED', count: 0, lastConfirmedOn: null });
    expect(data?.west.values[0]?.sentence).toContain('2014');
  });
});

interface Presences {
  readonly presence: readonly { readonly kind: { readonly id: string }; readonly state: string }[];
  readonly values: readonly { readonly sentence: string }[];
}

describe('indicators', () => {
  it('say what they are in four languages, and whether the town knows any value of them', async () => {
    const { data } = await server.graphql<{ indicators: readonly { id: string }[] }>(
      `{ indicators(municipality: "249997") { id } }`,
    );
    expect(data).toBeNull();
    const answer = await server.graphql<{ indicators: readonly { id: string }[] }>(
      `{ indicators(municipality: "24999") {
        id measure unit kinds higherIsBetter available version palette breaks parameters
        name english: name(language: EN) detail easy: detail(language: JA_EASY) definition
      } }`,
    );
    const byId = new Map(answer.data?.indicators.map((indicator) => [indicator.id, indicator]));
    expect(byId.get('coverage.salon')).toMatchObject({
      measure: 'coverage',
      unit: 'ratio',
      kinds: ['salon'],
      higherIsBetter: true,
      available: true,
      palette: 'akari',
      breaks: [0.1, 0.2, 0.3, 0.4],
      parameters: { thresholdMeters: 900, distance: 'walk', opening: 'weekly', people: 'age_65_over' },
      name: 'ふれあいサロンに歩いて行ける',
      english: 'Neighbourhood salon within a walk',
      detail: expect.stringContaining('歩いて15分(900m)以内'),
    });
    expect(byId.get('coverage.clinic')).toMatchObject({ available: false });
    expect(byId.get('departures')).toMatchObject({ available: false });
  });
});
