import { importFile } from '@hazama/server/dataset';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
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
import { madeFeed, zipped } from '../support/made-feed.ts';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// The town of three cells: of 65 and over 100 in A, 60 in B (west), 40 in C (east). B lies 572 m from A, C 1,144 m. The salon on A is open
// weekly; without streets 900 m on foot are 692 m in a straight line: A and B are within reach of it, C is not.

const SALON = `${CODE}-salon`;
const HIDDEN = `${CODE}-shelter`;

let server: TestServer;
/** Ids of the stop places of the feed, as the API tells them. */
let stopIds: { readonly 西: string; readonly 東: string };
beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database, { older: [100, 60, 40] });
  await insertResource(database, { id: SALON, at: centreAt(A), areas: [WEST, WHOLE], weekly: true, capacity: 20 });
  await insertResource(database, { id: HIDDEN, at: centreAt(C), areas: [EAST, WHOLE], weekly: false });
  await database.query(`UPDATE resource SET field_visibility = '{"location": "STAFF"}' WHERE id = $1`, [HIDDEN]);
  const file = { name: 'bus.zip', bytes: zipped(madeFeed()) };
  await importFile(server, { dataset: 'gtfs', municipality: CODE, file });
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
  const { data } = await server.graphql<{ transit: { stopPlaces: { id: string; name: string }[] } }>(
    `query ($code: ID!) { transit(municipality: $code) { stopPlaces(serviceDate: "${WEDNESDAY}") { id name } } }`,
    { code: CODE },
  );
  stopIds = Object.fromEntries(data?.transit.stopPlaces.map(({ id, name }) => [name, id]) ?? []) as typeof stopIds;
});
afterAll(() => server?.close());

const at = (column: number) => {
  const [longitude, latitude] = centreAt(column);
  return { longitude, latitude };
};
const place = (column: number, more: Record<string, unknown> = {}) => ({
  place: { key: 'pin', kind: 'salon', ...at(column), ...more },
});
const stop = (departures: number) => [{ place: { key: 'stop', kind: 'bus-stop', ...at(B), departures } }];
const WEDNESDAY = '2026-11-25';
const WEEKLY = '毎週水曜 10時～12時';

const NAMED = `trip { kind } place { key kind name schedule capacity departures }
  move { place { id name kind } longitude } removal { place { id name kind } }
  openings { place { name schedule } schedule } capacity { place { name capacity } capacity }
  departures { place { id name kind } departures }`;
const TRIAL = `query ($input: TrialInput!, $indicator: ID!, $people: ID!) { trial(input: $input) {
  changes { change { ${NAMED} } standing }
  indicators { indicator { id } isTouched }
  isPartial
  stops { name before after }
  effect(indicator: $indicator) { before { state value numerator } after { state value numerator } }
  people(indicator: $people) { newlyCovered noLongerCovered bands { least } }
} }`;

interface Told {
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
}
interface Trial {
  readonly changes: readonly { readonly standing: string; readonly change: Record<string, unknown> }[];
  readonly indicators: readonly { readonly indicator: { readonly id: string }; readonly isTouched: boolean }[];
  readonly stops: readonly { readonly name: string; readonly before: number; readonly after: number }[];
  readonly effect: { readonly before: readonly Told[]; readonly after: readonly Told[] };
  readonly people: readonly { readonly newlyCovered: number | null; readonly noLongerCovered: number | null }[];
}
const ask = (
  changes: readonly unknown[],
  indicator = 'coverage.salon',
  as?: string,
  more: Record<string, unknown> = {},
) =>
  server.graphql<{ trial: Trial }>(
    TRIAL,
    {
      input: { municipality: CODE, areas: [WHOLE, WEST, EAST], changes, ...more },
      indicator,
      people: indicator.startsWith('coverage.') ? indicator : 'coverage.salon',
    },
    as,
  );
const trial = async (...question: Parameters<typeof ask>): Promise<Trial> => {
  const { data, errors } = await ask(...question);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.trial;
};
const numerators = (values: readonly Told[]) => values.map(({ numerator }) => numerator);
const values = (told: readonly Told[]) => told.map(({ value }) => value && Math.round(value * 100) / 100);

describe('a place that is added', () => {
  it('brings within reach whom no other reaches, area by area', async () => {
    const { effect, people, changes } = await trial([place(C, { name: '東の会', schedule: WEEKLY, capacity: 10 })]);
    expect(numerators(effect.before)).toEqual([160, 160, 0]);
    expect(numerators(effect.after)).toEqual([200, 160, 40]);
    expect(people.map(({ newlyCovered, noLongerCovered }) => [newlyCovered, noLongerCovered])).toEqual([
      [40, 0],
      [0, 0],
      [40, 0],
    ]);
    expect(changes).toMatchObject([
      { standing: 'APPLIED', change: { place: { key: 'pin', name: '東の会', schedule: WEEKLY, capacity: 10 } } },
    ]);
  });

  it('counts whoever two places reach once, wherever they stand', async () => {
    const two = await trial([place(C), place(C, { key: 'other' }), place(B, { key: 'third' })]);
    expect(numerators(two.effect.after)).toEqual([200, 160, 40]);
    expect(two.people[0]).toMatchObject({ newlyCovered: 40, bands: null });
  });

  it('counts for its area in what is counted by 1,000 people, and in presence', async () => {
    // 200 older people with two salons, one of them of 20 seats, then three with 30: 10 and 15 salons, 100 and 150 seats for 1,000 of them
    const added = [place(C, { schedule: WEEKLY, capacity: 10 })];
    expect(values((await trial(added, 'per1000.salon')).effect.after)).toEqual([15, 6.25, 50]);
    expect(values((await trial(added, 'per1000.salon.seats')).effect.before)).toEqual([100, 125, null]);
    expect(values((await trial(added, 'per1000.salon.seats')).effect.after)).toEqual([150, 125, 250]);
    const { before, after } = (await trial(added, 'presence.salon')).effect;
    expect([before[2]?.value, after[2]?.value]).toEqual([before[2]?.value, 1]);
  });

  it('is told beside the town as it would be, and explained by the places that it would count', async () => {
    const { data, errors } = await server.graphql<{
      trial: { effect: Record<'before' | 'after', { sentence: string; explanation: { parameters: unknown } }[]> };
    }>(
      `query ($input: TrialInput!) { trial(input: $input) { effect(indicator: "access.e2sfca.salon") {
        before { ...words } after { ...words } } } }
      fragment words on IndicatorValue { sentence explanation { parameters { name value } } countedPlaces { totalCount } }`,
      { input: { municipality: CODE, areas: [EAST], changes: [place(C, { schedule: WEEKLY })] } },
    );
    expect(errors).toBeUndefined();
    const { before, after } = data?.trial.effect ?? { before: [], after: [] };
    // one salon for 200 older people, then two
    expect(before[0]?.sentence).toContain('(町の平均は 5か所)');
    expect(before[0]?.explanation.parameters).toContainEqual({ name: '数えた所', value: '1か所' });
    expect(after[0]?.sentence).toContain('(町の平均は 10か所)');
    expect(after[0]?.explanation.parameters).toContainEqual({ name: '数えた所', value: '2か所' });
  });

  it('is not counted where it would open once a month', async () => {
    const { effect } = await trial([place(C, { schedule: '第2水曜 10時～12時' })]);
    expect(numerators(effect.after)).toEqual([160, 160, 0]);
  });

  it('leaves unknown what nobody ever recorded', async () => {
    const { effect, people } = await trial([place(C, { kind: 'ibasho' })], 'coverage.ibasho');
    expect(effect.after.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    expect(people[0]).toMatchObject({ newlyCovered: null, noLongerCovered: null });
  });

  it('that is a stop counts by its departures', async () => {
    // all ages: 300 in A, 180 in B, 120 in C
    const enough = await trial(stop(8), 'coverage.bus-stop');
    expect(enough.people[0]).toMatchObject({ newlyCovered: 180, noLongerCovered: 0 });
    expect((await trial(stop(7), 'coverage.bus-stop')).people[0]).toMatchObject({ newlyCovered: 0 });
    const departures = await trial(stop(50), 'departures');
    expect(departures.effect.after[1]?.value).toBe(50);
  });
});

describe('a place on record', () => {
  it('that moves reaches others instead', async () => {
    const { effect, people, changes } = await trial([{ move: { resource: SALON, ...at(C) } }]);
    expect(numerators(effect.after)).toEqual([100, 60, 40]);
    expect(people[0]).toMatchObject({ newlyCovered: 40, noLongerCovered: 100 });
    expect(changes).toMatchObject([
      { standing: 'APPLIED', change: { move: { place: { name: SALON, kind: 'salon' } } } },
    ]);
    expect(values((await trial([{ move: { resource: SALON, ...at(C) } }], 'nearest.salon')).effect.after)).not.toEqual(
      [],
    );
  });

  it('that goes leaves those whom no other reaches', async () => {
    const gone = await trial([{ removal: { resource: SALON } }]);
    expect(numerators(gone.effect.after)).toEqual([0, 0, 0]);
    const made = await trial([{ removal: { resource: SALON } }, place(B)]);
    expect(made.people[0]).toMatchObject({ newlyCovered: 40, noLongerCovered: 0 });
  });

  it('with other days and seats changes what goes by days and seats', async () => {
    const seldom = { openings: { resource: SALON, schedule: '第2水曜 10時～12時' } };
    expect(numerators((await trial([seldom])).effect.after)).toEqual([0, 0, 0]);
    const hours = (await trial([seldom], 'per1000.salon.hours')).effect;
    expect([hours.before[1]?.value, hours.after[1]?.value]).toEqual([50, 12.5]);
    const none = await trial([{ capacity: { resource: SALON, capacity: 0 } }], 'per1000.salon.seats');
    // nobody wrote down the seats of the other one
    expect(values(none.effect.after)).toEqual([null, 0, null]);
  });

  it('says which indicators its change can move, and leaves the others as they are', async () => {
    const { indicators } = await trial([{ capacity: { resource: SALON, capacity: 5 } }]);
    const touched = indicators.filter(({ isTouched }) => isTouched).map(({ indicator }) => indicator.id);
    expect(touched).toContain('per1000.salon.seats');
    expect(touched).not.toContain('coverage.salon');
    expect(touched).not.toContain('coverage.bus-stop');
    const { effect } = await trial([{ capacity: { resource: SALON, capacity: 5 } }], 'coverage.salon');
    expect(effect.after).toEqual(effect.before);
  });
});

describe('a round trip to a place that is added', () => {
  // a Wednesday, and the salon 572 m east of the stop on C: 744 m of way from there, 2,231 m from A, 1,487 m from B and 744 m from C
  const day = { serviceDate: WEDNESDAY };
  const added = place(C + 2, { schedule: WEEKLY });

  it('goes there by bus before it opens and home by the bus after it', async () => {
    const { before, after } = (await trial([added], 'roundtrip.salon', undefined, day)).effect;
    expect(before.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    expect(numerators(after)).toEqual([200, 160, 40]);
  });

  it('leaves those who live too far to walk without one where the bus home goes', async () => {
    const { data } = await server.graphql<{ transit: { lines: { id: string }[] } }>(
      'query ($code: ID!, $day: Date!) { transit(municipality: $code) { lines(serviceDate: $day) { id } } }',
      { code: CODE, day: day.serviceDate },
    );
    const line = data?.transit.lines[0]?.id ?? '';
    const back = { kind: 'REMOVE_TRIP', trip: `${line.slice(0, line.lastIndexOf('/'))}/back`, startSeconds: 17 * 3600 };
    const { changes, effect } = await trial([added, { trip: back }], 'roundtrip.salon', undefined, day);
    expect(changes.map(({ standing }) => standing)).toEqual(['APPLIED', 'APPLIED']);
    // the 100 of A get there and not home again; the others walk up to 1,800 m
    expect(numerators(effect.after)).toEqual([100, 60, 40]);
  });
});

// on a workday 2 buses leave 西 (on A) and 1 leaves 東 (on C); of all ages 300 live in A, 180 in B, 120 in C
const ofDay = (changes: readonly unknown[], indicator: string) =>
  trial(changes, indicator, undefined, { serviceDate: WEDNESDAY });
const buses = (stopName: '西' | '東', departures: number) => ({
  departures: { resource: stopIds[stopName], departures },
});
const move = (stopName: '西' | '東', column: number) => ({ move: { resource: stopIds[stopName], ...at(column) } });
const removal = (stopName: '西' | '東') => ({ removal: { resource: stopIds[stopName] } });

describe('a stop of the timetable', () => {
  it('that more buses leave counts where it didn’t', async () => {
    const { effect, people, changes, stops } = await ofDay([buses('西', 8)], 'coverage.bus-stop');
    expect([numerators(effect.before), numerators(effect.after)]).toEqual([
      [0, 0, 0],
      [300, 300, 0],
    ]);
    expect(people[0]).toMatchObject({ newlyCovered: 300, noLongerCovered: 0 });
    expect(stops).toEqual([{ name: '西', before: 2, after: 8 }]);
    const told = { place: { id: stopIds.西, name: '西', kind: null }, departures: 8 };
    expect(changes).toMatchObject([{ standing: 'APPLIED', change: { departures: told, removal: null } }]);
    expect(values((await ofDay([buses('西', 8)], 'departures')).effect.after)).toEqual([8, 8, 1]);
    expect(values((await ofDay([buses('西', 0)], 'departures')).effect.after)).toEqual([1, 0, 1]);
  });

  it('that moves takes its buses there', async () => {
    const moved = [buses('東', 9), move('東', B)];
    expect(numerators((await ofDay(moved, 'coverage.bus-stop')).effect.after)).toEqual([180, 180, 0]);
    expect(values((await ofDay(moved, 'departures')).effect.after)).toEqual([9, 9, 0]);
  });

  it('that goes leaves none, also where it was the last: that is known, and no lack of a timetable', async () => {
    const { effect, stops } = await ofDay([removal('西')], 'departures');
    expect([values(effect.before), values(effect.after)]).toEqual([
      [2, 2, 1],
      [1, 0, 1],
    ]);
    expect(stops).toEqual([{ name: '西', before: 2, after: 0 }]);
    const both = [removal('西'), removal('東')];
    expect(values((await ofDay(both, 'departures')).effect.after)).toEqual([0, 0, 0]);
    expect(numerators((await ofDay(both, 'coverage.bus-stop')).effect.after)).toEqual([0, 0, 0]);
  });

  it('that is no more, or elsewhere, takes nobody where it was', async () => {
    // as in the round trip below: with the bus all 200 get to the new salon and home, without it those who walk up to 1,800 m
    const added = place(C + 2, { schedule: WEEKLY });
    const roundTrip = async (...changes: readonly unknown[]) =>
      numerators((await ofDay([added, ...changes], 'roundtrip.salon')).effect.after);
    expect(await roundTrip(removal('東'))).toEqual([100, 60, 40]);
    expect(await roundTrip(move('東', C + 2))).toEqual([200, 160, 40]);
    expect(await roundTrip(move('東', A))).toEqual([100, 60, 40]);
  });

  it('says nothing of journeys where nobody knows when its buses leave', async () => {
    const added = place(C + 2, { schedule: WEEKLY });
    const { effect } = await ofDay([added, buses('東', 8)], 'roundtrip.salon');
    expect(effect.after.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    const { indicators } = await ofDay([buses('東', 8)], 'departures');
    const touched = indicators.filter(({ isTouched }) => isTouched).map(({ indicator }) => indicator.id);
    expect(touched).toEqual(expect.arrayContaining(['departures', 'coverage.bus-stop']));
    expect(touched).not.toContain('coverage.salon');
  });

  it('of a day of which no timetable speaks stays unknown', async () => {
    const { changes, effect } = await trial([removal('西')], 'departures', undefined, { serviceDate: '2031-01-08' });
    expect(changes[0]?.standing).toBe('DAY_UNKNOWN');
    expect(effect.after.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
  });

  it('is known to everyone, and what is changed of it counted by what the map shows', async () => {
    const { changes, effect } = await trial([buses('西', 8)], 'coverage.bus-stop', 'council');
    expect(changes).toMatchObject([{ standing: 'APPLIED', change: { departures: { place: { name: '西' } } } }]);
    expect(numerators(effect.after)).toEqual([300, 300, 0]);
  });

  it.each<[string, () => readonly unknown[], string]>([
    ['a stop that there is not', () => [{ removal: { resource: `${stopIds.西}-none` } }], '停留所の一覧から'],
    ['buses of a salon', () => [{ departures: { resource: SALON, departures: 8 } }], '停留所ではないので'],
    ['seats of a stop', () => [{ capacity: { resource: stopIds.西, capacity: 8 } }], '便の数(departures)'],
    ['days of a stop', () => [{ openings: { resource: stopIds.西, schedule: WEEKLY } }], '便の数(departures)'],
    ['fewer buses than none', () => [buses('西', -1)], '0から10,000まで'],
    ['more buses than there are', () => [buses('西', 10_001)], '0から10,000まで'],
    ['two numbers of one stop', () => [buses('西', 1), buses('西', 2)], '2つあります'],
    ['buses of a stop that goes', () => [removal('西'), buses('西', 8)], 'なくしながら'],
    ['a stop far away', () => [{ move: { resource: stopIds.西, longitude: 140, latitude: 34.76 } }], '5kmの外です'],
  ])('is not changed like this: %s', async (_what, changes, message) => {
    const { errors } = await ask(changes());
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('what cannot be', () => {
  it.each([
    [
      'a place that nobody recorded',
      [{ removal: { resource: `${CODE}-none` } }],
      'この町の記録にも時刻表にもありません',
    ],
    ['a place outside the town’s surroundings', [{ place: { ...place(C).place, latitude: 36 } }], '5kmの外です'],
    ['a move there', [{ move: { resource: SALON, longitude: 140, latitude: 34.76 } }], '5kmの外です'],
    [
      'longitude and latitude that are swapped',
      [{ place: { ...place(C).place, longitude: 34, latitude: 136 } }],
      '入れかわって',
    ],
    ['a kind that there is not', [place(C, { kind: 'castle' })], '置ける場所の種類ではありません'],
    ['a schedule that says no day', [place(C, { schedule: 'ときどき' })], '毎週月・木 13時～15時'],
    [
      'a schedule of which a part is not understood',
      [{ openings: { resource: SALON, schedule: `${WEEKLY} たぶん` } }],
      '読み取れません',
    ],
    ['a capacity below nothing', [{ capacity: { resource: SALON, capacity: -1 } }], '0から'],
    ['departures of a salon', [place(C, { departures: 8 })], '停留所ではありません'],
    ['a key that is there twice', [place(C), place(B)], '2つあります'],
    [
      'two moves of one place',
      [{ move: { resource: SALON, ...at(B) } }, { move: { resource: SALON, ...at(C) } }],
      '2つあります',
    ],
    [
      'a place that goes and moves',
      [{ removal: { resource: SALON } }, { move: { resource: SALON, ...at(C) } }],
      'なくしながら',
    ],
    ['two things at once', [{ ...place(C), removal: { resource: SALON } }], 'どれか1つ'],
    ['somebody’s home', [place(C, { name: '山田さん宅' })], '個人のお宅'],
  ])('is refused: %s', async (_what, changes, message) => {
    const { errors } = await ask(changes);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('outside staff', () => {
  it('tells a coverage by what the map shows, and no distances', async () => {
    const { effect, people } = await trial([place(C)], 'coverage.salon', 'public');
    expect(numerators(effect.after)).toEqual([200, 160, 40]);
    expect(people[0]).toMatchObject({ newlyCovered: 40 });
    const refused = await ask([place(C)], 'nearest.salon', 'council');
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('does nothing with a place whose whereabouts are kept from who asks, and names nothing of it', async () => {
    const staff = await trial([{ removal: { resource: HIDDEN } }], 'coverage.salon.500m');
    expect([numerators(staff.effect.before), numerators(staff.effect.after)]).toEqual([
      [140, 100, 40],
      [100, 100, 0],
    ]);
    const council = await trial([{ removal: { resource: HIDDEN } }], 'coverage.salon.500m', 'council');
    expect(council.changes).toMatchObject([{ standing: 'NOT_ON_RECORD', change: { removal: null } }]);
    expect(council.effect.after).toEqual(council.effect.before);
  });
});

describe('a scenario of places', () => {
  const CREATE = `mutation ($input: ScenarioInput!) { createScenario(municipality: "${CODE}", input: $input) { id scenario {
    id revision changes { ${NAMED} } history { cause changes { place { key } } } } } }`;

  it('is kept with the words of its day, and answers for what is no longer on record', async () => {
    const changes = [
      { move: { resource: SALON, ...at(B) } },
      { capacity: { resource: HIDDEN, capacity: 12 } },
      place(C, { name: '東の会', schedule: WEEKLY }),
      { departures: { resource: stopIds.西, departures: 12 } },
    ];
    const { data } = await server.graphql<{ createScenario: { scenario: { id: string } } }>(CREATE, {
      input: { name: '東に1つ', changes },
    });
    expect(data?.createScenario.scenario).toMatchObject({
      changes: [
        { move: { place: { id: SALON, name: SALON, kind: 'salon' } } },
        { capacity: { place: { name: HIDDEN, capacity: null }, capacity: 12 } },
        { place: { key: 'pin', name: '東の会', schedule: WEEKLY } },
        { departures: { place: { name: '西' }, departures: 12 } },
      ],
    });
    const scenario = data?.createScenario.scenario.id;
    const council = await server.graphql<{ scenario: { changes: unknown } }>(
      `query ($id: ID!) { scenario(id: $id) { changes { ${NAMED} } } }`,
      { id: scenario },
      'council',
    );
    expect(council.data?.scenario.changes).toMatchObject([
      { move: { place: { name: SALON } } },
      { trip: null, place: null, capacity: null },
      { place: { name: '東の会' } },
      { departures: { place: { name: '西' } } },
    ]);
    // as many statements as there are questions: the scenario, the town, the areas that hold its places, and none a place
    const asked = { changes: null, scenario };
    await trial([], 'coverage.salon', '', asked);
    const statements = await recordStatements(server.database, () => trial([], 'coverage.salon', '', asked));
    expect(statements.length).toBeLessThanOrEqual(8);

    // as the next file would: gone with the next revision, which another scenario begins
    await server.database.query(
      'UPDATE resource SET to_revision = (SELECT revision + 1 FROM municipality WHERE code = $1) WHERE id = $2',
      [CODE, HIDDEN],
    );
    await server.graphql(CREATE, { input: { name: '西に1つ', changes: [place(A)] } });
    const later = await trial([], 'coverage.salon', '', asked);
    expect(later.changes).toMatchObject([
      { standing: 'APPLIED' },
      { standing: 'NOT_ON_RECORD', change: { capacity: { place: { name: HIDDEN } } } },
      { standing: 'APPLIED' },
      { standing: 'APPLIED' },
    ]);
    expect(numerators(later.effect.after)).toEqual([200, 160, 40]);
  });
});

const save = async (name: string, changes: readonly unknown[]) => {
  const { data, errors } = await server.graphql<{ createScenario: { scenario: { id: string } } }>(
    `mutation ($input: ScenarioInput!) { createScenario(municipality: "${CODE}", input: $input) { scenario { id } } }`,
    { input: { name, changes } },
  );
  if (!data) throw new Error(errors?.[0]?.message);
  return data.createScenario.scenario.id;
};

const askWhatIf = (input: Record<string, unknown>) =>
  server.graphql<{ whatIf: Record<string, unknown> }>(
    `query ($input: WhatIfInput!) { whatIf(input: $input) {
       after { numerator } newlyCovered noLongerCovered perPlace { key alone added } } }`,
    { input: { municipality: CODE, indicator: 'coverage.salon', areas: [WHOLE], ...input } },
  );

const askOfStops = (more: Record<string, unknown>) =>
  askWhatIf({ indicator: 'coverage.bus-stop', serviceDate: WEDNESDAY, ...more });

describe('whatIf', () => {
  it('answers for places with their days, moves, openings and seats, each place by itself too', async () => {
    const two = [place(C, { schedule: WEEKLY }).place, { ...place(C).place, key: 'beside', schedule: '月1回' }];
    const { data } = await askWhatIf({ place: two, move: [{ resource: SALON, ...at(B) }] });
    // with the salon on B and one on C all are within reach; B reaches A, and C as well, so that the one on C adds nobody by itself
    expect(data?.whatIf).toEqual({
      after: [{ numerator: 200 }],
      newlyCovered: 40,
      noLongerCovered: 0,
      perPlace: [
        { key: 'pin', alone: 40, added: 0 },
        { key: 'beside', alone: 0, added: 0 },
      ],
    });
    const seldom = await askWhatIf({
      openings: [{ resource: SALON, schedule: '月1回' }],
      add: [{ key: 'a', ...at(C) }],
    });
    expect(seldom.data?.whatIf).toMatchObject({ newlyCovered: 40, noLongerCovered: 100 });
    const none = await askWhatIf({ capacity: [{ resource: `${CODE}-none`, capacity: 3 }] });
    expect(none.errors?.[0]?.message).toContain('この町の記録にも時刻表にもありません');
  });

  it('answers for stops that move, go, or that other buses leave', async () => {
    const add = { key: 'pin', kind: 'bus-stop', ...at(C), departures: 8 };
    const eight = [{ resource: stopIds.西, departures: 8 }];
    // 300 of all ages on A, and on C the 120 of a stop that is added beside 東
    const { data } = await askOfStops({ departures: eight, place: [add] });
    expect(data?.whatIf).toEqual({
      after: [{ numerator: 420 }],
      newlyCovered: 420,
      noLongerCovered: 0,
      perPlace: [{ key: 'pin', alone: 120, added: 120 }],
    });
    const moved = await askOfStops({ departures: eight, move: [{ resource: stopIds.西, ...at(B) }] });
    expect(moved.data?.whatIf).toMatchObject({ after: [{ numerator: 180 }], newlyCovered: 180 });
    const gone = await askOfStops({ remove: [stopIds.西] });
    expect(gone.data?.whatIf).toMatchObject({ after: [{ numerator: 0 }], newlyCovered: 0, noLongerCovered: 0 });
    const none = await askOfStops({ remove: [`${stopIds.西}-none`] });
    expect(none.errors?.[0]?.message).toContain('停留所の一覧から');
  });
});

describe('scenarios side by side', () => {
  interface Reached {
    readonly newlyCovered: number;
    readonly noLongerCovered: number;
  }
  interface Comparison {
    readonly before: readonly Told[];
    readonly scenarios: readonly { readonly after: readonly Told[]; readonly people: readonly Reached[] }[];
    readonly together: {
      readonly after: readonly Told[];
      readonly people: readonly Reached[];
      readonly conflicts: readonly { readonly scenarios: readonly string[]; readonly changes: readonly unknown[] }[];
    };
  }
  const compare = (ids: readonly string[], more: { readonly chosen?: readonly string[]; readonly as?: string } = {}) =>
    server.graphql<{ compareScenarios: Comparison }>(
      `query ($ids: [ID!]!, $chosen: [ID!]) { compareScenarios(ids: $ids, indicator: "coverage.salon") {
         before { state value numerator }
         scenarios { scenario { name } isTouched after { state value numerator } people { newlyCovered noLongerCovered } }
         together(scenarios: $chosen) { scenarios after { state value numerator } people { newlyCovered noLongerCovered }
           conflicts { scenarios place changes { move { place { name } longitude } removal { place { name } } } } } } }`,
      { ids, chosen: more.chosen ?? null },
      more.as,
    );
  const compared = async (...question: Parameters<typeof compare>): Promise<Comparison> => {
    const { data, errors } = await compare(...question);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.compareScenarios;
  };

  const message = async (...question: Parameters<typeof compare>) => (await compare(...question)).errors?.[0]?.message;

  it('tell what each does, and all of them as one: a union and never a sum', async () => {
    // A puts one on C; B puts one on C as well, under another name, and takes the salon on A away; C moves that to B
    const a = await save('A', [place(C)]);
    const b = await save('B', [place(C, { key: 'mine', name: '別の名' }), { removal: { resource: SALON } }]);
    const c = await save('C', [{ move: { resource: SALON, ...at(B) } }]);
    const { before, scenarios, together } = await compared([a, b, c]);
    expect(numerators(before)).toEqual([160, 160, 0]);
    expect(scenarios.map(({ after }) => numerators(after))).toEqual([
      [200, 160, 40],
      [100, 60, 40],
      [200, 160, 40],
    ]);
    expect(scenarios.map(({ people }) => [people[0]?.newlyCovered, people[0]?.noLongerCovered])).toEqual([
      [40, 0],
      [40, 100],
      [40, 0],
    ]);
    // B takes away what C moves: what B says counts, being named first, and that it is so is said
    expect(together.people[0]).toEqual({ newlyCovered: 40, noLongerCovered: 100 });
    expect(together.conflicts).toMatchObject([
      {
        scenarios: [b, c],
        place: SALON,
        changes: [{ removal: { place: { name: SALON } } }, { move: { place: { name: SALON } } }],
      },
    ]);
    const two = await compared([a, b, c], { chosen: [a, c] });
    expect([two.together.people[0], two.together.conflicts]).toEqual([{ newlyCovered: 40, noLongerCovered: 0 }, []]);
    // as many statements a scenario, whatever it changes
    const statements = await recordStatements(server.database, () => compare([a, b, c]));
    expect(statements.length).toBeLessThanOrEqual(16);
    const council = await compared([a, b], { as: 'council' });
    expect(council.scenarios.map(({ people }) => people[0]?.newlyCovered)).toEqual([40, 40]);
  });

  it('tell of one stop that one takes away and another gives more buses', async () => {
    // on B's word 300 of all ages on A are near 西 and 120 on C near 東; with A's, which is named first, 西 is no more
    const a = await save('西をなくす', [removal('西')]);
    const b = await save('増便', [buses('西', 8), buses('東', 9)]);
    const { data } = await server.graphql<{ compareScenarios: Comparison }>(
      `query ($ids: [ID!]!) { compareScenarios(ids: $ids, indicator: "coverage.bus-stop", serviceDate: "${WEDNESDAY}") {
         before { numerator } scenarios { isTouched after { numerator } people { newlyCovered noLongerCovered } }
         together { after { numerator } people { newlyCovered noLongerCovered } conflicts { scenarios place changes { ${NAMED} } } } } }`,
      { ids: [a, b] },
    );
    expect(data?.compareScenarios).toMatchObject({
      before: [{ numerator: 0 }, { numerator: 0 }, { numerator: 0 }],
      scenarios: [
        { isTouched: true, after: [{ numerator: 0 }, { numerator: 0 }, { numerator: 0 }] },
        { isTouched: true, after: [{ numerator: 420 }, { numerator: 300 }, { numerator: 120 }] },
      ],
      together: {
        after: [{ numerator: 120 }, { numerator: 0 }, { numerator: 120 }],
        conflicts: [
          {
            scenarios: [a, b],
            place: '西',
            changes: [{ removal: { place: { name: '西' } } }, { departures: { departures: 8 } }],
          },
        ],
      },
    });
  });

  it('are two to five of one town that there are, and not for the public', async () => {
    const a = await save('D', [place(C)]);
    expect(await message([a])).toContain('2件から5件まで');
    expect(await message([a, a])).toContain('いま1件');
    expect(await message([a, '10204-x'])).toContain('同じ市町村');
    expect(await message([a, `${CODE}-x`])).toContain('はありません');
    expect(await message([a, await save('E', [place(B)])], { chosen: ['z'] })).toContain(
      '比べているシナリオではありません',
    );
    expect(await message([a, a], { as: 'public' })).toContain('職員と会議の参加者');
  });
});

describe('約束 that come of a scenario', () => {
  const ACTION =
    'id revision title owner dueOn doneOn doneWhen state areas { id } scenario { name } history { cause canUndo }';
  const edit = async (mutation: string, variables: Record<string, unknown>, as?: string) => {
    const args: Readonly<Record<string, string>> = {
      createAction: '$municipality: ID!, $input: ActionInput!',
      updateAction: '$id: ID!, $revision: Int!, $input: ActionInput!',
      removeAction: '$id: ID!, $revision: Int!',
      undoActionEdit: '$id: ID!',
    };
    const list = args[mutation] ?? '';
    const given = [...list.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(', ');
    const { data, errors } = await server.graphql<
      Record<string, { id: string; action: Record<string, unknown> | null }>
    >(`mutation (${list}) { ${mutation}(${given}) { id action { ${ACTION} } } }`, variables, as);
    const made = data?.[mutation];
    if (!made) throw Object.assign(new Error(errors?.[0]?.message), { extensions: errors?.[0]?.extensions });
    return made;
  };
  const create = (input: Record<string, unknown>) => edit('createAction', { municipality: CODE, input });

  it('are made, done, taken away and brought back, and stand with their scenario and area', async () => {
    const { data } = await server.graphql<{ createScenario: { scenario: { id: string } } }>(
      `mutation ($input: ScenarioInput!) { createScenario(municipality: "${CODE}", input: $input) { scenario { id } } }`,
      { input: { name: '東の会', changes: [place(C)] } },
    );
    const scenario = data?.createScenario.scenario.id;
    const made = await create({
      title: '東の集会所でサロンを始める',
      owner: '東地区社協',
      dueOn: '2026-01-31',
      doneWhen: '月に4回開いた',
      scenario,
      areas: [EAST],
    });
    expect(made.action).toMatchObject({
      state: 'LATE',
      dueOn: '2026-01-31',
      areas: [{ id: EAST }],
      scenario: { name: '東の会' },
    });
    const stands = async (as?: string) => {
      const { data: read } = await server.graphql<Record<string, { actions: unknown }>>(
        `query ($scenario: ID!, $area: ID!) { scenario(id: $scenario) { actions { title state } }
           area(id: $area) { actions { title } } }`,
        { scenario, area: EAST },
        as,
      );
      return read;
    };
    expect(await stands('council')).toEqual({
      scenario: { actions: [{ title: '東の集会所でサロンを始める', state: 'LATE' }] },
      area: { actions: [{ title: '東の集会所でサロンを始める' }] },
    });

    const { id, revision } = made.action as { id: string; revision: number };
    const done = await edit('updateAction', { id, revision, input: { doneOn: '2026-11-20' } });
    expect(done.action).toMatchObject({ state: 'DONE', owner: '東地区社協', areas: [{ id: EAST }] });
    await expect(edit('updateAction', { id, revision, input: { title: 'おそい' } })).rejects.toMatchObject({
      extensions: { code: 'CONFLICT', current: { revision: done.action?.['revision'] } },
    });
    const undone = await edit('undoActionEdit', { id: done.id });
    expect(undone.action).toMatchObject({ state: 'LATE', doneOn: null });
    const gone = await edit('removeAction', { id, revision: undone.action?.['revision'] });
    expect(gone.action).toBeNull();
    expect(await stands()).toMatchObject({ scenario: { actions: [] }, area: { actions: [] } });
    const back = await edit('undoActionEdit', { id: gone.id });
    expect(back.action).toMatchObject({
      title: '東の集会所でサロンを始める',
      history: [
        { cause: 'undo', canUndo: true },
        { cause: 'undo', canUndo: false },
        { cause: 'edit' },
        { cause: 'edit' },
      ],
    });
  });

  it.each([
    ['without a title', { title: ' ', owner: '社協' }, 'title', 'すること'],
    ['without somebody who does it', { title: '始める' }, 'owner', '担当の会や係'],
    ['that tells of someone’s home', { title: '山田さん宅で始める', owner: '社協' }, 'title', '個人のお宅'],
    [
      'of a scenario that there is not',
      { title: '始める', owner: '社協', scenario: `${CODE}-s` },
      'scenario',
      'シナリオはありません',
    ],
    [
      'for another town’s area',
      { title: '始める', owner: '社協', areas: ['10204-1'] },
      'areas',
      'この市町村の地区では',
    ],
  ])('are refused %s', async (_what, input, field, message) => {
    await expect(create(input)).rejects.toMatchObject({
      message: expect.stringContaining(message) as string,
      extensions: { code: 'BAD_USER_INPUT', fields: [{ field }] },
    });
  });

  it('are for staff to write, for councils to read, and not for the public', async () => {
    const { data } = await server.graphql<{ area: { actions: unknown } }>(
      'query ($area: ID!) { area(id: $area) { actions { title } } }',
      { area: EAST },
      'public',
    );
    expect(data?.area.actions).toBeNull();
    const list = `query { actions(municipality: "${CODE}") { title } }`;
    expect((await server.graphql(list, {}, 'public')).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect((await server.graphql(list, {}, 'council')).data?.['actions']).toHaveLength(1);
    await expect(
      edit('createAction', { municipality: CODE, input: { title: '始める', owner: '社協' } }, 'council'),
    ).rejects.toThrow('記録を変えられません');
  });
});
