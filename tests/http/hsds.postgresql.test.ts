import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { HSDS_OBJECTS, hsdsFaults, hsdsListFaults, pageFaults } from './hsds-constraints.ts';

const BUSY_MACHINE_MILLISECONDS = 300_000;

interface Page {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly Entity[];
}
interface Entity {
  readonly id: string;
  readonly name: string;
  readonly status?: string;
  readonly parent_id?: string;
  readonly organization?: { readonly id: string };
  readonly services?: readonly Entity[];
  readonly schedules?: readonly Record<string, unknown>[];
  readonly languages?: readonly { readonly name: string; readonly code?: string }[];
  readonly service_at_locations?: readonly { readonly id: string; readonly location: Record<string, unknown> }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sampleTowns: ['iga'] });
  const rows = [
    'id,kind,name,address,longitude,latitude,schedule,organization,visibility,phone,languages,serves_area,url,confirmed_on',
    'h1,salon,試験サロン,三重県伊賀市西町1,136.13,34.77,第2・第4水曜 10:00-12:00,試験の会,public,0595-00-0001,ja、pt,府中,https://example.jp/,2026-04-01',
    'h2,salon,ひみつのサロン,三重県伊賀市西町2,136.13,34.77,毎週月曜,ひみつの会,staff,,,,,',
    'h3,temporary-housing,ひみつの住まい,三重県伊賀市西町3,136.13,34.77,,,public,,,,,',
    'h5,salon,隔週サロン,三重県伊賀市西町5,136.13,34.77,隔週水曜 10:00-12:00,,public,,,,,',
    'h4,salon,ときどきサロン,三重県伊賀市西町4,136.13,34.77,不定期,,public,,,,,',
  ];
  const report = await importFile(
    { database: server.database },
    {
      dataset: 'resources',
      municipality: '24216',
      file: { name: 'hsds.csv', bytes: new TextEncoder().encode(rows.join('\n')) },
    },
  );
  if (report.rows.accepted !== 5) throw new Error(JSON.stringify(report.issues));
}, BUSY_MACHINE_MILLISECONDS);
afterAll(() => server?.close());

const get = (path: string) => fetch(`${server.url}/hsds${path}`);

async function read<T>(path: string): Promise<T> {
  const response = await get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}

async function findService(name: string): Promise<Entity> {
  const { contents } = await read<Page>(`/services?search=${encodeURIComponent(name)}`);
  const found = contents.find((service) => service.name === name);
  if (!found) throw new Error(`no service ${name}`);
  return read<Entity>(`/services/${found.id}`);
}

/** One object of each kind that stands in another, by its kind. */
function collect(kind: string, object: unknown, seen: Map<string, Record<string, unknown>>): void {
  if (typeof object !== 'object' || object === null) return;
  const fields = object as Record<string, unknown>;
  seen.set(kind, fields);
  const { one = {}, many = {} } = HSDS_OBJECTS[kind] ?? {};
  for (const [name, inner] of Object.entries(one)) collect(inner, fields[name], seen);
  for (const [name, inner] of Object.entries(many))
    if (Array.isArray(fields[name])) for (const item of fields[name]) collect(inner, item, seen);
}

describe('the HSDS API', () => {
  it('says which version it speaks', async () => {
    expect(await read('')).toMatchObject({ version: '3.0', openapi_url: expect.stringContaining('/3.0/') });
  });

  it('holds every service of the public once, page by page, each as HSDS wants it', async () => {
    const seen = new Map<string, Entity>();
    let page: Page | undefined;
    for (let number = 1; !page?.last_page; number++) {
      page = await read<Page>(`/services?per_page=200&page=${number}&full=true`);
      expect(page).toMatchObject({ page_number: number, first_page: number === 1, empty: false });
      expect(page.size).toBe(page.contents.length);
      for (const service of page.contents) {
        expect(hsdsFaults('service', service)).toEqual([]);
        seen.set(service.id, service);
      }
    }
    expect(seen.size).toBe(page.total_items);
    const { data } = await server.graphql<{ resources: { totalCount: number } }>(
      '{ resources(filter: { municipality: "24216" }) { totalCount } }',
      {},
      'public',
    );
    expect(page.total_items).toBe(data?.resources.totalCount);
    expect(page.total_pages).toBe(Math.ceil(page.total_items / 200));
  });

  it('has every object of its lists as HSDS wants it, in the envelope that HSDS wants', async () => {
    for (const [list, kind] of [
      ['services', 'service'],
      ['organizations', 'organization'],
      ['service_at_locations', 'service_at_location'],
      ['taxonomies', 'taxonomy'],
      ['taxonomy_terms', 'taxonomy_term'],
    ] as const) {
      const page = await read<Page>(`/${list}?per_page=1000`);
      expect([list, pageFaults({ ...page })]).toEqual([list, []]);
      expect([list, page.empty]).toEqual([list, false]);
      expect([list, page.contents.flatMap((entry) => hsdsListFaults(kind, entry))]).toEqual([list, []]);
      const full = await read<Page>(`/${list}?per_page=1000&full=true&full_service=true`);
      expect([list, full.contents.flatMap((entry) => hsdsFaults(kind, entry))]).toEqual([list, []]);
      expect(full.contents.map(({ id }) => id)).toEqual(page.contents.map(({ id }) => id));
      const lines = (await (await get(`/${list}?format=ndjson`)).text()).trim().split('\n');
      expect([list, lines.length]).toEqual([list, page.total_items]);
      const firstLines = lines.slice(0, page.contents.length).map((line) => (JSON.parse(line) as Entity).id);
      expect(firstLines).toEqual(page.contents.map(({ id }) => id));
    }
  });

  it('is held to the schemas: a field that is taken away or spoilt in any object is found', async () => {
    const service = await findService('試験サロン');
    expect(hsdsFaults('service', service)).toEqual([]);
    const seen = new Map<string, Record<string, unknown>>();
    collect('service', service, seen);
    // all kinds of object that there are stand in this one service
    expect([...seen.keys()].toSorted()).toEqual(Object.keys(HSDS_OBJECTS).toSorted());
    for (const [kind, object] of seen)
      for (const name of HSDS_OBJECTS[kind]?.required ?? []) {
        const { [name]: _, ...rest } = object;
        expect(hsdsFaults(kind, rest)).toEqual([`${kind}.${name}: missing`]);
        expect(hsdsFaults(kind, { ...object, [name]: { spoilt: true } })).toHaveLength(1);
      }
    expect(hsdsFaults('service', { ...service, phones: {} })).toEqual(['service.phones: no list']);
    expect(hsdsFaults('service', { ...service, status: 'open' })).toHaveLength(1);
    expect(hsdsListFaults('service', service).some((fault) => fault.includes('not in a list'))).toBe(true);
    expect(pageFaults({ contents: [], empty: true })).toHaveLength(6);
  });

  it('names languages, and keeps every other week in words: HSDS would need its first day', async () => {
    const service = await findService('試験サロン');
    expect(service.languages?.map(({ name, code }) => [name, code])).toEqual([
      ['日本語', 'ja'],
      ['ポルトガル語', 'pt'],
    ]);
    const [words] = (await findService('隔週サロン')).schedules ?? [];
    expect(words).toMatchObject({ description: '隔週水曜 10:00-12:00' });
    expect(words).not.toHaveProperty('freq');
  });

  it('keeps what is not public, and where it is', async () => {
    const hidden = await read<Page>(`/services?search=${encodeURIComponent('ひみつのサロン')}`);
    expect(hidden).toMatchObject({ total_items: 0, empty: true, contents: [] });
    // a public row of a kind that is not: it is known, its place is not
    const housing = await findService('ひみつの住まい');
    expect(housing.service_at_locations).toEqual([]);
    const bodies = await read<Page>('/organizations?per_page=1000');
    expect(bodies.contents.map(({ name }) => name)).toContain('試験の会');
    expect(bodies.contents.map(({ name }) => name)).not.toContain('ひみつの会');
  });

  it('tells days by RFC 5545 where they are understood, and by their words where not', async () => {
    const [schedule] = (await findService('試験サロン')).schedules ?? [];
    expect(schedule).toMatchObject({
      freq: 'MONTHLY',
      byday: '2WE,4WE',
      opens_at: '10:00+09:00',
      closes_at: '12:00+09:00',
      timezone: 9,
      description: '第2・第4水曜 10:00-12:00',
    });
    const [words] = (await findService('ときどきサロン')).schedules ?? [];
    expect(words).toMatchObject({ description: '不定期' });
    expect(words).not.toHaveProperty('freq');
  });

  it('gives services, bodies, places and terms by ids that lead to each other', async () => {
    const service = await findService('試験サロン');
    const body = await read<Entity>(`/organizations/${service.organization?.id}`);
    expect(hsdsFaults('organization', body)).toEqual([]);
    expect(body.services?.map(({ name }) => name)).toEqual(['試験サロン']);
    const ofBody = await read<Page>(`/services?organization_id=${service.organization?.id}`);
    expect(ofBody.contents.map(({ id }) => id)).toEqual([service.id]);
    const place = service.service_at_locations?.[0];
    expect(place?.location).toMatchObject({
      latitude: 34.77,
      longitude: 136.13,
      addresses: [{ address_1: '西町1', city: '伊賀市', state_province: '三重県', country: 'JP' }],
    });
    expect(hsdsFaults('service_at_location', await read(`/service_at_locations/${place?.id}`))).toEqual([]);
    const places = await read<Page>('/service_at_locations?per_page=1000');
    expect(places.contents.flatMap((one) => hsdsFaults('service_at_location', one))).toEqual([]);
    expect(places.contents.map(({ id }) => id)).toContain(place?.id);
  });

  it('has the kinds as a taxonomy of two steps, by which services are found', async () => {
    const [taxonomy] = (await read<Page>('/taxonomies')).contents;
    expect(hsdsFaults('taxonomy', await read(`/taxonomies/${taxonomy?.id}`))).toEqual([]);
    const terms = (await read<Page>(`/taxonomy_terms?per_page=1000&taxonomy_id=${taxonomy?.id}`)).contents;
    expect(terms.flatMap((term) => hsdsFaults('taxonomy_term', term))).toEqual([]);
    const salon = terms.find(({ name }) => name === 'ふれあいサロン');
    const salons = await read<Page>(`/services?taxonomy_term_id=${salon?.id}&per_page=1000`);
    expect(salons.contents.map(({ name }) => name)).toContain('試験サロン');
    const group = await read<Page>(`/services?taxonomy_term_id=${salon?.parent_id}&per_page=1000`);
    expect(group.total_items).toBeGreaterThan(salons.total_items);
    const top = await read<Page>('/taxonomy_terms?top_only=true&per_page=1000');
    expect(top.contents.every(({ parent_id: parent }) => parent === undefined)).toBe(true);
    expect(await read<Entity>(`/taxonomy_terms/${salon?.id}`)).toMatchObject({ name: 'ふれあいサロン' });
  });

  it('tells what has changed since a moment', async () => {
    const none = await read<Page>('/services?modified_after=2999-01-01T00:00:00Z&minimal=true');
    expect(none).toMatchObject({ total_items: 0, total_pages: 0, last_page: true });
    const all = await read<Page>('/services?modified_after=2000-01-01&minimal=true');
    expect(all.contents).toHaveLength(all.total_items);
    expect(all.last_page).toBe(true);
    expect(Object.keys(all.contents[0] ?? {})).toEqual(['id', 'modified_date']);
  });

  it('keeps a record its id when it is imported again', async () => {
    const before = await findService('試験サロン');
    const text = 'id,kind,name,address,longitude,latitude\nh1,salon,試験サロン,三重県伊賀市西町9,136.13,34.77\n';
    await importFile(
      { database: server.database },
      {
        dataset: 'resources',
        municipality: '24216',
        file: { name: 'hsds.csv', bytes: new TextEncoder().encode(text) },
      },
    );
    const after = await findService('試験サロン');
    expect(after.id).toBe(before.id);
    expect(after.schedules).toEqual([]);
  });

  it.each([
    ['/services/no-such-id', 404],
    ['/services/24216000-0000-8000-8000-000000000000', 404],
    ['/organizations/24216000-0000-8000-8000-000000000000', 404],
    ['/taxonomies/x', 404],
    ['/services?per_page=100000', 400],
    ['/services?page=0', 400],
    ['/services?color=red', 400],
    ['/services?m=abc', 400],
  ])('%s is answered with a problem', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(/[ぁ-ん]/) });
  });
});
