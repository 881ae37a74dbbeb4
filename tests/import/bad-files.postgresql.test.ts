import { globSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DatasetName } from '@hazama/server/dataset';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testData } from '../support/test-data.ts';
import { hashOfAllRows } from './fixtures/all-rows.ts';
import { encodeCp932 } from './fixtures/cp932.ts';
import { COUNCILS, geojson, OUTLINE, rectangle } from './fixtures/shapes.ts';
import { workbook } from './fixtures/workbook.ts';
import { zip, zipOfZeros } from './fixtures/zip.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
let before: string;
const dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-bad-'));
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
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

const HEADER = 'id,kind,name,address,longitude,latitude\n';
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('a file that is no table', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty.csv', '', 'file-empty'],
    ['blank.csv', '\n  \n,,,\n', 'file-empty'],
    ['leaflet.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'file-type'],
    ['old.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file-type'],
    ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'file-type'],
    ['page.csv', '<!DOCTYPE html><html><body>404</body></html>', 'file-type'],
    ['cut.geojson', COUNCILS.slice(0, 200), 'json-broken'],
    ['list.json', '{"a": 1}', 'json-broken'],
    ['unicode.csv', utf16(HEADER), 'encoding-utf-16'],
    ['zeros.csv', Buffer.alloc(5000), 'nul-byte'],
    ['nul.csv', `${HEADER}1,salon,ひま\0わり,,,\n`, 'nul-byte'],
    ['quote.csv', `${HEADER}1,salon,"ひまわり,,,\n2,salon,x,,,\n`, 'csv-broken'],
    ['broken.zip', Buffer.from('PK\x03\x04 and then nothing', 'latin1'), 'archive-broken'],
  ])('%s', async (name, content, code) => {
    const report = await towns.iga('resources', name, content);
    expect(report).toMatchObject({ status: 'rejected', format: 'unknown', version: null });
    const issue = issueOf(report, code);
    expect(issue).toMatchObject({ level: 'ERROR', file: name });
    // what is wrong, and what to do
    expect(issue?.message).toMatch(/。.+(ください|取り込めます)。$/);
  });

  it('names the line where UTF-8 breaks off halfway', async () => {
    const good = Buffer.from(`${HEADER}1,salon,ひまわり,,,\n2,salon,もみ`);
    const broken = Buffer.concat([good, Buffer.from([0xe3, 0x81]), Buffer.from(',,,\n3,salon,さくら,,,\n')]);
    const report = await towns.iga('resources', 'x.csv', broken);
    expect(issueOf(report, 'encoding-broken')).toMatchObject({ line: 3 });
    expect(issueOf(report, 'encoding-broken')?.message).toContain('3行目');
  });

  it('names the line that no encoding can read', async () => {
    const broken = Buffer.concat([encodeCp932('名称,住所\n公民館,小田町\n'), Buffer.from([0x81, 0x20, 0xff])]);
    expect(issueOf(await towns.iga('resources', 'x.csv', broken), 'encoding-broken')).toMatchObject({ line: 3 });
  });
});

describe('an archive that unpacks to too much', () => {
  const SHEET = 'xl/worksheets/sheet1.xml';
  const GIGABYTE = 1024;

  it.each([
    [
      'zeros.xlsx',
      [
        { name: 'xl/workbook.xml', megabytes: 1 },
        { name: SHEET, megabytes: GIGABYTE },
      ],
      'archive-too-large',
    ],
    ['zeros.zip', [{ name: 'zeros.bin', megabytes: GIGABYTE }], 'archive-too-large'],
    // it says that it is small, and is not
    ['liar.xlsx', [{ name: SHEET, megabytes: GIGABYTE, declaredBytes: 4096 }], 'archive-broken'],
    ['many.xlsx', Array.from({ length: 100 }, (_, at) => ({ name: `${at}.xml`, megabytes: 1 })), 'archive-too-large'],
  ])('%s: memory stays bounded', async (name, entries, code) => {
    const bytes = zipOfZeros(entries);
    const peak = process.resourceUsage().maxRSS;
    const report = await towns.iga('resources', name, bytes);
    expect(issueOf(report, code)).toMatchObject({ level: 'ERROR', file: name });
    const grownMegabytes = (process.resourceUsage().maxRSS - peak) / 1024;
    expect(grownMegabytes).toBeLessThan(200);
  });

  it.each<[string, () => string, string]>([
    ['a line of 3,000 columns', () => 'a,'.repeat(3000), '1行目に3001列'],
    ['a value of two megabytes', () => `name\n"${'あ'.repeat(2_000_000)}"\n`, '2行目'],
    ['40 MB of rows', () => '1,2,3,4,5,6,7,8,9,10\n'.repeat(2_000_000), '40MB'],
    [
      'an object of another name for each record',
      () => JSON.stringify(Array.from({ length: 3000 }, (_, at) => ({ [`列${at}`]: 1 }))),
      '2000列以上',
    ],
  ])('%s', async (_what, write, value) => {
    const report = await towns.iga('resources', 'large.csv', write());
    expect(issueOf(report, 'file-too-large')).toMatchObject({ value });
  });

  it('a JSON of brackets in brackets', async () => {
    const report = await towns.iga('resources', 'deep.json', `[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`);
    expect(report).toMatchObject({ status: 'rejected', rows: { read: 0 } });
  });

  it('a sheet with one cell in its furthest corner is refused before room is made for it', async () => {
    const sheet = `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`;
    const bytes = zip({ 'xl/workbook.xml': '<workbook/>', [SHEET]: sheet });
    const report = await towns.iga('resources', 'far.xlsx', bytes);
    expect(issueOf(report, 'archive-too-large')).toMatchObject({ value: '1048576行 × 16384列' });
  });

  it('a gigabyte that is not packed at all is refused before it is read', async () => {
    const file = path.join(dir, 'huge.csv');
    writeFileSync(file, '');
    truncateSync(file, GIGABYTE * 1024 * 1024);
    const peak = process.resourceUsage().maxRSS;
    const report = await towns.file('population', '24216', file);
    expect(issueOf(report, 'file-too-large')).toMatchObject({ value: '1,024MB' });
    expect((process.resourceUsage().maxRSS - peak) / 1024).toBeLessThan(50);
  });
});

describe('the wrong table', () => {
  it('every defect of a timetable, given to every other command', async () => {
    const files = globSync('**/*.txt', { cwd: testData('gtfs/defects') }).map((file) =>
      testData(`gtfs/defects/${file}`),
    );
    expect(files.length).toBe(89);
    const datasets: readonly DatasetName[] = [
      'areas',
      'membership',
      'population',
      'resources',
      'presence',
      'counts',
      'targets',
    ];
    const taken: string[] = [];
    const why = new Set<string | undefined>();
    for (const [at, file] of files.entries()) {
      const report = await towns.file(datasets[at % datasets.length] ?? 'areas', '24216', file, { kind: 'DISTRICT' });
      if (report.status !== 'rejected' || report.rows.read > 0) taken.push(file);
      why.add(report.issues.find(({ level }) => level === 'ERROR')?.code);
    }
    expect(taken).toEqual([]);
    expect(why).toEqual(new Set(['encoding-broken', 'encoding-utf-16', 'nul-byte', 'table-of-another-dataset']));
  });

  it('says whose table it is', async () => {
    const gtfs = issueOf(
      await towns.iga('resources', 'stops.txt', 'stop_id,stop_name,stop_lat,stop_lon\n1,a,34,136\n'),
      'table-of-another-dataset',
    );
    expect(gtfs).toMatchObject({ line: 1, value: 'stop_id, stop_name, stop_lat, stop_lon' });
    expect(gtfs?.message).toContain('hazama import gtfs');
    const population = await towns.iga('resources', 'p.csv', 'code,year,total\n5236001122,2025,1\n');
    expect(issueOf(population, 'table-of-another-dataset')?.message).toContain('hazama import population');
  });

  it('says which columns it would need', async () => {
    const report = await towns.iga('resources', 'x.csv', 'あ,い\n1,2\n');
    expect(issueOf(report, 'table-unknown')).toMatchObject({ line: 1, value: 'あ, い' });
    expect(issueOf(report, 'table-unknown')?.message).toContain('kind, name');
  });

  it('of 200 columns is answered in a few words', async () => {
    const wide = `${Array.from({ length: 200 }, (_, at) => `列${at}`).join(',')}\n${'1,'.repeat(199)}1\n`;
    const report = await towns.iga('resources', 'wide.csv', wide);
    expect(issueOf(report, 'table-unknown')?.value).toMatch(/^列0, .*ほか188$/);
    expect(report.issues).toHaveLength(1);
  });

  it('of several sheets, none of which fits', async () => {
    const book = await workbook([
      { sheet: '表紙', data: [['令和8年度 資料']] },
      {
        sheet: '一覧',
        data: [
          ['あ', 'い'],
          ['1', '2'],
        ],
      },
    ]);
    expect(issueOf(await towns.iga('resources', 'x.xlsx', book), 'table-unknown')).toMatchObject({ level: 'ERROR' });
  });

  it('without a kind, a year or any row', async () => {
    const place = 'name,longitude,latitude\nひまわり,136.15,34.75\n';
    expect(issueOf(await towns.iga('resources', 'x.csv', place), 'kind-missing')?.message).toContain('--kind');
    const people = 'code,total\n5236001122,1\n';
    expect(issueOf(await towns.iga('population', 'x.csv', people), 'year-missing')?.message).toContain('--year');
    expect(codes(await towns.iga('presence', 'x.csv', 'area,kind,state\n'))).toEqual({ 'no-acceptable-row': 1 });
  });
});

describe('a column that a person names', () => {
  it('but the file does not have', async () => {
    const areas = await towns.iga('areas', 'x.geojson', COUNCILS, { kind: 'DISTRICT', nameField: '地区の名' });
    expect(issueOf(areas, 'column-missing')).toMatchObject({ field: '地区の名', value: 'name, number' });
    const rows = await towns.iga('resources', 'x.csv', `${HEADER}1,salon,甲,,136.15,34.75\n`, {
      mapping: { phone: '電話' },
    });
    expect(issueOf(rows, 'column-missing')).toMatchObject({ level: 'ERROR', field: '電話' });
  });
});

describe('rows about people', () => {
  it.each([
    ['氏名,生年月日,住所\n山田,1940-01-01,小田町\n', '生年月日'],
    ['名称,種類,住所,要介護度\n山田宅,salon,小田町,3\n', '要介護度'],
    ['氏名,住所,独居\n山田,小田町,○\n', '氏名'],
    ['名称,種類,住所,障害\n山田宅,salon,小田町,視覚\n', '障害'],
    ['世帯主,住所,種類,名称\n山田,小田町,salon,x\n', '世帯主'],
  ])('%s', async (text, field) => {
    const report = await towns.iga('resources', 'x.csv', text);
    const issue = issueOf(report, 'personal-data');
    expect(issue).toMatchObject({ level: 'ERROR', field });
    expect(JSON.stringify(report)).not.toContain('山田');
    const kept = await towns.database.query(`SELECT 1 FROM review_row WHERE row::text LIKE '%山田%'`);
    expect(kept).toEqual([]);
  });
});

describe('numbers and facilities', () => {
  it('are no people', async () => {
    const header = '種類,名称,経度,緯度,世帯数,要介護認定者数,障害者用トイレ,受入対象者,障がい児の受入';
    const report = await towns.import({
      dataset: 'resources',
      municipality: '24216',
      file: {
        name: 'x.csv',
        bytes: new TextEncoder().encode(`${header}\nsalon,甲,136.15,34.75,1,2,有,要介護の方,可\n`),
      },
      dryRun: true,
    });
    expect(report).toMatchObject({ status: 'dry-run', rows: { accepted: 1 } });
  });
});

describe('shapes that contradict each other', () => {
  const overlapping = [
    { properties: { name: '甲' }, ring: rectangle(136.1, 34.7, 136.2, 34.8) },
    { properties: { name: '乙' }, ring: rectangle(136.19, 34.7, 136.3, 34.8) },
  ];

  it('two areas of a file that overlap', async () => {
    const report = await towns.iga('areas', 'x.geojson', geojson(overlapping), { kind: 'DISTRICT' });
    expect(report.rows).toEqual({ read: 2, accepted: 0, repaired: 0, review: 0, rejected: 2 });
    const issue = issueOf(report, 'area-overlap');
    expect(issue).toMatchObject({ line: 1, field: 'geometry', value: '甲、乙' });
    expect(issue?.message).toMatch(/「甲」と「乙」が .*㎡ 重なっています/);
  });

  it('an area inside another', async () => {
    const inside = geojson([
      { properties: { name: '外' }, ring: rectangle(136.1, 34.7, 136.2, 34.8) },
      { properties: { name: '内' }, ring: rectangle(136.12, 34.72, 136.14, 34.74) },
    ]);
    expect(issueOf(await towns.iga('areas', 'x.geojson', inside, { kind: 'DISTRICT' }), 'area-overlap')).toMatchObject({
      value: '外、内',
    });
  });

  it('an area that overlaps one of another file', async () => {
    const report = await towns.iga('areas', 'more.geojson', geojson(overlapping.slice(1)), {
      kind: 'RESIDENTS_COUNCIL',
    });
    expect(issueOf(report, 'area-overlap')?.message).toContain('--source councils');
  });

  it('a polygon that crosses itself, saying where', async () => {
    const bow = [
      [136.1, 34.7],
      [136.2, 34.8],
      [136.2, 34.7],
      [136.1, 34.8],
      [136.1, 34.7],
    ] as const;
    const report = await towns.iga('areas', 'x.geojson', geojson([{ properties: { name: '蝶' }, ring: bow }]), {
      kind: 'DISTRICT',
    });
    expect(report.rows).toMatchObject({ read: 1, rejected: 1 });
    expect(issueOf(report, 'geometry-crosses-itself')).toMatchObject({
      line: 1,
      field: 'geometry',
      value: '136.150000, 34.750000',
    });
  });

  it.each([
    ['metres of a plane', rectangle(-12_000, -34_000, 1000, 2000), 'geometry-not-degrees'],
    ['a line that is not closed', rectangle(136.1, 34.7, 136.2, 34.8).slice(0, 4), 'geometry-unusable'],
  ])('%s', async (_what, ring, code) => {
    const report = await towns.iga('areas', 'x.geojson', geojson([{ properties: { name: '甲' }, ring }]), {
      kind: 'DISTRICT',
    });
    expect(issueOf(report, code)).toMatchObject({ level: 'ERROR', line: 1 });
  });
});

describe('rows that contradict each other', () => {
  it('one id twice', async () => {
    const report = await towns.iga(
      'resources',
      'x.csv',
      `${HEADER}7,salon,甲,,136.15,34.75\n8,salon,乙,,136.15,34.75\n7,salon,丙,,136.15,34.75\n`,
    );
    expect(report.rows).toEqual({ read: 3, accepted: 0, repaired: 0, review: 0, rejected: 3 });
    expect(issueOf(report, 'id-duplicate')).toMatchObject({ line: 4, field: 'id', value: '7' });
    expect(issueOf(report, 'id-duplicate')?.message).toContain('2行目と4行目');
  });

  it('a mesh and a part of it in one year', async () => {
    const report = await towns.iga('population', 'x.csv', 'code,year,total\n52361102,2025,100\n5236110212,2025,10\n');
    expect(issueOf(report, 'population-counted-twice')).toMatchObject({ value: '52361102、5236110212' });
  });
});

describe('wrong use', () => {
  const file = { name: 'x.csv', bytes: new TextEncoder().encode('name\n') };
  it.each([
    ['a municipality that is not there', { municipality: '13101' }, 'NOT_FOUND', /municipality add 13101/],
    ['a code that is none', { municipality: '242162' }, 'BAD_USER_INPUT', /242162/],
    ['areas without a kind', { dataset: 'areas' as const }, 'BAD_USER_INPUT', /--kind/],
    ['a format that is none', { options: { format: 'shapefile' } }, 'BAD_USER_INPUT', /hazama-resources/],
    ['a year that is none', { options: { year: 'いつか' } }, 'BAD_USER_INPUT', /いつか/],
    ['a file that is not there', { file: { path: '/nonexistent/x.csv' } }, 'NOT_FOUND', /nonexistent/],
  ])('%s', async (_what, wrong, code, message) => {
    const request = { dataset: 'resources' as const, municipality: '24216', file, ...wrong };
    await expect(towns.import(request)).rejects.toMatchObject({
      name: 'DatasetError',
      code,
      message: expect.stringMatching(message),
    });
  });
});
