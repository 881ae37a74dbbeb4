import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { parseExportRequest, writeExport } from '@hazama/server/export';
import { Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const BUSY_MACHINE_MILLISECONDS = 300_000;

let server: TestServer;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-export-http-'));
  server = await startTestServer({ sampleTowns: ['iga'] });
}, BUSY_MACHINE_MILLISECONDS);
afterAll(async () => {
  await server?.close();
  rmSync(dir, { recursive: true, force: true });
});

const get = (file: string, query = 'm=24216') => fetch(`${server.url}/export/${file}?${query}`);

/** The records of a CSV whose cells hold no line breaks, by column. */
async function csv(file: string, query?: string): Promise<Record<string, string>[]> {
  const response = await get(file, query);
  expect(response.status).toBe(200);
  return parseCsv(new TextDecoder().decode(await response.arrayBuffer()));
}

function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = text
    .replace('\uFEFF', '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) =>
      [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        (quoted ?? plain ?? '').replaceAll('""', '"'),
      ),
    );
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

const text = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
/** People of areas come in parts: to one digit. */
const rounded = (count: number | null | undefined) => text(count && Math.round(count * 10) / 10);
const kindsIn = async (file: string, as: string) =>
  new Set((await csv(file, `m=24216&as=${as}`)).map(({ kind }) => kind));

describe('an export over HTTP', () => {
  it('is a file under a Japanese name that says it is a demo, kept by no cache', async () => {
    const response = await get('resources.csv');
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="24216-resources\.csv"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toMatch(
      /^伊賀市（デモ）_地域資源_\d{4}-\d\d-\d\d\.csv$/,
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('for everyone may be kept, if it is asked about again', async () => {
    const response = await get('resources.csv', 'm=24216&as=public');
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
  });

  it('withholds a single field from whom it is kept, as the API does', async () => {
    const [kept] = await server.database.query<{ id: string }>(
      `UPDATE resource SET phone = '0595-99-8765', field_visibility = '{"phone": "COUNCIL"}'
       WHERE id = (SELECT id FROM resource WHERE municipality_code = '24216' AND to_revision IS NULL AND visibility = 'PUBLIC'
         AND kind_id = 'salon' ORDER BY id LIMIT 1) RETURNING id`,
    );
    const query = 'query ($id: ID!) { resource(id: $id) { phone } }';
    for (const [as, phone] of [
      ['public', null],
      ['council', '0595-99-8765'],
    ] as const) {
      const content = await (await get('resources.geojson', `m=24216&as=${as}`)).text();
      expect(content.includes('0595-99-8765')).toBe(phone !== null);
      const { data } = await server.graphql(query, { id: kept?.id }, as);
      expect(data).toEqual({ resource: { phone } });
    }
  });

  it.each([
    ['resources.pdf', 'm=24216', 404, 'csv・xlsx・geojson・gpkg'],
    ['secrets.csv', 'm=24216', 404, 'secrets'],
    ['resources.csv', 'm=99999', 404, '99999'],
    ['resources.csv', '', 400, 'm'],
    ['resources.csv', 'm=24216&colour=red', 400, 'colour'],
    ['resources.csv', 'm=24216&area=999', 400, '999'],
    ['resources.xlsx', 'm=24216&encoding=cp932', 400, 'CSV だけ'],
    ['values.csv', 'm=24216&ind=coverage.nothing', 400, 'coverage.nothing'],
    ['presence.geojson', 'm=24216', 400, '場所がない'],
    ['population.csv', 'm=24216&by=cells&as=council', 403, 'by=areas'],
  ])('%s?%s is refused with a problem that says what to do', async (file, query, status, words) => {
    const response = await get(file, query);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ status, detail: expect.stringContaining(words) });
  });

  it('leaves nothing in the folder for passing files', async () => {
    await (await get('areas.csv')).arrayBuffer();
    await get('values.csv', 'm=24216&ind=nothing');
    await expect
      .poll(() => readdirSync(os.tmpdir()).filter((name) => /^hazama-export-[0-9a-f]{8}-/.test(name)))
      .toEqual([]);
  });

  it('as GeoJSON follows RFC 7946: a place as [longitude, latitude], outer rings against the clock', async () => {
    const response = await get('areas.geojson');
    expect(response.headers.get('content-type')).toMatch(/^application\/geo\+json/);
    const { type, about, features } = (await response.json()) as {
      type: string;
      about: Record<string, string>;
      features: { properties: Record<string, unknown>; geometry: { coordinates: [number, number][][][] } | null }[];
    };
    expect(type).toBe('FeatureCollection');
    expect(about['デモ']).toContain('作りもの');
    expect(features).toHaveLength(39);
    const rings = features.flatMap(({ geometry }) => geometry?.coordinates.map(([outer]) => outer ?? []) ?? []);
    expect(rings.length).toBeGreaterThanOrEqual(38);
    for (const ring of rings) {
      const doubled = ring.reduce((sum, [x, y], at) => {
        const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
        return sum + x * nextY - nextX * y;
      }, 0);
      expect(doubled).toBeGreaterThan(0);
      for (const [longitude, latitude] of ring) expect([longitude > 135, latitude < 35.5]).toEqual([true, true]);
    }
  });

  it('as GeoPackage says what it is, and holds every shape', async () => {
    const response = await get('areas.gpkg');
    expect(response.headers.get('content-type')).toBe('application/geopackage+sqlite3');
    const file = path.join(dir, 'areas.gpkg');
    writeFileSync(file, new Uint8Array(await response.arrayBuffer()));
    const database = new DatabaseSync(file, { readOnly: true });
    const row = (sql: string) => ({ ...database.prepare(sql).get() });
    expect(row('PRAGMA application_id')).toEqual({ application_id: 0x47504b47 });
    expect(row('PRAGMA user_version')).toEqual({ user_version: 10_300 });
    expect(row('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(row('SELECT table_name, data_type, srs_id, round(min_x) AS x FROM gpkg_contents')).toEqual({
      table_name: '区域',
      data_type: 'features',
      srs_id: 4326,
      x: 136,
    });
    expect(row('SELECT * FROM gpkg_geometry_columns')).toEqual({
      table_name: '区域',
      column_name: 'geom',
      geometry_type_name: 'MULTIPOLYGON',
      srs_id: 4326,
      z: 0,
      m: 0,
    });
    const blobs = database.prepare('SELECT geom FROM 区域 WHERE geom IS NOT NULL').all() as { geom: Uint8Array }[];
    expect(blobs.length).toBe(38);
    for (const { geom } of blobs) {
      const bytes = Buffer.from(geom);
      expect([bytes.toString('latin1', 0, 2), bytes[2], bytes[3], bytes.readInt32LE(4)]).toEqual(['GP', 0, 3, 4326]);
      const [west, east, south, north] = [8, 16, 24, 32].map((at) => bytes.readDoubleLE(at));
      expect(west).toBeLessThan(east ?? 0);
      expect(south).toBeLessThan(north ?? 0);
      // well-known binary: little-endian, a multipolygon of at least one polygon
      expect([bytes[40], bytes.readUInt32LE(41)]).toEqual([1, 6]);
      expect(bytes.readUInt32LE(45)).toBeGreaterThan(0);
    }
    database.close();
  });
});

describe('what is withheld on screen is withheld in a file', () => {
  interface ApiValue {
    readonly indicator: { readonly id: string };
    readonly state: string;
    readonly value: number | null;
    readonly numerator: number | null;
    readonly gapPeople: number | null;
  }
  interface Api {
    readonly municipality: {
      readonly areas: readonly {
        readonly name: string;
        readonly values: readonly ApiValue[];
        readonly population: { readonly total: number; readonly single65Over: number | null } | null;
      }[];
    };
  }
  const QUERY = `{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { name
    population { total single65Over }
    values(indicators: ["coverage.gathering", "coverage.salon", "nearest.salon", "per1000.salon", "count.dementia-supporter"]) {
      indicator { id } state value numerator gapPeople } } } }`;

  it.each(['council', 'public'])('values and people for %s are those of the API', async (as) => {
    const { data, errors } = await server.graphql<Api>(QUERY, {}, as);
    expect(errors).toBeUndefined();
    const areas = data?.municipality.areas ?? [];
    const fromApi = areas.flatMap(({ name, values }) =>
      values.map(({ indicator, state, value, numerator, gapPeople }) =>
        [name, indicator.id, state, text(value), text(numerator), text(gapPeople)].join(' '),
      ),
    );
    const ids = 'coverage.gathering,coverage.salon,nearest.salon,per1000.salon,count.dementia-supporter';
    const rows = (await csv('values.csv', `m=24216&as=${as}&ind=${ids}`)).filter(({ number }) => number !== '');
    expect(
      rows.map((row) =>
        [row['area'], row['indicator'], row['state'], row['value'], row['numerator'], row['gap_people']].join(' '),
      ),
    ).toEqual(fromApi);
    expect(rows.filter(({ state }) => state === 'SUPPRESSED').length).toBeGreaterThan(0);
    const people = (await csv('population.csv', `m=24216&as=${as}`)).filter(({ number }) => number !== '');
    expect(people.map((row) => [row['area'], row['total'], row['single_65_over']].join(' '))).toEqual(
      areas.map(({ name, population }) =>
        [name, rounded(population?.total), rounded(population?.single65Over)].join(' '),
      ),
    );
  });

  it('a form for publishing holds what the public may know, whoever asks', async () => {
    const rows = await csv('population.csv', 'm=24216&form=ods-population');
    expect(rows).toHaveLength(39);
    const totals = rows.map((row) => row['総人口'] ?? '');
    expect(totals.filter((total) => total !== '' && Number(total) % 10 !== 0)).toEqual([]);
    expect(rows[0]).toMatchObject({
      都道府県コード又は市区町村コード: '242161',
      地域名: '上野東部',
      '0-4歳の男性': '',
    });
  });

  it('says 10人未満 on the table of the screen, in the order of the screen', async () => {
    const rows = await csv('values.csv', 'm=24216&as=council&view=table&ind=coverage.gathering&sort=-gap');
    const gap = Object.keys(rows[0] ?? {}).find((name) => name.startsWith('まだ届いていない人（人・')) ?? '';
    const gaps = rows.map((row) => row[gap] ?? '');
    expect(gaps).toContain('10人未満');
    const [whole, ...areas] = gaps.map(Number);
    expect(whole).toBeGreaterThan(Math.max(...areas.filter(Number.isFinite)));
    const known = areas.filter(Number.isFinite);
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    // what has no number stands last
    expect(areas.findIndex(Number.isNaN)).toBe(known.length);
  });

  it('says beside each number whose border is estimated, and which rest on old records', async () => {
    const { data } = await server.graphql<{ municipality: { areas: { name: string; boundarySource: string }[] } }>(
      '{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { name boundarySource } } }',
    );
    const sources = new Map(data?.municipality.areas.map(({ name, boundarySource }) => [name, boundarySource]));
    expect([...sources.values()]).toContain('ESTIMATED');
    const ids = 'coverage.gathering,nearest.salon';
    const rows = (await csv('values.csv', `m=24216&ind=${ids}`)).filter(({ number }) => number !== '');
    expect(rows.length).toBe(2 * sources.size);
    for (const row of rows) expect(row['boundary_source']).toBe(sources.get(row['area'] ?? ''));
    const onScreen = (await csv('values.csv', `m=24216&view=table&ind=${ids}`)).slice(1);
    const sureness = new Map(onScreen.map((row) => [row['地区'], row['数の確かさ'] ?? '']));
    for (const [area, source] of sources) {
      expect(sureness.get(area)?.includes('境界は推定')).toBe(source === 'ESTIMATED');
      const isOld = rows.some((row) => row['area'] === area && row['state'] === 'STALE');
      expect(sureness.get(area)?.includes('日がたった記録をふくむ')).toBe(isOld);
    }
  });

  it('keeps kinds, places and counts from whom the screen keeps them', async () => {
    const [staff, everyone] = [await kindsIn('resources.csv', 'staff'), await kindsIn('resources.csv', 'public')];
    expect(staff.has('temporary-housing')).toBe(true);
    expect(everyone.has('temporary-housing')).toBe(false);
    expect(everyone.has('salon')).toBe(true);
    const petitions = 'area,kind,measure,value,as_of\n府中,guardianship-petition,people,3,2026-04-01\n';
    await importFile(
      { database: server.database },
      {
        dataset: 'counts',
        municipality: '24216',
        file: { name: 'petitions.csv', bytes: new TextEncoder().encode(petitions) },
      },
    );
    expect((await kindsIn('counts.csv', 'staff')).has('guardianship-petition')).toBe(true);
    expect((await kindsIn('counts.csv', 'council')).has('guardianship-petition')).toBe(false);
    expect((await kindsIn('counts.csv', 'council')).has('welfare-commissioner')).toBe(true);
  });
});

describe('a file of hostile texts', () => {
  const TEXTS = [
    '=1+1',
    '+81-595-00-0000',
    '-2+3',
    '@SUM(A1)',
    "'=1",
    "''@x",
    '=HYPERLINK("http://x","a,b")',
    '＝1+1',
    'a;=1',
    "'quoted'",
  ];

  it.each(['csv', 'xlsx'] as const)('as %s runs nothing, and comes back as it was', async (format) => {
    const { database } = server;
    const code = format === 'csv' ? '10204' : '10203';
    await addMunicipality({ database }, { code, name: format === 'csv' ? '伊勢崎市' : '桐生市' });
    const rows = TEXTS.map((hostile, at) => ({
      id: `${at}`,
      kind: 'network-meeting',
      name: `${hostile} ${at}`,
      source: hostile,
    }));
    const bytes = new TextEncoder().encode(JSON.stringify(rows));
    const brought = await importFile(
      { database },
      { dataset: 'resources', municipality: code, file: { name: 'h.json', bytes } },
    );
    expect(brought.rows.accepted).toBe(TEXTS.length);
    const file = path.join(dir, `hostile.${format}`);
    const services = { database, towns: new Towns(database) };
    await writeExport(services, parseExportRequest('resources', format, { m: code }), file);
    const back = await importFile(
      { database },
      { dataset: 'resources', municipality: code, file: { path: file }, options: { source: 'h' } },
    );
    // every record is known again by its id, and none of them has changed
    expect(back).toMatchObject({ rows: { accepted: TEXTS.length }, changes: { added: 0, changed: 0, removed: 0 } });
  });

  it('has no cell that a spreadsheet would take for a formula', async () => {
    const written = await csv('resources.csv', 'm=10204');
    expect(written).toHaveLength(TEXTS.length);
    const cells = written.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^\s*[=+\-@＝]/.test(cell))).toEqual([]);
  });

  it('lists the characters that CP932 has no room for, and writes 〓', async () => {
    const { database } = server;
    await addMunicipality({ database }, { code: '10202', name: '高崎市' });
    const bytes = new TextEncoder().encode(
      'id,kind,name,source\n1,network-meeting,𠮷野の🌻会,〜波−\n2,network-meeting,髙﨑の会,Café\n',
    );
    await importFile({ database }, { dataset: 'resources', municipality: '10202', file: { name: 'k.csv', bytes } });
    const response = await get('resources.csv', 'm=10202&encoding=cp932');
    expect(response.headers.get('content-type')).toContain('charset=shift_jis');
    expect(response.headers.get('hazama-replaced-count')).toBe('3');
    expect(JSON.parse(decodeURIComponent(response.headers.get('hazama-replaced') ?? ''))).toEqual([
      { line: 2, field: 'source', character: 'é', codePoint: 'U+00E9' },
      { line: 3, field: 'name', character: '𠮷', codePoint: 'U+20BB7' },
      { line: 3, field: 'name', character: '🌻', codePoint: 'U+1F33B' },
    ]);
    const rows = parseCsv(new TextDecoder('shift_jis').decode(await response.arrayBuffer()));
    expect(rows.map(({ name, source }) => [name, source])).toEqual([
      ['髙﨑の会', 'Caf〓'],
      ['〓野の〓会', '～波－'],
    ]);
  });
});
