import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCatalogue } from '@hazama/server/catalogue';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { ODS_FORMS, parseExportRequest, writeExport } from '@hazama/server/export';
import { Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const CODE = '24216';
const NOW = () => new Date('2026-11-22T03:00:00Z');
const HEADER =
  'id,kind,name,name_kana,address,longitude,latitude,schedule,capacity,organization,phone,visibility,status,hazards';

/** One of each kind that has a form; what is not public, or closed, goes into none. */
const ROWS = [
  'p1,kominkan,西町公民館,ニシマチコウミンカン,三重県伊賀市西町1,136.13,34.77,月・火 9:00-17:00,,市,0595-00-0001,public,active,',
  'p2,public-facility,市役所,シヤクショ,三重県伊賀市西町2,136.131,34.77,平日 8:30-17:15（祝日休み）,,市,0595-00-0002,public,active,',
  'c1,special-nursing-home,特養ひだまり,トクヨウヒダマリ,三重県伊賀市西町3,136.132,34.77,毎日,50,福祉の会,0595-00-0003,public,active,',
  'c2,visiting-nurse,訪問看護西町,ホウモンカンゴニシマチ,三重県伊賀市西町4,136.133,34.77,,,福祉の会,,public,active,',
  'm1,hospital,市民病院,シミンビョウイン,三重県伊賀市西町5,136.134,34.77,第2・第4水曜 9:00-12:00,,市,0595-00-0005,public,active,',
  'm2,dentist,西町歯科,ニシマチシカ,三重県伊賀市西町6,136.135,34.77,,,,,public,active,',
  'k1,childcare-facility,西町保育園,ニシマチホイクエン,三重県伊賀市西町7,136.136,34.77,,90,市,,public,active,',
  'k2,children-centre,西町児童館,ニシマチジドウカン,三重県伊賀市西町8,136.137,34.77,,,市,,public,active,',
  'e1,emergency-evacuation-site,西町小学校,ニシマチショウガッコウ,三重県伊賀市西町9,136.138,34.77,,300,,,public,active,洪水、崖崩れ・土石流及び地滑り、地震',
  'a1,aed,西町会館,ニシマチカイカン,三重県伊賀市西町10,136.139,34.77,,,,,public,active,',
  'x1,aed,ひみつの会館,ヒミツノカイカン,三重県伊賀市西町11,136.14,34.77,,,,,staff,active,',
  'x2,aed,とじた会館,トジタカイカン,三重県伊賀市西町12,136.141,34.77,,,,,public,closed,',
];

/** What each form holds of them, and comes back as: the kind by the form's own words. */
const FORMS = [
  ['ods-public-facility', ['西町児童館 children-centre', '西町公民館 kominkan', '市役所 public-facility']],
  ['ods-care-facility', ['特養ひだまり special-nursing-home', '訪問看護西町 visiting-nurse']],
  ['ods-medical-institution', ['市民病院 hospital', '西町歯科 dentist']],
  ['ods-childcare-facility', ['西町保育園 childcare-facility', '西町児童館 children-centre']],
  ['ods-evacuation-site', ['西町小学校 emergency-evacuation-site']],
  ['ods-aed', ['西町会館 aed']],
] as const;

let from: TestDatabase;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-forms-test-'));
  from = await openTown();
  const bytes = new TextEncoder().encode([HEADER, ...ROWS].join('\n'));
  const report = await importFile(
    { database: from.database, now: NOW },
    { dataset: 'resources', municipality: CODE, file: { name: 'all.csv', bytes } },
  );
  if (report.rows.accepted !== ROWS.length) throw new Error(JSON.stringify(report.issues));
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

const FIELDS = `name, translate(name_kana, 'ー', '') AS kana, address, ST_AsText(location) AS place, phone,
  provenance->'hazards' AS hazards`;

/** Every event that stands. */
const eventsOf = ({ database }: TestDatabase) =>
  database.query(
    `SELECT id, kind, title, held_on, until_on, start_time, end_time, place, audience, organizer, url, note
     FROM event WHERE to_revision IS NULL ORDER BY held_on`,
  );

describe('the forms of the 自治体標準オープンデータセット', () => {
  it('are all tried here', () => {
    expect([...FORMS.map(([form]) => form), 'ods-population', 'ods-event'].toSorted()).toEqual(ODS_FORMS.toSorted());
  });

  it('are read by their own importers, with the same names, places and kinds', async () => {
    const to = await openTown();
    const services = { database: from.database, towns: new Towns(from.database) };
    for (const [form, contents] of FORMS) {
      const file = path.join(dir, `${form}.csv`);
      const exported = await writeExport(services, parseExportRequest('resources', 'csv', { m: CODE, form }), file);
      expect([form, exported.rows]).toEqual([form, contents.length]);
      const report = await importFile(
        { database: to.database, now: NOW },
        { dataset: 'resources', municipality: CODE, file: { path: file } },
      );
      // children's centres stand in two forms: the second list of them waits for a person
      const known = form === 'ods-childcare-facility' ? 1 : 0;
      expect(report).toMatchObject({ format: form, rows: { read: contents.length, rejected: 0 } });
      expect([form, report.rows.accepted + report.rows.review]).toEqual([form, contents.length]);
      expect(report.rows.review).toBeLessThanOrEqual(known);
      const names = contents.map((content) => content.split(' ')[0]);
      const read = async ({ database }: TestDatabase) =>
        database.query<{ name: string }>(
          `SELECT ${FIELDS} FROM resource WHERE to_revision IS NULL AND name = ANY($1) ORDER BY name COLLATE "C"`,
          [names],
        );
      expect(await read(to)).toEqual(await read(from));
    }
    const kinds = await to.database.query<{ said: string }>(
      `SELECT name || ' ' || kind_id AS said FROM resource WHERE to_revision IS NULL ORDER BY 1`,
    );
    expect(kinds.map(({ said }) => said)).toEqual([...new Set(FORMS.flatMap(([, contents]) => contents))].toSorted());
    await to.close();
  });

  it('carry events without how many came', async () => {
    const to = await openTown();
    const title = ['title,on,until,start_time,end_time,place,audience,organizer,participants,url,note'];
    const rows = [
      '講座,2026-05-12,,10:00,12:00,西公民館,どなたでも,市,34,https://example.jp/,筆記具',
      '祭,2026-11-01,2026-11-02,,,,,,,,',
    ];
    const bytes = new TextEncoder().encode([...title, ...rows].join('\n'));
    const request = { dataset: 'events', municipality: CODE, file: { name: 'events.csv', bytes } } as const;
    await importFile({ database: from.database, now: NOW }, request);
    const file = path.join(dir, 'ods-event.csv');
    const services = { database: from.database, towns: new Towns(from.database) };
    const asked = parseExportRequest('events', 'csv', { m: CODE, form: 'ods-event' });
    expect((await writeExport(services, asked, file)).rows).toBe(2);
    expect(await importFile({ database: to.database, now: NOW }, { ...request, file: { path: file } })).toMatchObject({
      format: 'ods-event',
      rows: { read: 2, accepted: 2 },
    });
    expect(await eventsOf(to)).toEqual(await eventsOf(from));
    expect(readFileSync(file, 'utf8')).not.toContain('34,');
    await to.close();
  });

  it('hold days and times in their columns where they have room, else in the remark', () => {
    const [header = '', ...lines] = readFileSync(path.join(dir, 'ods-public-facility.csv'), 'utf8')
      .trim()
      .split('\r\n');
    const columns = header.replace('\uFEFF', '').split(',');
    const cell = (name: string, column: string) =>
      lines.find((line) => line.includes(name))?.split(',')[columns.indexOf(column)];
    const opening = ['利用可能曜日', '開始時間', '終了時間', '利用可能日時特記事項'];
    expect(opening.map((column) => cell('西町公民館', column))).toEqual(['月火', '09:00', '17:00', '']);
    expect(opening.map((column) => cell('市役所', column))).toEqual(['', '', '', '平日 8:30-17:15（祝日休み）']);
    expect(cell('市役所', '都道府県コード又は市区町村コード')).toBe('242161');
    expect(cell('西町公民館', '名称_カナ')).toBe('ニシマチコウミンカン');
  });

  it('refuse another table, and kinds that have no place in them', async () => {
    const services = { database: from.database, towns: new Towns(from.database) };
    const write = (dataset: string, parameters: Readonly<Record<string, string>>) =>
      writeExport(services, parseExportRequest(dataset, 'csv', { m: CODE, ...parameters }), path.join(dir, 'no.csv'));
    await expect(write('areas', { form: 'ods-aed' })).rejects.toThrow('resources');
    await expect(write('resources', { form: 'ods-aed', layers: 'salon' })).rejects.toThrow('salon');
    expect(() => parseExportRequest('resources', 'csv', { m: CODE, form: 'ods-nothing' })).toThrow('form');
    await expect(write('population', { form: 'ods-population' })).rejects.toThrow('人口がありません');
  });
});
