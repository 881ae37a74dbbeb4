import { importFile } from '@hazama/server/dataset';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { C, CODE, centreAt, EAST, insertResource, insertThreeCells, WEST, WHOLE } from '../indicator/three-cells.ts';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// The town of three cells: 300 people in A, 180 in B (west), 120 in C (east). 西 stands on A, 東 on C, 1,144 m apart; a stop of 8
// departures reaches 300 m. On weekdays 8 trips go there, at 8:00, 9:00 … 15:00, in five minutes, and one comes back at 17:00: 西 has 8
// departures and 東 has 1. On Saturdays one goes there, at 10:00.

const TUESDAY = '2026-11-24';
const SATURDAY = '2026-11-28';
const AFTER = '2027-04-01';
const HOURS = [8, 9, 10, 11, 12, 13, 14, 15];
const LEASTS = [0, 1, 4, 8, 16, 30];

function feed(trips: readonly string[], times: readonly string[], changes: Readonly<Record<string, string>> = {}) {
  return madeFeed({
    'trips.txt': `route_id,service_id,trip_id,trip_headsign,direction_id\n${trips.join('\n')}\n`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${times.join('\n')}\n`,
    ...changes,
  });
}
const there = (trip: string, hour: number) => [
  `${trip},${hour}:00:00,${hour}:00:00,west-1,1`,
  `${trip},${hour}:05:00,${hour}:05:00,east,2`,
];
const BACK = ['back,17:00:00,17:00:00,east,1', 'back,17:05:00,17:05:00,west-2,2'];
const FEED = feed(
  [...HOURS.map((hour) => `r,weekday,t${hour},東,0`), 'r,weekday,back,西,1', 'r,saturday,sat,東,0'],
  [...HOURS.flatMap((hour) => there(`t${hour}`, hour)), ...BACK, ...there('sat', 10)],
);
/** The next timetable has no 9 o’clock, and its 10 o’clock leaves at half past. */
const NEXT = feed(
  [
    ...HOURS.filter((hour) => hour !== 9).map((hour) => `r,weekday,t${hour},東,0`),
    'r,weekday,back,西,1',
    'r,saturday,sat,東,0',
  ],
  [
    ...HOURS.filter((hour) => hour !== 9 && hour !== 10).flatMap((hour) => there(`t${hour}`, hour)),
    't10,10:30:00,10:30:00,west-1,1',
    't10,10:35:00,10:35:00,east,2',
    ...BACK,
    ...there('sat', 10),
  ],
  { 'feed_info.txt': (madeFeed()['feed_info.txt'] ?? '').replace('20270331,1', '20270331,2') },
);

let server: TestServer;
/** Ids as the API gives them. */
let line = '';
const tripOf = (name: string) => `${line.slice(0, line.lastIndexOf('/'))}/${name}`;

beforeAll(async () => {
  server = await startTestServer();
  await insertThreeCells(server.database);
  await insertResource(server.database, {
    id: `${CODE}-hospital`,
    kind: 'hospital',
    at: centreAt(C),
    areas: [EAST, WHOLE],
  });
  await importFile(server, { dataset: 'gtfs', municipality: CODE, file: { name: 'bus.zip', bytes: zipped(FEED) } });
  const { database } = server;
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
  const { data } = await server.graphql<{ transit: { lines: { id: string; name: string; trips: number }[] } }>(
    'query ($code: ID!, $day: Date!) { transit(municipality: $code) { lines(serviceDate: $day) { id name trips } } }',
    { code: CODE, day: TUESDAY },
  );
  line = data?.transit.lines[0]?.id ?? '';
});
afterAll(() => server?.close());

const TRIAL = `query ($input: TrialInput!) { trial(input: $input) {
  day { date weekday }
  changes { change { trip { kind trip line startSeconds lineName headsign stopName } } standing removedRuns addedRuns }
  isPartial
  near: effect { before { area { id } state numerator denominator } after { area { id } state numerator denominator } }
  departures: effect(indicator: "departures") { before { value } after { value } }
  people { area { id } newlyCovered noLongerCovered unknown bands { least before after } }
  cells { people isReached }
  stops { name before after }
} }`;

interface Told {
  readonly area: { readonly id: string };
  readonly state: string;
  readonly numerator: number | null;
}
interface Trial {
  readonly day: { readonly date: string };
  readonly changes: readonly Record<string, unknown>[];
  readonly isPartial: boolean;
  readonly near: { readonly before: readonly Told[]; readonly after: readonly Told[] };
  readonly departures: { readonly before: readonly unknown[]; readonly after: readonly unknown[] };
  readonly people: readonly {
    readonly newlyCovered: number | null;
    readonly noLongerCovered: number | null;
    readonly bands: readonly { readonly least: number; readonly before: number; readonly after: number }[] | null;
  }[];
  readonly cells: readonly unknown[];
  readonly stops: readonly unknown[];
}
const ask = (input: Record<string, unknown>, as?: string) =>
  server.graphql<{ trial: Trial }>(
    TRIAL,
    { input: { municipality: CODE, serviceDate: TUESDAY, areas: [WHOLE, WEST, EAST], ...input } },
    as,
  );
const trial = async (input: Record<string, unknown>, as?: string): Promise<Trial> => {
  const { data, errors } = await ask(input, as);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.trial;
};
const seconds = (hour: number, minute = 0) => hour * 3600 + minute * 60;
const remove = (hour: number) => ({
  trip: { kind: 'REMOVE_TRIP', trip: tripOf(`t${hour}`), startSeconds: seconds(hour) },
});
const add = (trip: string, hour: number, minute: number) => ({
  trip: { kind: 'ADD_TRIP', trip: tripOf(trip), startSeconds: seconds(hour, minute) },
});

describe('lines and their runs, to choose from', () => {
  it('are those of the day', async () => {
    const { data } = await server.graphql(
      `query ($code: ID!, $day: Date!, $line: ID!) { transit(municipality: $code) {
         lines(serviceDate: $day) { id name trips }
         lineRuns(line: $line, serviceDate: $day) { trip startSeconds directionId headsign firstStop lastStop } } }`,
      { code: CODE, day: SATURDAY, line },
    );
    const run = {
      trip: tripOf('sat'),
      startSeconds: seconds(10),
      directionId: 0,
      headsign: '東',
      firstStop: '西',
      lastStop: '東',
    };
    expect(data).toEqual({ transit: { lines: [{ id: line, name: '東西線', trips: 1 }], lineRuns: [run] } });
  });
});

describe('trying changes that nobody saved', () => {
  it('says nothing changes where nothing does', async () => {
    const { near, stops, cells, people } = await trial({ changes: [] });
    expect(near.after).toEqual(near.before);
    expect(near.before.map(({ numerator }) => numerator)).toEqual([300, 300, 0]);
    expect([stops, cells]).toEqual([[], []]);
    expect(people.map(({ newlyCovered, noLongerCovered }) => [newlyCovered, noLongerCovered])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('takes a trip away: 西 goes below eight, and its 300 people are no longer near enough', async () => {
    const { changes, near, departures, people, cells, stops } = await trial({ changes: [remove(9)] });
    expect(changes).toEqual([
      {
        change: {
          trip: {
            kind: 'REMOVE_TRIP',
            trip: tripOf('t9'),
            line: null,
            startSeconds: 32_400,
            lineName: '東西線',
            headsign: '東',
            stopName: '西',
          },
        },
        standing: 'APPLIED',
        removedRuns: 1,
        addedRuns: 0,
      },
    ]);
    expect(stops).toEqual([{ name: '西', before: 8, after: 7 }]);
    expect(near.after.map(({ numerator }) => numerator)).toEqual([0, 0, 0]);
    expect([departures.before, departures.after]).toEqual([
      [{ value: 8 }, { value: 8 }, { value: 1 }],
      [{ value: 7 }, { value: 7 }, { value: 1 }],
    ]);
    expect(people.map(({ noLongerCovered }) => noLongerCovered)).toEqual([300, 300, 0]);
    // 300 of the whole town go from 8–15 to 4–7; B's 180 have no stop, and C's 120 one bus
    expect(people[0]?.bands).toEqual(
      LEASTS.map((least) => ({
        least,
        before: { 0: 180, 1: 120, 8: 300 }[least] ?? 0,
        after: { 0: 180, 1: 120, 4: 300 }[least] ?? 0,
      })),
    );
    expect(cells).toEqual([{ people: 300, isReached: false }]);
  });

  it('adds what makes up for it, like a trip of the line at another time', async () => {
    const { changes, near, stops } = await trial({ changes: [remove(9), add('t10', 9, 30)] });
    expect(changes.map(({ standing, removedRuns, addedRuns }) => [standing, removedRuns, addedRuns])).toEqual([
      ['APPLIED', 1, 0],
      ['APPLIED', 0, 1],
    ]);
    expect(stops).toEqual([]);
    expect(near.after).toEqual(near.before);
  });

  it('brings 東 to eight with seven more back, and its 120 people within reach', async () => {
    const more = [9, 10, 11, 12, 13, 14, 15].map((hour) => add('back', hour, 0));
    const { people, cells, stops } = await trial({ changes: more });
    expect(stops).toEqual([{ name: '東', before: 1, after: 8 }]);
    expect(people.map(({ newlyCovered }) => newlyCovered)).toEqual([120, 0, 120]);
    expect(cells).toEqual([{ people: 120, isReached: true }]);
  });

  it('takes a whole line away, once, whatever else takes its trips', async () => {
    const { changes, stops } = await trial({ changes: [{ trip: { kind: 'REMOVE_LINE', line } }, remove(9)] });
    expect(changes).toMatchObject([
      { change: { trip: { line, lineName: '東西線', stopName: null } }, removedRuns: 9 },
      { removedRuns: 1 },
    ]);
    expect(stops).toEqual([
      { name: '西', before: 8, after: 0 },
      { name: '東', before: 1, after: 0 },
    ]);
  });

  it('runs every twenty minutes for some hours, instead of what calls so then', async () => {
    const every = {
      kind: 'REPEAT_TRIP',
      trip: tripOf('t8'),
      startSeconds: seconds(9),
      untilSeconds: seconds(11),
      everySeconds: 1200,
    };
    // 9:00, 10:00 and 11:00 go; 9:00, 9:20, … 11:00 come
    const { changes, stops } = await trial({ changes: [{ trip: every }] });
    expect(changes).toMatchObject([{ standing: 'APPLIED', removedRuns: 3, addedRuns: 7 }]);
    expect(stops).toEqual([{ name: '西', before: 8, after: 12 }]);
  });

  it('says of each change that it does nothing that day, and why', async () => {
    const saturday = await trial({ serviceDate: SATURDAY, changes: [remove(9)] });
    expect(saturday.changes).toMatchObject([{ standing: 'NOT_THAT_DAY', removedRuns: 0 }]);
    const later = await trial({ serviceDate: AFTER, changes: [remove(9), { trip: { kind: 'REMOVE_LINE', line } }] });
    expect(later.changes).toMatchObject([{ standing: 'DAY_UNKNOWN' }, { standing: 'DAY_UNKNOWN' }]);
    expect(later.near.after.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    expect(later.people).toMatchObject([{ newlyCovered: null, bands: null }, {}, {}]);
    const other = await trial({ changes: [{ trip: { ...remove(9).trip, startSeconds: seconds(9, 1) } }] });
    expect(other.changes).toMatchObject([{ standing: 'NOT_IN_TIMETABLE' }]);
  });

  it('is of the day that the map shows, unless another is asked for', async () => {
    const { day } = await trial({ serviceDate: null, changes: [] });
    expect(day.date >= TUESDAY).toBe(true);
  });

  it.each([
    ['no kind of what it needs', { trip: { kind: 'REMOVE_TRIP' } }, '便 (trip)の id がありません'],
    ['a time that no day has', add('t8', 49, 0), '0:00 から 48:00'],
    [
      'an end before its beginning',
      { trip: { ...add('t8', 9, 0).trip, kind: 'REPEAT_TRIP', untilSeconds: 0, everySeconds: 1200 } },
      '始まりの時刻より前',
    ],
    [
      'a bus a minute',
      { trip: { ...add('t8', 9, 0).trip, kind: 'REPEAT_TRIP', untilSeconds: seconds(10), everySeconds: 60 } },
      '5分以上',
    ],
    ['nothing', {}, '何を変えるか'],
  ])('refuses a change with %s', async (_what, change, message) => {
    const { errors } = await ask({ changes: [change] });
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('answers whatIf of an indicator by departures as well', async () => {
    const query = `query ($input: WhatIfInput!) { whatIf(input: $input) {
      before { numerator } after { numerator } newlyCovered noLongerCovered perPlace { key } } }`;
    const input = { municipality: CODE, indicator: 'coverage.bus-stop', areas: [WEST], serviceDate: TUESDAY };
    const { data } = await server.graphql(query, { input: { ...input, trips: [remove(9).trip] } });
    expect(data).toEqual({
      whatIf: {
        before: [{ numerator: 300 }],
        after: [{ numerator: 0 }],
        newlyCovered: 0,
        noLongerCovered: 300,
        perPlace: [],
      },
    });
    const place = { key: 'a', longitude: 136.13, latitude: 34.76 };
    const both = await server.graphql(query, { input: { ...input, trips: [remove(9).trip], add: [place] } });
    expect(both.errors?.[0]?.message).toContain('一緒には使えません');
    const salon = await server.graphql(query, { input: { ...input, indicator: 'coverage.salon', trips: [] } });
    expect(salon.errors?.[0]?.message).toContain('時刻表の便の数から計算するものではない');
  });
});

describe('the time to the hospital in C, leaving between 9 and 11', () => {
  // from A: on foot 1,144 m × 1.3 = 1,487 m, 25 minutes; by the bus at 9:00, 10:00 or 11:00 sooner, for who comes just before it
  interface Effect {
    readonly before: readonly { readonly state: string; readonly value: number }[];
    readonly after: readonly { readonly state: string; readonly value: number }[];
  }
  const askTime = (changes: readonly unknown[], as?: string) =>
    server.graphql<{ trial: { effect: Effect } }>(
      `query ($input: TrialInput!) { trial(input: $input) { effect(indicator: "traveltime.hospital") {
         before { state value } after { state value } } } }`,
      { input: { municipality: CODE, serviceDate: TUESDAY, areas: [WEST], changes } },
      as,
    );
  const minutes = async (changes: readonly unknown[]) => {
    const { data } = await askTime(changes);
    const { before, after } = data?.trial.effect ?? {};
    return { before: before?.[0]?.value ?? Number.NaN, after: after?.[0]?.value ?? Number.NaN };
  };

  it('is longer without a bus, and shorter with one every quarter of an hour', async () => {
    const less = await minutes([remove(9), remove(10), remove(11)]);
    const every = { startSeconds: seconds(9), untilSeconds: seconds(11), everySeconds: 900 };
    const more = await minutes([{ trip: { kind: 'REPEAT_TRIP', trip: tripOf('t9'), ...every } }]);
    expect(less.before).toBe(more.before);
    expect(less.after).toBeGreaterThanOrEqual(less.before);
    expect(more.after).toBeLessThan(more.before);
    expect(less.after).toBeCloseTo(24.8, 0);
  });

  it('is unknown beside a stop whose buses have a number and no times, and as before beside one without buses', async () => {
    const stop = { key: 'a', kind: 'bus-stop', longitude: 136.13, latitude: 34.76 };
    const { data } = await askTime([{ place: { ...stop, departures: 8 } }]);
    expect(data?.trial.effect).toMatchObject({ after: [{ state: 'UNKNOWN', value: null }] });
    const without = await askTime([{ place: stop }]);
    expect(without.data?.trial.effect.before).toMatchObject([{ value: expect.any(Number) }]);
    expect(without.data?.trial.effect.after).toEqual(without.data?.trial.effect.before);
  });

  // A walks 24.8 minutes to C, so that its 300 people count 0.68, B 12.4 minutes, C none: 300 × 0.68 + 180 + 120 = 504 people by weight
  it('is what access by transit is shared out by: with buses all the time A counts whole, with some that leave nobody knows when it is not known', async () => {
    const askAccess = async (changes: readonly unknown[]) => {
      const { data, errors } = await server.graphql<{
        trial: { effect: Effect & { after: readonly { state: string }[] } };
      }>(
        `query ($input: TrialInput!) { trial(input: $input) { effect(indicator: "access.e2sfca.hospital.transit") {
           before { value state } after { value state } } } }`,
        { input: { municipality: CODE, serviceDate: TUESDAY, areas: [WEST], changes } },
      );
      expect(errors).toBeUndefined();
      return data?.trial.effect;
    };
    const every = { startSeconds: seconds(9), untilSeconds: seconds(11), everySeconds: 300 };
    const effect = await askAccess([{ trip: { kind: 'REPEAT_TRIP', trip: tripOf('t9'), ...every } }]);
    expect(effect?.before[0]?.value).toBeCloseTo(((300 * 0.68 + 180) / 504 / 480) * 1000, 9);
    expect(effect?.after[0]?.value).toBeCloseTo((480 / 600 / 480) * 1000, 9);
    const stops = await server.graphql<{ transit: { stopPlaces: { id: string }[] } }>(
      `query ($code: ID!) { transit(municipality: $code) { stopPlaces(serviceDate: "${TUESDAY}") { id } } }`,
      { code: CODE },
    );
    const [stop] = stops.data?.transit.stopPlaces ?? [];
    const untimed = await askAccess([{ departures: { resource: stop?.id, departures: 30 } }]);
    expect(untimed).toMatchObject({ after: [{ state: 'UNKNOWN', value: null }] });
  });

  it('is not tried with other metres and paces, nor while a pin is dragged', async () => {
    const { errors } = await server.graphql(
      `{ sensitivity(municipality: "${CODE}", area: "${WEST}", indicator: "access.e2sfca.hospital.transit") { total } }`,
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('歩きとバス・電車の時間で計算するため') as string,
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const arrays = await fetch(`${server.url}/arrays/${CODE}.bin?ind=access.e2sfca.hospital.transit`);
    expect(await arrays.text()).toContain('ピンを動かしながらの計算ができません');
  });

  it('is for staff alone', async () => {
    const { errors } = await askTime([remove(9)], 'council');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

const SCENARIO = `id name author madeOn premise revision changes { trip { kind lineName startSeconds } }
  history { cause name canUndo editId changes { trip { kind } } }`;
interface Scenario {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly history: readonly { readonly editId: string; readonly cause: string; readonly canUndo: boolean }[];
}
interface Edit {
  readonly id: string;
  readonly scenario: Scenario | null;
}
const edit = async (field: string, variables: Record<string, unknown>): Promise<Edit> => {
  const types: Record<string, string> = { municipality: 'ID!', id: 'ID!', revision: 'Int!', input: 'ScenarioInput!' };
  const names = Object.keys(variables);
  const { data, errors } = await server.graphql<Record<string, Edit>>(
    `mutation (${names.map((name) => `$${name}: ${types[name]}`).join()}) {
       ${field}(${names.map((name) => `${name}: $${name}`).join()}) { id scenario { ${SCENARIO} } } }`,
    variables,
  );
  if (errors) throw Object.assign(new Error(errors[0]?.message), { extensions: errors[0]?.extensions });
  return data?.[field] as Edit;
};
const create = (input: Record<string, unknown>) =>
  edit('createScenario', { municipality: CODE, input: { name: '夜の便', changes: [remove(9)], ...input } });
const names = async (as?: string) => {
  const { data, errors } = await server.graphql<{ scenarios: { name: string }[] }>(
    'query ($code: ID!) { scenarios(municipality: $code) { name } }',
    { code: CODE },
    as,
  );
  return data?.scenarios?.map(({ name }) => name) ?? errors?.[0]?.extensions?.['code'];
};

describe('a scenario', () => {
  it('is made, tried, changed, taken away and brought back, each step in its history', async () => {
    const made = await create({ author: '交通会議', premise: '運転士は1人ふえる', madeOn: '2026-11-20' });
    expect(made.scenario).toMatchObject({
      name: '夜の便',
      author: '交通会議',
      madeOn: '2026-11-20',
      premise: '運転士は1人ふえる',
      changes: [{ trip: { kind: 'REMOVE_TRIP', lineName: '東西線', startSeconds: 32_400 } }],
    });
    const { id, revision } = made.scenario as Scenario;
    expect((await trial({ scenario: id })).stops).toEqual([{ name: '西', before: 8, after: 7 }]);

    const later = await edit('updateScenario', {
      id,
      revision,
      input: { name: '夕方の便', changes: [add('back', 18, 0)] },
    });
    expect(later.scenario).toMatchObject({
      name: '夕方の便',
      author: '交通会議',
      changes: [{ trip: { kind: 'ADD_TRIP' } }],
    });
    await expect(edit('updateScenario', { id, revision, input: { name: 'おそい' } })).rejects.toMatchObject({
      extensions: { code: 'CONFLICT', current: { revision: later.scenario?.revision } },
    });

    const gone = await edit('removeScenario', { id, revision: later.scenario?.revision });
    expect(gone.scenario).toBeNull();
    expect(await names()).toEqual([]);
    const back = await edit('undoScenarioEdit', { id: gone.id });
    expect(back.scenario).toMatchObject({ name: '夕方の便' });
    // and the change before it, now that this stands, no longer by itself
    await expect(edit('undoScenarioEdit', { id: later.id })).rejects.toThrow('この後にも変更があった');
    const undone = await edit('undoScenarioEdit', { id: back.id });
    expect(undone.scenario).toBeNull();
    const again = await edit('undoScenarioEdit', { id: undone.id });
    expect(again.scenario?.history.map(({ cause, canUndo }) => [cause, canUndo])).toEqual([
      ['undo', true],
      ['undo', false],
      ['edit', false],
      ['edit', false],
    ]);
    await edit('removeScenario', { id, revision: again.scenario?.revision });
  });

  it.each([
    ['without a name', { name: ' ' }, 'name', '名前を書いて'],
    ['without a change', { changes: [] }, 'changes', '何も変えていません'],
    ['that tells of someone’s home', { premise: '山田さん宅の前に止まる' }, 'premise', '個人のお宅'],
    ['of a meeting that there is not', { meeting: `${CODE}-m` }, 'meeting', '会議はありません'],
  ])('is refused %s', async (_what, input, field, message) => {
    await expect(create(input)).rejects.toMatchObject({
      message: expect.stringContaining(message) as string,
      extensions: { code: 'BAD_USER_INPUT', fields: [{ field }] },
    });
  });

  it('is refused where it names a trip that no timetable has', async () => {
    await expect(create({ changes: [{ trip: { ...remove(9).trip, trip: tripOf('t7') } }] })).rejects.toThrow(
      '時刻表にありません',
    );
  });

  it('is for staff and councils; the public may try, and not read what others think about', async () => {
    const { scenario } = await create({});
    expect(await names('council')).toEqual(['夜の便']);
    expect(await names('public')).toBe('FORBIDDEN');
    expect((await ask({ scenario: scenario?.id }, 'public')).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await trial({ changes: [remove(9)] }, 'public')).toMatchObject({ isPartial: true });
    await edit('removeScenario', { id: scenario?.id, revision: scenario?.revision });
  });
});

describe('after the timetable was replaced', () => {
  it('says of trips that are no longer in it that they aren’t, in the words of the day they were chosen', async () => {
    const { scenario } = await create({ changes: [remove(9), remove(10), remove(11)] });
    const report = await importFile(server, {
      dataset: 'gtfs',
      municipality: CODE,
      file: { name: 'bus.zip', bytes: zipped(NEXT) },
    });
    expect(report.status).toBe('published');
    const { changes, stops } = await trial({ scenario: scenario?.id });
    expect(changes).toMatchObject([
      { standing: 'NOT_IN_TIMETABLE', change: { trip: { lineName: '東西線', headsign: '東', stopName: '西' } } },
      // the same trip, which leaves at another time now
      { standing: 'NOT_IN_TIMETABLE' },
      { standing: 'APPLIED' },
    ]);
    expect(stops).toEqual([{ name: '西', before: 7, after: 6 }]);
    // it can still be saved under another name: what is kept stays
    const renamed = await edit('updateScenario', {
      id: scenario?.id,
      revision: scenario?.revision,
      input: { name: '昼の便', changes: [remove(9), remove(11)] },
    });
    expect(renamed.scenario).toMatchObject({ name: '昼の便', changes: [{ trip: { lineName: '東西線' } }, {}] });
  });
});

describe('where six people live in one cell', () => {
  // C: 6 people; the 8 buses of 東 would reach them. A and B stay, 480 in the west.
  it('tells a council and the public neither them nor what they could be worked out from', async () => {
    await server.database.query('UPDATE population_count SET total = 6 WHERE total = 120');
    await importFile(server, { dataset: 'gtfs', municipality: CODE, file: { name: 'bus.zip', bytes: zipped(FEED) } });
    const more = [9, 10, 11, 12, 13, 14, 15].map((hour) => add('back', hour, 0));
    const staff = await trial({ changes: more });
    expect(staff.people.map(({ newlyCovered }) => newlyCovered)).toEqual([6, 0, 6]);
    expect(staff.near.after.map(({ numerator }) => numerator)).toEqual([306, 300, 6]);
    for (const audience of ['council', 'public']) {
      const { near, people, cells, isPartial } = await trial({ changes: more }, audience);
      expect(isPartial).toBe(true);
      expect(cells).toEqual([]);
      expect(people.map(({ newlyCovered }) => newlyCovered)).toEqual([0, 0, 0]);
      // the six of C are counted with the 180 of B, wherever that is
      for (const { bands } of people)
        for (const { before, after } of bands ?? [])
          expect([0, audience === 'public' ? 190 : 186, 300]).toEqual(expect.arrayContaining([before, after]));
      // after is what is told before: no difference of the two is anyone
      expect(near.after).toEqual(near.before);
      const [whole, west, east] = near.after.map(({ numerator }) => numerator);
      expect([whole, west, east].filter((numerator) => numerator === 306 || numerator === 6)).toEqual([]);
    }
  });
});
