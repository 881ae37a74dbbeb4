import { findMeshCode, type LngLat, type MeshLevel } from '@hazama/geo';
import {
  addMunicipality,
  decideReviewRows,
  type ImportReport,
  type ImportRequest,
  importFile,
  recogniseFile,
  undoImport,
} from '@hazama/server/dataset';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { geopackage } from './fixtures/geopackage.ts';
import { PRJ, shapefileEntries } from './fixtures/shapefile.ts';
import { geojson, rectangle, type ShapeFeature } from './fixtures/shapes.ts';
import { zip } from './fixtures/zip.ts';
import { codes, issueOf, NOW } from './support.ts';

// The square of 500 m from 136.2 to 136.20625° east holds 100 people, 40 of them 65 and over. The border of two councils stands at
// 136.2025°, 0.0025 of 0.00625°: by surface 40 of the people live in the west and 60 in the east.
// The town ends in the west at 136.1025°, within a square from 136.1° with 10 people, 5 of them 65 and over: 0.00375 of 0.00625° of it are the
// town's, and 6 and 3 of the people. A square with 500 people lies wholly beyond, within the buffer, and so does a salon.

const CODE = '24216';
const OUTLINE = geojson([{ properties: { name: '三重県伊賀市' }, ring: rectangle(136.1025, 34.7, 136.3, 34.8) }]);
const COUNCILS = geojson([
  { properties: { name: '西部', number: 1 }, ring: rectangle(136.1025, 34.7, 136.2025, 34.8) },
  { properties: { name: '東部', number: 2 }, ring: rectangle(136.2025, 34.7, 136.3, 34.8) },
]);
const AT_BORDER: LngLat = [136.203, 34.755];
const IN_EAST: LngLat = [136.25, 34.755];
const AT_EDGE: LngLat = [136.103, 34.755];
const BEYOND: LngLat = [136.095, 34.755];
/** 300 m beyond the edge, some 250 m from the middle of the square that lies across it. */
const NEIGHBOURS_SALON: LngLat = [136.1003, 34.7562];

const meshAt = (position: LngLat, level: MeshLevel = 500) => findMeshCode(position, level) ?? '';

/** A house of about 10 × 10 m. */
const house = (longitude: number, properties: Readonly<Record<string, unknown>>): ShapeFeature => ({
  properties,
  ring: rectangle(longitude, 34.755, longitude + 0.0001, 34.7551),
});
const BUILDINGS = [
  house(136.2005, { gml_id: 'b1', 延床面積: 120 }),
  house(136.2015, { gml_id: 'b2', 延床面積: '180' }),
  house(136.205, { gml_id: 'b3', 延床面積: 100 }),
  house(136.25, { gml_id: 'b4', 延床面積: 9000 }),
  house(136.101, { gml_id: 'b5', 延床面積: 1000 }),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await addMunicipality(server, { code: CODE, name: '伊賀市', reportingKind: 'RESIDENTS_COUNCIL' });
  await bring('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await bring('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  const people = [
    ['code', 'year', 'total', 'age_65_over'],
    [meshAt(AT_BORDER), 2025, 100, 40],
    [meshAt(IN_EAST), 2025, 50, 20],
    [meshAt(AT_EDGE), 2025, 10, 5],
    [meshAt(BEYOND), 2025, 500, 200],
  ];
  await bring('population', '人口.csv', people.map((row) => row.join()).join('\n'));
  await bring(
    'resources',
    'サロン.csv',
    `kind,name,longitude,latitude\nsalon,ひまわり,${IN_EAST.join()}\nsalon,となり,${NEIGHBOURS_SALON.join()}\n`,
  );
});
afterAll(() => server?.close());

function bring(
  dataset: ImportRequest['dataset'],
  name: string,
  content: string | Uint8Array,
  options: NonNullable<ImportRequest['options']> = {},
): Promise<ImportReport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const request = { dataset, municipality: CODE, file: { name, bytes }, options };
  return importFile({ database: server.database, now: () => NOW }, request);
}

interface Told {
  readonly people: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, readonly { readonly name: string; readonly value: string }[]>>;
  readonly sources: Readonly<Record<string, readonly { readonly name: string }[]>>;
}

/** Of each council: its people, and how an indicator of it was computed, all worked out anew. */
async function told(language = 'JA'): Promise<Told> {
  const { database } = server;
  await computeMunicipality({ database, towns: new Towns(database), clock: () => NOW }, CODE);
  const { data, errors } = await server.graphql<{
    municipality: {
      areas: {
        name: string;
        population: { total: number };
        values: { explanation: { parameters: { name: string; value: string }[]; sources: { name: string }[] } }[];
      }[];
    };
  }>(
    `query ($language: Language!) { municipality(code: "${CODE}") { areas { name population(year: 2025) { total }
       values(indicators: ["coverage.salon"]) {
         explanation(language: $language) { parameters { name value } sources { name license asOf } } } } } }`,
    { language },
  );
  expect(errors).toBeUndefined();
  const areas = data?.municipality.areas ?? [];
  const byName = <Item>(of: (area: (typeof areas)[number]) => Item) =>
    Object.fromEntries(areas.map((area) => [area.name, of(area)]));
  return {
    people: byName(({ population }) => Number(population.total.toFixed(6))),
    parameters: byName(({ values }) => values[0]?.explanation.parameters ?? []),
    sources: byName(({ values }) => values[0]?.explanation.sources ?? []),
  };
}

const DIVIDED = '境界にまたがるメッシュ';
const BY_SURFACE = { 西部: 46, 東部: 110, 伊賀市: 156 };

describe('people of a mesh square at a border', () => {
  it('are divided by surface where nothing is known of buildings, and that is said', async () => {
    const { people, parameters, sources } = await told();
    expect(people).toEqual(BY_SURFACE);
    expect(parameters['西部']).toContainEqual({ name: DIVIDED, value: '2を、面積でわけました' });
    expect(parameters['伊賀市']).toContainEqual({ name: DIVIDED, value: '1を、面積でわけました' });
    expect(JSON.stringify(sources)).not.toContain('建物');
  });

  it('are divided by the floor area of buildings once a layer is in, which the explanation and the sources name', async () => {
    // in the square: west 120 + 180 = 300 m², east 100 m²: 75 and 25 of the 100 people; the town as a whole keeps its 156. What stands
    // beyond the town's edge (b5) takes nobody out of it: of that square 6 stay, by surface
    const report = await bring('weights', '建築物_2026-04-01.geojson', geojson(BUILDINGS), { license: 'CC BY 4.0' });
    expect(report).toMatchObject({
      dataset: 'weights',
      format: 'hazama-buildings',
      status: 'published',
      source: '建築物',
      version: 1,
      rows: { read: 5, accepted: 5, rejected: 0 },
      changes: { added: 1 },
    });
    const { people, parameters, sources } = await told();
    expect(people).toEqual({ 西部: 81, 東部: 75, 伊賀市: 156 });
    expect(parameters['西部']).toContainEqual({
      name: DIVIDED,
      value: '2のうち1は建物の床面積で、1は面積でわけました',
    });
    expect(parameters['東部']).toContainEqual({ name: DIVIDED, value: '1を、建物の床面積でわけました' });
    expect(sources['西部']).toContainEqual({
      name: '建物・土地利用: 建築物',
      license: 'CC BY 4.0',
      asOf: '2026-04-01',
    });
    // no square of the whole town was divided
    expect(JSON.stringify(sources['伊賀市'])).not.toContain('建築物');
  });

  it("end at the town's edge, across which places are within reach and yet are none of the town's", async () => {
    const { data } = await server.graphql<{
      municipality: { areas: { name: string; values: { numerator: number; denominator: number }[] }[] };
    }>(
      `{ municipality(code: "${CODE}") { areas(kind: RESIDENTS_COUNCIL) { name
         values(indicators: ["coverage.salon", "per1000.salon"]) { numerator denominator } } } }`,
    );
    const west = data?.municipality.areas.find(({ name }) => name === '西部');
    // 30 + 3 of 65 and over, of whom the 3 at the edge reach the neighbours' salon; of salons of its own the west has none
    expect(west?.values).toEqual([
      { numerator: expect.closeTo(3, 6), denominator: expect.closeTo(33, 6) },
      { numerator: 0, denominator: expect.closeTo(33, 6) },
    ]);
  });

  it.each([
    ['EN', 'Mesh squares across the border', '1, divided by the floor area of buildings'],
    ['PT', 'Quadrículas que cruzam o limite', '1, pela área construída dos edifícios'],
    ['JA_EASY', 'ちくの さかいに ある 四角', '1つを、たてものの ひろさで わけました'],
  ])('and is told in %s', async (language, name, value) => {
    expect((await told(language)).parameters['東部']).toContainEqual({ name, value });
  });

  it('unchanged the second time; land use of another source takes its place; taken back, the buildings stand again', async () => {
    const buildings = geojson(BUILDINGS);
    const again = await bring('weights', '建築物_2026-04-01.geojson', buildings, { license: 'CC BY 4.0' });
    expect(again).toMatchObject({ status: 'unchanged', version: 1 });

    // 国土数値情報 L03-b as a shapefile: built-up land over 0.0005° of the west and 0.0015° of the east: 25 and 75 people; forest counts nothing
    const squares = [
      { properties: { L03b_001: '5236200001', L03b_002: '0700' }, west: 136.202, east: 136.204 },
      { properties: { L03b_001: '5236200002', L03b_002: '0500' }, west: 136.2, east: 136.202 },
    ];
    const layer = squares.map(({ properties, west, east }) => ({
      properties,
      geometry: { type: 'Polygon', coordinates: [rectangle(west, 34.755, east, 34.756)] } as const,
    }));
    const landUse = await bring('weights', 'L03-b-21.zip', zip(shapefileEntries('L03-b', layer, { prj: PRJ.jgd2011 })));
    expect(landUse).toMatchObject({ format: 'ksj-l03b-land-use', status: 'published', rows: { read: 2, accepted: 2 } });
    expect(codes(landUse)).toMatchObject({ 'weights-zero': 1, 'taken-over': 1 });
    const byLand = await told();
    expect(byLand.people).toEqual({ 西部: 31, 東部: 125, 伊賀市: 156 });
    expect(byLand.parameters['東部']).toContainEqual({ name: DIVIDED, value: '1を、土地利用でわけました' });

    await undoImport({ database: server.database, now: () => NOW }, landUse.id);
    const { people, sources } = await told();
    expect(people).toEqual({ 西部: 81, 東部: 75, 伊賀市: 156 });
    expect(JSON.stringify(sources['西部'])).toContain('建築物');
  });

  it('taken back, are divided by surface again', async () => {
    const [first] = await server.database.query<{ id: string }>(
      `SELECT id FROM import WHERE municipality_code = $1 AND dataset = 'weights' AND status = 'PUBLISHED' AND source = '建築物'`,
      [CODE],
    );
    await undoImport({ database: server.database, now: () => NOW }, first?.id ?? '');
    expect((await told()).people).toEqual(BY_SURFACE);
  });
});

const weigh = (features: readonly ShapeFeature[]) => bring('weights', '建物.geojson', geojson(features));
const layers = () =>
  server.database.query<{ basis: string; entries: number }>(
    'SELECT basis, entries FROM weight_layer WHERE municipality_code = $1 AND to_revision IS NULL',
    [CODE],
  );

const featureAt = (longitude: number, area: number) => ({
  properties: { 延床面積: area },
  polygons: [[rectangle(longitude, 34.755, longitude + 0.0001, 34.7551)]],
});

const recognise = async (features: readonly ShapeFeature[]) => {
  const { file } = await recogniseFile({ name: 'x.geojson', bytes: new TextEncoder().encode(geojson(features)) });
  return file?.dataset ?? null;
};

describe('a file of buildings', () => {
  it('is weighed by what it has: dwellings, storeys × ground area, or the ground area alone', async () => {
    await weigh([house(136.2005, { 戸数: 3 }), house(136.205, { 戸数: 1 })]);
    expect(await layers()).toEqual([{ basis: 'DWELLINGS', entries: 2 }]);
    expect((await told()).people).toMatchObject({ 西部: 81 });

    // houses of one size: 4 storeys in the west; in the east 1 written and 1 not known, which counts as 1: 4 of 6
    const floors = await weigh([
      house(136.2005, { 'building:levels': '4' }),
      house(136.205, { 'building:levels': '1' }),
      house(136.2055, { building: 'yes' }),
    ]);
    expect(issueOf(floors, 'storeys-unknown')?.value).toBe('1');
    expect(await layers()).toEqual([{ basis: 'FLOOR_AREA', entries: 3 }]);
    expect((await told()).people['西部']).toBeCloseTo((100 * 4) / 6 + 6, 5);

    // 0.0001° wide in the west, 0.0002° in the east: 1 of 3
    await weigh([house(136.2005, {}), { properties: {}, ring: rectangle(136.205, 34.755, 136.2052, 34.7551) }]);
    expect(await layers()).toEqual([{ basis: 'FOOTPRINT', entries: 2 }]);
    expect((await told()).people['西部']).toBeCloseTo(100 / 3 + 6, 5);
  });

  it('may be points of a table, and a layer of a GeoPackage', async () => {
    const table = 'id,longitude,latitude,重み\n1,136.2005,34.755,9\n2,136.205,34.755,1\n';
    expect(await bring('weights', '住宅.csv', table)).toMatchObject({
      format: 'hazama-building-points',
      rows: { accepted: 2 },
    });
    expect((await told()).people).toMatchObject({ 西部: 96 });

    const layer = { name: '建物', features: [featureAt(136.2005, 1), featureAt(136.205, 4)] };
    await bring('weights', '建物.gpkg', geopackage([layer]));
    expect((await told()).people).toMatchObject({ 西部: 26 });
  });

  it('is told from other tables by its columns', async () => {
    expect(await recognise(BUILDINGS)).toBe('weights');
    expect(await recognise([house(136.2, { building: 'yes', name: '市営住宅' })])).toBe('weights');
    expect(await recognise([house(136.2, { name: '西部', class: '住民自治協議会' })])).toBe('areas');
    expect(await recognise([house(136.2, { remark: 'a' })])).toBeNull();
  });

  it('lists every row that it does not take, with its line, column, value and what to do, and takes the others', async () => {
    const report = await weigh([
      house(136.2005, { 延床面積: 50 }),
      house(136.2006, { 延床面積: -4 }),
      house(136.2007, { 延床面積: 'NaN' }),
      house(136.2008, { 延床面積: '1e999' }),
      { properties: { 延床面積: 10 }, ring: null },
      { properties: { 延床面積: 10 }, ring: rectangle(140, 36, 140.0001, 36.0001) },
      { properties: { 延床面積: 10 }, ring: rectangle(136.15, 34.72, 136.19, 34.78) },
    ]);
    expect(report).toMatchObject({ status: 'published', rows: { read: 7, accepted: 1, review: 0, rejected: 6 } });
    const said = report.issues.filter(({ line }) => line !== undefined);
    expect(
      said
        .map(({ code, line, field, value }) => [line, code, field, value])
        .toSorted(([a], [b]) => Number(a) - Number(b)),
    ).toEqual([
      [2, 'value-negative', '延床面積', '-4'],
      [3, 'value-unreadable', '延床面積', 'NaN'],
      [4, 'value-unreadable', '延床面積', '1e999'],
      [5, 'geometry-unusable', 'geometry', ''],
      [6, 'outside-buffer', 'geometry', '140.00005, 36.00005'],
      [7, 'building-too-large', 'geometry', expect.stringContaining('m²')],
    ]);
    for (const { message } of said) expect(message).toMatch(/。$/);
  });

  it('of which shapes cross themselves or are not closed is told where, and a house that only touches itself is taken', async () => {
    const crossing = [
      [136.2005, 34.755],
      [136.2006, 34.7551],
      [136.2006, 34.755],
      [136.2005, 34.7551],
      [136.2005, 34.755],
    ] as const;
    const report = await weigh([
      house(136.201, { 戸数: 1 }),
      { properties: { 戸数: 2 }, ring: crossing },
      { properties: { 戸数: 2 }, ring: rectangle(136.2015, 34.755, 136.2016, 34.7551).slice(0, -1) },
    ]);
    expect(report.rows).toMatchObject({ accepted: 1, rejected: 2 });
    expect(issueOf(report, 'geometry-crosses-itself')).toMatchObject({
      line: 2,
      value: '136.200550, 34.755050',
      message: expect.stringContaining('直してから取り込んでください。'),
    });
    expect(issueOf(report, 'geometry-unusable')).toMatchObject({ line: 3, value: '136.2015, 34.7551' });
  });

  it('with latitude and longitude in each other’s place is put right, and in metres asks for its system', async () => {
    const turned = rectangle(136.2005, 34.755, 136.2006, 34.7551).map(([x, y]) => [y, x] as const);
    const swapped = await weigh([{ properties: { 戸数: 1 }, ring: turned }]);
    expect(swapped).toMatchObject({ status: 'published', rows: { accepted: 1, repaired: 1 } });
    expect(issueOf(swapped, 'coordinates-swapped')).toMatchObject({ line: 1, message: expect.stringMatching(/。$/) });

    const metres = await weigh([{ properties: { 戸数: 1 }, ring: rectangle(18_000, -138_000, 18_010, -137_990) }]);
    expect(metres.refusal).toMatchObject({ code: 'no-acceptable-row' });
    expect(issueOf(metres, 'geometry-not-degrees')).toMatchObject({
      line: 1,
      value: '18000, -138000',
      message: expect.stringContaining('平面直角6系'),
    });
  });

  it('as a shapefile without .prj is read with a warning, and without .dbf not at all', async () => {
    const coordinates = [rectangle(136.2005, 34.755, 136.2006, 34.7551)];
    const features = [{ properties: { 戸数: 3 }, geometry: { type: 'Polygon', coordinates } as const }];
    const { 'b.shp': shp = '', 'b.dbf': dbf = '', 'b.prj': prj = '' } = shapefileEntries('b', features);
    const plain = await bring('weights', '建物.zip', zip({ 'b.shp': shp, 'b.dbf': dbf }));
    expect(plain).toMatchObject({ status: 'published', rows: { accepted: 1 } });
    expect(issueOf(plain, 'crs-missing')).toMatchObject({ level: 'WARN', message: expect.stringContaining('TOKYO') });
    const bare = await bring('weights', '建物.zip', zip({ 'b.shp': shp, 'b.prj': prj }));
    expect(bare.refusal).toMatchObject({ code: 'shapefile-broken', message: expect.stringContaining('b.dbf') });
  });

  it('with 200 columns gives what it has, and one of an empty file says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`列${at}`, `${at}`]));
    const wide = await weigh([house(136.2005, { ...many, 戸数: 3 })]);
    expect(wide).toMatchObject({ status: 'published', rows: { accepted: 1 } });
    expect(issueOf(wide, 'columns-unused')?.message).toContain('200の列');
    expect((await weigh([])).refusal).toMatchObject({ code: 'file-empty' });
    expect((await bring('weights', '建物.geojson', '')).refusal).toMatchObject({ code: 'file-empty' });
  });

  it('of another town is refused, counted whole, with where its rows lie', async () => {
    const far = Array.from({ length: 3 }, (_, at) => house(140 + at / 100, { id: `f${at}`, 戸数: 1 }));
    const report = await weigh(far);
    expect(report).toMatchObject({ status: 'rejected', rows: { read: 3, rejected: 3 } });
    const beyond = report.issues.filter(({ code }) => code === 'outside-buffer');
    const byLine = beyond.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    expect(byLine.map(({ line, value }) => [line, value])).toEqual([
      [1, '140.00005, 34.75505'],
      [2, '140.01005, 34.75505'],
      [3, '140.02005, 34.75505'],
    ]);
  });

  it.each<[string, readonly ShapeFeature[], string]>([
    ['weights that are all 0', [house(136.2005, { 戸数: 0 }), house(136.201, { 戸数: 0 })], 'weights-all-zero'],
    [
      'two buildings of one id',
      [house(136.2005, { id: 'a', 戸数: 1 }), house(136.21, { id: 'a', 戸数: 2 })],
      'id-duplicate',
    ],
    ['land of classes that nobody knows', [house(136.2005, { 土地利用: '宇宙' })], 'no-acceptable-row'],
    [
      'nothing of the town',
      [{ properties: { 戸数: 1 }, ring: rectangle(140, 36, 140.0001, 36.0001) }],
      'no-acceptable-row',
    ],
  ])('is refused as a whole: %s', async (_, features, code) => {
    const before = await layers();
    const report = await weigh(features);
    expect(report).toMatchObject({ status: 'rejected', refusal: { code } });
    expect(report.refusal?.message).toMatch(/。$/);
    expect(await layers()).toEqual(before);
  });

  it('is refused where it is another table', async () => {
    const report = await bring('weights', '人口.csv', 'code,year,total\n523620,2025,10\n');
    expect(report).toMatchObject({ status: 'rejected', refusal: { code: 'table-of-another-dataset' } });
    const list = await bring('weights', 'メモ.csv', 'あ,い\n1,2\n');
    expect(list.refusal).toMatchObject({ code: 'table-unknown', message: expect.stringContaining('延床面積') });
  });
});

const land = (properties: Readonly<Record<string, unknown>>, west: number, east: number): ShapeFeature => ({
  properties,
  ring: rectangle(west, 34.755, east, 34.756),
});
const bringLand = (features: readonly ShapeFeature[]) => bring('weights', '土地利用.geojson', geojson(features));

describe('a file of land use', () => {
  it('has a class of every year that L03-b has been made, and the rows of an unknown one wait', async () => {
    // 建物用地 of 2009 to 2021, of the towns (低層建物), of 1976 (建物用地B), and by its name; 田 is no place to live
    const known = ['0700', '703', '８', '建物用地', '0100'];
    const report = await bringLand([
      ...known.map((word, at) => land({ 土地利用: word }, 136.2 + at / 10_000, 136.2001 + at / 10_000)),
      land({ 土地利用: '0300' }, 136.204, 136.205),
    ]);
    expect(report).toMatchObject({ status: 'published', rows: { read: 6, accepted: 5, review: 1, rejected: 0 } });
    expect(issueOf(report, 'land-use-unknown')).toMatchObject({
      line: 6,
      field: '土地利用',
      value: '0300',
      message: expect.stringContaining('決まるまで、この土地には人を分けません'),
    });
    expect(await layers()).toEqual([{ basis: 'LAND_USE', entries: 4 }]);

    // once it is one layer nothing is added to it
    const { importId, line } = { importId: report.id, line: 6 };
    const decided = decideReviewRows(
      { database: server.database, now: () => NOW },
      { municipality: CODE, importId, decisions: [{ line, accept: true, changes: { density: '0' } }] },
    );
    await expect(decided).rejects.toThrow('ファイルをもう一度選び');
    expect(await layers()).toEqual([{ basis: 'LAND_USE', entries: 4 }]);
  });

  it('takes what a person says of an unknown class while it is checked', async () => {
    const features = [land({ 土地利用: '0700' }, 136.2, 136.201), land({ 土地利用: '0300' }, 136.204, 136.205)];
    const file = { name: '土地利用.geojson', bytes: new TextEncoder().encode(geojson(features)) };
    const edit = { verdict: 'ACCEPTED' as const, changes: { density: '2' }, reasons: [] };
    const report = await importFile(
      { database: server.database, now: () => NOW },
      { dataset: 'weights', municipality: CODE, file, edits: { 2: edit } },
    );
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 2, review: 0 } });
    expect(await layers()).toEqual([{ basis: 'LAND_USE', entries: 2 }]);
  });

  it('of which two lie on each other is told with both rows and the share; land where nobody lives may lie anywhere', async () => {
    const report = await bringLand([
      land({ 土地利用: '0700' }, 136.2, 136.202),
      land({ 土地利用: '0700' }, 136.202, 136.204),
      land({ 土地利用: '0700' }, 136.2035, 136.2045),
      land({ 土地利用: '0500' }, 136.2, 136.21),
    ]);
    expect(report.status).toBe('published');
    const overlaps = report.issues.filter(({ code }) => code === 'land-use-overlap');
    expect(overlaps).toMatchObject([
      { level: 'WARN', line: 2, field: 'geometry', value: expect.stringMatching(/^3件目と [\d,]+㎡$/) },
    ]);
    expect(overlaps[0]?.message).toContain('小さいほうの50%');
  });

  it('drawn around the whole town, without a corner near it, is land of the town', async () => {
    const around = { properties: { density: 3 }, ring: rectangle(135, 34, 138, 36) };
    expect(await bringLand([around])).toMatchObject({ status: 'published', rows: { accepted: 1 } });
  });
});
