import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, CODE, centreAt, EAST, insertResource, insertThreeCells, WEST, WHOLE } from '../indicator/three-cells.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const SALON = `${CODE}-salon`;
const TODAY = dayInTokyo(new Date());
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database);
  await insertResource(database, { id: SALON, at: centreAt(A), areas: [WEST, WHOLE], confirmedOn: '2024-01-15' });
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

interface EditAnswer {
  readonly edit: {
    readonly id: string;
    readonly municipality: { readonly revision: number; readonly total: unknown };
    readonly resource: { readonly status: string; readonly confirmedOn: string | null } | null;
    readonly area: unknown;
  };
}

const EDIT = `fragment edit on Edit {
  id
  municipality { revision total { values(indicators: ["coverage.salon"]) { state value } } }
  resource { id status confirmedOn }
  area { id values(indicators: ["coverage.salon", "presence.salon"]) { state value numerator } }
}`;

async function confirm(exists: boolean, as = '') {
  return server.graphql<EditAnswer>(
    `mutation ($id: ID!, $exists: Boolean!) { edit: confirmResource(id: $id, exists: $exists) { ...edit } } ${EDIT}`,
    { id: SALON, exists },
    as,
  );
}

async function undo(id: string) {
  return server.graphql<EditAnswer>(`mutation ($id: ID!) { edit: undoEdit(id: $id) { ...edit } } ${EDIT}`, { id });
}

async function revision(): Promise<number> {
  const { data } = await server.graphql<{ municipality: { revision: number } }>(
    `{ municipality(code: "${CODE}") { revision } }`,
  );
  return data?.municipality.revision ?? 0;
}

/** Hand edits that stand. */
const edits = () =>
  server.database.query(
    'SELECT field, value, file_value AS "fileValue" FROM resource_edit WHERE municipality_code = $1 ORDER BY field',
    [CODE],
  );

const say = (area: string, kind: string, present: boolean) =>
  server.graphql<EditAnswer>(
    `mutation ($area: ID!, $kind: ID!, $present: Boolean!) {
       edit: recordPresence(area: $area, kind: $kind, present: $present) {
         id municipality { total { values(indicators: ["presence.salon"]) { value low high } } }
         area { id values(indicators: ["presence.salon"]) { state value dataFrom sentence } }
       } }`,
    { area, kind, present },
  );

describe('a salon last confirmed in January 2024, of a kind that is asked for once a year', () => {
  it('leaves the number as it is and says that it is old; presence is not confirmed', async () => {
    const { data } = await server.graphql(
      `{ area(id: "${WEST}") { values(indicators: ["coverage.salon", "presence.salon"]) { state value sentence } } }`,
    );
    expect(data).toEqual({
      area: {
        values: [
          { state: 'STALE', value: 1, sentence: expect.stringMatching(/確かめてから日がたった記録をふくみます。$/) },
          { state: 'UNKNOWN', value: null, sentence: 'この地区のふれあいサロンは、まだ確かめていません。' },
        ],
      },
    });
  });

  it('is confirmed: as of today, and the answer holds the numbers after it', async () => {
    const before = await revision();
    const { data, errors } = await confirm(true);
    expect(errors).toBeUndefined();
    // one revision for the edit, one for its numbers
    expect(data?.edit).toEqual({
      id: `${CODE}-edit-${before + 1}`,
      municipality: { revision: before + 2, total: { values: [{ state: 'OK', value: 0.8 }] } },
      resource: { id: SALON, status: 'active', confirmedOn: TODAY },
      area: {
        id: WEST,
        values: [
          { state: 'OK', value: 1, numerator: 160 },
          { state: 'OK', value: 1, numerator: null },
        ],
      },
    });
    expect(await revision()).toBe(before + 2);
  });

  it('is gone: nobody of the 200 is within reach any more, and the area is known to have none', async () => {
    const closed = await confirm(false);
    expect(closed.data?.edit).toMatchObject({
      municipality: { total: { values: [{ state: 'OK', value: 0 }] } },
      resource: { status: 'closed' },
      area: {
        values: [
          { state: 'OK', value: 0 },
          { state: 'OK', value: 0 },
        ],
      },
    });

    const undone = await undo(closed.data?.edit.id ?? '');
    expect(undone.data?.edit).toMatchObject({
      municipality: { revision: (closed.data?.edit.municipality.revision ?? 0) + 2 },
      resource: { status: 'active', confirmedOn: TODAY },
      area: {
        values: [
          { state: 'OK', value: 1 },
          { state: 'OK', value: 1 },
        ],
      },
    });

    const again = await undo(closed.data?.edit.id ?? '');
    expect(again.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT' });

    const redone = await undo(undone.data?.edit.id ?? '');
    expect(redone.data?.edit).toMatchObject({ resource: { status: 'closed' } });
    await undo(redone.data?.edit.id ?? '');
  });

  it('keeps what the file said beside what a person said, and forgets it when that is taken back', async () => {
    // confirmed once above, closed and opened again since
    expect(await edits()).toEqual([{ field: 'confirmed_on', value: TODAY, fileValue: '2024-01-15' }]);
    const { data } = await confirm(false);
    expect(await edits()).toEqual([
      { field: 'closed_on', value: TODAY, fileValue: null },
      { field: 'confirmed_on', value: TODAY, fileValue: '2024-01-15' },
      { field: 'status', value: 'CLOSED', fileValue: 'ACTIVE' },
    ]);
    await undo(data?.edit.id ?? '');
    expect(await edits()).toEqual([{ field: 'confirmed_on', value: TODAY, fileValue: '2024-01-15' }]);
  });

  it('notes who changed what', async () => {
    const entries = await server.database.query<{ action: string; subject: string }>(
      'SELECT action, subject, before, after FROM audit_entry WHERE municipality_code = $1 ORDER BY id LIMIT 2',
      [CODE],
    );
    expect(entries).toMatchObject([
      {
        action: 'resource.confirm',
        before: { fields: { status: 'ACTIVE', confirmed_on: '2024-01-15', closed_on: null }, edits: [] },
        after: { fields: { status: 'ACTIVE', confirmed_on: TODAY, closed_on: null } },
      },
      { action: 'resource.close' },
    ]);
  });
});

describe('presence said by hand', () => {
  it('makes the east known, and the town’s share certain', async () => {
    const present = await say(EAST, 'salon', true);
    expect(present.data?.edit).toMatchObject({
      municipality: { total: { values: [{ value: 1, low: 1, high: 1 }] } },
      area: { id: EAST, values: [{ state: 'OK', value: 1, dataFrom: TODAY }] },
    });
    const absent = await say(EAST, 'salon', false);
    // of a yes and a no of the same day by hand the later one stands: there is one record
    expect(absent.data?.edit).toMatchObject({
      municipality: { total: { values: [{ value: 0.5, low: 0.5, high: 0.5 }] } },
      area: { values: [{ state: 'OK', value: 0, sentence: 'この地区のふれあいサロンは、これからです。' }] },
    });
    await undo(absent.data?.edit.id ?? '');
    const { data } = await undo(present.data?.edit.id ?? '');
    // the first undo brought the yes back under a revision of its own: the yes of before it can't be taken back
    expect(data).toBeNull();
  });

  it.each([
    [`${CODE}-dc-9`, 'salon', 'NOT_FOUND'],
    [EAST, 'gatekeeper', 'BAD_USER_INPUT'],
    ['nowhere', 'salon', 'NOT_FOUND'],
  ])('of %s and %s is refused: %s', async (area, kind, code) => {
    const before = await revision();
    expect((await say(area, kind, true)).errors?.[0]?.extensions).toEqual({ code });
    expect(await revision()).toBe(before);
  });
});

describe('who may', () => {
  it.each(['council', 'public'])('not one who looks as the %s does', async (as) => {
    const { errors } = await confirm(true, as);
    expect(errors?.[0]).toMatchObject({
      message: 'この画面では記録を変えられません。職員として開きなおしてください。',
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('and nobody a resource or an edit that is not there', async () => {
    const { errors } = await server.graphql(
      `mutation { a: confirmResource(id: "${CODE}-nothing", exists: true) { id } }`,
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    for (const id of [`${CODE}-edit-1`, `${CODE}-edit-99999`, 'what'])
      expect((await undo(id)).errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
  });
});
