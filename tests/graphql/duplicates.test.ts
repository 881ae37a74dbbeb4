import { addMunicipality, importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const CODE = '24216';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await addMunicipality(server, { code: CODE, name: '伊賀市', slug: 'iga' });
});
afterAll(() => server?.close());

const HEADER = 'kind,name,name_kana,address,longitude,latitude,phone';
const OURS = `${HEADER}\nsalon,ひまわり,ひまわり,阿保1,136.15,34.75,0595-22-1234\nsalon,もみじ,もみじ,阿保2,136.16,34.75,\n`;
const THEIRS = `${HEADER}\nsalon,ヒマワリサロン,ヒマワリ,,136.1502,34.75,\nsalon,かえで,かえで,,136.2,34.75,\n`;

const load = (source: string, text: string) =>
  importFile(server, {
    dataset: 'resources',
    municipality: CODE,
    file: { name: `${source}.csv`, bytes: new TextEncoder().encode(text) },
  });

interface Answer {
  readonly duplicates: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly kept: { readonly id: string; readonly name: string };
      readonly other: { readonly id: string; readonly name: string };
      readonly score: number;
      readonly reasons: readonly { readonly kind: string; readonly text: string }[];
    }[];
  };
}

async function duplicates(as = '') {
  const { data, errors } = await server.graphql<Answer>(
    `{ duplicates(municipality: "${CODE}") { totalCount nodes { kept { id name } other { id name } score reasons { kind text } } } }`,
    {},
    as,
  );
  return { found: data?.duplicates, errors };
}
const mutate = (name: string, args: Record<string, string>, fields: string) => {
  const given = Object.entries(args).map(([key, id]) => `${key}: "${id}"`);
  return server.graphql(`mutation { ${name}(${given.join(', ')}) ${fields} }`);
};

async function refusal(keep: string, other: string) {
  const { errors } = await mutate('mergeResources', { keep, other }, '{ otherId }');
  return errors?.[0]?.extensions?.['code'];
}

const names = async () => {
  const rows = await server.database.query<{ name: string }>(
    `SELECT name FROM resource WHERE to_revision IS NULL ORDER BY name COLLATE "C"`,
  );
  return rows.map(({ name }) => name);
};

const ask = async (after: string | null) => {
  const { data } = await server.graphql<{
    duplicates: {
      totalCount: number;
      nodes: readonly { kept: { id: string; name: string }; other: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }>(
    `query ($after: String) { duplicates(municipality: "${CODE}", first: 2, after: $after) {
      totalCount nodes { kept { id name } other { id } } pageInfo { hasNextPage endCursor } } }`,
    { after },
  );
  return data?.duplicates;
};

describe('records that look like one', () => {
  it('are proposed with the reasons, the fuller one to be kept', async () => {
    await load('ours', OURS);
    await load('theirs', THEIRS);
    const { found } = await duplicates();
    expect(found).toMatchObject({
      totalCount: 1,
      nodes: [{ kept: { name: 'ひまわり' }, other: { name: 'ヒマワリサロン' }, score: 0.75 }],
    });
    expect(found?.nodes[0]?.reasons.map(({ kind }) => kind)).toEqual(['NEAR', 'KANA']);
    expect(await names()).toHaveLength(4);
  });

  it('become one, which the next file of either list leaves as it is, and two again', async () => {
    const pair = (await duplicates()).found?.nodes[0];
    const [keep, other] = [pair?.kept.id ?? '', pair?.other.id ?? ''];
    const merged = await mutate(
      'mergeResources',
      { keep, other },
      '{ otherId kept { name } municipality { revision } }',
    );
    expect(merged).toMatchObject({ data: { mergeResources: { otherId: other, kept: { name: 'ひまわり' } } } });
    expect(await names()).toEqual(['かえで', 'ひまわり', 'もみじ']);
    expect((await duplicates()).found?.totalCount).toBe(0);

    const again = await load('theirs', THEIRS.replace('かえで,かえで', 'かえで,カエデ'));
    expect(again).toMatchObject({ status: 'published', changes: { added: 0, changed: 1, removed: 0, unchanged: 0 } });
    expect(again.issues).toContainEqual(expect.objectContaining({ code: 'merged-earlier', value: 'ヒマワリサロン' }));
    expect(await names()).toEqual(['かえで', 'ひまわり', 'もみじ']);

    await mutate('undoMerger', { other }, '{ otherId kept { name } }');
    expect(await names()).toEqual(['かえで', 'ひまわり', 'もみじ', 'ヒマワリサロン']);
    expect((await mutate('undoMerger', { other }, '{ otherId }')).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });

  it('become one that takes what it is told to of the other, and gives it back', async () => {
    const pair = (await duplicates()).found?.nodes[0];
    const [keep, other] = [pair?.kept.id ?? '', pair?.other.id ?? ''];
    const merge = (take: readonly string[]) =>
      server.graphql(
        `mutation ($keep: ID!, $other: ID!, $take: [String!]) {
          mergeResources(keep: $keep, other: $other, take: $take) { kept { name phone location } } }`,
        { keep, other, take },
      );
    expect((await merge(['kind'])).errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(await merge(['name', 'location'])).toMatchObject({
      data: {
        mergeResources: {
          kept: { name: 'ヒマワリサロン', phone: '0595-22-1234', location: { coordinates: [136.1502, 34.75] } },
        },
      },
    });
    const standing = await server.graphql(
      `{ mergers(municipality: "${CODE}") { otherId otherName kept { name } at } }`,
    );
    expect(standing.data).toEqual({
      mergers: [
        { otherId: other, otherName: 'ヒマワリサロン', kept: { name: 'ヒマワリサロン' }, at: expect.any(String) },
      ],
    });
    // the next file doesn't write over it
    await load('ours', `${OURS}\n`);
    expect(await names()).toEqual(['かえで', 'もみじ', 'ヒマワリサロン']);
    await mutate('undoMerger', { other }, '{ otherId }');
    expect(await names()).toEqual(['かえで', 'ひまわり', 'もみじ', 'ヒマワリサロン']);
    expect((await server.graphql(`{ mergers(municipality: "${CODE}") { otherId } }`)).data).toEqual({ mergers: [] });
  });

  it('come back when the one that stood for both is gone from its list', async () => {
    const pair = (await duplicates()).found?.nodes[0];
    await mutate('mergeResources', { keep: pair?.kept.id ?? '', other: pair?.other.id ?? '' }, '{ otherId }');
    await load('ours', OURS.replace(/salon,ひまわり.*\n/, ''));
    await load('theirs', THEIRS);
    expect(await names()).toEqual(['かえで', 'もみじ', 'ヒマワリサロン']);
    await load('ours', OURS);
  });

  it('that a person has found to be two are not proposed again', async () => {
    const pair = (await duplicates()).found?.nodes[0];
    const answer = await mutate('keepApart', { first: pair?.other.id ?? '', second: pair?.kept.id ?? '' }, '');
    expect(answer).toMatchObject({ data: { keepApart: true } });
    expect((await duplicates()).found?.totalCount).toBe(0);
    expect(await names()).toHaveLength(4);
    const back = await mutate('undoKeepApart', { first: pair?.kept.id ?? '', second: pair?.other.id ?? '' }, '');
    expect(back).toMatchObject({ data: { undoKeepApart: true } });
    expect((await duplicates()).found?.totalCount).toBe(1);
    const none = await mutate('undoKeepApart', { first: pair?.kept.id ?? '', second: pair?.other.id ?? '' }, '');
    expect(none.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });

  it('come page by page, whatever became of those before', async () => {
    const many = ['一の会', '二の会', '三の会'].flatMap((name, at) => {
      const row = `salon,${name},,阿保${at + 10},136.${30 + at},34.75,`;
      return [row, row.replace(name, `${name}館`)];
    });
    await load('many', `${HEADER}\n${many.join('\n')}\n`);
    const first = await ask(null);
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const pair = first?.nodes[1];
    await mutate('keepApart', { first: pair?.kept.id ?? '', second: pair?.other.id ?? '' }, '');
    const second = await ask(first?.pageInfo.endCursor ?? null);
    expect(second).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
    expect(new Set([...(first?.nodes ?? []), ...(second?.nodes ?? [])].map(({ kept }) => kept.id)).size).toBe(4);
  });
});

describe('a merger', () => {
  it('is refused for what is not there, one and the same, and two kinds', async () => {
    await load('stations', `${HEADER}\nstation,駅,えき,,136.15,34.75,\n`);
    const ids = await server.database.query<{ id: string; kind: string }>(
      `SELECT id, kind_id AS kind FROM resource WHERE to_revision IS NULL ORDER BY kind_id, name COLLATE "C"`,
    );
    const [salon, station] = [ids[0]?.id ?? '', ids.at(-1)?.id ?? ''];
    expect(await refusal(salon, `${CODE}-none`)).toBe('NOT_FOUND');
    expect(await refusal(salon, '10204-other')).toBe('NOT_FOUND');
    expect(await refusal(salon, salon)).toBe('BAD_USER_INPUT');
    expect(await refusal(salon, station)).toBe('BAD_USER_INPUT');
  });

  it('is for those who may edit alone', async () => {
    expect((await duplicates('public')).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
