import { importFile, undoImport } from '@hazama/server/dataset';
import { dayInTokyo } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { CODE, COUNCILS, insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
  await publish('agreements', AGREEMENTS);
  await publish('assignments', ASSIGNMENTS);
});
afterAll(() => server?.close());

const daysOn = (days: number) => dayInTokyo(new Date(Date.now() + days * 86_400_000));
const AGREEMENTS = [
  'organization,kind,areas,signed_on,renew_by,ended_on',
  `新聞販売所,watch-agreement,府中,2020-04-01,${daysOn(90)},`,
  `乳業,watch-agreement,府中、上野東部,2020-04-01,${daysOn(91)},`,
  `郵便局,watch-agreement,,2018-04-01,${daysOn(-1)},`,
  'ガス,watch-agreement,府中,2015-04-01,,2020-03-31',
].join('\n');
const ASSIGNMENTS = [
  'role,organization,area,from,to',
  '第1層コーディネーター,社協,,2019-04-01,',
  `第2層コーディネーター,社協,府中,2020-04-01,${daysOn(0)}`,
  `第2層コーディネーター,社協,上野東部,${daysOn(30)},`,
].join('\n');

async function publish(dataset: 'agreements' | 'assignments', text: string) {
  const report = await importFile(
    { database: server.database },
    {
      dataset,
      municipality: CODE,
      file: { name: `${dataset}.csv`, bytes: new TextEncoder().encode(text) },
      options: { source: 'list' },
    },
  );
  expect(report).toMatchObject({ status: 'published', rows: { review: 0, rejected: 0 } });
  return report;
}

async function ask<Data>(query: string, variables: Record<string, unknown> = {}, as = ''): Promise<Data> {
  const { data, errors } = await server.graphql<Data>(query, variables, as);
  expect(errors).toBeUndefined();
  return data as Data;
}

interface Agreement {
  readonly id: string;
  readonly revision: number;
  readonly organization: string;
  readonly kind: { readonly id: string };
  readonly areas: readonly { readonly name: string }[];
  readonly isTownWide: boolean;
  readonly signedOn: string | null;
  readonly renewBy: string | null;
  readonly endedOn: string | null;
  readonly standing: string;
  readonly source: string | null;
  readonly isHandMade: boolean;
}
const FIELDS = `id revision organization kind { id } areas { name } isTownWide signedOn renewBy endedOn standing source isHandMade`;
const agreements = async (as = '') =>
  (
    await ask<{ municipality: { agreements: Agreement[] } }>(
      `{ municipality(code: "${CODE}") { agreements { ${FIELDS} } } }`,
      {},
      as,
    )
  ).municipality.agreements;
const agreement = async (organization: string) => {
  const found = (await agreements()).find((each) => each.organization === organization);
  if (!found) throw new Error(`no agreement with ${organization}`);
  return found;
};

interface Change {
  readonly editId: string | null;
  readonly cause: string;
  readonly canUndo: boolean;
  readonly changes: readonly unknown[];
}
const history = async (id: string, as = '') =>
  (
    await ask<{ agreement: { history: Change[] } }>(
      'query ($id: ID!) { agreement(id: $id) { history { editId cause canUndo changes { field before after } } } }',
      { id },
      as,
    )
  ).agreement.history;

interface Written {
  readonly edit: { readonly id: string; readonly record: string; readonly municipality: { readonly revision: number } };
}
const EDIT = '{ id record municipality { revision } }';
const create = (input: Record<string, unknown>, as = '') =>
  server.graphql<Written>(
    `mutation ($input: AgreementInput!) { edit: createAgreement(municipality: "${CODE}", input: $input) ${EDIT} }`,
    { input },
    as,
  );
const update = (id: string, revision: number, input: Record<string, unknown>) =>
  server.graphql<Written>(
    `mutation ($id: ID!, $revision: Int!, $input: AgreementInput!) {
       edit: updateAgreement(id: $id, revision: $revision, input: $input) ${EDIT} }`,
    { id, revision, input },
  );
const remove = (id: string, revision: number) =>
  server.graphql<Written>(
    `mutation ($id: ID!, $revision: Int!) { edit: removeAgreement(id: $id, revision: $revision) ${EDIT} }`,
    { id, revision },
  );
const undo = (id: string) =>
  server.graphql<{ undoEdit: { id: string } }>('mutation ($id: ID!) { undoEdit(id: $id) { id } }', { id });
const extensions = (answer: { readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[] }) =>
  answer.errors?.[0]?.extensions ?? {};

describe('agreements', () => {
  it('are told with where they stand today: 90 days before its day one is near, the day after it is past', async () => {
    const all = await agreements();
    expect(
      all.map(({ organization, areas, isTownWide, standing }) => ({ organization, areas, isTownWide, standing })),
    ).toEqual([
      { organization: 'ガス', areas: [{ name: '府中' }], isTownWide: false, standing: 'ENDED' },
      { organization: '乳業', areas: [{ name: '府中' }, { name: '上野東部' }], isTownWide: false, standing: 'CURRENT' },
      { organization: '新聞販売所', areas: [{ name: '府中' }], isTownWide: false, standing: 'RENEW_SOON' },
      { organization: '郵便局', areas: [], isTownWide: true, standing: 'RENEW_PASSED' },
    ]);
    expect(all[1]).toMatchObject({ kind: { id: 'watch-agreement' }, source: 'list', isHandMade: false });
  });

  it.each([
    [1, ['乳業', '新聞販売所', '郵便局']],
    [2, ['乳業', '郵便局']],
    [3, ['郵便局']],
  ])('of area %i are its own and those of the whole town, as long as they hold', async (number, expected) => {
    const { area } = await ask<{ area: { agreements: { organization: string }[] } }>(
      `{ area(id: "${COUNCILS[number - 1]}") { agreements { organization } } }`,
    );
    expect(area.agreements.map(({ organization }) => organization)).toEqual(expected);
  });

  it('keep from the public until when they run, from everybody but staff their list and history', async () => {
    const [, , council] = await agreements('council');
    expect(council).toMatchObject({ organization: '新聞販売所', renewBy: daysOn(90), source: null });
    expect(await history(council?.id ?? '')).toMatchObject([{ cause: 'publish', canUndo: false }]);
    expect(await history(council?.id ?? '', 'council')).toEqual([]);
    const [, , shown] = await agreements('public');
    expect(shown).toMatchObject({
      organization: '新聞販売所',
      renewBy: null,
      standing: 'CURRENT',
      source: null,
    });
  });

  it('take few statements, however many areas ask', async () => {
    const { area } = await ask<{ area: { parent: { id: string } } }>(
      `{ area(id: "${COUNCILS[0]}") { parent { id } } }`,
    );
    expect(area.parent.id).toBeTruthy();
    const statements = await recordStatements(server.database, () =>
      ask(`{ municipality(code: "${CODE}") { areas { agreements { organization } assignments { role } } } }`),
    );
    expect(statements.filter((sql) => sql.includes('FROM agreement')).length).toBe(1);
    expect(statements.filter((sql) => sql.includes('FROM assignment')).length).toBe(1);
  });

  it('are made, changed, ended and taken back by hand', async () => {
    const made = await create({
      organization: '生協',
      kind: 'watch-agreement',
      areas: [COUNCILS[1], COUNCILS[0]],
      signedOn: '2024-01-01',
    });
    expect(made.errors).toBeUndefined();
    const first = await agreement('生協');
    expect(first).toMatchObject({
      id: made.data?.edit.record,
      areas: [{ name: '府中' }, { name: '上野東部' }],
      isHandMade: true,
      source: '手入力',
      standing: 'CURRENT',
    });
    const ended = await update(first.id, first.revision, { endedOn: daysOn(0) });
    expect(ended.errors).toBeUndefined();
    const after = await agreement('生協');
    expect(after).toMatchObject({ standing: 'ENDED', endedOn: daysOn(0) });
    expect((await history(after.id))[0]).toMatchObject({
      cause: 'edit',
      canUndo: true,
      editId: ended.data?.edit.id,
      changes: [{ field: 'endedOn', before: null, after: daysOn(0) }],
    });
    const undone = await undo(ended.data?.edit.id ?? '');
    expect(await agreement('生協')).toMatchObject({ standing: 'CURRENT', endedOn: null });
    await undo(undone.data?.undoEdit.id ?? '');
    const again = await agreement('生協');
    expect(again.standing).toBe('ENDED');
    const removed = await remove(again.id, again.revision);
    expect((await agreements()).map(({ organization }) => organization)).not.toContain('生協');
    await undo(removed.data?.edit.id ?? '');
    expect((await agreement('生協')).standing).toBe('ENDED');
    // what was done before the last change is not taken back over it
    expect(extensions(await undo(made.data?.edit.id ?? ''))).toMatchObject({ code: 'CONFLICT' });
  });

  it('name the field of what can’t be taken', async () => {
    const faults = extensions(await create({ kind: 'watch-agreement', signedOn: daysOn(1) }));
    expect(faults).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect((faults['fields'] as { field: string }[]).map(({ field }) => field).toSorted()).toEqual([
      'organization',
      'signedOn',
    ]);
    const reversed = await create({
      organization: '甲',
      kind: 'watch-agreement',
      signedOn: '2024-01-01',
      renewBy: '2023-01-01',
    });
    expect(extensions(reversed)['fields']).toMatchObject([{ field: 'renewBy' }]);
    expect(extensions(await create({ organization: '山田さん宅', kind: 'watch-agreement' }))['fields']).toMatchObject([
      { field: 'organization' },
    ]);
    const twice = {
      organization: '乳業',
      kind: 'watch-agreement',
      areas: [COUNCILS[0], COUNCILS[1]],
      signedOn: '2020-04-01',
    };
    const second = await create(twice);
    expect(second.errors).toBeUndefined();
    expect(extensions(await create(twice))['fields']).toMatchObject([
      { field: 'organization', message: expect.stringContaining('もうあります') },
    ]);
    await undo(second.data?.edit.id ?? '');
  });

  it('are not written over what somebody else has said since', async () => {
    const seen = await agreement('新聞販売所');
    await update(seen.id, seen.revision, { signedOn: '2021-04-01' });
    const late = extensions(await update(seen.id, seen.revision, { renewBy: '2030-03-31' }));
    const now = await agreement('新聞販売所');
    expect(late).toMatchObject({
      code: 'CONFLICT',
      current: {
        revision: now.revision,
        values: { organization: '新聞販売所', signedOn: '2021-04-01', areas: [COUNCILS[0]] },
      },
    });
    await undo((await history(now.id))[0]?.editId ?? '');
  });

  it('of a file can’t be removed, only ended; and only staff may write', async () => {
    const { id, revision } = await agreement('乳業');
    expect(extensions(await remove(id, revision))).toMatchObject({ code: 'CONFLICT' });
    expect(extensions(await create({ organization: '丙', kind: 'watch-agreement' }, 'council'))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('stand as a person wrote them until the file’s own value changes, also when an import is undone', async () => {
    const before = await agreement('郵便局');
    await update(before.id, before.revision, { renewBy: '2031-03-31', endedOn: '2030-01-01' });
    // the list again, with another line in it: the hand edit stands
    await publish('agreements', `${AGREEMENTS}\n農協,watch-agreement,,,,`);
    expect(await agreement('郵便局')).toMatchObject({ renewBy: '2031-03-31', endedOn: '2030-01-01' });
    // the list says something new about one of the two
    const renewed = await publish('agreements', AGREEMENTS.replace(daysOn(-1), '2029-03-31'));
    expect(await agreement('郵便局')).toMatchObject({ renewBy: '2029-03-31', endedOn: '2030-01-01' });
    expect(renewed.issues.filter(({ code }) => code === 'hand-edit-superseded')).toMatchObject([
      { field: 'renew_by', value: '2031-03-31', after: '2029-03-31', level: 'INFO' },
    ]);
    // written after the import, it outlives the import
    const { id, revision } = await agreement('郵便局');
    await update(id, revision, { signedOn: '2019-01-01' });
    await undoImport({ database: server.database }, renewed.id);
    expect(await agreement('郵便局')).toMatchObject({
      signedOn: '2019-01-01',
      renewBy: '2031-03-31',
      endedOn: '2030-01-01',
    });
    await publish('agreements', AGREEMENTS.replace('2018-04-01', '2018-05-01'));
    expect(await agreement('郵便局')).toMatchObject({ signedOn: '2018-05-01', renewBy: '2031-03-31' });
  });
});

describe('assignments', () => {
  const ASKED = `{ id revision role organization area { name } isTownWide from to standing }`;
  const assignments = async (as = '') =>
    (
      await ask<{ municipality: { assignments: { id: string; revision: number; role: string; standing: string }[] } }>(
        `{ municipality(code: "${CODE}") { assignments ${ASKED} } }`,
        {},
        as,
      )
    ).municipality.assignments;

  it('tell role, organisation and area; the last day is still one of theirs', async () => {
    expect(await assignments('public')).toMatchObject([
      { role: '第1層コーディネーター', organization: '社協', area: null, isTownWide: true, standing: 'CURRENT' },
      { role: '第2層コーディネーター', area: { name: '府中' }, to: daysOn(0), standing: 'CURRENT' },
      { role: '第2層コーディネーター', area: { name: '上野東部' }, standing: 'COMING' },
    ]);
    const { area } = await ask<{ area: { assignments: { role: string }[] } }>(
      `{ area(id: "${COUNCILS[1]}") { assignments { role } } }`,
    );
    expect(area.assignments).toEqual([{ role: '第1層コーディネーター' }]);
  });

  it('are written by hand, never with a person’s name', async () => {
    const write = (input: Record<string, unknown>) =>
      server.graphql<Written>(
        `mutation ($input: AssignmentInput!) { edit: createAssignment(municipality: "${CODE}", input: $input) ${EDIT} }`,
        { input },
      );
    expect(extensions(await write({ role: '山田さん', area: COUNCILS[2] }))['fields']).toMatchObject([
      { field: 'role', message: expect.stringContaining('人の名前') },
    ]);
    const made = await write({ role: '推進員', organization: '社協', area: COUNCILS[2], from: daysOn(10) });
    expect(made.errors).toBeUndefined();
    const held = (await assignments()).find(({ role }) => role === '推進員');
    expect(held).toMatchObject({ standing: 'COMING', area: { name: '霞ヶ丘' } });
    const moved = await server.graphql<Written>(
      `mutation ($id: ID!, $revision: Int!) {
         edit: updateAssignment(id: $id, revision: $revision, input: { area: null, to: "${daysOn(20)}" }) ${EDIT} }`,
      { id: held?.id, revision: held?.revision },
    );
    expect(moved.errors).toBeUndefined();
    expect((await assignments()).find(({ role }) => role === '推進員')).toMatchObject({
      isTownWide: true,
      to: daysOn(20),
    });
    await undo(moved.data?.edit.id ?? '');
    await undo(made.data?.edit.id ?? '');
    expect((await assignments()).map(({ role }) => role)).toContain('推進員');
  });
});
