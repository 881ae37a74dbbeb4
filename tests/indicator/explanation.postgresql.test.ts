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
/** The same numbers as the public is told them. */
const toldToPublic: Pick<Told, 'indicator' | 'state' | 'value' | 'JA'>[] = [];

beforeAll(async () => {
  server = await startTestServer({ sampleTowns: ['iga', 'isesaki'] });
  const { data } = await server.graphql<{
    municipalities: {
      code: string;
      reportingKind: string;
      indicators: { id: string }[];
      areas: { id: string; kind: string; boundarySource: string }[];
    }[];
  }>('{ municipalities { code reportingKind indicators { id } areas { id kind boundarySource } } }');
  const ofPublic = await server.graphql<{ municipalities: { code: string; indicators: { id: string }[] }[] }>(
    '{ municipalities { code indicators { id } } }',
    {},
    'public',
  );
  const publicIds = new Map(
    ofPublic.data?.municipalities.map(({ code, indicators }) => [code, new Set(indicators.map(({ id }) => id))]),
  );
  for (const { code, reportingKind, indicators, areas } of data?.municipalities ?? []) {
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
        const asPublic = await server.graphql<{ area: { values: Told[] } }>(
          `query ($area: ID!, $ids: [ID!]!) { area(id: $area) { values(indicators: $ids) {
             indicator { id measure } state value JA: explanation { formula example limits parameters { name value } sources { name } }
           } } }`,
          { area: area?.id, ids: ids.filter((id) => publicIds.get(code)?.has(id)) },
          'public',
        );
        toldToPublic.push(...(asPublic.data?.area.values ?? []));
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

describe('the example of a value', () => {
  it('gives the value when a reader works it out from what is printed', () => {
    const wrong = told.flatMap(({ indicator: { id }, value, ...explained }) =>
      LANGUAGES.flatMap((language) => {
        if (value === null) return [];
        const { example } = explained[language];
        return workOut(example, language).flatMap(({ given, found }) =>
          Math.abs(given - found) < 1e-9 ? [] : [`${id} ${language} ${example}: ${found}`],
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is worked out of every known number but those that stand in a table as they are', () => {
    const asWritten = ['presence', 'departures', 'count'];
    const withNumbers = told.filter(
      ({ value, indicator: { measure } }) => value !== null && !asWritten.includes(measure),
    );
    expect(withNumbers.length).toBeGreaterThan(500);
    for (const { indicator, ...explained } of withNumbers)
      for (const language of LANGUAGES) {
        const { example } = explained[language];
        const steps = isQuantile(indicator.id) ? middleOf(example, language) && 1 : workOut(example, language).length;
        expect([indicator.id, language, example, steps ?? 0]).not.toContain(0);
      }
  });

  it('shows of a median and of a ninth tenth that fewer are nearer, and that those at it make it full', () => {
    let seen = 0;
    for (const { value, ...explained } of told)
      for (const language of LANGUAGES) {
        const middle = value === null ? undefined : middleOf(explained[language].example, language);
        if (!middle) continue;
        seen++;
        const { people, share, wanted, nearer, within } = middle;
        // both are rounded
        expect(Math.abs(wanted - share * people)).toBeLessThanOrEqual(1);
        expect(nearer).toBeLessThan(wanted);
        expect(within).toBeGreaterThanOrEqual(wanted);
      }
    expect(seen).toBeGreaterThan(800);
  });

  it('adds up the counts of the areas of a town', () => {
    const sums = told.flatMap(({ indicator, JA }) => (indicator.measure === 'count' ? [JA.example] : []));
    const added = sums.filter((example) => example.includes(' + '));
    expect(added.length).toBeGreaterThan(10);
    for (const example of added) {
      const [parts = '', sum = ''] = example.split(': ')[1]?.split(' = ') ?? [];
      expect(parts.split(' + ').reduce((total, part) => total + numberIn(part, 'JA'), 0)).toBe(numberIn(sum, 'JA'));
    }
  });

  it('gives the value of the public’s numbers too, and counts nobody for them on the way', () => {
    const known = toldToPublic.filter(({ value }) => value !== null);
    const steps = known.flatMap(({ JA }) => workOut(JA.example, 'JA'));
    expect(steps.length).toBeGreaterThan(300);
    expect(steps.filter(({ given, found }) => Math.abs(given - found) >= 1e-9)).toEqual([]);
    expect(known.filter(({ JA }) => middleOf(JA.example, 'JA') || JA.example.includes('いちばん大きいのは'))).toEqual(
      [],
    );
    expect(toldToPublic.filter(({ state, JA }) => state === 'SUPPRESSED' && /[0-9] ÷/.test(JA.example))).toEqual([]);
  });
});

const isQuantile = (id: string) => id.startsWith('traveltime') || (id.startsWith('nearest') && !id.endsWith('.mean'));

const numbersIn = (text: string): string[] =>
  text.match(/\d[\d.,]*/g)?.map((found) => found.replace(/[.,]$/, '')) ?? [];

/** 1,240.5, in Portuguese 1.240,5 */
function numberIn(text: string, language: Language): number {
  const [first = ''] = numbersIn(text);
  return Number(language === 'PT' ? first.replaceAll('.', '').replace(',', '.') : first.replaceAll(',', ''));
}

const digitsOf = (text: string, language: Language) => (text.split(language === 'PT' ? ',' : '.')[1] ?? '').length;

/** Every `a ÷ b (× c) = d` of an example: what stands behind `=`, and what the numbers before it give, rounded alike. */
function workOut(example: string, language: Language): { given: number; found: number }[] {
  return example.split('\n').flatMap((line) => {
    const [left, right] = line.split(' ÷ ');
    const [before, after] = right?.split(' = ') ?? [];
    if (left === undefined || before === undefined || after === undefined) return [];
    const [divisor = '', times = '1'] = before.split(' × ');
    const [given = ''] = numbersIn(after);
    const isPercent = after.startsWith(`${given}%`);
    // 「重みつきの65歳以上 1,690.4人」, "1,690.4 people aged 65 and over by weight"
    const below = language.startsWith('JA') ? (numbersIn(divisor).at(-1) ?? '') : divisor;
    const quotient = numberIn(numbersIn(left).at(-1) ?? '', language) / numberIn(below, language);
    const scale = 10 ** digitsOf(given, language);
    const found = quotient * (isPercent ? 100 : numberIn(times, language));
    return [{ given: numberIn(given, language), found: Math.round(found * scale * (1 + 1e-12)) / scale }];
  });
}

const MIDDLES: Readonly<Record<Language, RegExp>> = {
  JA: /: (\S+)人の(半分|9割)は (\S+)人。.*人は (\S+)人、.*人は (\S+)人なので/,
  JA_EASY: /: (\S+)人の (はんぶん|10人の うち 9人)は (\S+)人です。.* 人は (\S+)人、.* 人は (\S+)人です/,
  EN: /(half|nine tenths) of (\S+) people are (\S+)\. .*(?:live|arrive) (\S+), .* (\S+): so/,
  PT: /(a metade|nove décimos) de (\S+) pessoas: (\S+)\. .*(?:moram|chegam) (\S+), .* (\S+): por/,
};

/** Of 「55,037人の半分は 27,519人。505mより近い人は 27,488人、505mまでの人は 27,519人なので…」 its numbers. */
function middleOf(example: string, language: Language) {
  const found = MIDDLES[language].exec(example);
  if (!found) return undefined;
  const [, first = '', second = '', wanted = '', nearer = '', within = ''] = found;
  const [people, part] = language.startsWith('JA') ? [first, second] : [second, first];
  const read = (text: string) => numberIn(text, language);
  const share = /半分|はんぶん|half|metade/.test(part) ? 0.5 : 0.9;
  return { people: read(people), share, wanted: read(wanted), nearer: read(nearer), within: read(within) };
}
