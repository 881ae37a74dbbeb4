import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportTowns, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
});
afterAll(() => towns.close());

/** Two square areas of about 900 m side by side in 伊賀市, and the outline around them. */
const square = (west: number, east: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 34.7],
      [east, 34.7],
      [east, 34.71],
      [west, 34.71],
      [west, 34.7],
    ],
  ],
});
const collection = (...features: readonly (readonly [name: string, number: number, geometry: object | null])[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([name, number, geometry]) => ({ type: 'Feature', properties: { name, number }, geometry })),
  });
const OUTLINE = collection(['三重県伊賀市', 1, square(136.1, 136.12)]);
const COUNCILS = collection(['北', 1, square(136.1, 136.11)], ['南', 2, square(136.11, 136.12)], ['西', 3, null]);

describe('the templates', () => {
  it('bring in a town from its outline to its targets', async () => {
    const outline = await towns.text('areas', '24216', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
    expect(outline).toMatchObject({ status: 'published', version: 1, format: 'geojson-areas', issues: [] });
    const councils = await towns.text('areas', '242161', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
    expect(councils.rows).toEqual({ read: 3, accepted: 3, repaired: 0, review: 0, rejected: 0 });
    const membership = await towns.text('membership', '24216', 'm.csv', 'machi_aza,area\n大字西山,西\n東,東', {
      kind: 'RESIDENTS_COUNCIL',
    });
    expect(membership.rows.accepted).toBe(2);
    const areas = await towns.database.query(
      `SELECT name, number, boundary_source AS boundary FROM area
       WHERE municipality_code = '24216' AND to_revision IS NULL AND kind = 'RESIDENTS_COUNCIL' ORDER BY number, name`,
    );
    expect(areas).toEqual([
      { name: '北', number: 1, boundary: 'OFFICIAL' },
      { name: '南', number: 2, boundary: 'OFFICIAL' },
      { name: '西', number: 3, boundary: 'NONE' },
      { name: '東', number: null, boundary: 'NONE' },
    ]);
  });

  it('put a resource into the areas that it lies in and serves', async () => {
    const report = await towns.text(
      'resources',
      '24216',
      'salons.csv',
      [
        'id,kind,name,address,longitude,latitude,serves_area,schedule,confirmed_on',
        '1,salon,ひまわり,伊賀市北1,136.105,34.705,,毎週月,2026-04-01',
        '2,サロン,もみじ,三重県伊賀市西山5番地,136.095,34.705,南、3,,R8.4.1',
        '3,network-meeting,会議,,,,2,,',
      ].join('\n'),
    );
    expect(report).toMatchObject({ status: 'published', rows: { read: 3, accepted: 3 } });
    const lies = await towns.database.query(
      `SELECT r.name, ra.relation, string_agg(a.name, '、' ORDER BY a.number) AS areas
       FROM resource_area ra
       JOIN area a ON a.id = ra.area_id AND a.to_revision IS NULL AND a.kind = 'RESIDENTS_COUNCIL'
       JOIN resource r ON r.id = ra.resource_id AND r.to_revision IS NULL
       GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    expect(lies).toEqual([
      { name: 'ひまわり', relation: 'LOCATED', areas: '北' },
      { name: 'もみじ', relation: 'LOCATED', areas: '西' },
      { name: 'もみじ', relation: 'SERVES', areas: '南、西' },
      { name: '会議', relation: 'SERVES', areas: '南' },
    ]);
  });

  it('count people by mesh, 町字 and year', async () => {
    const header = 'code,year,total,age_65_over,age_75_over\n';
    const first = await towns.text(
      'population',
      '24216',
      'p-2024.csv',
      `${header}5236007411,2024,100,40,20\n西山,2024,30,,\n`,
    );
    expect(first).toMatchObject({ status: 'published', source: 'p', rows: { read: 2, accepted: 2, rejected: 0 } });
  });

  it('keep what is there and absent, what is counted, and what is aimed at', async () => {
    const presence =
      'area,kind,state,since,confirmed_on\n北,network-meeting,present,2020-01-01,令和8年4月1日\n南,ネットワーク会議,ない,,\n';
    expect((await towns.text('presence', '24216', 'p.csv', presence)).rows.accepted).toBe(2);
    const counts =
      'area,kind,measure,value,as_of\n北,民生委員,定数,5,2026-04-01\n南,welfare-commissioner,vacancies,1,2026/4/1\n';
    expect((await towns.text('counts', '24216', 'c.csv', counts)).rows.accepted).toBe(2);
    const targets = 'indicator,area,value,year,source\npresence.network-meeting,,95%,2029,計画\n';
    expect((await towns.text('targets', '24216', 't.csv', targets)).rows.accepted).toBe(1);
    const [target] = await towns.database.query('SELECT value, area_id FROM target');
    expect(target).toEqual({ value: 0.95, area_id: '' });
  });
});
