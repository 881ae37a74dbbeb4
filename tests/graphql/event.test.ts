import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { CODE, COUNCILS, insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
  await publish('events', LIST);
});
afterAll(() => server?.close());

/** The running 年度 and the one before. */
const now = new Date();
const YEAR = new Date(now.getTime() + 9 * 3_600_000 - 90 * 86_400_000).getUTCFullYear();
const LIST = [
  'kind,title,on,start_time,place,areas,audience,participants',
  `講座,くらしの講座,${YEAR - 1}-05-12,10:00,市民館,府中,どなたでも,34`,
  `懇談会,地区別懇談会,${YEAR - 1}-06-01,,,府中、上野東部,,7`,
  `訓練,防災訓練,2199-09-01,09:00,小学校,府中,,`,
  `紙すき,紙すき体験,${YEAR - 1}-06-01,13:00,,,,0`,
].join('\n');

const publish = async (dataset: 'events' | 'plan' | 'targets', text: string, source = 'list') => {
  const report = await importFile(
    { database: server.database },
    {
      dataset,
      municipality: CODE,
      file: { name: `${dataset}.csv`, bytes: new TextEncoder().encode(text) },
      options: { source },
    },
  );
  expect(report).toMatchObject({ status: 'published' });
};

async function ask<Data>(query: string, variables: Record<string, unknown> = {}, as = ''): Promise<Data> {
  const { data, errors } = await server.graphql<Data>(query, variables, as);
  expect(errors).toBeUndefined();
  return data as Data;
}

interface Listed {
  readonly events: {
    readonly nodes: readonly { title: string; participants: number | null; participantsState: string }[];
    readonly totalCount: number;
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
const LISTED = `query ($filter: EventFilter!, $first: Int, $after: String) {
  events(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { title participants participantsState }
  } }`;
const list = async (filter: Record<string, unknown> = {}, page: Record<string, unknown> = {}, as = '') =>
  (await ask<Listed>(LISTED, { filter: { municipality: CODE, ...filter }, ...page }, as)).events;
const titles = ({ nodes }: Listed['events']) => nodes.map(({ title }) => title);

const shown = async (as: string) =>
  (await list({}, {}, as)).nodes.map((node) => [node.participants, node.participantsState]);

describe('events', () => {
  it('come in the order of their days, page by page', async () => {
    const first = await list({}, { first: 3 });
    expect(titles(first)).toEqual(['くらしの講座', '地区別懇談会', '紙すき体験']);
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const second = await list({}, { first: 3, after: first.pageInfo.endCursor });
    expect(titles(second)).toEqual(['防災訓練']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('are found by area, kind and period', async () => {
    expect(titles(await list({ areas: [COUNCILS[1]] }))).toEqual(['地区別懇談会']);
    expect(titles(await list({ kinds: ['course', '紙すき'] }))).toEqual(['くらしの講座', '紙すき体験']);
    expect(titles(await list({ from: `${YEAR - 1}-06-01`, to: `${YEAR - 1}-06-30` }))).toEqual([
      '地区別懇談会',
      '紙すき体験',
    ]);
    expect((await list({ areas: [] })).totalCount).toBe(0);
  });

  it('tell how many came to staff alone, to the others no number of 1–9, to the public tens', async () => {
    expect(await shown('')).toEqual([
      [34, 'OK'],
      [7, 'OK'],
      [0, 'OK'],
      [null, 'UNKNOWN'],
    ]);
    expect((await shown('council')).slice(0, 2)).toEqual([
      [34, 'OK'],
      [null, 'SUPPRESSED'],
    ]);
    expect((await shown('public'))[0]).toEqual([30, 'OK']);
  });

  it('say what a town has, and what an area has this year: unknown where the town recorded nothing', async () => {
    const asked = `{ eventOverview(municipality: "${CODE}") { fiscalYears kinds { id count } }
      area(id: "${COUNCILS[0]}") { events { count next { title } } } }`;
    expect(await ask(asked)).toEqual({
      eventOverview: {
        fiscalYears: [YEAR - 1, 2199],
        kinds: ['course', 'drill', 'talk', '紙すき'].map((id) => ({ id, count: 1 })),
      },
      area: { events: { count: null, next: { title: '防災訓練' } } },
    });
  });
});

interface Edited {
  readonly edit: { readonly id: string; readonly event: { id: string; revision: number; title: string } | null };
}
const ANSWER = '{ id event { id revision title } }';
const create = (input: Record<string, unknown>, as = '') =>
  server.graphql<Edited>(
    `mutation ($input: EventInput!) { edit: createEvent(municipality: "${CODE}", input: $input) ${ANSWER} }`,
    { input },
    as,
  );
const update = (id: string, revision: number, input: Record<string, unknown>) =>
  server.graphql<Edited>(
    `mutation ($id: ID!, $revision: Int!, $input: EventInput!) { edit: updateEvent(id: $id, revision: $revision, input: $input) ${ANSWER} }`,
    { id, revision, input },
  );
const remove = (id: string, revision: number) =>
  server.graphql<Edited>(
    `mutation ($id: ID!, $revision: Int!) { edit: removeEvent(id: $id, revision: $revision) ${ANSWER} }`,
    { id, revision },
  );
const undo = (id: string) =>
  server.graphql<Edited>(`mutation ($id: ID!) { edit: undoEventEdit(id: $id) ${ANSWER} }`, { id });
const find = async (title: string) => {
  const { events } = await ask<{ events: { nodes: { id: string; revision: number; title: string }[] } }>(
    `{ events(filter: { municipality: "${CODE}" }) { nodes { id revision title } } }`,
  );
  return events.nodes.find((event) => event.title === title);
};

describe('by hand', () => {
  it('an event is added for an area, counted there, and taken back', async () => {
    const today = new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
    const { data } = await create({ title: '芋煮会', heldOn: today, kind: 'exchange', areas: [COUNCILS[2]] });
    const made = data?.edit;
    expect(made?.event).toMatchObject({ title: '芋煮会' });
    const area = `{ area(id: "${COUNCILS[2]}") { events { count next { title } } } }`;
    expect(await ask(area)).toEqual({ area: { events: { count: 1, next: { title: '芋煮会' } } } });
    expect((await undo(made?.id ?? '')).data?.edit.event).toBeNull();
    expect(await find('芋煮会')).toBeUndefined();
    expect(await ask(area)).toEqual({ area: { events: { count: null, next: null } } });
  });

  it('what can not be taken is said field by field', async () => {
    const { errors } = await create({
      title: '山田さん宅で茶話会',
      heldOn: '2026-01-10',
      startTime: '夕方',
      areas: ['24216-nowhere'],
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const fields = (errors?.[0]?.extensions?.['fields'] ?? []) as { field: string }[];
    expect(fields.map(({ field }) => field).toSorted()).toEqual(['areas', 'startTime', 'title']);
    expect((await create({ title: '会', heldOn: '2026-01-10' }, 'council')).errors?.[0]?.extensions?.['code']).toBe(
      'FORBIDDEN',
    );
  });

  it('what is changed stands when the list comes again, until the list itself changes', async () => {
    const held = await find('くらしの講座');
    const changed = await update(held?.id ?? '', held?.revision ?? 0, {
      title: 'くらしと福祉の講座',
      participants: 40,
    });
    expect(changed.data?.edit.event).toMatchObject({ id: held?.id, title: 'くらしと福祉の講座' });
    const late = await update(held?.id ?? '', held?.revision ?? 0, { title: '別の名前' });
    expect(late.errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      current: { values: { title: 'くらしと福祉の講座', participants: 40, untilOn: null } },
    });
    await publish('events', `${LIST}\n講座,新しい講座,${YEAR - 1}-05-13,,,,,\n`);
    expect(await find('くらしと福祉の講座')).toBeDefined();
    await publish('events', LIST.replace('どなたでも,34', 'どなたでも,36'));
    const [event] = (await list()).nodes;
    expect(event).toMatchObject({ title: 'くらしと福祉の講座', participants: 36 });
  });

  it('what is taken away stays away, and comes back when that is undone', async () => {
    const held = await find('地区別懇談会');
    const removed = await remove(held?.id ?? '', held?.revision ?? 0);
    expect(removed.data?.edit.event).toBeNull();
    await publish('events', `${LIST}\n講座,もう一つの講座,${YEAR - 1}-05-14,,,,,\n`);
    expect(await find('地区別懇談会')).toBeUndefined();
    expect((await undo(removed.data?.edit.id ?? '')).data?.edit.event).toMatchObject({ title: '地区別懇談会' });
    expect((await undo(removed.data?.edit.id ?? '')).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a plan', () => {
  it('is a tree with owners, and shows the targets whose source names an entry', async () => {
    await publish(
      'plan',
      'code,parent,level,title,owner,related_plan\n1-01,1,取り組み,拠点を活用します,市,\n1,,章,地域福祉コミュニティ,,交通計画\n',
      '第4次計画',
    );
    await publish(
      'targets',
      [
        'indicator,area,value,year,source',
        'presence.network-meeting,,1,2027,第4次計画 1-01（設置の支援）',
        'coverage.salon,府中,0.9,2029,第4次計画 地域福祉コミュニティ',
        'coverage.salon,,0.5,2029,第4次計画',
        'per1000.salon,,5,2029,1-01',
      ].join('\n'),
    );
    const { plans } = await ask<{ plans: { name: string; nodes: Record<string, unknown>[] }[] }>(
      `{ plans(municipality: "${CODE}") { name nodes { code level title owner relatedPlan
         targets { indicator { id } area { name } value year } } } }`,
    );
    expect(plans).toEqual([
      {
        name: '第4次計画',
        nodes: [
          {
            code: '1',
            level: '章',
            title: '地域福祉コミュニティ',
            owner: null,
            relatedPlan: '交通計画',
            targets: [{ indicator: { id: 'coverage.salon' }, area: { name: '府中' }, value: 0.9, year: 2029 }],
          },
          {
            code: '1-01',
            level: '取り組み',
            title: '拠点を活用します',
            owner: '市',
            relatedPlan: null,
            targets: [{ indicator: { id: 'presence.network-meeting' }, area: null, value: 1, year: 2027 }],
          },
        ],
      },
    ]);
  });
});
