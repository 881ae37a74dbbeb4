import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSmallTown } from '../graphql/small-town.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('GraphQL over HTTP', () => {
  it('passes the audits of the specification', async () => {
    const results = await Promise.all(
      serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch }).map((audit) => audit.fn()),
    );
    const failed = results.filter(({ status }) => status !== 'ok');
    expect(results.length).toBeGreaterThan(55);
    expect(failed.map((result) => `${result.id} ${result.status} ${'reason' in result ? result.reason : ''}`)).toEqual(
      [],
    );
  });

  it('numbers every request, so that a failure on a screen is found in the log', async () => {
    const query = { query: '{ municipality(code: "24216") { name } }' };
    const answers = await Promise.all([post(query), post(query), post('no JSON'), fetch(`${server.url}/nowhere.css`)]);
    const numbers = answers.map(({ headers }) => headers.get('x-request-id') ?? '');
    // nothing that is mistaken over the telephone
    for (const number of numbers) expect(number).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    // an answer that was kept is another request all the same
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('takes a query by GET, and no mutation', async () => {
    const query = encodeURIComponent('query ($code: ID!) { municipality(code: $code) { name } }');
    const variables = encodeURIComponent('{"code":"24216"}');
    const response = await fetch(`${server.url}/graphql?query=${query}&variables=${variables}`);
    expect(await response.json()).toEqual({ data: { municipality: { name: '伊賀市' } } });
    const mutation = await fetch(`${server.url}/graphql?query=${encodeURIComponent('mutation { __typename }')}`);
    expect([400, 405]).toContain(mutation.status);
  });

  it('compresses a large answer as the client takes it, and tells caches so', async () => {
    const body = { query: '{ __schema { types { name fields { name description } } } }' };
    const plain = await (await post(body, { 'accept-encoding': 'identity' })).text();
    expect(plain.length).toBeGreaterThan(5_000);
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      // undici unpacks by itself: the raw bytes are asked for by node:http
      const { headers, bytes } = await rawPost(body, encoding);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['vary']).toContain('Accept-Encoding');
      expect(unpack(bytes).toString()).toBe(plain);
    }
  });

  it('refuses a body that is too large, not JSON, or of another type, each with what to do', async () => {
    const large = await post({ query: `{ municipalities { name } } #${'x'.repeat(300_000)}` });
    expect(large.status).toBe(413);
    const broken = await post('{"query": ');
    expect(broken.status).toBe(400);
    const form = await post('query={ municipalities { name } }', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(415);
    const text = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
    expect(text.status).toBe(415);
    for (const response of [large, broken, form, text]) {
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(errors[0]?.message).toMatch(/\p{Script=Hiragana}/u);
    }
  });

  it('takes one operation at a time', async () => {
    const response = await post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(response.status).toBe(400);
  });

  it('may be introspected', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { errors } = (await (await post({ query: getIntrospectionQuery() })).json()) as { errors?: unknown };
    expect(errors).toBeUndefined();
  });
});

async function rawPost(body: object, encoding: string) {
  const http = await import('node:http');
  const text = JSON.stringify(body);
  return new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    const request = http.request(
      `${server.url}/graphql`,
      { method: 'POST', headers: { 'content-type': 'application/json', 'accept-encoding': encoding } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
      },
    );
    request.once('error', reject);
    request.end(text);
  });
}
