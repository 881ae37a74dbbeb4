import { findTemplate, TEMPLATE_NAMES } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCILS, geojson, OUTLINE, rectangle } from './fixtures/shapes.ts';
import { type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
});
afterAll(() => towns.close());

describe('the tables of the project', () => {
  it('bring in a town: its outline, its areas, and those of which only a list of 町字 tells', async () => {
    const outline = await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
    expect(outline).toMatchObject({ status: 'published', version: 1, format: 'geojson-areas', issues: [] });
    await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
    const membership = await towns.iga('membership', 'm.csv', 'machi_aza,area\n大字西山,西部\n島ヶ原,島ケ原\n', {
      kind: 'RESIDENTS_COUNCIL',
    });
    expect(membership.rows).toEqual({ read: 2, accepted: 2, repaired: 0, review: 0, rejected: 0 });
    const areas = await towns.database.query(
      `SELECT name, number, boundary_source AS boundary, round(square_meters / 1e6) AS km2,
         ST_Covers(geometry, label_point) AS labelled
       FROM area WHERE to_revision IS NULL AND kind = 'RESIDENTS_COUNCIL' ORDER BY number, name`,
    );
    expect(areas).toEqual([
      { name: '西部', number: 1, boundary: 'OFFICIAL', km2: 102, labelled: true },
      { name: '東部', number: 2, boundary: 'OFFICIAL', km2: 102, labelled: true },
      { name: '島ケ原', number: null, boundary: 'NONE', km2: null, labelled: null },
    ]);
  });

  it('put a resource into the areas that it lies in and serves', async () => {
    const report = await towns.iga(
      'resources',
      'salons.csv',
      [
        'id,kind,name,address,longitude,latitude,serves_area,schedule,confirmed_on,organization,languages',
        '1,salon,ひまわり,伊賀市西町1,136.15,34.75,,第2・第4水曜 10:00-12:00,2026-04-01,西町自治会,ja、pt',
        '2,サロン,もみじ,三重県伊賀市島ヶ原5番地,136.095,34.75,東部地区、1,,R8.4.1,西町自治会,',
        '3,network-meeting,会議,,,,2,,,,',
      ].join('\n'),
    );
    expect(report).toMatchObject({ status: 'published', rows: { read: 3, accepted: 3 }, issues: [] });
    const places = await towns.database.query(
      `SELECT r.name, ra.relation, string_agg(a.name, '、' ORDER BY a.number) AS areas
       FROM resource_area ra
       JOIN area a ON a.id = ra.area_id AND a.to_revision IS NULL AND a.kind = 'RESIDENTS_COUNCIL'
       JOIN resource r ON r.id = ra.resource_id AND r.to_revision IS NULL
       GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    // もみじ lies outside every shape: its address says where it belongs
    expect(places).toEqual([
      { name: 'ひまわり', relation: 'LOCATED', areas: '西部' },
      { name: 'もみじ', relation: 'LOCATED', areas: '島ケ原' },
      { name: 'もみじ', relation: 'SERVES', areas: '西部、東部' },
      { name: '会議', relation: 'SERVES', areas: '東部' },
    ]);
    const [himawari] = await towns.database.query(
      `SELECT r.kind_id, r.external_id, r.opening, r.confirmed_on, r.visibility, r.languages, o.name AS organization, r.provenance
       FROM resource r JOIN organization o ON o.id = r.organization_id WHERE r.name = 'ひまわり'`,
    );
    expect(himawari).toEqual({
      kind_id: 'salon',
      external_id: '1',
      opening: {
        openingsPerMonth: 2,
        hoursPerMonth: 4,
        weekly: false,
        rules: [{ rrule: 'FREQ=MONTHLY;BYDAY=2WE,4WE', start: '10:00', end: '12:00' }],
      },
      confirmed_on: '2026-04-01',
      visibility: 'PUBLIC',
      languages: ['ja', 'pt'],
      organization: '西町自治会',
      provenance: { file: 'salons.csv', line: 2 },
    });
  });

  it('count people by mesh, 町字 and point, each year beside the others', async () => {
    const header = 'code,longitude,latitude,year,total,age_65_over,age_75_over\n';
    const before = `${header}5236110212,,,2024,100,40,20\n島ケ原,,,令和6年,30,,\n,136.25,34.75,R6,12,,\n`;
    expect(await towns.iga('population', '人口_2024.csv', before)).toMatchObject({
      source: '人口',
      rows: { accepted: 3 },
    });
    const after = `${header}5236110212,,,2025,90,41,22\n`;
    const report = await towns.iga('population', '人口_2025.csv', after);
    expect(report).toMatchObject({ source: '人口', version: 2, changes: { added: 1, changed: 0, removed: 0 } });
    const counted = await towns.database.query(
      `SELECT n.year, c.id, c.kind, c.side_meters AS side, n.total, n.age_65_over AS older
       FROM population_count n JOIN population_cell c ON c.id = n.cell_id AND c.to_revision IS NULL
       WHERE n.to_revision IS NULL ORDER BY n.year, n.total DESC`,
    );
    expect(counted).toEqual([
      { year: 2024, id: '5236110212', kind: 'MESH', side: 250, total: 100, older: 40 },
      { year: 2024, id: '島ケ原', kind: 'MACHI_AZA', side: null, total: 30, older: null },
      { year: 2024, id: '136.250000,34.750000', kind: 'POINT', side: null, total: 12, older: null },
      { year: 2025, id: '5236110212', kind: 'MESH', side: 250, total: 90, older: 41 },
    ]);
  });

  it('keep what is there and absent, what is counted, and what is aimed at', async () => {
    const presence =
      'area,kind,state,since,confirmed_on\n西部,network-meeting,present,2020-01-01,令和8年4月1日\n2,ネットワーク会議,ない,,\n';
    expect((await towns.iga('presence', 'p.csv', presence)).rows.accepted).toBe(2);
    const counts =
      'area,kind,measure,value,as_of\n西部,民生委員,定数,5,2026-04-01\n東部,welfare-commissioner,vacancies,1,2026/4/1\n';
    expect((await towns.iga('counts', 'c.csv', counts)).rows.accepted).toBe(2);
    const targets = 'indicator,area,value,year,source\npresence.network-meeting,,95%,令和11年度,計画\n';
    expect((await towns.iga('targets', 't.csv', targets)).rows.accepted).toBe(1);
    expect(
      await towns.database.query('SELECT present, since, confirmed_on FROM presence_record ORDER BY present'),
    ).toEqual([
      { present: false, since: null, confirmed_on: null },
      { present: true, since: '2020-01-01', confirmed_on: '2026-04-01' },
    ]);
    expect(await towns.database.query('SELECT measure, value, as_of FROM count_record ORDER BY value')).toEqual([
      { measure: 'VACANCIES', value: 1, as_of: '2026-04-01' },
      { measure: 'POSTS', value: 5, as_of: '2026-04-01' },
    ]);
    expect(await towns.database.query('SELECT value, year, area_id FROM target')).toEqual([
      { value: 0.95, year: 2029, area_id: '' },
    ]);
  });

  it('hang councils under the area of an earlier file', async () => {
    const spheres = geojson([{ properties: { name: '南圏域' }, ring: rectangle(136.1, 34.7, 136.3, 34.8) }]);
    await towns.iga('areas', 'spheres.geojson', spheres, { kind: 'CARE_SPHERE' });
    const districts = geojson([
      { properties: { 名: '上', 圏: '南圏域' }, ring: rectangle(136.1, 34.7, 136.2, 34.8) },
      { properties: { 名: '下', 圏: '北圏域' }, ring: rectangle(136.2, 34.7, 136.3, 34.8) },
    ]);
    const report = await towns.iga('areas', 'districts.geojson', districts, {
      kind: 'DISTRICT',
      nameField: '名',
      parentField: '圏',
    });
    expect(issueOf(report, 'parent-unknown')).toMatchObject({ line: 2, field: '圏', value: '北圏域' });
    const parents = await towns.database.query(
      `SELECT a.name, p.name AS parent FROM area a LEFT JOIN area p ON p.id = a.parent_id AND p.to_revision IS NULL
       WHERE a.kind = 'DISTRICT' AND a.to_revision IS NULL ORDER BY a.name`,
    );
    expect(parents).toEqual([
      { name: '上', parent: '南圏域' },
      { name: '下', parent: null },
    ]);
  });
});

describe('the templates to fill in', () => {
  it.each(TEMPLATE_NAMES)('%s: as CSV and as Excel the same columns, read by their own importer', async (name) => {
    const dataset = name as Parameters<ImportTowns['iga']>[0];
    const options = name === 'membership' ? { kind: 'DISTRICT' } : {};
    for (const format of ['csv', 'xlsx'] as const) {
      const template = await findTemplate(name, format);
      const report = await towns.iga(dataset, `${name}.${format}`, template?.bytes ?? '', options);
      expect(report).toMatchObject({ format: `hazama-${name}`, status: 'rejected', rows: { read: 1, rejected: 1 } });
      expect(issueOf(report, 'row-is-example')).toMatchObject({ level: 'WARN', line: 2 });
    }
  });

  it('resources hold exactly the columns of the contract', async () => {
    const template = await findTemplate('resources', 'csv');
    const [header] = new TextDecoder().decode(template?.bytes).split('\r\n');
    expect(header).toBe(
      'id,kind,name,name_kana,address,longitude,latitude,serves_area,status,schedule,capacity,organization,phone,url,languages,visibility,confirmed_on,source',
    );
  });

  it('are only those that there are', async () => {
    expect(await findTemplate('../secrets', 'csv')).toBeUndefined();
    expect(await findTemplate('areas', 'csv')).toBeUndefined();
  });
});
