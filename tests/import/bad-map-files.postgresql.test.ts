import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOfAllRows } from './fixtures/all-rows.ts';
import { encodeCp932 } from './fixtures/cp932.ts';
import { geopackage } from './fixtures/geopackage.ts';
import { shapefileEntries } from './fixtures/shapefile.ts';
import { COUNCILS, geojson, OUTLINE, rectangle } from './fixtures/shapes.ts';
import { zip, zipOfZeros } from './fixtures/zip.ts';
import { type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
let before: string;
const dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-bad-map-'));
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await towns.close();
});
// whatever is refused here changes nothing
beforeEach(async () => {
  before = await hashOfAllRows(towns.database);
});
afterEach(async () => {
  if ((await hashOfAllRows(towns.database)) !== before) throw new Error('a refused file has changed something');
});

const DISTRICTS = [
  {
    properties: { 地区名: '西部' },
    geometry: { type: 'Polygon' as const, coordinates: [rectangle(136.1, 34.7, 136.2, 34.8)] },
  },
  {
    properties: { 地区名: '東部' },
    geometry: { type: 'Polygon' as const, coordinates: [rectangle(136.2, 34.7, 136.3, 34.8)] },
  },
];

/** The files of a good shapefile, one of them changed or (undefined) left out. */
function damaged(changes: Readonly<Record<string, Buffer | undefined>>): Uint8Array {
  const entries = { ...shapefileEntries('地区', DISTRICTS), ...changes };
  return zip(
    Object.fromEntries(Object.entries(entries).flatMap(([name, content]) => (content ? [[name, content]] : []))),
  );
}
function part(ending: 'shp' | 'dbf'): Buffer {
  return Buffer.from(shapefileEntries('地区', DISTRICTS)[`地区.${ending}`] ?? '');
}
function changed(bytes: Buffer, change: (bytes: Buffer) => void): Buffer {
  change(bytes);
  return bytes;
}

async function refused(name: string, content: string | Uint8Array, code: string) {
  const report = await towns.iga('areas', name, content, { kind: 'DISTRICT', source: '地区' });
  expect(report).toMatchObject({ status: 'rejected', rows: { accepted: 0 } });
  const issue = issueOf(report, code);
  expect(issue).toMatchObject({ level: 'ERROR', file: name });
  // what is wrong, and what to do
  expect(issue?.message).toMatch(/ください。$/);
  return issue;
}

describe('a shapefile', () => {
  it.each<[string, () => Uint8Array, RegExp]>([
    ['without its .dbf', () => damaged({ '地区.dbf': undefined }), /地区\.dbf」が入っていない/],
    ['broken off within a shape', () => damaged({ '地区.shp': part('shp').subarray(0, 250) }), /地区\.shp/],
    ['whose .dbf is broken off', () => damaged({ '地区.dbf': part('dbf').subarray(0, -100) }), /地区\.dbf/],
    ['whose .shp is a text', () => damaged({ '地区.shp': Buffer.from('shape') }), /地区\.shp/],
    [
      'with more shapes than rows',
      () =>
        zip({
          ...shapefileEntries('地区', DISTRICTS),
          '地区.dbf': shapefileEntries('地区', DISTRICTS.slice(1))['地区.dbf'] ?? '',
        }),
      /2件.*1件/,
    ],
    [
      'that says it has two thousand million corners',
      () => damaged({ '地区.shp': changed(part('shp'), (bytes) => bytes.writeInt32LE(0x7fff_ffff, 100 + 8 + 40)) }),
      /1件目/,
    ],
    [
      'whose parts begin behind its end',
      () => damaged({ '地区.shp': changed(part('shp'), (bytes) => bytes.writeInt32LE(99, 100 + 8 + 44)) }),
      /1件目/,
    ],
    [
      'that says it has more rows than its table',
      () => damaged({ '地区.dbf': changed(part('dbf'), (bytes) => bytes.writeUInt32LE(0xffff_ffff, 4)) }),
      /地区\.dbf/,
    ],
  ])('%s', async (_what, write, message) => {
    expect((await refused('x.zip', write(), 'shapefile-broken'))?.message).toMatch(message);
  });

  it('that comes as a .shp alone', async () => {
    expect((await refused('地区.shp', part('shp'), 'file-type'))?.message).toContain('zip');
  });

  it('with a value that no encoding can read', async () => {
    const dbf = part('dbf');
    dbf.set([0x81, 0x20, 0x81, 0x20, 0x41], dbf.indexOf('東部'));
    expect(await refused('x.zip', damaged({ '地区.dbf': dbf }), 'encoding-broken')).toMatchObject({ line: 2 });
  });
});

/** A GeoPackage of one area. */
function good(): Buffer {
  return geopackage([
    {
      name: '地区',
      features: [{ properties: { 地区名: '西部' }, polygons: [[rectangle(136.1, 34.7, 136.2, 34.8)]] }],
    },
  ]);
}

describe('a GeoPackage', () => {
  it.each<[string, () => Buffer]>([
    ['broken off', () => good().subarray(0, -4096)],
    ['of which only the first bytes came', () => good().subarray(0, 60)],
    ['with a page that is no page', () => changed(good(), (bytes) => bytes.fill(0xff, 4096, 8192))],
    [
      'with a shape that is cut off',
      () => changed(good(), (bytes) => bytes.writeUInt32LE(0x00ff_ffff, bytes.lastIndexOf('GP\x00\x01') + 8 + 5)),
    ],
  ])('%s', async (_what, write) => {
    expect(await refused('x.gpkg', write(), 'geopackage-broken')).toMatchObject({ code: 'geopackage-broken' });
  });

  it('that is another database', async () => {
    const file = path.join(dir, 'other.sqlite');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE person (name TEXT)');
    database.close();
    const report = await towns.file('areas', '24216', file, { kind: 'DISTRICT' });
    expect(issueOf(report, 'file-type')).toMatchObject({ value: 'SQLite' });
  });

  it('whose layer is a view that never ends is not asked', async () => {
    const file = path.join(dir, 'view.gpkg');
    writeFileSync(file, good());
    const database = new DatabaseSync(file);
    database.exec(`DROP TABLE "地区"; CREATE VIEW "地区" AS
      WITH RECURSIVE n(地区名) AS (SELECT 1 UNION ALL SELECT 地区名 + 1 FROM n) SELECT 地区名, NULL AS geom FROM n`);
    database.close();
    const report = await towns.file('areas', '24216', file, { kind: 'DISTRICT' });
    expect(issueOf(report, 'file-empty')).toMatchObject({ level: 'ERROR' });
  });
});

describe('XML', () => {
  const bomb = `<?xml version="1.0"?>
<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
    .split('')
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
    .join('')}]>
<kml><Placemark><name>&j;</name></Placemark></kml>`;

  it.each<[string, string | Uint8Array, string]>([
    ['a KML whose entities grow to gigabytes', bomb, 'xml-entities'],
    ['the same in a KMZ', zip({ 'doc.kml': bomb }), 'xml-entities'],
    [
      'a workbook whose sheet does',
      zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': bomb.replace('kml [', 'x [') }),
      'xml-entities',
    ],
    [
      'a workbook whose sheet does so in UTF-16',
      zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.from(`\uFEFF${bomb}`, 'utf16le') }),
      'xml-entities',
    ],
    ['a KML with an entity that nobody declared', '<kml><name>&who;</name></kml>', 'xml-broken'],
    ['a KML that is broken off', '<kml><Document><Placemark><name>西部</na', 'xml-broken'],
    ['a KML without a placemark', '<kml><Document><name>空</name></Document></kml>', 'file-empty'],
  ])('%s', async (_what, content, code) => {
    const started = performance.now();
    expect(await refused('x.kml', content, code)).toMatchObject({ code: code });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('a zip', () => {
  it.each(['../../etc/cron.d/x.geojson', '/etc/x.geojson', 'C:/x.geojson', '..\\x.geojson'])(
    'with a file called %s',
    async (name) => {
      expect(await refused('x.zip', zip({ [name]: COUNCILS }), 'archive-unsafe')).toMatchObject({
        value: name.replaceAll('\\', '/'),
      });
    },
  );

  it('with a name of CP932 that leads out', async () => {
    expect(await refused('x.zip', zip({ '../地区.geojson': COUNCILS }, encodeCp932), 'archive-unsafe')).toMatchObject({
      code: 'archive-unsafe',
    });
  });

  it('in a zip in a zip in a zip', async () => {
    const deep = zip({ 'c.zip': zip({ 'b.zip': zip({ 'a.zip': zip({ 'x.geojson': COUNCILS }) }) }) });
    expect(await refused('x.zip', deep, 'archive-too-large')).toMatchObject({ code: 'archive-too-large' });
  });

  it('that holds a bomb in a zip: memory stays bounded', async () => {
    const bytes = zip({ 'readme.txt': 'x', 'inner.zip': zipOfZeros([{ name: 'zeros.shp', megabytes: 1024 }]) });
    const peak = process.resourceUsage().maxRSS;
    expect(await refused('x.zip', bytes, 'archive-too-large')).toMatchObject({ code: 'archive-too-large' });
    expect((process.resourceUsage().maxRSS - peak) / 1024).toBeLessThan(200);
  });

  it('that holds many small bombs: what they unpack to is added up', async () => {
    const inner = zipOfZeros([{ name: 'zeros.csv', megabytes: 20 }]);
    const bytes = zip(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`${at}.zip`, inner])));
    expect(await refused('x.zip', bytes, 'archive-too-large')).toMatchObject({ code: 'archive-too-large' });
  });

  it('of a shapefile with a password is told', async () => {
    const bytes = Buffer.from(zip(shapefileEntries('x', DISTRICTS)));
    // bit 0 of the flags, in the directory, says that an entry is encrypted
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    expect((await refused('x.zip', bytes, 'archive-broken'))?.message).toContain('パスワード');
  });
});

describe('a shape of a million corners', () => {
  const corners = Array.from({ length: 1_000_001 }, (_, at): [number, number] => {
    const angle = (2 * Math.PI * (at % 1_000_000)) / 1_000_000;
    return [136.2 + 0.05 * Math.cos(angle), 34.75 + 0.05 * Math.sin(angle)];
  });

  it.each<[string, () => string | Uint8Array]>([
    [
      'shapefile',
      () =>
        zip(
          shapefileEntries('x', [
            { properties: { 地区名: '円' }, geometry: { type: 'Polygon', coordinates: [corners] } },
          ]),
        ),
    ],
    [
      'GeoPackage',
      () => geopackage([{ name: 'x', features: [{ properties: { 地区名: '円' }, polygons: [[corners]] }] }]),
    ],
    ['GeoJSON', () => geojson([{ properties: { 地区名: '円' }, ring: corners }])],
  ])('as %s is answered soon, and others are meanwhile', async (what, write) => {
    const content = write();
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const started = performance.now();
    const report = await towns.iga('areas', what, content, { kind: 'DISTRICT', source: '地区' });
    delay.disable();
    expect(issueOf(report, 'geometry-too-detailed')).toMatchObject({ line: 1, value: '1000001点' });
    expect(report.status).toBe('rejected');
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(delay.max / 1e6).toBeLessThan(4000);
  });
});

describe('a file that is written while it is read', () => {
  it('is refused, and the next try takes it whole', async () => {
    const file = path.join(dir, 'growing.csv');
    writeFileSync(file, `名称,種類,経度,緯度\n${'甲,salon,136.15,34.75\n'.repeat(1_000_000)}`);
    const reading = new AbortController();
    const writing = (async () => {
      while (!reading.signal.aborted) {
        await appendFile(file, '乙,salon,136.15,34.75\n');
        await sleep(1);
      }
    })();
    const report = await towns.file('resources', '24216', file);
    reading.abort();
    await writing;
    expect(issueOf(report, 'file-changed')?.message).toContain('もう一度');
  });
});

describe('a long table', () => {
  it('is read in turns: others are answered meanwhile', async () => {
    const text = `あ,い,う,え\n${'1234,ひまわりサロン,三重県伊賀市小田町1380番地の5 ひまわり会館,毎週水曜日 10:00-12:00\n'.repeat(250_000)}`;
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const started = performance.now();
    const report = await towns.iga('resources', 'x.csv', text);
    delay.disable();
    expect(issueOf(report, 'table-unknown')).toMatchObject({ level: 'ERROR' });
    // whatever the machine: the longest wait is a small part of the whole
    expect(delay.max / 1e6).toBeLessThan((performance.now() - started) / 3);
  });
});

describe('a shape whose latitude and longitude changed places', () => {
  it('is put back, and that is told', async () => {
    const ring = rectangle(136.1, 34.7, 136.2, 34.8).map(([x, y]): [number, number] => [y, x]);
    const report = await towns.import({
      dataset: 'areas',
      municipality: '24216',
      file: { name: 'x.geojson', bytes: new TextEncoder().encode(geojson([{ properties: { name: '甲' }, ring }])) },
      options: { kind: 'DISTRICT' },
      dryRun: true,
    });
    expect(report).toMatchObject({ status: 'dry-run', rows: { accepted: 1, repaired: 1 } });
    expect(issueOf(report, 'coordinates-swapped')).toMatchObject({ field: 'geometry', after: '136.1, 34.7' });
  });
});
