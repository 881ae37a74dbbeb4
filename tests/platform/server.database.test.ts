import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test('says that it lives', async () => {
  const response = await fetch(`${server.url}/healthz`);
  expect(response.status).toBe(200);
});

test('says that it can answer', async () => {
  const response = await fetch(`${server.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }]);
});
