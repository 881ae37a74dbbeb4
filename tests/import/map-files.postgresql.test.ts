import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testData } from '../support/test-data.ts';
import { encodeCp932 } from './fixtures/cp932.ts';
import { type GeopackageLayer, geopackage } from './fixtures/geopackage.ts';
import { PRJ, type ShapefileFeature, type ShapefileGeometry, shapefileEntries } from './fixtures/shapefile.ts';
import { COUNCILS, OUTLINE, rectangle } from './fixtures/shapes.ts';
import { zip } from './fixtures/zip.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
});
beforeEach(async () => {
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(() => towns.close());

const polygon = (...corners: readonly [number, number, number, number]): ShapefileGeometry => ({
  type: 'Polygon',
  coordinates: [rectangle(...corners)],
});
const DISTRICTS: readonly ShapefileFeature[] = [
  { properties: { 地区名: '西部', 番号: 1 }, geometry: polygon(136.1, 34.7, 136.2, 34.8) },
  { properties: { 地区名: '東部', 番号: 2 }, geometry: polygon(136.2, 34.7, 136.3, 34.8) },
];
const salonAt = (x: number, y: number): ShapefileFeature => ({
  properties: { 名称: 'ひまわりサロン', 種類: 'salon' },
  geometry: { type: 'Point', coordinates: [x, y] },
});

async function districts() {
  return towns.database.query<{ name: string; number: number; area: string }>(
    `SELECT name, number, ST_AsText(geometry) AS area FROM area
     WHERE municipality_code = '24216' AND kind = 'DISTRICT' AND to_revision IS NULL ORDER BY number`,
  );
}
async function place(name = 'ひまわりサロン') {
  const [row] = await towns.database.query<{ longitude: number; latitude: number }>(
    `SELECT ST_X(location) AS longitude, ST_Y(location) AS latitude FROM resource
     WHERE municipality_code = '24216' AND name = $1 AND to_revision IS NULL`,
    [name],
  );
  return row;
}

describe('a shapefile in a zip', () => {
  it.each([
    ['UTF-8 with a .cpg', { cpg: 'UTF-8' }],
    ['CP932 without a .cpg', { encoding: 'cp932' as const }],
    ['CP932 with a .cpg that says UTF-8', { encoding: 'cp932' as const, cpg: 'UTF-8' }],
  ])('%s', async (what, options) => {
    const bytes = zip(shapefileEntries('地区', DISTRICTS, options));
    const report = await towns.iga('areas', `${what}.zip`, bytes, { kind: 'DISTRICT', source: '地区' });
    expect(report).toMatchObject({ format: 'geojson-areas', rows: { read: 2, accepted: 2 } });
    expect(await districts()).toEqual([
      { name: '西部', number: 1, area: expect.stringMatching(/^MULTIPOLYGON\(\(\(136\.1 34\.7/) },
      { name: '東部', number: 2, area: expect.any(String) },
    ]);
  });

  it('whose names Windows wrote in CP932, in a folder, with a 表 that ends like a backslash', async () => {
    const bytes = zip(shapefileEntries('福祉/地区の表', DISTRICTS, { encoding: 'cp932' }), encodeCp932);
    const report = await towns.iga('areas', 'w.zip', bytes, { kind: 'DISTRICT', source: '地区' });
    expect(report.rows).toMatchObject({ read: 2, accepted: 2 });
  });

  it('of several layers: the first that fits is read and the others are named', async () => {
    const bytes = zip({
      ...shapefileEntries('バス路線', [
        {
          properties: { 路線: '北循環' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [136.1, 34.7],
              [136.2, 34.8],
            ],
          },
        },
      ]),
      ...shapefileEntries('地区', DISTRICTS),
    });
    const report = await towns.iga('areas', 'layers.zip', bytes, { kind: 'DISTRICT', source: '地区' });
    expect(report.rows).toMatchObject({ read: 2, accepted: 2 });
    expect(issueOf(report, 'sheets-unused')).toMatchObject({ value: 'バス路線' });
  });

  it('a hole stays a hole, and an island an island', async () => {
    const outer = rectangle(136.1, 34.7, 136.2, 34.8);
    const features: ShapefileFeature[] = [
      {
        properties: { 地区名: '輪' },
        geometry: {
          type: 'MultiPolygon',
          coordinates: [[outer, rectangle(136.12, 34.72, 136.14, 34.74)], [rectangle(136.22, 34.72, 136.24, 34.74)]],
        },
      },
    ];
    const bytes = zip(shapefileEntries('x', features));
    await towns.iga('areas', 'x.zip', bytes, { kind: 'DISTRICT', source: '地区' });
    const [row] = await towns.database.query<{ parts: number; holes: number }>(
      `SELECT ST_NumGeometries(geometry) AS parts,
         (SELECT sum(ST_NumInteriorRings(d.geom))::int FROM ST_Dump(geometry) d) AS holes
       FROM area WHERE kind = 'DISTRICT' AND to_revision IS NULL AND name = '輪'`,
    );
    expect(row).toEqual({ parts: 2, holes: 1 });
  });

  it('a name longer than its column, cut within a character, is a shorter name', async () => {
    const features = [
      { properties: { 名称: '上野東部地区', 種類: 'salon' }, geometry: salonAt(136.15, 34.75).geometry },
    ];
    const bytes = zip(shapefileEntries('x', features, { width: 10 }));
    const report = await towns.iga('resources', 'x.zip', bytes);
    expect(report.rows).toMatchObject({ read: 1, accepted: 1 });
    expect(await place('上野東')).toEqual({ longitude: 136.15, latitude: 34.75 });
  });

  it('the outline of 伊賀市 comes back to the last digit', async () => {
    const outline = JSON.parse(readFileSync(testData('boundaries/24216-iga.geojson'), 'utf8'));
    const [feature] = outline.features;
    const bytes = zip(shapefileEntries('iga', [{ properties: { name: '三重県伊賀市' }, geometry: feature.geometry }]));
    const report = await towns.iga('areas', 'iga.zip', bytes, { kind: 'MUNICIPALITY', source: 'outline' });
    expect(report).toMatchObject({ status: 'published', rows: { read: 1, accepted: 1 } });
    const [row] = await towns.database.query<{ off: number; points: number; before: number }>(
      `SELECT ST_HausdorffDistance(geometry, ST_Multi(ST_GeomFromGeoJSON($1))) AS off, ST_NPoints(geometry) AS points,
         ST_NPoints(ST_GeomFromGeoJSON($1)) AS before
       FROM area WHERE kind = 'MUNICIPALITY' AND municipality_code = '24216' AND to_revision IS NULL`,
      [JSON.stringify(feature.geometry)],
    );
    expect(row?.off).toBeLessThan(1e-9);
    expect(row?.points).toBe(row?.before);
  });
});

describe('coordinate systems', () => {
  // the same place as tests/geo/coordinate-system.test.ts has it: zone VI, 11917.8660 m east and −136577.3587 m north
  it('metres of 平面直角座標系 by the .prj', async () => {
    const bytes = zip(shapefileEntries('x', [salonAt(11_917.866, -136_577.3587)], { prj: PRJ.planeVI }));
    const report = await towns.iga('resources', 'plane.zip', bytes, { source: 'サロン' });
    expect(issueOf(report, 'coordinates-transformed')).toMatchObject({
      level: 'INFO',
      value: '平面直角座標系 第6系・日本測地系2011（JGD2011）',
    });
    const found = await place();
    expect(found?.longitude).toBeCloseTo(136.1302, 8);
    expect(found?.latitude).toBeCloseTo(34.7688, 8);
  });

  it.each(['EPSG:6674', '6674', '平面直角6系', '平面直角座標系 第６系', 'JGD2011 6系'])(
    'metres without a .prj, told by --crs %s',
    async (crs) => {
      const bytes = zip(shapefileEntries('x', [salonAt(11_917.866, -136_577.3587)], { prj: '' }));
      await towns.iga('resources', 'plane.zip', bytes, { source: 'サロン', crs });
      expect((await place())?.longitude).toBeCloseTo(136.1302, 8);
    },
  );

  it('日本測地系 is moved, and the report says how exactly', async () => {
    const bytes = zip(shapefileEntries('x', [salonAt(136.13, 34.77)], { prj: PRJ.tokyo }));
    const report = await towns.iga('resources', 'tokyo.zip', bytes, { source: 'サロン' });
    expect(issueOf(report, 'coordinates-transformed')?.message).toMatch(/EPSG:15483.*9m.*TKY2JGD/);
    const found = await place();
    expect(found?.longitude).toBeCloseTo(136.12711297686346, 9);
    expect(found?.latitude).toBeCloseTo(34.7732497652779, 9);
  });

  it('GeoJSON says its system the old way', async () => {
    const content = JSON.stringify({
      type: 'FeatureCollection',
      name: 'サロン',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6674' } },
      features: [
        {
          type: 'Feature',
          properties: { 名称: 'ひまわりサロン', 種類: 'salon' },
          geometry: { type: 'MultiPoint', coordinates: [[11_917.866, -136_577.3587]] },
        },
      ],
    });
    await towns.iga('resources', 'x.geojson', content, { source: 'サロン' });
    expect((await place())?.latitude).toBeCloseTo(34.7688, 8);
  });

  it('degrees of the new datums need no change', async () => {
    for (const prj of [PRJ.jgd2011, PRJ.jgd2000]) {
      const bytes = zip(shapefileEntries('x', [salonAt(136.15, 34.75)], { prj }));
      const report = await towns.iga('resources', 'x.zip', bytes, { source: 'サロン' });
      expect(codes(report)).not.toHaveProperty('coordinates-transformed');
      expect(await place()).toEqual({ longitude: 136.15, latitude: 34.75 });
    }
  });

  it('degrees without a .prj are read, and the doubt is said', async () => {
    const bytes = zip(shapefileEntries('x', [salonAt(136.15, 34.75)], { prj: '' }));
    const report = await towns.iga('resources', 'x.zip', bytes, { source: 'サロン' });
    expect(report.rows.accepted).toBe(1);
    expect(issueOf(report, 'crs-missing')?.message).toContain('--crs TOKYO');
  });

  it.each([
    ['metres without a .prj', '', '11917.866, -136577.3587'],
    [
      'a system of another country',
      'PROJCS["CH1903_LV03",GEOGCS["GCS_CH1903",DATUM["D_CH1903",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Hotine_Oblique_Mercator_Azimuth_Center"],UNIT["Meter",1.0]]',
      'CH1903_LV03',
    ],
    ['a .prj that is no well-known text', 'JGD2011[[[', 'JGD2011[[['],
  ])('%s is asked for', async (_what, prj, value) => {
    const bytes = zip(shapefileEntries('x', [salonAt(11_917.866, -136_577.3587)], { prj }));
    const report = await towns.iga('resources', 'x.zip', bytes, { source: 'サロン' });
    expect(issueOf(report, 'crs-unknown')).toMatchObject({ level: 'ERROR', value });
    expect(issueOf(report, 'crs-unknown')?.message).toContain('--crs');
  });

  it('a --crs that is none', async () => {
    await expect(towns.iga('areas', 'x.geojson', COUNCILS, { kind: 'DISTRICT', crs: '20系' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('--crs'),
    });
  });
});

describe('a GeoPackage', () => {
  const districtLayer: GeopackageLayer = {
    name: '地区',
    features: [
      { properties: { 地区名: '西部', 番号: 1 }, polygons: [[rectangle(136.1, 34.7, 136.2, 34.8)]] },
      { properties: { 地区名: '東部', 番号: 2 }, polygons: [[rectangle(136.2, 34.7, 136.3, 34.8)]] },
    ],
  };

  it.each<[string, GeopackageLayer['blobs'], 'DELETE' | 'WAL']>([
    ['plain', {}, 'DELETE'],
    ['as QGIS leaves it, with envelopes and in write-ahead mode', { withEnvelope: true }, 'WAL'],
    ['with heights, big-endian', { bigEndian: true, withHeights: true }, 'DELETE'],
  ])('%s', async (what, blobs, journal) => {
    const bytes = geopackage([{ ...districtLayer, blobs: blobs ?? {} }], journal);
    // whatever its name says
    const report = await towns.iga('areas', `${what}.csv`, bytes, { kind: 'DISTRICT', source: '地区' });
    expect(report.rows).toMatchObject({ read: 2, accepted: 2 });
    expect(await districts()).toEqual([
      { name: '西部', number: 1, area: expect.stringMatching(/^MULTIPOLYGON\(\(\(136\.1 34\.7,136\.2 34\.7/) },
      { name: '東部', number: 2, area: expect.any(String) },
    ]);
  });

  it('of two layers in systems of their own', async () => {
    const bytes = geopackage([
      districtLayer,
      {
        name: 'サロン',
        epsg: 6674,
        features: [{ properties: { 名称: 'ひまわりサロン', 種類: 'salon' }, point: [11_917.866, -136_577.3587] }],
      },
    ]);
    const report = await towns.iga('resources', 'city.gpkg', bytes, { source: 'サロン' });
    expect(report.rows).toMatchObject({ read: 1, accepted: 1 });
    expect(issueOf(report, 'sheets-unused')).toMatchObject({ value: '地区' });
    expect((await place())?.longitude).toBeCloseTo(136.1302, 8);
  });

  it('of points and polygons: areas are the polygons, places the points, whichever comes first', async () => {
    const polygons = [[rectangle(136.1, 34.7, 136.2, 34.8)]];
    const points = {
      name: '点',
      features: [{ properties: { 名称: 'ひまわりサロン', 住所: '小田町' }, point: [136.15, 34.75] }],
    };
    const shapes = { name: '面', features: [{ properties: { 名称: '西部', 住所: '小田町' }, polygons }] };
    for (const layers of [
      [points, shapes],
      [shapes, points],
    ] as GeopackageLayer[][]) {
      const bytes = geopackage(layers);
      await towns.iga('areas', 'city.gpkg', bytes, { kind: 'DISTRICT', source: '地区' });
      expect(await districts()).toMatchObject([{ name: '西部' }]);
      const report = await towns.iga('resources', 'city.gpkg', bytes, { kind: 'salon', source: 'サロン' });
      expect(issueOf(report, 'sheets-unused')).toMatchObject({ value: '面' });
      expect(await place()).toEqual({ longitude: 136.15, latitude: 34.75 });
    }
  });

  it('of several layers of areas, of which a person names one', async () => {
    const polygons = [[rectangle(136.1, 34.7, 136.2, 34.8)]];
    const bytes = geopackage([
      { name: '圏域', features: [{ properties: { 名称: '北部圏域' }, polygons }] },
      { name: '地区', features: [{ properties: { 名称: '西部' }, polygons }] },
    ]);
    await towns.iga('areas', 'city.gpkg', bytes, { kind: 'DISTRICT', source: '地区' });
    expect(await districts()).toMatchObject([{ name: '北部圏域' }]);
    const report = await towns.iga('areas', 'city.gpkg', bytes, { kind: 'DISTRICT', source: '地区', layer: '地区' });
    expect(await districts()).toMatchObject([{ name: '西部' }]);
    expect(issueOf(report, 'sheets-unused')).toMatchObject({ value: '圏域' });
    const missing = await towns.iga('areas', 'city.gpkg', bytes, { kind: 'DISTRICT', source: '地区', layer: '町' });
    expect(issueOf(missing, 'layer-missing')).toMatchObject({ level: 'ERROR', value: '圏域, 地区' });
  });

  it('the outlines of both towns come back to the last digit, also from a zip', async () => {
    for (const [town, file] of [
      ['24216', '24216-iga'],
      ['10204', '10204-isesaki'],
    ] as const) {
      const { features } = JSON.parse(readFileSync(testData(`boundaries/${file}.geojson`), 'utf8'));
      const { properties, geometry } = features[0];
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const bytes = zip({ [`${file}.gpkg`]: geopackage([{ name: 'outline', features: [{ properties, polygons }] }]) });
      const report = await towns.import({
        dataset: 'areas',
        municipality: town,
        file: { name: `${file}.zip`, bytes },
        options: { kind: 'MUNICIPALITY', source: 'outline' },
      });
      expect(report.rows).toMatchObject({ read: 1, accepted: 1 });
      const [row] = await towns.database.query<{ off: number; points: number; before: number }>(
        `SELECT ST_HausdorffDistance(geometry, ST_Multi(ST_GeomFromGeoJSON($1))) AS off, ST_NPoints(geometry) AS points,
           ST_NPoints(ST_GeomFromGeoJSON($1)) AS before
         FROM area WHERE kind = 'MUNICIPALITY' AND municipality_code = $2 AND to_revision IS NULL`,
        [JSON.stringify(geometry), town],
      );
      expect(row?.off).toBeLessThan(1e-9);
      expect(row?.points).toBe(row?.before);
    }
  });

  it('an empty geometry is a name without a shape', async () => {
    const bytes = geopackage([{ name: 'x', features: [{ properties: { 地区名: '名だけ' }, polygons: null }] }]);
    const report = await towns.iga('areas', 'x.gpkg', bytes, { kind: 'DISTRICT', source: '地区' });
    expect(report.rows).toMatchObject({ read: 1, accepted: 1 });
    expect(await districts()).toMatchObject([{ name: '名だけ', area: null }]);
  });
});

describe('KML', () => {
  const KML = `<?xml version="1.0" encoding="UTF-8"?>
<!-- written by hand -->
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>サロンの地図</name>
  <Style id="a"><IconStyle><scale>1</scale></IconStyle></Style>
  <Folder><name>上野</name>
    <Placemark><name>ひまわりサロン</name><address>三重県伊賀市小田町1</address><phoneNumber>0595-00-0000</phoneNumber>
      <description><![CDATA[<b>第2水曜</b>]]></description>
      <ExtendedData><Data name="種類"><value>salon</value></Data>
        <SchemaData schemaUrl="#s"><SimpleData name="開催日">第2水曜 10:00-12:00</SimpleData></SchemaData></ExtendedData>
      <Point><coordinates>136.1302,34.7688,0</coordinates></Point></Placemark>
  </Folder>
  <Placemark><name>西部</name><MultiGeometry>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>
      136.1,34.7,0 136.2,34.7,0 136.2,34.8,0 136.1,34.8,0 136.1,34.7,0
    </coordinates></LinearRing></outerBoundaryIs></Polygon>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>136.22,34.7 136.24,34.7 136.24,34.72 136.22,34.7</coordinates></LinearRing></outerBoundaryIs></Polygon>
  </MultiGeometry></Placemark>
</Document></kml>`;

  it.each<[string, string | Uint8Array]>([
    ['a text', KML],
    ['with a prefix', KML.replaceAll(/<(\/?)(\w+)(?=[\s>])/g, '<$1kml:$2').replace('xmlns=', 'xmlns:kml=')],
    ['a KMZ', zip({ 'doc.kml': KML, 'images/icon.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]) })],
  ])('%s', async (_what, content) => {
    const resources = await towns.iga('resources', 'map.kml', content, { source: 'サロン' });
    expect(resources.rows).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    expect(await place()).toEqual({ longitude: 136.1302, latitude: 34.7688 });
    const areas = await towns.iga('areas', 'map.kml', content, { kind: 'DISTRICT', source: '地区' });
    expect(areas.rows).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    expect(await districts()).toMatchObject([{ name: '西部', area: expect.stringContaining('136.22 34.7') }]);
  });
});
