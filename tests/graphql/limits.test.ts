import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

const code = async (query: string, variables?: Record<string, unknown>) =>
  (await server.graphql(query, variables)).errors?.[0]?.extensions?.['code'];

/** `parent { parent { … } }`, so many levels below `municipality { areas { … } }`. */
const nested = (levels: number) =>
  `{ municipality(code: "24216") { areas { ${'parent { '.repeat(levels)} id ${'} '.repeat(levels)} } } }`;
const aliased = (count: number) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: municipality(code: "24216") { name }`).join(' ')} }`;

describe('what is asked for at once is bounded', () => {
  it('in depth', async () => {
    expect(await code(nested(9))).toBeUndefined();
    expect(await code(nested(10))).toBe('TOO_COMPLEX');
  });

  it('in depth through fragments too', async () => {
    const fragments = Array.from(
      { length: 12 },
      (_, index) => `fragment F${index} on Area { parent { ...F${index + 1} } }`,
    );
    const query = `{ area(id: "24216-rc-1") { ...F0 } } ${fragments.join(' ')} fragment F12 on Area { id }`;
    expect(await code(query)).toBe('TOO_COMPLEX');
  });

  it('in aliases', async () => {
    expect(await code(aliased(50))).toBeUndefined();
    expect(await code(aliased(51))).toBe('TOO_COMPLEX');
  });

  it('in rows times rows', async () => {
    const query = `query ($first: Int) { municipality(code: "24216") { areas { resources(first: $first) { nodes { id servesAreas { id } } } } } }`;
    expect(await code(query, { first: 100 })).toBeUndefined();
    expect(await code(query, { first: 1000 })).toBe('TOO_COMPLEX');
  });

  it('in fragments that spread the next twice, before the compiler unrolls them', async () => {
    const chain = Array.from(
      { length: 200 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
    );
    const from = performance.now();
    expect(await code(`{ ...F0 } ${chain.join(' ')} fragment F200 on Query { session { mode } }`)).toBe('TOO_COMPLEX');
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('in length', async () => {
    expect(await code(`{ ${'__typename '.repeat(8_001)} }`)).toBe('BAD_USER_INPUT');
  });

  it('before anything is read', async () => {
    const statements = await recordStatements(server.database, async () => {
      await code(nested(10));
      await code(aliased(51));
    });
    // the register's stamp, once for each request
    expect(statements).toHaveLength(2);
  });
});

describe('an error', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ['that can’t be parsed', '{ municipality(', {}, 'BAD_USER_INPUT'],
    ['about a field that there is not', '{ nonsense }', {}, 'BAD_USER_INPUT'],
    [
      'about a variable of the wrong type',
      'query ($first: Int) { resources(filter: {}, first: $first) { totalCount } }',
      { first: 'x' },
      'BAD_USER_INPUT',
    ],
    ['about a missing variable', 'query ($code: ID!) { municipality(code: $code) { name } }', {}, 'BAD_USER_INPUT'],
    [
      'about an enum value that there is not',
      '{ municipality(code: "24216") { areas(kind: VILLAGE) { id } } }',
      {},
      'BAD_USER_INPUT',
    ],
    ['about input', '{ resources(filter: { municipality: "x" }) { totalCount } }', {}, 'BAD_USER_INPUT'],
    ['about what isn’t there', '{ search(municipality: "99999", text: "a") { id } }', {}, 'NOT_FOUND'],
  ])('%s has a code and a message that says what to do', async (_name, query, variables, expected) => {
    const { data, errors } = await server.graphql(query, variables);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({ code: expected });
    expect(errors?.[0]?.message).toMatch(/\p{Script=Hiragana}/u);
  });

  it('of our own shows nothing of the inside', async () => {
    await server.database.query('ALTER TABLE resource_kind RENAME TO hidden_kind');
    try {
      const answer = await server.graphql('{ resource(id: "24216-r1") { id } municipality(code: "24216") { name } }');
      expect(answer.data).toEqual({ resource: null, municipality: { name: '伊賀市' } });
      expect(answer.errors).toEqual([
        {
          message: expect.stringMatching(/サーバーで問題が起きました/),
          path: ['resource'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ]);
      expect(JSON.stringify(answer)).not.toMatch(/resource_kind|relation|SELECT|at .*\.ts|node_modules/);
    } finally {
      await server.database.query('ALTER TABLE hidden_kind RENAME TO resource_kind');
    }
  });

  it('is not kept: the next asker gets an answer', async () => {
    const query = '{ resource(id: "24216-r1") { name } }';
    await server.database.query('ALTER TABLE resource_kind RENAME TO hidden_kind');
    expect((await server.graphql(query)).errors).toHaveLength(1);
    await server.database.query('ALTER TABLE hidden_kind RENAME TO resource_kind');
    expect(await server.graphql(query)).toEqual({ data: { resource: { name: 'ふれあいサロン府中' } } });
  });
});
