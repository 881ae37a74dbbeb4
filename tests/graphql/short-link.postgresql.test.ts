import { addMunicipality } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await addMunicipality(server, { code: '24216', name: '伊賀市', slug: 'iga' });
  await addMunicipality(server, { code: '10204', name: '伊勢崎市', slug: 'isesaki' });
});
afterAll(() => server?.close());

const create = (address: string, as?: string) =>
  server.graphql<{ createShortLink: { code: string; path: string } }>(
    'mutation ($address: String!) { createShortLink(address: $address) { code path } }',
    { address },
    as,
  );

async function codeOf(address: string): Promise<string> {
  const { data, errors } = await create(address);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.createShortLink.code;
}

const open = (path: string) => fetch(`${server.url}${path}`, { redirect: 'manual' });
const leadsTo = async (path: string) => (await open(path)).headers.get('location');

describe('a short link', () => {
  it('leads to the state that it was made of', async () => {
    const { data } = await create('/iga/map?area=12&ind=coverage.gathering&c=34.7690,136.1300,12.50');
    expect(data?.createShortLink).toEqual({
      code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
      path: `/s/${data?.createShortLink.code}`,
    });
    const answer = await open(data?.createShortLink.path ?? '');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/iga/map?area=12&c=34.7690,136.1300,12.50&ind=coverage.gathering');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is the same for the same state, however it was come to, and another for another', async () => {
    const code = await codeOf('/iga/map?area=3&view=table');
    expect(await codeOf('/iga/map?view=table&area=3')).toBe(code);
    expect(await codeOf('/24216/map?view=table&area=3')).toBe(code);
    expect(await codeOf('/iga/map?area=4&view=table')).not.toBe(code);
    expect(await codeOf('/isesaki/map?area=3&view=table')).not.toBe(code);
  });

  it('is read as somebody copied it from paper', async () => {
    const code = await codeOf('/iga/resources/24216-ClW2aK5Bce0u');
    expect(await leadsTo(`/s/${code.toLowerCase()}`)).toBe('/iga/resources/24216-ClW2aK5Bce0u');
  });

  it('follows its town to another address', async () => {
    const code = await codeOf('/isesaki/map?area=2');
    await addMunicipality(server, { code: '10204', name: '伊勢崎市', slug: 'isesaki-shi' });
    expect(await leadsTo(`/s/${code}`)).toBe('/isesaki-shi/map?area=2');
    await addMunicipality(server, { code: '10204', name: '伊勢崎市', slug: 'isesaki' });
  });

  it('grows by a letter where another state has its code', async () => {
    const code = await codeOf('/iga/map?area=20');
    await server.database.query("UPDATE short_link SET path = '/map?area=21' WHERE code = $1", [code]);
    const longer = await codeOf('/iga/map?area=20');
    expect(longer).toMatch(new RegExp(`^${code}[2-9A-HJ-NP-Z]$`));
    expect(await codeOf('/iga/map?area=20')).toBe(longer);
    expect(await leadsTo(`/s/${longer}`)).toBe('/iga/map?area=20');
  });

  it.each([
    ['/iga/map?area=5', '', '/iga/map?area=5'],
    ['/iga/map?area=5', '?as=public', '/iga/map?area=5&as=public'],
    ['/iga/map?area=5&as=council', '', '/iga/map?area=5&as=council'],
    ['/iga/map?area=5&as=council', '?as=public', '/iga/map?area=5&as=public'],
    ['/iga/map?area=5&as=public', '?as=council', '/iga/map?area=5&as=public'],
    ['/iga/map?area=5&as=public', '?as=staff', '/iga/map?area=5&as=public'],
  ])('never shows more than it says or is asked: %s opened with %j', async (address, query, target) => {
    expect(await leadsTo(`/s/${await codeOf(address)}${query}`)).toBe(target);
  });

  it('is made by who works here, through whosever eyes they look', async () => {
    expect((await create('/iga/map?area=6&as=public', 'public')).errors).toBeUndefined();
  });

  it.each([
    'https://example.com/iga/map',
    '//example.com/iga/map',
    '/\\example.com/map',
    '/iga//example.com',
    '/iga/../../etc',
    '/iga/./map',
    '/iga/%2e%2e/map',
    '/iga',
    'iga/map',
    '',
    '/iga/map?q=認知症の山田さん',
    '/iga/map?q=%E5%B1%B1%E7%94%B0',
    '/iga/map?q=a b',
    '/iga/map?area=1&area=2',
    '/iga/map?next=https://example.com/',
    '/iga/map?a=1?b=2',
    '/iga/map#area',
    '/iga/map\r\nset-cookie:x=1',
    `/iga/map?layers=${'salon,'.repeat(200)}`,
  ])('is not made of %j, and says of what it is', async (address) => {
    const { data, errors } = await create(address);
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('この画面のアドレスだけです');
  });

  it('is not made of a town that nobody has added', async () => {
    const { errors } = await create('/nara/map');
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });

  it.each(['/s/22222222', '/s/oops', '/s/0OI1', "/s/'%20OR%201=1", '/s/'])(
    '%s is answered with the page that says what to do',
    async (path) => {
      const answer = await open(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
    },
  );

  it('is refused where the town has as many as it may, and the old ones stay', async () => {
    const before = await codeOf('/isesaki/map?area=1');
    await server.database.query(
      `INSERT INTO short_link (municipality_code, code, path)
       SELECT '10204', 'X' || number, '/map?area=' || number FROM generate_series(1, 10000) AS number`,
    );
    const { errors } = await create('/isesaki/map?area=11');
    expect(errors?.[0]?.extensions?.['code']).toBe('CONFLICT');
    expect(errors?.[0]?.message).toContain('QRコード');
    expect(await codeOf('/isesaki/map?area=1')).toBe(before);
    expect((await create('/iga/map?area=11')).errors).toBeUndefined();
  });
});
