import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildSchema, createServices } from '@hazama/server/graphql';
import { createHttpServer } from '@hazama/server/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = `console.log(${JSON.stringify('はざま'.repeat(1000))})`;

let dir: string;
let app: Awaited<ReturnType<typeof createHttpServer>>;
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'hazama-client-'));
  mkdirSync(path.join(dir, 'assets'));
  writeFileSync(path.join(dir, 'index.html'), '<!doctype html><title>はざま</title>');
  const script = path.join(dir, 'assets/index-abc123.js');
  writeFileSync(script, SCRIPT);
  writeFileSync(`${script}.br`, brotliCompressSync(SCRIPT));
  writeFileSync(`${script}.gz`, gzipSync(SCRIPT));
  // none of these paths asks the database anything
  const services = createServices({ embedOrigins: [] } as unknown as Parameters<typeof createServices>[0]);
  app = await createHttpServer({ services, schema: await buildSchema(), clientDir: dir, logLevel: 'silent' });
});
afterAll(async () => {
  await app.close();
  rmSync(dir, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: 'localhost:4000', ...headers } });

describe('the client', () => {
  it.each(['/', '/iga/map', '/iga/map?area=3&ind=coverage.gathering', '/isesaki', '/%E4%BC%8A%E8%B3%80/map'])(
    'is opened at %s',
    async (url) => {
      const response = await get(url);
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toMatch(/^text\/html/);
      expect(response.headers['cache-control']).toBe('no-cache');
      expect(response.body).toContain('はざま');
    },
  );

  it.each([
    ['br', 'br, gzip'],
    ['gzip', 'gzip'],
  ])('sends what was compressed by the build: %s', async (encoding, accept) => {
    const response = await get('/assets/index-abc123.js', { 'accept-encoding': accept });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(response.headers['content-type']).toMatch(/javascript/);
    expect(response.rawPayload.length).toBeLessThan(SCRIPT.length / 5);
  });

  it('sends plain what a client can’t unpack', async () => {
    const response = await get('/assets/index-abc123.js');
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.body).toBe(SCRIPT);
  });

  it.each([
    '/assets/index-old.js',
    '/tiles',
    '/tiles/areas',
    '/graphql/x',
    '/export/areas',
    '/favicon.png',
    '/templates/none.csv',
    '/hsds/none',
  ])('is not what a program gets at %s', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({
      errors: [{ message: expect.stringMatching(/ありません/), extensions: { code: 'NOT_FOUND' } }],
    });
  });

  it('does not let out what lies beside it', async () => {
    for (const url of ['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fetc/passwd', '/.env'])
      expect((await get(url)).body).not.toMatch(/root:|"name"/);
  });
});

describe('a client that is built anew while the server runs', () => {
  it('says so while there is none, and is served from then on', async () => {
    const before = readFileSync(path.join(dir, 'index.html'));
    rmSync(path.join(dir, 'index.html'));
    const between = await get('/iga/map');
    expect(between.statusCode).toBe(503);
    expect(between.json().errors[0].message).toMatch(/作りなおしている/);

    writeFileSync(path.join(dir, 'index.html'), '<script src="/assets/index-new456.js"></script>');
    writeFileSync(path.join(dir, 'assets/index-new456.js'), '1');
    expect((await get('/iga/map')).body).toContain('index-new456');
    const served = await get('/assets/index-new456.js');
    expect(served.statusCode).toBe(200);
    expect(served.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    rmSync(path.join(dir, 'assets/index-new456.js'));
    writeFileSync(path.join(dir, 'index.html'), before);
  });

  it('tells who still has the old page to load it again', async () => {
    const gone = await get('/assets/index-new456.js');
    expect(gone.statusCode).toBe(404);
    expect(gone.headers['cache-control'] ?? '').not.toMatch(/immutable/);
    expect(gone.json().errors[0].message).toMatch(/読み込みなおしてください/);
  });
});

describe('a template', () => {
  it('is sent as a file, as CSV and as XLSX', async () => {
    const csv = await get('/templates/resources.csv');
    expect(csv.statusCode).toBe(200);
    expect(csv.headers['content-type']).toMatch(/^text\/csv/);
    expect(csv.headers['content-disposition']).toBe('attachment; filename="resources.csv"');
    expect(csv.body.split('\r\n')[0]).toMatch(/^\uFEFFid,kind,name/);
    const xlsx = await get('/templates/population.xlsx');
    expect(xlsx.headers['content-type']).toMatch(/spreadsheetml/);
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it.each(['/templates/nothing.csv', '/templates/resources.pdf', '/templates/resources'])(
    'is not at %s',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );
});

describe('every answer', () => {
  it.each(['/', '/assets/index-abc123.js', '/tiles/none.json', '/nowhere.png'])(
    'at %s carries the security headers',
    async (url) => {
      const { headers } = await get(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("worker-src 'self'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("img-src 'self' data: blob:");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );
});

describe('a page of somebody else', () => {
  it.each(['evil.example', 'evil.example:4000', '192.168.0.5:4000', 'localhost.evil.example'])(
    'that has bound the name %j to this machine gets nothing',
    async (host) => {
      const response = await get('/', { host });
      expect(response.statusCode).toBe(421);
      expect(response.json().errors[0].extensions.code).toBe('FORBIDDEN');
    },
  );

  it.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'LOCALHOST:4000'])(
    'is not this machine’s own %s',
    async (host) => {
      expect((await get('/', { host })).statusCode).toBe(200);
    },
  );

  it('can’t send a query, be it the simplest', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:5000' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ]) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { host: 'localhost:4000', 'content-type': 'application/json', ...headers },
        payload: '{"query":"{ __typename }"}',
      });
      expect(response.statusCode).toBe(403);
    }
  });

  it('may link here', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await get('/iga/map', headers)).statusCode).toBe(200);
  });
});
