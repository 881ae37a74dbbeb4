import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

const points = () =>
  towns.database.query(
    `SELECT town, koaza, block, level, round(ST_X(location)::numeric, 3)::float8 AS x FROM address_point
     WHERE municipality_code = '24216' AND to_revision IS NULL ORDER BY town COLLATE "C", koaza, block`,
  );

const places = (source: string) =>
  towns.database.query(
    `SELECT r.name, r.place_level AS level, ST_X(r.location) AS x FROM resource r JOIN dataset d ON d.id = r.dataset_id
     WHERE d.source = $1 AND r.to_revision IS NULL ORDER BY r.name COLLATE "C"`,
    [source],
  );

/** A row of 街区レベル. */
const block = (number: string, longitude: number, representative: number) =>
  `三重県,伊賀市,ゆめが丘一丁目,,${number},6,-1,-1,34.75,${longitude},1,${representative},0,0`;

describe('a gazetteer', () => {
  it('of 大字・町丁目レベル: only the own rows, with the level that the table says', async () => {
    const report = await towns.iga(
      'addresses',
      '24_2024.csv',
      [
        '"都道府県コード","都道府県名","市区町村コード","市区町村名","大字町丁目コード","大字町丁目名","緯度","経度","原典資料コード","大字・字・丁目区分コード"',
        '"24","三重県","24216","伊賀市","242160001000","阿保","34.75","136.15","1","1"',
        '"24","三重県","24216","伊賀市","242160002001","ゆめが丘一丁目","34.75","136.16","1","3"',
        '"24","三重県","24201","津市","242010001000","丸之内","34.72","136.5","1","1"',
      ].join('\n'),
      { source: '町字' },
    );
    expect(report).toMatchObject({
      status: 'published',
      format: 'address-points',
      rows: { read: 3, accepted: 2, review: 0, rejected: 1 },
      changes: { added: 2 },
    });
    expect(codes(report)).toMatchObject({ 'other-municipality': 1 });
    expect(await points()).toEqual([
      { town: 'ゆめが丘一丁目', koaza: null, block: null, level: 'TOWN', x: 136.16 },
      { town: '阿保', koaza: null, block: null, level: 'OAZA', x: 136.15 },
    ]);
  });

  it('of 街区レベル: a block by its representative point', async () => {
    const header =
      '都道府県名,市区町村名,大字・丁目名,小字・通称名,街区符号・地番,座標系番号,Ｘ座標,Ｙ座標,緯度,経度,住居表示フラグ,代表フラグ,更新前履歴フラグ,更新後履歴フラグ';
    const report = await towns.iga(
      'addresses',
      '街区.csv',
      [header, block('３', 136.161, 0), block('３', 136.162, 1), block('4', 136.163, 1)].join('\n'),
    );
    expect(report).toMatchObject({ format: 'address-points', rows: { read: 3, accepted: 3 }, changes: { added: 2 } });
    expect(await points()).toMatchObject([
      { block: '3', x: 136.162 },
      { block: '4', x: 136.163 },
      { block: null },
      { block: null },
    ]);
    const again = await towns.iga('addresses', '街区.csv', [header, block('4', 136.163, 1)].join('\n'));
    expect(again).toMatchObject({ version: 2, changes: { added: 0, removed: 1, unchanged: 1 } });
  });

  it('of the アドレス・ベース・レジストリ: names and positions in two files', async () => {
    const names = await towns.iga(
      'addresses',
      'mt_town.csv',
      [
        'lg_code,machiaza_id,machiaza_type,pref,city,oaza_cho,chome,koaza,efct_date,ablt_date',
        '242161,0000000,1,三重県,伊賀市,,,,1947-04-17,',
        '242161,0009002,2,三重県,伊賀市,希望ヶ丘西,二丁目,,1947-04-17,',
        '242161,0008101,3,三重県,伊賀市,久米町,,大坪,1947-04-17,',
        '242161,0007000,1,三重県,伊賀市,なくなった町,,,1947-04-17,2005-01-01',
      ].join('\n'),
    );
    expect(names).toMatchObject({ format: 'abr-towns', rows: { read: 4, accepted: 2, rejected: 2 } });
    expect(codes(names)).toMatchObject({ 'town-unnamed': 1, 'town-abolished': 1 });
    const positions = await towns.iga(
      'addresses',
      'mt_town_pos.csv',
      'lg_code,machiaza_id,rsdt_addr_flg,rep_lon,rep_lat\n242161,0009002,0,136.17,34.75\n242161,0008101,0,136.18,34.75\n',
    );
    expect(positions).toMatchObject({ format: 'abr-town-positions', rows: { read: 2, accepted: 2 } });
    await towns.iga(
      'resources',
      'abr.csv',
      'kind,name,address\nsalon,甲,伊賀市希望が丘西2-5\nsalon,乙,久米町字大坪6\n',
    );
    expect(await places('abr')).toEqual([
      { name: '乙', level: 'TOWN', x: 136.18 },
      { name: '甲', level: 'TOWN', x: 136.17 },
    ]);
  });
});

describe('a place', () => {
  it('comes from the address as far as that goes, and says so', async () => {
    const report = await towns.iga(
      'resources',
      'r.csv',
      [
        'kind,name,address,longitude,latitude,serves_area',
        'salon,番地,伊賀市ゆめが丘1-4-2,,,',
        'salon,町丁目,伊賀市ゆめが丘1丁目99,0,0,',
        'salon,大字,伊賀市阿保1410,,,',
        'salon,大字と区域,伊賀市阿保1411,,,西部',
        'salon,区域,,,,東部',
        'salon,何も,伊賀市どこか1,,,',
        'salon,座標,伊賀市阿保1412,136.151,34.751,',
        'network-meeting,会議,,,,東部',
      ].join('\n'),
    );
    expect(report.rows).toEqual({ read: 8, accepted: 6, repaired: 0, review: 2, rejected: 0 });
    expect(codes(report)).toEqual({
      'place-from-address': 2,
      'place-of-area': 2,
      'place-approximate': 1,
      'place-missing': 1,
    });
    expect(await places('r')).toEqual([
      { name: '会議', level: null, x: null },
      { name: '区域', level: null, x: null },
      { name: '大字と区域', level: null, x: null },
      { name: '座標', level: 'GIVEN', x: 136.151 },
      { name: '町丁目', level: 'TOWN', x: 136.16 },
      { name: '番地', level: 'BLOCK', x: 136.163 },
    ]);
  });

  it('that its own address contradicts waits for a person, with the distance and what may be meant', async () => {
    const report = await towns.iga(
      'resources',
      'far.csv',
      'kind,name,address,longitude,latitude\nsalon,甲,伊賀市阿保1,136.28,34.75\nsalon,乙,伊賀市阿保2,136.19,34.75\nsalon,丙,阿保3,136.9,34.75\n',
    );
    expect(report.rows).toMatchObject({ accepted: 1, review: 2 });
    expect(issueOf(report, 'place-differs-from-address')?.message).toContain('約12km');
    expect(issueOf(report, 'place-far-away')?.message).toContain('約69km');
    const waiting = await towns.database.query(
      `SELECT reasons, findings -> 0 -> 'suggestion' -> 'changes' AS changes, (findings -> 0 ->> 'distanceMeters')::int / 1000 AS km
       FROM review_row WHERE 'place-far-away' = ANY(reasons) OR 'place-differs-from-address' = ANY(reasons) ORDER BY line`,
    );
    const changes = { longitude: '136.15', latitude: '34.75', place_level: 'OAZA' };
    expect(waiting).toEqual([
      { reasons: ['place-differs-from-address'], changes, km: 11 },
      { reasons: ['place-far-away'], changes, km: 68 },
    ]);
  });

  it('that was taken from an address stays as vague as the address', async () => {
    await towns.iga(
      'resources',
      'said.csv',
      'kind,name,address,longitude,latitude,place_level\nsalon,甲,伊賀市阿保1,136.15,34.75,OAZA\n',
    );
    expect(await places('said')).toEqual([{ name: '甲', level: 'OAZA', x: 136.15 }]);
  });
});

describe('an area', () => {
  it('is that of the address; where the map says another, both are kept and it is said', async () => {
    await towns.iga('membership', 'm.csv', 'machi_aza,area\n阿保,西部\nゆめが丘一丁目,東部\nゆめが丘二丁目,東部\n', {
      kind: 'RESIDENTS_COUNCIL',
    });
    const report = await towns.iga(
      'resources',
      'a.csv',
      [
        'kind,name,address,longitude,latitude',
        'station,甲,伊賀市阿保1,136.15,34.75',
        'station,乙,伊賀市ゆめが丘1-1,136.16,34.75',
        // in some 丁目 of ゆめが丘, all of which are in 東部
        'station,丙,伊賀市ゆめヶ丘,136.165,34.75',
        'station,丁,伊賀市どこか1,136.25,34.75',
      ].join('\n'),
    );
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 4 } });
    expect(issueOf(report, 'area-differs')).toMatchObject({
      value: expect.stringContaining('乙（住所 東部、地図 西部）'),
      message: expect.stringContaining('2件'),
    });
    const located = await towns.database.query(
      `SELECT r.name, a.name AS area, shape.name AS "onMap" FROM resource r
       JOIN dataset d ON d.id = r.dataset_id AND d.source = 'a'
       JOIN resource_area ra ON ra.resource_id = r.id AND ra.relation = 'LOCATED'
       JOIN area a ON a.id = ra.area_id AND a.kind = 'RESIDENTS_COUNCIL' AND a.to_revision IS NULL
       LEFT JOIN resource_area_difference x ON x.resource_id = r.id AND x.address_area_id = a.id
       LEFT JOIN area shape ON shape.id = x.shape_area_id AND shape.to_revision IS NULL
       WHERE r.to_revision IS NULL ORDER BY r.name COLLATE "C"`,
    );
    expect(located).toEqual([
      { name: '丁', area: '東部', onMap: null },
      { name: '丙', area: '東部', onMap: '西部' },
      { name: '乙', area: '東部', onMap: '西部' },
      { name: '甲', area: '西部', onMap: null },
    ]);
  });
});
