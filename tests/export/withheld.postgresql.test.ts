import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCatalogue } from '@hazama/server/catalogue';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { EXPORT_FORMATS, parseExportRequest, writeExport } from '@hazama/server/export';
import { Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../import/fixtures/unzip.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

// One place that everybody may know of, and of whose fields each is kept from somebody. What is kept says so in its own words.

const CODE = '24216';
const NOW = () => new Date('2026-11-22T03:00:00Z');
const HEADER = 'id,kind,name,address,longitude,latitude,schedule,organization,phone,url,withheld';
const SECRETS = {
  address: '伊賀市かくしごと町9-9',
  location: '136.139876',
  schedule: '第2水曜 11:11-12:22',
  organization: 'ないしょの会',
  phone: '0595-99-8765',
  url: 'https://secret.example.jp/',
};
const row = (kind: string, name: string, withheld: string) =>
  `${name},${kind},${name},${SECRETS.address},${SECRETS.location},34.774321,${SECRETS.schedule},${SECRETS.organization},${SECRETS.phone},${SECRETS.url},${withheld}`;
const ALL_FROM_PUBLIC = Object.keys(SECRETS)
  .map((field) => `${field}:council`)
  .join('、');
const ALL_FROM_COUNCIL = '住所:職員、位置:職員、電話:職員、運営:職員、日時:職員、Webページ:職員';

let from: TestDatabase;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-withheld-test-'));
  from = await openTown();
  const rows = [
    row('kominkan', 'council1', ALL_FROM_PUBLIC),
    row('kominkan', 'staff1', ALL_FROM_COUNCIL),
    row('aed', 'aed1', 'phone:staff'),
  ];
  const report = await take(from, new TextEncoder().encode([HEADER, ...rows].join('\n')), 'places.csv');
  if (report.rows.accepted !== rows.length) throw new Error(JSON.stringify(report.issues));
});
afterAll(async () => {
  await from?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function openTown(): Promise<TestDatabase> {
  const place = await openTestDatabase();
  await loadCatalogue(place.database, '/nonexistent');
  await addMunicipality(place, { code: CODE, name: '伊賀市' });
  return place;
}

const take = ({ database }: TestDatabase, bytes: Uint8Array, name: string) =>
  importFile({ database, now: NOW }, { dataset: 'resources', municipality: CODE, file: { name, bytes } });

/** Everything that a reader of the file could find in it, packed or not. */
async function readAll(
  format: (typeof EXPORT_FORMATS)[number],
  parameters: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const file = path.join(dir, `out.${format}`);
  const services = { database: from.database, towns: new Towns(from.database) };
  await writeExport(services, parseExportRequest('resources', format, { m: CODE, ...parameters }), file);
  const bytes = readFileSync(file);
  return format === 'xlsx' ? Buffer.from(Object.values(unzip(bytes)).join('\n')) : bytes;
}

/** As text, or as the number of a GeoPackage's point. */
function secretsIn(content: Buffer): string[] {
  const point = Buffer.alloc(8);
  point.writeDoubleLE(Number(SECRETS.location));
  return Object.entries(SECRETS).flatMap(([field, secret]) =>
    content.includes(secret) || (field === 'location' && content.includes(point)) ? [field] : [],
  );
}

const keptIn = ({ database }: TestDatabase) =>
  database.query(`SELECT name, field_visibility AS kept FROM resource WHERE to_revision IS NULL ORDER BY name`);

describe('fields of a resource that are withheld from a reader', () => {
  it.each(EXPORT_FORMATS)('are in no %s of the public, nor is it said that there are some', async (format) => {
    const content = await readAll(format, { as: 'public', layers: 'kominkan' });
    expect(content.includes('council1') && content.includes('staff1')).toBe(true);
    expect(secretsIn(content)).toEqual([]);
    expect(content.includes('withheld')).toBe(false);
    // what is looked for can be found
    expect(secretsIn(await readAll(format, { layers: 'kominkan' }))).toEqual(Object.keys(SECRETS));
  });

  it('are in the file of a council as far as they are kept from the public alone', async () => {
    const lines = (await readAll('csv', { as: 'council', layers: 'kominkan' })).toString().split('\r\n');
    const secretsOf = (name: string) => secretsIn(Buffer.from(lines.find((line) => line.includes(name)) ?? ''));
    expect(secretsOf('council1')).toEqual(Object.keys(SECRETS));
    expect(secretsOf('staff1')).toEqual([]);
  });

  it('are in no form that is made for publishing, whoever makes it', async () => {
    expect(secretsIn(await readAll('csv', { form: 'ods-public-facility' }))).toEqual([]);
    const aed = secretsIn(await readAll('xlsx', { form: 'ods-aed' }));
    expect(aed).toContain('address');
    expect(aed).not.toContain('phone');
  });

  it('are all in the file of staff, and as withheld as before where that comes in again', async () => {
    const content = await readAll('csv', {});
    expect(secretsIn(content)).toEqual(Object.keys(SECRETS));
    const to = await openTown();
    const report = await take(to, content, 'again.csv');
    expect(report).toMatchObject({ rows: { read: 3, accepted: 3 } });
    const kept = await keptIn(to);
    expect(kept).toEqual(await keptIn(from));
    expect(kept[0]).toEqual({ name: 'aed1', kept: { phone: 'STAFF' } });
    await to.close();
  });

  it('keep a row out where nobody can tell what is to be withheld', async () => {
    const to = await openTown();
    const bytes = new TextEncoder().encode([HEADER, row('kominkan', 'unclear', '電話は言わないで')].join('\n'));
    const report = await take(to, bytes, 'unclear.csv');
    expect(report.rows).toMatchObject({ accepted: 0, review: 1 });
    expect(report.issues.map(({ code }) => code)).toContain('withheld-unread');
    expect(await to.database.query('SELECT 1 FROM resource')).toEqual([]);
    await to.close();
  });
});
