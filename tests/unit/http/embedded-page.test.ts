import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchema, createServices } from '@hazama/server/graphql';
import { createHttpServer } from '@hazama/server/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CITY = 'https://www.city.example.jp';

let dir: string;
const apps: Awaited<ReturnType<typeof createHttpServer>>[] = [];
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'hazama-embed-'));
  writeFileSync(path.join(dir, 'index.html'), '<!doctype html><title>はざま</title>');
});
afterAll(async () => {
  for (const app of apps) await app.close();
  rmSync(dir, { recursive: true });
});

async function serve(embedOrigins: readonly string[]) {
  // none of these paths asks the database anything
  const services = createServices({ embedOrigins } as Parameters<typeof createServices>[0]);
  const app = await createHttpServer({ services, schema: await buildSchema(), clientDir: dir, logLevel: 'silent' });
  apps.push(app);
  return (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { host: 'localhost:4000', ...headers } });
}

/** Source lists of a content security policy, by directive. */
const policyOf = (header: unknown): Record<string, string> =>
  Object.fromEntries(
    String(header)
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
  );

describe('the page for frames', () => {
  it.each([
    ['no site but its own', [], "'self'"],
    ['the sites that are named', [CITY, 'http://intra.example:8080'], `'self' ${CITY} http://intra.example:8080`],
  ])('is framed by %s', async (_who, origins, ancestors) => {
    const get = await serve(origins);
    for (const url of ['/iga/embed', '/iga/embed?area=12&view=table', '/24216/embed?']) {
      // as a browser asks for what an iframe of another site shows
      const response = await get(url, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toMatch(/^text\/html/);
      expect(response.headers['x-frame-options']).toBeUndefined();
      const policy = policyOf(response.headers['content-security-policy']);
      expect(policy['frame-ancestors']).toBe(ancestors);
      // all that it is told comes in by one door
      expect(policy['connect-src']).toBe('localhost:4000/embed/');
      expect(policy['script-src']).toBe("'self'");
      expect(response.headers['set-cookie']).toBeUndefined();
    }
  });

  it('has a policy that no spelling of a host can break', async () => {
    const get = await serve([CITY]);
    const { headers } = await get('/iga/embed', { host: '[::1]:4000' });
    expect(policyOf(headers['content-security-policy'])).toMatchObject({
      'connect-src': "'self'",
      'frame-ancestors': `'self' ${CITY}`,
    });
    const strange = await get('/iga/embed', { host: 'a; script-src *' });
    expect(policyOf(strange.headers['content-security-policy'])).toMatchObject({ 'script-src': "'self'" });
  });

  it.each([
    '/',
    '/iga/map',
    '/iga/map?embed',
    '/iga/map/embed',
    '/iga/resources/embed',
    '/iga/embed/',
    '/iga/embed/map',
    '/iga/%65mbed',
    '/embed',
    '/embed/',
    '/iga//embed',
    '/s/ABCDEFGH',
    '/embed/graphql',
    '/templates/resources.csv',
  ])('is no other: %s is framed by nobody', async (url) => {
    const get = await serve([CITY]);
    const { headers } = await get(url);
    expect(policyOf(headers['content-security-policy'])['frame-ancestors']).toBe("'none'");
    expect(headers['x-frame-options']).toBe('DENY');
  });
});
