import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// 計算のしかた of every indicator that the sample towns have, of an area and of the town, in four languages: whatever its state, it says how it
// is computed, from what, and what it doesn't see.

const LANGUAGES = ['JA', 'JA_EASY', 'EN', 'PT'] as const;
type Language = (typeof LANGUAGES)[number];

interface Explained {
  readonly formula: string;
  readonly example: string;
  readonly limits: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly sources: readonly { readonly name: string }[];
}
type Told = {
  readonly indicator: { readonly id: string; readonly measure: string } & Readonly<Record<Language, string>>;
  readonly state: string;
  readonly value: number | null;
  readonly countedPlaces: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
} & Readonly<Record<Language, Explained>>;

let server: TestServer;
const told: Told[] = [];

beforeAll(async () => {
  server = await startTestServer({ sampleTowns: ['iga', 'isesaki'] });
  const { data } = await server.graphql<{
    municipalities: {
      reportingKind: string;
      indicators: { id: string }[];
      areas: { id: string; kind: string; boundarySource: string }[];
    }[];
  }>('{ municipalities { reportingKind indicators { id } areas { id kind boundarySource } } }');
  for (const { reportingKind, indicators, areas } of data?.municipalities ?? []) {
    const reporting = areas.find(({ kind, boundarySource }) => kind === reportingKind && boundarySource !== 'NONE');
    const whole = areas.find(({ kind }) => kind === 'MUNICIPALITY');
    for (const area of [reporting, whole])
      for (let from = 0; from < indicators.length; from += 100) {
        const ids = indicators.slice(from, from + 100).map(({ id }) => id);
        const answer = await server.graphql<{ area: { values: Told[] } }>(
          `query ($area: ID!, $ids: [ID!]!) { area(id: $area) { values(indicators: $ids) {
             indicator { id measure ${LANGUAGES.map((language) => `${language}: definition(language: ${language})`).join(' ')} }
             state value countedPlaces(first: 3) { totalCount nodes { id } }
             ${LANGUAGES.map((language) => `${language}: explanation(language: ${language}) { formula example limits parameters { name value } sources { name } }`).join('\n')}
           } } }`,
          { area: area?.id, ids },
        );
        if (answer.errors) throw new Error(JSON.stringify(answer.errors));
        told.push(...(answer.data?.area.values ?? []));
      }
  }
}, 300_000);
afterAll(() => server?.close());

/** What is wrong, one line an indicator and language. */
function faults(isWrong: (explained: Explained, language: Language, value: Told) => boolean): string[] {
  return told.flatMap((value) =>
    LANGUAGES.filter((language) => isWrong(value[language], language, value)).map(
      (language) => `${value.indicator.id} ${value.state} ${language}`,
    ),
  );
}

describe('計算のしかた of every indicator of both sample towns', () => {
  it('is asked of all states that they hold', () => {
    expect(told.length).toBeGreaterThan(900);
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['OK', 'STALE', 'UNKNOWN', 'UNREACHABLE']));
  });

  it('has a definition, a formula, an example, parameters, sources and what it does not see', () => {
    expect(faults((_, language, { indicator }) => indicator[language] === '')).toEqual([]);
    expect(faults(({ formula }) => formula === '')).toEqual([]);
    expect(faults(({ example }) => !/: ?./.test(example))).toEqual([]);
    expect(faults(({ parameters }) => parameters.length === 0)).toEqual([]);
    expect(faults(({ sources }) => sources.length === 0)).toEqual([]);
    expect(faults(({ limits }) => limits.length === 0)).toEqual([]);
  });

  it('says nothing that no one can read', () => {
    expect(faults((explained) => /undefined|NaN|Infinity|\bnull\b|\$\{/.test(JSON.stringify(explained)))).toEqual([]);
  });

  it('says each parameter and each limit once', () => {
    expect(faults(({ limits }) => new Set(limits).size !== limits.length)).toEqual([]);
    expect(faults(({ parameters }) => new Set(parameters.map(({ name }) => name)).size !== parameters.length)).toEqual(
      [],
    );
  });

  it('says a known value with a number of its own, and why another is not known', () => {
    expect(
      faults(
        ({ example }, _, { value, indicator }) =>
          value !== null && indicator.measure !== 'presence' && !/[0-9]/.test(example),
      ),
    ).toEqual([]);
    const unknown = told.filter(({ state }) => state === 'UNKNOWN');
    expect(unknown.length).toBeGreaterThan(20);
    expect(unknown.filter(({ JA }) => !JA.example.endsWith('。')).map(({ indicator }) => indicator.id)).toEqual([]);
  });

  it('opens into the records that it was counted from, where it was counted from records', () => {
    const fromPlaces = told.filter(
      ({ indicator: { id, measure }, state }) =>
        ['coverage', 'nearest', 'traveltime'].includes(measure) &&
        !id.startsWith('coverage.bus-stop') &&
        state === 'OK',
    );
    expect(fromPlaces.length).toBeGreaterThan(100);
    expect(
      fromPlaces.filter(({ countedPlaces: { totalCount, nodes } }) => nodes.length !== Math.min(3, totalCount)),
    ).toEqual([]);
    expect(
      fromPlaces.filter(({ countedPlaces }) => countedPlaces.totalCount === 0).map(({ indicator }) => indicator.id),
    ).toEqual([]);
  });
});
