import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testData } from '../support/test-data.ts';
import { PRJ, type ShapefileFeature, type ShapefileGeometry, shapefileEntries } from './fixtures/shapefile.ts';
import { OUTLINE, rectangle } from './fixtures/shapes.ts';
import { zip } from './fixtures/zip.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

// The files themselves are not here (their licences forbid it, or they are too large): these are made with the columns that
// 国土数値情報 and e-Stat document, https://nlftp.mlit.go.jp/ksj/ and https://www.e-stat.go.jp/gis

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(() => towns.close());

type Properties = ShapefileFeature['properties'];
const polygon = (west: number, south: number, size = 0.02): ShapefileGeometry => ({
  type: 'Polygon',
  coordinates: [rectangle(west, south, west + size, south + size)],
});
const feature = (properties: Properties, geometry: ShapefileGeometry): ShapefileFeature => ({ properties, geometry });
const point = (properties: Properties, x = 136.15, y = 34.75): ShapefileFeature =>
  feature(properties, { type: 'Point', coordinates: [x, y] });
/** As 国土数値情報 packs them: CP932, no .cpg, .prj of JGD. */
const packed = (name: string, features: readonly ShapefileFeature[]) =>
  zip(shapefileEntries(name, features, { encoding: 'cp932', prj: PRJ.jgd2011 }));

function administrativeArea(code: string, county: string, name: string, extra: Properties = {}): Properties {
  return {
    N03_001: '三重県',
    N03_002: '',
    N03_003: county,
    N03_004: name,
    ...extra,
    N03_007: code,
  };
}

function smallArea(city: string, town: string, name: string, kind = '8101'): Properties {
  return {
    KEY_CODE: `24${city}${town}`,
    PREF: '24',
    CITY: city,
    PREF_NAME: '三重県',
    CITY_NAME: '伊賀市',
    S_NAME: name,
    HCODE: kind,
    JINKO: 120,
    SETAI: 50,
  };
}

function medicalInstitution(kind: number, name: string, beds: number): Properties {
  return {
    P04_001: kind,
    P04_002: name,
    P04_003: '三重県伊賀市四十九町831',
    P04_004: '内科',
    P04_005: '外科',
    P04_006: '',
    P04_007: 3,
    P04_008: beds,
    P04_009: 1,
    P04_010: 9,
  };
}

function welfareFacility(major: string, name: string): Properties {
  return {
    P14_001: '三重県',
    P14_002: '伊賀市',
    P14_003: '24216',
    P14_004: '小田町1',
    P14_005: major,
    P14_006: `${major}04`,
    P14_007: `${major}0400`,
    P14_008: name,
    P14_009: 5,
    P14_010: 1,
  };
}

function areasOf(kind: string) {
  return towns.database.query<{ name: string; code: string | null; parts: number }>(
    `SELECT name, code, ST_NumGeometries(geometry) AS parts FROM area
     WHERE municipality_code = '24216' AND kind = $1::area_kind AND to_revision IS NULL ORDER BY code, name`,
    [kind],
  );
}
function resourcesOf(source: string) {
  return towns.database.query<{ name: string; kind: string; capacity: number | null; organization: string | null }>(
    `SELECT r.name, r.kind_id AS kind, r.capacity, o.name AS organization
     FROM resource r JOIN dataset d ON d.municipality_code = r.municipality_code AND d.id = r.dataset_id
       LEFT JOIN organization o ON o.municipality_code = r.municipality_code AND o.id = r.organization_id
     WHERE r.municipality_code = '24216' AND d.source = $1 AND r.to_revision IS NULL ORDER BY r.name, r.kind_id`,
    [source],
  );
}

describe('N03 行政区域', () => {
  it('of a whole prefecture: the own outline with its islands, every other row told and left', async () => {
    const prefecture = JSON.parse(readFileSync(testData('boundaries/municipalities-24-mie.geojson'), 'utf8'));
    // N03 has a record for every island: 三重県's outlines taken apart
    const features = prefecture.features.flatMap(
      ({ properties, geometry }: { properties: Properties; geometry: ShapefileGeometry }) =>
        geometry?.type === 'MultiPolygon'
          ? geometry.coordinates.map((coordinates) => feature(properties, { type: 'Polygon', coordinates }))
          : [feature(properties, geometry)],
    );
    const bytes = packed('N03-20240101_24', features);
    const report = await towns.import({
      dataset: 'areas',
      municipality: '24216',
      file: { name: 'N03-20240101_24_GML.zip', bytes },
      options: { kind: 'MUNICIPALITY', source: 'outline' },
      dryRun: true,
    });
    expect(report).toMatchObject({ format: 'ksj-n03-administrative-area', rows: { accepted: 1, review: 0 } });
    expect(report.rows).toMatchObject({ read: 29, rejected: 28 });
    expect(features.length).toBeGreaterThan(29);
    expect(issueOf(report, 'shapes-gathered')?.value).toBe(`${features.length} → 29`);
  });

  it('an outline of two pieces, wards of a designated city by both ways of writing them', async () => {
    const bytes = packed('N03', [
      feature(administrativeArea('24216', '', '伊賀市'), polygon(136.1, 34.7)),
      feature(administrativeArea('24216', '', '伊賀市'), polygon(136.2, 34.7)),
      feature(administrativeArea('24201', '', '津市'), polygon(136.5, 34.7)),
      feature(administrativeArea('14101', '横浜市', '鶴見区'), polygon(139.6, 35.5)),
      feature(administrativeArea('', '', '所属未定地'), polygon(139.9, 35.5)),
    ]);
    const report = await towns.iga('areas', 'N03-14_24.zip', bytes, { kind: 'FORMER_MUNICIPALITY' });
    expect(report.rows).toMatchObject({ read: 4, accepted: 2, rejected: 2 });
    expect(await areasOf('FORMER_MUNICIPALITY')).toEqual([
      { name: '伊賀市', code: '24216', parts: 2 },
      { name: '所属未定地', code: null, parts: 1 },
    ]);
  });
});

describe('A27 小学校区', () => {
  it.each<[edition: string, district: (code: string, school: string, at: number) => Properties]>([
    ['2010', (code, school) => ({ A27_005: code, A27_006: '伊賀市立', A27_007: school, A27_008: '三重県伊賀市' })],
    ['2016', (code, school) => ({ A27_001: code, A27_002: '伊賀市立', A27_003: school, A27_004: '三重県伊賀市' })],
    [
      '2021',
      (code, school, at) => ({
        A27_001: code,
        A27_002: '伊賀市',
        A27_003: `B12421600000${at}`,
        A27_004: school,
        A27_005: '三重県伊賀市',
      }),
    ],
  ])('edition of %s', async (edition, district) => {
    const bytes = packed('A27', [
      feature(district('24216', '府中小学校', 1), polygon(136.1, 34.7)),
      feature(district('24216', '三訪小学校', 2), polygon(136.12, 34.7)),
      feature(district('24201', '南が丘小学校', 3), polygon(136.5, 34.7)),
    ]);
    const report = await towns.iga('areas', `A27-${edition}.zip`, bytes, { kind: 'DISTRICT', source: '小学校区' });
    expect(report).toMatchObject({ format: 'ksj-a27-school-district', rows: { read: 3, accepted: 2, rejected: 1 } });
    expect(codes(report)).toMatchObject({ 'other-municipality': 1 });
    expect((await areasOf('DISTRICT')).map(({ name }) => name).toSorted()).toEqual(['三訪小学校区', '府中小学校区']);
  });
});

describe('e-Stat 小地域', () => {
  it('町丁・字 with detached pieces, without water and without the neighbours', async () => {
    const bytes = packed('r2ka24216', [
      feature(smallArea('216', '0010', '上野丸之内'), polygon(136.1, 34.7)),
      feature(smallArea('216', '0020', '小田町'), polygon(136.12, 34.7)),
      feature(smallArea('216', '0020', '小田町'), polygon(136.15, 34.75)),
      feature(smallArea('216', '0030', '', '8154'), polygon(136.17, 34.7)),
      feature(smallArea('201', '0010', '丸之内'), polygon(136.5, 34.7)),
    ]);
    const report = await towns.iga('areas', 'A002005212020DDSWC24216.zip', bytes, { kind: 'NEIGHBOURHOOD' });
    expect(report).toMatchObject({ format: 'estat-small-area', rows: { read: 4, accepted: 2, rejected: 2 } });
    expect(codes(report)).toMatchObject({ 'area-is-water': 1, 'other-municipality': 1, 'shapes-gathered': 1 });
    expect(await areasOf('NEIGHBOURHOOD')).toEqual([
      { name: '上野丸之内', code: '242160010', parts: 1 },
      { name: '小田町', code: '242160020', parts: 2 },
    ]);
  });
});

describe('P04 医療機関', () => {
  it('edition of 2020: kinds by 医療機関分類, beds as capacity', async () => {
    const bytes = packed('P04-20_24', [
      point(medicalInstitution(1, '市民病院', 281)),
      point(medicalInstitution(2, '内科医院', 0)),
      point(medicalInstitution(3, '歯科医院', 0)),
      point({ ...medicalInstitution(1, '津の病院', 100), P04_003: '三重県津市栄町1' }, 136.5, 34.72),
    ]);
    const report = await towns.iga('resources', 'P04-20_24_GML.zip', bytes, { source: '医療機関' });
    expect(report).toMatchObject({
      format: 'ksj-p04-medical-institution',
      rows: { read: 4, accepted: 3, rejected: 1 },
    });
    expect(await resourcesOf('医療機関')).toEqual([
      { name: '内科医院', kind: 'clinic', capacity: null, organization: null },
      { name: '市民病院', kind: 'hospital', capacity: 281, organization: null },
      { name: '歯科医院', kind: 'dentist', capacity: null, organization: null },
    ]);
  });

  it('edition of 2010, whose P04_008 is no number of beds', async () => {
    const bytes = packed('P04-10', [
      point({
        P04_001: 2,
        P04_002: '旧医院',
        P04_003: '三重県伊賀市小田町1',
        P04_004: '内科',
        P04_005: 3,
        P04_006: 19,
        P04_007: 9,
        P04_008: 9,
      }),
    ]);
    const report = await towns.iga('resources', 'P04-10_24_GML.zip', bytes, { source: '医療機関2010' });
    expect(report.format).toBe('ksj-p04-medical-institution-2010');
    expect(await resourcesOf('医療機関2010')).toEqual([
      { name: '旧医院', kind: 'clinic', capacity: null, organization: null },
    ]);
  });
});

describe('P14 福祉施設', () => {
  it('kinds by name, then by 大分類; the others wait for --kind', async () => {
    const bytes = packed('P14-23_24', [
      point(welfareFacility('02', 'デイサービスひだまり')),
      point(welfareFacility('02', '特別養護老人ホーム恵')),
      point(welfareFacility('05', 'みどり保育所')),
      point(welfareFacility('05', '上野児童館')),
      point(welfareFacility('99', '作業所あさがお')),
    ]);
    const report = await towns.iga('resources', 'P14-23_24_GML.zip', bytes, { source: '福祉施設' });
    expect(report).toMatchObject({ format: 'ksj-p14-welfare-facility', rows: { read: 5, accepted: 4, rejected: 1 } });
    expect((await resourcesOf('福祉施設')).map(({ name, kind }) => [name, kind])).toEqual([
      ['みどり保育所', 'childcare-facility'],
      ['デイサービスひだまり', 'care-service'],
      ['上野児童館', 'children-centre'],
      ['特別養護老人ホーム恵', 'special-nursing-home'],
    ]);
  });
});

describe('P11 バス停留所', () => {
  it.each<[edition: string, stop: Properties]>([
    ['2010', { P11_001: '上野市駅', P11_002: '1,3', P11_003_1: '三重交通（株）', P11_003_2: '', P11_004_1: '青山線' }],
    ['2022', { P11_001: '上野市駅', P11_002: '三重交通（株）', P11_003_01: '青山線', P11_004_01: '1', P11_005: '' }],
  ])('stops of %s', async (edition, stop) => {
    const bytes = packed('P11', [point(stop), point(stop), point({ ...stop, P11_001: '小田' }, 136.16, 34.76)]);
    const report = await towns.iga('resources', `P11-${edition}.zip`, bytes, { source: 'バス停' });
    expect(report).toMatchObject({ format: 'ksj-p11-bus-stop', rows: { read: 2, accepted: 2 } });
    expect(await resourcesOf('バス停')).toEqual([
      { name: '上野市駅', kind: 'bus-stop', capacity: null, organization: '三重交通（株）' },
      { name: '小田', kind: 'bus-stop', capacity: null, organization: '三重交通（株）' },
    ]);
  });
});
