import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recogniseFile, undoImport } from '@hazama/server/dataset';
import { parseExportRequest, writeExport } from '@hazama/server/export';
import { Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, NOW, openImportTowns } from './support.ts';

let towns: ImportTowns;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-agreements-'));
  towns = await openImportTowns();
  for (const municipality of ['24216', '10204'])
    await towns.import({
      dataset: 'areas',
      municipality,
      file: { name: 'councils.geojson', bytes: new TextEncoder().encode(COUNCILS) },
      options: { kind: 'RESIDENTS_COUNCIL' },
    });
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(async () => {
  await towns.close();
  rmSync(dir, { recursive: true, force: true });
});

const AGREEMENTS = [
  'organization,kind,areas,signed_on,renew_by',
  '城下新聞販売所,watch-agreement,西部、2,2024-04-01,2027-03-31',
  '伊賀の里乳業,見守り協定,東部,令和6年10月1日,',
  '上野郵便局,watch-agreement,,2018-03-01,2026-12-31',
];
const table = (...rows: readonly string[]) => `${rows.join('\n')}\n`;

interface Held {
  readonly [column: string]: unknown;
}
/** As they stand now. */
const held = (code = '24216') =>
  towns.database.query<Held>(
    `SELECT o.name AS organization, t.kind_id AS kind,
       ARRAY(SELECT a.name FROM area a WHERE a.municipality_code = t.municipality_code AND a.id = ANY(t.area_ids)
         AND a.to_revision IS NULL ORDER BY a.number) AS areas, t.signed_on AS signed, t.renew_by AS renew, t.ended_on AS ended
     FROM agreement t JOIN organization o ON o.municipality_code = t.municipality_code AND o.id = t.organization_id
     WHERE t.municipality_code = $1 AND t.to_revision IS NULL ORDER BY t.signed_on, o.name COLLATE "C"`,
    [code],
  );
const posts = (code = '24216') =>
  towns.database.query<Held>(
    `SELECT t.role, o.name AS organization, a.name AS area, t.from_date AS from, t.to_date AS to
     FROM assignment t
     LEFT JOIN organization o ON o.municipality_code = t.municipality_code AND o.id = t.organization_id
     LEFT JOIN area a ON a.municipality_code = t.municipality_code AND a.id = t.area_id AND a.to_revision IS NULL
     WHERE t.municipality_code = $1 AND t.to_revision IS NULL ORDER BY a.number NULLS FIRST, t.from_date`,
    [code],
  );
const importOf = (id: string) => undoImport({ database: towns.database, now: () => NOW }, id);

describe('agreements', () => {
  it('come in by number, name and kind word; without an area they hold for the whole town', async () => {
    const report = await towns.iga('agreements', '協定一覧.csv', table(...AGREEMENTS));
    expect(report).toMatchObject({
      status: 'published',
      format: 'hazama-agreements',
      rows: { read: 3, accepted: 3, review: 0, rejected: 0 },
      changes: { added: 3 },
      issues: [],
    });
    expect(await held()).toEqual([
      {
        organization: '上野郵便局',
        kind: 'watch-agreement',
        areas: [],
        signed: '2018-03-01',
        renew: '2026-12-31',
        ended: null,
      },
      {
        organization: '城下新聞販売所',
        kind: 'watch-agreement',
        areas: ['西部', '東部'],
        signed: '2024-04-01',
        renew: '2027-03-31',
        ended: null,
      },
      {
        organization: '伊賀の里乳業',
        kind: 'watch-agreement',
        areas: ['東部'],
        signed: '2024-10-01',
        renew: null,
        ended: null,
      },
    ]);
  });

  it('are unchanged when the same comes again', async () => {
    const report = await towns.iga('agreements', '協定一覧.csv', table(...AGREEMENTS));
    expect(report).toMatchObject({ status: 'unchanged', version: 1, changes: { unchanged: 3 } });
  });

  it('change, end and begin with the next file, and come back when it is undone', async () => {
    const before = await held();
    const report = await towns.iga(
      'agreements',
      '協定一覧.csv',
      // reworded, in another order, with a note below: renewed, left out, and two more of one partner
      table(
        '更新期限,協定先,対象地区,種別,締結日',
        'R12.3.31,城下新聞販売所,西部、東部,見守り協定,2024/4/1',
        '2026-12-31,上野郵便局,市内全域,見守り協定,H30.3.1',
        '2029-03-31,上野郵便局,西部,見守り協定,R8.4.1',
      ),
    );
    expect(report).toMatchObject({
      status: 'published',
      version: 2,
      changes: { added: 1, changed: 1, removed: 1, unchanged: 1 },
    });
    expect((await held()).map(({ organization, areas, renew }) => ({ organization, areas, renew }))).toEqual([
      { organization: '上野郵便局', areas: [], renew: '2026-12-31' },
      { organization: '城下新聞販売所', areas: ['西部', '東部'], renew: '2030-03-31' },
      { organization: '上野郵便局', areas: ['西部'], renew: '2029-03-31' },
    ]);
    const undone = await importOf(report.id);
    expect(undone).toMatchObject({ dataset: 'agreements', version: 2, restored: 1 });
    expect(await held()).toEqual(before);
  });

  it('say of a row what is wrong with it: file, line, field, value', async () => {
    const report = await towns.iga(
      'agreements',
      '別の一覧.csv',
      table(
        AGREEMENTS[0] ?? '',
        ',watch-agreement,,,',
        '甲商店,パン屋,,,',
        '乙商店,watch-agreement,北部、西部,,',
        '丙商店,watch-agreement,,2026-04-01,2025-03-31',
        '丁商店,watch-agreement,,きのう,未定',
        '戊商店,watch-agreement,,2020-01-01,',
        '戊商店,watch-agreement,,2020-01-01,',
      ),
    );
    expect(report.rows).toMatchObject({ read: 7, accepted: 2, review: 2, rejected: 3 });
    expect(issueOf(report, 'value-missing')).toMatchObject({ level: 'ERROR', line: 2, field: 'organization' });
    expect(issueOf(report, 'kind-unknown')).toMatchObject({ line: 3, field: 'kind', value: 'パン屋' });
    expect(issueOf(report, 'area-unknown')).toMatchObject({ line: 4, field: 'areas', value: '北部' });
    expect(issueOf(report, 'days-reversed')).toMatchObject({ line: 5, field: 'renew_by', value: '2025-03-31' });
    expect(report.issues.filter(({ code }) => code === 'date-unreadable').map(({ value }) => value)).toEqual([
      'きのう',
    ]);
    expect(issueOf(report, 'row-repeated')).toMatchObject({ line: 8 });
    await importOf(report.id);
  });

  it('go out and into an empty town: the same values, with nothing to repair', async () => {
    const file = path.join(dir, 'agreements.csv');
    const services = { database: towns.database, towns: new Towns(towns.database) };
    const exported = await writeExport(services, parseExportRequest('agreements', 'csv', { m: '24216' }), file);
    expect(exported.rows).toBe(3);
    const report = await towns.import({ dataset: 'agreements', municipality: '10204', file: { path: file } });
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 3 }, issues: [] });
    expect(await held('10204')).toEqual(await held('24216'));
  });

  it('keep from the public until when they run, and what is of a kind that is not public', async () => {
    const file = path.join(dir, 'public.csv');
    const services = { database: towns.database, towns: new Towns(towns.database) };
    await writeExport(services, parseExportRequest('agreements', 'csv', { m: '24216', as: 'public' }), file);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('上野郵便局');
    expect(text).not.toContain('2026-12-31');
    await towns.database.query(`UPDATE resource_kind SET visibility = 'STAFF' WHERE id = 'watch-agreement'`);
    const { rows } = await writeExport(
      services,
      parseExportRequest('agreements', 'csv', { m: '24216', as: 'public' }),
      file,
    );
    await towns.database.query(`UPDATE resource_kind SET visibility = 'PUBLIC' WHERE id = 'watch-agreement'`);
    expect(rows).toBe(0);
  });

  it('are known by their columns', async () => {
    const bytes = new TextEncoder().encode(table('協定先,協定の種類,締結日', '甲,見守り協定,2020-01-01'));
    const { file } = await recogniseFile({ name: 'x.csv', bytes });
    expect(file).toMatchObject({ dataset: 'agreements', format: 'hazama-agreements', rows: 1 });
  });
});

describe('assignments', () => {
  const ASSIGNMENTS = table(
    'role,organization,area,from,to',
    '第1層生活支援コーディネーター,伊賀市社会福祉協議会,,2019-04-01,',
    '地域福祉コーディネーター,伊賀市社会福祉協議会,西部,2024-04-01,2027-03-31',
    '地域福祉コーディネーター,伊賀市社会福祉協議会,2,R8.4.1,',
  );

  it('are roles and organisations by area, also of days to come', async () => {
    const report = await towns.iga('assignments', '配置表.csv', ASSIGNMENTS);
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 3 }, issues: [] });
    expect(await posts()).toEqual([
      {
        role: '第1層生活支援コーディネーター',
        organization: '伊賀市社会福祉協議会',
        area: null,
        from: '2019-04-01',
        to: null,
      },
      {
        role: '地域福祉コーディネーター',
        organization: '伊賀市社会福祉協議会',
        area: '西部',
        from: '2024-04-01',
        to: '2027-03-31',
      },
      {
        role: '地域福祉コーディネーター',
        organization: '伊賀市社会福祉協議会',
        area: '東部',
        from: '2026-04-01',
        to: null,
      },
    ]);
    expect(await towns.iga('assignments', '配置表.csv', ASSIGNMENTS)).toMatchObject({ status: 'unchanged' });
  });

  it('go out and into an empty town through Excel', async () => {
    const file = path.join(dir, 'assignments.xlsx');
    const services = { database: towns.database, towns: new Towns(towns.database) };
    await writeExport(services, parseExportRequest('assignments', 'xlsx', { m: '24216' }), file);
    const report = await towns.import({ dataset: 'assignments', municipality: '10204', file: { path: file } });
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 3, review: 0, rejected: 0 } });
    expect(codes(report)['date-unreadable']).toBeUndefined();
    expect(await posts('10204')).toEqual(await posts('24216'));
  });

  it.each([
    ['役割,所属,地区,氏名', 'コーディネーター,社協,西部,山田花子'],
    ['役割,所属,地区,担当者名', 'コーディネーター,社協,西部,山田花子'],
    ['役割,所属,地区,コーディネーター名', 'コーディネーター,社協,西部,山田花子'],
  ])('with the names of persons (%s) are refused whole, and the names told nowhere', async (header, row) => {
    const report = await towns.iga('assignments', '名簿.csv', table(header, row));
    expect(report.status).toBe('rejected');
    expect(issueOf(report, 'personal-data')?.message).toContain('役割と所属だけ');
    expect(JSON.stringify(report)).not.toContain('山田');
  });

  it('with names among the values are refused too, whatever the column is called', async () => {
    const names = ['山田 太郎', '鈴木 花子', '佐藤 次郎'].map((name) => `コーディネーター,社協,西部,${name}`);
    const report = await towns.iga('assignments', '名簿.csv', table('役割,所属,地区,備考', ...names));
    expect(codes(report)).toMatchObject({ 'personal-data': 1 });
    expect(JSON.stringify(report)).not.toContain('鈴木');
  });

  it('reject a row that names a person in place of a role', async () => {
    const report = await towns.iga(
      'assignments',
      '配置2.csv',
      table('役割,所属,地区', '田中さん,社協,西部', 'SC,社協,西部'),
    );
    expect(report.rows).toMatchObject({ accepted: 1, rejected: 1 });
    expect(issueOf(report, 'person-named')).toMatchObject({ line: 2, field: '役割' });
    expect(JSON.stringify(report)).not.toContain('田中');
    await importOf(report.id);
  });
});
