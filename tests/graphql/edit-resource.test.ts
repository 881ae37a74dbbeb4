import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
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
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const SALON = `${CODE}-salon`;
const TODAY = dayInTokyo(new Date());
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database);
  await insertResource(database, { id: SALON, at: centreAt(A), areas: [WEST, WHOLE], confirmedOn: '2025-03-01' });
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

interface Written {
  readonly edit: {
    readonly id: string;
    readonly municipality: { readonly revision: number };
    readonly resource: { readonly id: string; readonly revision: number } & Record<string, unknown>;
    readonly area: { readonly id: string; readonly values: readonly unknown[] } | null;
  };
}
type Input = Record<string, unknown>;

const EDIT = `fragment edit on Edit {
  id
  municipality { revision }
  resource {
    id revision name nameKana address location status schedule capacity organization phone url languages visibility
    fieldVisibility { field visibility } servesAreaNames confirmedOn openedOn closedOn source isHandMade kind { id }
    servesAreas { id }
  }
  area { id values(indicators: ["coverage.salon"]) { state value } }
}`;

const create = (input: Input, as = '') =>
  server.graphql<Written>(
    `mutation ($input: ResourceInput!) { edit: createResource(municipality: "${CODE}", input: $input) { ...edit } } ${EDIT}`,
    { input },
    as,
  );
const update = (id: string, revision: number, input: Input, as = '') =>
  server.graphql<Written>(
    `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!) {
       edit: updateResource(id: $id, revision: $revision, input: $input) { ...edit } } ${EDIT}`,
    { id, revision, input },
    as,
  );
const remove = (id: string, revision: number) =>
  server.graphql<{ edit: { id: string; resource: unknown } }>(
    `mutation ($id: ID!, $revision: Int!) { edit: removeResource(id: $id, revision: $revision) { id resource { id } } }`,
    { id, revision },
  );
const undo = (id: string) =>
  server.graphql<{ edit: { id: string; resource: ({ revision: number } & Record<string, unknown>) | null } }>(
    `mutation ($id: ID!) { edit: undoEdit(id: $id) { ...edit } } ${EDIT}`,
    { id },
  );
const point = ([longitude, latitude]: readonly [number, number]) => ({ longitude, latitude });
const fieldsOf = (answer: { readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[] }) =>
  (answer.errors?.[0]?.extensions?.['fields'] as { field: string; message: string }[] | undefined) ?? [];
const revisionOf = async (id: string): Promise<number> => {
  const { data } = await server.graphql<{ resource: { revision: number } }>(`{ resource(id: "${id}") { revision } }`);
  return data?.resource.revision ?? -1;
};

/** One of what was not confirmed since June 2025. */
const oldest = (after: string | null) =>
  server.graphql<{ resources: { nodes: { name: string }[]; totalCount: number; pageInfo: { endCursor: string } } }>(
    `query ($after: String) { resources(filter: { municipality: "${CODE}", confirmedBefore: "2025-06-01" }, first: 1,
           after: $after, order: CONFIRMED) { totalCount nodes { name } pageInfo { endCursor } } }`,
    { after },
  );
/** How many statements a change takes. */
const statementsOf = async (capacity: number) => {
  const revision = await revisionOf(SALON);
  const statements = await recordStatements(server.database, () => update(SALON, revision, { capacity }));
  return statements.filter((sql) => /resource|audit_entry|revision/.test(sql)).length;
};

/** A salon of the east with all that can be said of one. */
const PLUM = {
  kind: 'salon',
  name: 'うめの会',
  nameKana: 'うめのかい',
  address: '三重県三升町東1-2',
  location: point(centreAt(C)),
  servesAreas: ['東'],
  status: 'active',
  schedule: '毎週水曜 10:00-12:00',
  capacity: 20,
  organization: '東の老人会',
  phone: '0595-11-2222',
  url: 'https://example.jp/ume',
  languages: ['ja', 'pt'],
  visibility: 'public',
  fieldVisibility: [{ field: 'phone', visibility: 'staff' }],
  openedOn: '2024-04-01',
  confirmedOn: '2026-01-10',
  source: '電話で確認',
};

describe('a resource made by hand', () => {
  let id = '';
  let editId = '';

  it('holds every field, lies in its area, and people of the east are reached', async () => {
    const { data, errors } = await create(PLUM);
    expect(errors).toBeUndefined();
    const { edit } = data as Written;
    ({ id } = edit.resource);
    editId = edit.id;
    expect(edit.resource).toMatchObject({
      ...PLUM,
      kind: { id: 'salon' },
      location: { type: 'Point', coordinates: centreAt(C).map((degrees) => expect.closeTo(degrees, 6)) },
      servesAreas: [{ id: EAST }],
      servesAreaNames: ['東'],
      isHandMade: true,
      closedOn: null,
    });
    // before it nobody of the east was within 900 m
    expect(edit.area).toEqual({ id: EAST, values: [{ state: 'OK', value: 1 }] });
  });

  it('belongs to the dataset 手入力, which no import has for its own', async () => {
    const { data } = await server.graphql(
      `{ municipality(code: "${CODE}") { datasets { name source format rows version } } }`,
    );
    expect(data).toMatchObject({
      municipality: {
        datasets: expect.arrayContaining([
          { name: 'resources', source: '手入力', format: 'hand', rows: 1, version: 1 },
        ]),
      },
    });
  });

  it('is taken back and made again', async () => {
    const undone = await undo(editId);
    expect(undone.data?.edit.resource).toBeNull();
    const redone = await undo(undone.data?.edit.id ?? '');
    expect(redone.data?.edit.resource).toMatchObject({ id, name: 'うめの会' });
    // the area comes back with it
    const { data } = await server.graphql(`{ resource(id: "${id}") { area { id } } }`);
    expect(data).toEqual({ resource: { area: { id: EAST } } });
  });

  it('is removed, listed as such, and comes back', async () => {
    const { data } = await remove(id, await revisionOf(id));
    expect(data?.edit.resource).toBeNull();
    const removed = await server.graphql<{ removedResources: { editId: string; name: string }[] }>(
      `{ removedResources(municipality: "${CODE}") { editId name } }`,
    );
    expect(removed.data?.removedResources).toEqual([{ editId: data?.edit.id, name: 'うめの会' }]);
    const back = await undo(data?.edit.id ?? '');
    expect(back.data?.edit.resource).toMatchObject({ id, name: 'うめの会' });
    const none = await server.graphql(`{ removedResources(municipality: "${CODE}") { name } }`);
    expect(none.data).toEqual({ removedResources: [] });
  });

  it('is gone for good 30 days after it was removed', async () => {
    const { data } = await remove(id, await revisionOf(id));
    const removal = data?.edit.id ?? '';
    const age = (days: number) =>
      server.database.query(
        `UPDATE audit_entry SET at = now() - make_interval(days => $2)
         WHERE municipality_code = $1 AND action = 'resource.remove' AND subject LIKE '%@' || $3`,
        [CODE, days, removal.split('-').at(-1)],
      );
    await age(31);
    expect((await undo(removal)).errors?.[0]).toMatchObject({
      message: '消してから30日が過ぎたので、戻せません。新しく加えてください。',
      extensions: { code: 'CONFLICT' },
    });
    await age(29);
    expect((await undo(removal)).data?.edit.resource).toMatchObject({ id });
  });

  it('has a day of confirmation: it never becomes newer by what others enter', async () => {
    const answer = await update(id, await revisionOf(id), { confirmedOn: null });
    expect(fieldsOf(answer)).toEqual([{ field: 'confirmedOn', message: '確認日を書き入れてください。' }]);
    const { data } = await create({ kind: 'salon', name: '日づけなし', location: point(centreAt(B)) });
    expect(data?.edit.resource).toMatchObject({ confirmedOn: TODAY });
    await undo(data?.edit.id ?? '');
  });
});

describe('a resource that came from a file', () => {
  it('is changed where the person says so; the rest stays, and what the file said is kept beside it', async () => {
    const { data, errors } = await update(SALON, await revisionOf(SALON), {
      name: 'さくら会',
      nameKana: 'サクラカイ',
      phone: '０５９５-３３-４４４４',
      schedule: '毎週金曜 10:00-12:00',
      organization: '西の会',
    });
    expect(errors).toBeUndefined();
    expect(data?.edit.resource).toMatchObject({
      name: 'さくら会',
      schedule: '毎週金曜 10:00-12:00',
      organization: '西の会',
      confirmedOn: '2025-03-01',
      isHandMade: false,
    });
    const { data: found } = await server.graphql(
      `{ resource(id: "${SALON}") { provenance { source byHand { field fileValue } } } }`,
    );
    expect(found).toMatchObject({
      resource: {
        provenance: {
          source: '三升町',
          byHand: expect.arrayContaining([
            { field: 'name', fileValue: SALON },
            { field: 'organization', fileValue: null },
          ]),
        },
      },
    });
  });

  it('is found by its new name and its reading', async () => {
    const { data } = await server.graphql(
      `{ resources(filter: { municipality: "${CODE}", text: "さくらかい" }) { nodes { id } } }`,
    );
    expect(data).toEqual({ resources: { nodes: [{ id: SALON }] } });
  });

  it('moves: it lies in another area, and the numbers of both follow', async () => {
    const { data } = await update(SALON, await revisionOf(SALON), { location: point(centreAt(C)) });
    expect(data?.edit.area).toMatchObject({ id: EAST });
    const west = await server.graphql(`{ area(id: "${WEST}") { values(indicators: ["coverage.salon"]) { value } } }`);
    expect(west.data).not.toEqual({ area: { values: [{ value: 1 }] } });
    const back = await undo(data?.edit.id ?? '');
    expect(back.data?.edit).toMatchObject({ area: { id: WEST } });
    const after = await server.graphql(`{ area(id: "${WEST}") { values(indicators: ["coverage.salon"]) { value } } }`);
    expect(after.data).toEqual({ area: { values: [{ value: 1 }] } });
  });

  it('is not removed, for its file would bring it back', async () => {
    expect((await remove(SALON, await revisionOf(SALON))).errors?.[0]).toMatchObject({
      message: expect.stringContaining('「なくなった」と記録してください'),
      extensions: { code: 'CONFLICT' },
    });
  });

  it('tells its history, the last change first, and which can be taken back', async () => {
    const { data } = await server.graphql<{ resource: { history: readonly Record<string, unknown>[] } }>(
      `{ resource(id: "${SALON}") { history { cause canUndo editId changes { field before after } } } }`,
    );
    const history = data?.resource.history ?? [];
    expect(history.map(({ cause, canUndo }) => [cause, canUndo])).toEqual([
      ['undo', true],
      ['edit', false],
      ['edit', false],
      ['publish', false],
    ]);
    expect(history[2]?.['changes']).toEqual([
      { field: 'name', before: SALON, after: 'さくら会' },
      { field: 'nameKana', before: null, after: 'サクラカイ' },
      { field: 'schedule', before: null, after: '毎週金曜 10:00-12:00' },
      { field: 'organization', before: null, after: '西の会' },
      { field: 'phone', before: null, after: '0595-33-4444' },
    ]);
  });
});

describe('two people who write at once', () => {
  it('the second is shown what the first wrote, and nothing is written over', async () => {
    const seen = await revisionOf(SALON);
    await update(SALON, seen, { capacity: 12 });
    const { errors } = await update(SALON, seen, { capacity: 30, name: 'さくらサロン' });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      current: { revision: await revisionOf(SALON), values: { capacity: 12, name: 'さくら会', kind: 'salon' } },
    });
    const { data } = await server.graphql(`{ resource(id: "${SALON}") { capacity name } }`);
    expect(data).toEqual({ resource: { capacity: 12, name: 'さくら会' } });
  });
});

describe('what can’t be taken', () => {
  it.each<[string, Input, string, RegExp]>([
    ['a name that is none', { name: ' ' }, 'name', /名称/],
    ['the home of someone', { name: '山田さん宅' }, 'name', /支援記録/],
    ['a kind that there is not', { kind: 'castle' }, 'kind', /資源の種類/],
    ['a kind that is counted', { kind: 'gatekeeper' }, 'kind', /数だけ/],
    ['a place in another prefecture', { location: point([139.7, 35.7]) }, 'location', /離れています/],
    ['no place at all', { location: null, servesAreas: [] }, 'location', /場所/],
    ['an area that there is not', { servesAreas: ['南'] }, 'servesAreas', /南/],
    ['a page that is none', { url: 'javascript:alert(1)' }, 'url', /https/],
    ['a telephone number that is none', { phone: '役場まで' }, 'phone', /電話番号/],
    ['a number of seats below nought', { capacity: -3 }, 'capacity', /数を/],
    ['a day to come', { confirmedOn: '2999-01-01' }, 'confirmedOn', /今日まで/],
    ['an end before the beginning', { openedOn: '2024-05-01', closedOn: '2024-04-01' }, 'closedOn', /始まった日/],
    ['a state that there is not', { status: 'sleeping' }, 'status', /選べる/],
    ['a level that there is not', { visibility: 'friends' }, 'visibility', /選べる/],
    [
      'a field that is always seen',
      { fieldVisibility: [{ field: 'name', visibility: 'staff' }] },
      'fieldVisibility',
      /name/,
    ],
    ['a text without end', { schedule: '水'.repeat(501) }, 'schedule', /500文字/],
  ])('%s', async (_what, wrong, field, message) => {
    const before = await server.database.query('SELECT count(*)::int AS n FROM resource');
    const answer = await create({ ...PLUM, fieldVisibility: [], ...wrong });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(fieldsOf(answer)).toEqual([{ field, message: expect.stringMatching(message) }]);
    expect(await server.database.query('SELECT count(*)::int AS n FROM resource')).toEqual(before);
  });

  it('all of it at once, each beside its field', async () => {
    const answer = await create({ kind: 'castle', name: '', phone: 'x', url: 'x' });
    expect(
      fieldsOf(answer)
        .map(({ field }) => field)
        .toSorted(),
    ).toEqual(['kind', 'name', 'phone']);
  });

  it.each(['みなさんの家', '氏家公民館', '自宅介護者の会', '殿町サロン'])('but 「%s」 is a name', async (name) => {
    const { data, errors } = await create({ ...PLUM, name });
    expect(errors).toBeUndefined();
    await undo(data?.edit.id ?? '');
  });

  it('an old record may keep what nobody has touched', async () => {
    await insertResource(server.database, { id: `${CODE}-old`, at: [139.7, 35.7] });
    const { data, errors } = await update(`${CODE}-old`, 1, { capacity: 5 });
    expect(errors).toBeUndefined();
    expect(data?.edit.resource).toMatchObject({ capacity: 5 });
  });

  it('nothing that differs is said so', async () => {
    const { errors } = await update(SALON, await revisionOf(SALON), { capacity: 12 });
    expect(errors?.[0]?.message).toBe('変わったところがありません。');
  });
});

describe('what helps while writing', () => {
  it('names what may be the same place, and why', async () => {
    const { data } = await server.graphql(
      `query ($at: PointInput) { resourceDuplicates(municipality: "${CODE}", kind: "salon", nameKana: "さくらかい",
         phone: "0595334444", location: $at) { resource { id } reasons meters } }`,
      { at: point(centreAt(A)) },
    );
    expect(data).toEqual({
      resourceDuplicates: [{ resource: { id: SALON }, reasons: ['NEAR', 'KANA', 'PHONE'], meters: 0 }],
    });
    const other = await server.graphql(
      `query ($at: PointInput) { resourceDuplicates(municipality: "${CODE}", kind: "salon", location: $at, except: "${SALON}") { resource { id } } }`,
      { at: point(centreAt(A)) },
    );
    expect(other.data).toEqual({ resourceDuplicates: [] });
  });

  it('says what it understood of days and hours', async () => {
    const { data } = await server.graphql(
      `{ a: scheduleReading(text: "第2・第4水曜 10:00-12:00") { openingsPerMonth hoursPerMonth isWeekly nextDays unread }
         b: scheduleReading(text: "気が向いたら") { openingsPerMonth nextDays unread } }`,
    );
    const { a, b } = data as { a: { nextDays: string[] }; b: unknown };
    expect(a).toMatchObject({ openingsPerMonth: 2, hoursPerMonth: 4, isWeekly: false, unread: [] });
    expect(a.nextDays).toHaveLength(3);
    expect(a.nextDays.every((day) => day >= TODAY && new Date(day).getUTCDay() === 3)).toBe(true);
    expect(b).toEqual({ openingsPerMonth: null, nextDays: [], unread: ['気が向いたら'] });
  });

  it('lists what waits longest for a confirmation first, page after page', async () => {
    const first = await oldest(null);
    const second = await oldest(first.data?.resources.pageInfo.endCursor ?? null);
    expect(first.data?.resources.totalCount).toBe(2);
    expect(new Set([first, second].map(({ data }) => data?.resources.nodes[0]?.name))).toEqual(
      new Set(['さくら会', `${CODE}-old`]),
    );
  });
});

describe('who sees and may what', () => {
  it.each(['council', 'public'])(
    'as the %s: nothing is written, no duplicate is named, no file is told',
    async (as) => {
      const forbidden = { extensions: { code: 'FORBIDDEN' } };
      expect((await create(PLUM, as)).errors?.[0]).toMatchObject(forbidden);
      expect((await update(SALON, 1, { capacity: 1 }, as)).errors?.[0]).toMatchObject(forbidden);
      const { errors } = await server.graphql(
        `{ resourceDuplicates(municipality: "${CODE}", phone: "0595334444") { meters } }`,
        {},
        as,
      );
      expect(errors?.[0]).toMatchObject(forbidden);
      const { data } = await server.graphql(
        `{ resource(id: "${SALON}") { provenance { source } visibility fieldVisibility { field } servesAreaNames closedOn } }`,
        {},
        as,
      );
      expect(data).toEqual({
        resource: { provenance: null, visibility: null, fieldVisibility: null, servesAreaNames: null, closedOn: null },
      });
    },
  );

  it('what is withheld today is withheld of the past as well', async () => {
    const { data: edited } = await update(SALON, await revisionOf(SALON), {
      fieldVisibility: [{ field: 'phone', visibility: 'staff' }],
    });
    const told = async (as: string) => {
      const { data } = await server.graphql<{
        resource: { history: { by: string | null; editId: string | null; changes: { field: string }[] }[] };
      }>(`{ resource(id: "${SALON}") { history { by editId file changes { field } } } }`, {}, as);
      return data?.resource.history ?? [];
    };
    const fields = (history: Awaited<ReturnType<typeof told>>) =>
      new Set(history.flatMap(({ changes }) => changes.map(({ field }) => field)));
    expect(fields(await told(''))).toContain('phone');
    for (const as of ['council', 'public']) {
      const history = await told(as);
      expect([...fields(history)].toSorted()).toEqual([
        'capacity',
        'location',
        'name',
        'nameKana',
        'organization',
        'schedule',
      ]);
      expect(history.every(({ editId, by }) => editId === null && by === null)).toBe(true);
    }
    await undo(edited?.edit.id ?? '');
  });
});

describe('how much it asks of the database', () => {
  it('reads the histories of many resources in one statement', async () => {
    const statements = await recordStatements(server.database, () =>
      server.graphql(
        `{ resources(filter: { municipality: "${CODE}" }, first: 5) { nodes { id history { revision } provenance { file } } } }`,
      ),
    );
    expect(statements.filter((sql) => /FROM versions r/.test(sql))).toHaveLength(1);
    expect(statements.filter((sql) => /resource_edit/.test(sql))).toHaveLength(1);
  });

  it('writes a change in as many statements, however many resources the town has', async () => {
    const few = await statementsOf(40);
    for (let n = 0; n < 30; n++) await insertResource(server.database, { id: `${CODE}-more-${n}`, at: centreAt(B) });
    expect(await statementsOf(41)).toBe(few);
  });
});
