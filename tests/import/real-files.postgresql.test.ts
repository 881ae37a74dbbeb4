import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTestData, testData } from '../support/test-data.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
});
afterAll(() => towns.close());

const rows = (read: number, accepted: number, review: number, rejected: number, repaired = 0) => ({
  read,
  accepted,
  repaired,
  review,
  rejected,
});

describe('areas', () => {
  it.each([
    ['24216', 'boundaries/24216-iga.geojson', { kind: 'MUNICIPALITY' }, 1],
    ['10204', 'boundaries/10204-isesaki.geojson', { kind: 'MUNICIPALITY' }, 1],
    ['24216', 'councils/iga_councils_voronoi.geojson', { kind: 'RESIDENTS_COUNCIL', nameField: 'council' }, 39],
    ['24216', 'councils/iga_oaza_voronoi.geojson', { kind: 'NEIGHBOURHOOD', nameField: 'oaza' }, 239],
    ['10204', 'councils/isesaki_districts_voronoi.geojson', { kind: 'DISTRICT', nameField: 'district' }, 11],
  ])('%s %s', async (municipality, file, options, count) => {
    const report = await towns.file('areas', municipality, testData(file), {
      ...options,
      boundarySource: options.kind === 'MUNICIPALITY' ? 'OFFICIAL' : 'ESTIMATED',
    });
    expect(report).toMatchObject({ status: 'published', format: 'geojson-areas', rows: rows(count, count, 0, 0) });
  });

  it.skipIf(!hasTestData)('have the extent that the outlines are published with', async () => {
    const measured = await towns.database.query<{ name: string; km2: number }>(
      `SELECT name, square_meters / 1e6 AS km2 FROM area WHERE kind = 'MUNICIPALITY' AND to_revision IS NULL ORDER BY name`,
    );
    // 国土地理院 全国都道府県市区町村別面積調: 伊賀市 558.23 km², 伊勢崎市 139.44 km²
    expect(measured.map(({ name, km2 }) => [name, Math.round(km2)])).toEqual([
      ['伊勢崎市', 139],
      ['伊賀市', 558],
    ]);
  });

  it('of a prefecture: only the own outline is taken', async () => {
    const report = await towns.file('areas', '24216', testData('boundaries/municipalities-24-mie.geojson'), {
      kind: 'MUNICIPALITY',
      source: '24216-iga',
    });
    expect(report).toMatchObject({ rows: rows(29, 1, 0, 28), changes: { changed: 1 } });
    expect(codes(report)['other-municipality']).toBe(28);
    await towns.file('areas', '24216', testData('boundaries/24216-iga.geojson'), { kind: 'MUNICIPALITY' });
  });
});

describe('membership', () => {
  it('of 大字 and 小字 to councils, recognised by its header', async () => {
    const file = testData('councils/iga_oaza_to_council.csv');
    const report = await towns.file('membership', '24216', file, { kind: 'RESIDENTS_COUNCIL' });
    expect(report).toMatchObject({ status: 'published', rows: rows(247, 247, 0, 0) });
    const [known] = await towns.database.query(
      `SELECT count(*)::int AS members, count(DISTINCT area_id)::int AS areas, count(location)::int AS placed
       FROM membership WHERE to_revision IS NULL`,
    );
    // 八幡町 has no 大字 of its own in the gazetteer
    expect(known).toEqual({ members: 247, areas: 38, placed: 247 });
  });
});

describe('membership with the 町字 of an area in one cell', () => {
  it.each([
    // 39 councils with 238 大字; of 八幡町 nobody knows them
    ['24216', 'councils/iga_councils.csv', 'RESIDENTS_COUNCIL', 39, rows(239, 238, 0, 1)],
    ['10204', 'councils/isesaki_districts.csv', 'DISTRICT', 11, rows(134, 134, 0, 0)],
  ])('%s %s: each is a member', async (municipality, file, kind, lines, expected) => {
    const report = await towns.file('membership', municipality, testData(file), { kind, source: 'listed' });
    expect(report).toMatchObject({ format: 'hazama-membership', status: 'published', rows: expected });
    expect(issueOf(report, 'towns-listed')?.value).toBe(`${lines} → ${expected.read}`);
    const names = await towns.database.query<{ name: string }>(
      `SELECT machi_aza AS name FROM membership WHERE municipality_code = $1 AND to_revision IS NULL`,
      [municipality],
    );
    expect(names.filter(({ name }) => name.includes('、'))).toEqual([]);
  });
});

describe('population', () => {
  it('of 高松市 has no places: every row waits for a person', async () => {
    const report = await towns.file('population', '37201', testData('population/takamatsu-202004.xlsx'));
    expect(report).toMatchObject({ status: 'rejected', format: 'ods-population', rows: rows(235, 0, 235, 0) });
    const [kept] = await towns.database.query(
      `SELECT count(*)::int AS rows, min(line) AS first, max(line) AS last FROM review_row WHERE municipality_code = '37201'`,
    );
    expect(kept).toEqual({ rows: 235, first: 2, last: 236 });
    expect(issueOf(report, 'issues-omitted')).toMatchObject({ value: 'machi-aza-unknown' });
  });

  it('of 高松市 goes in once its 町 are known, with bands of five years added up', async () => {
    await towns.import({
      dataset: 'membership',
      municipality: '37201',
      file: { name: 'm.csv', bytes: new TextEncoder().encode('町字,地区\n塩屋町,新塩屋町\n牟礼町原,牟礼\n') },
      options: { kind: 'DISTRICT' },
    });
    const report = await towns.file('population', '37201', testData('population/takamatsu-202004.xlsx'));
    expect(report).toMatchObject({ status: 'published', rows: rows(235, 2, 233, 0) });
    const counted = await towns.database.query(
      `SELECT c.name, n.year, n.total, n.age_0_14, n.age_15_64, n.age_65_over, n.age_75_over
       FROM population_count n JOIN population_cell c ON c.id = n.cell_id AND c.to_revision IS NULL
       WHERE n.municipality_code = '37201' AND n.to_revision IS NULL ORDER BY n.total`,
    );
    // 塩屋町, by hand: 0–14 = 0+6+3+1+4+2, 65+ = 4+8+9+9+4+7+2+7+5+9, 75+ = 4+7+2+7+5+9
    expect(counted[0]).toEqual({
      name: '塩屋町',
      year: 2020,
      total: 221,
      age_0_14: 16,
      age_15_64: 141,
      age_65_over: 64,
      age_75_over: 34,
    });
    expect(counted[1]).toMatchObject({ name: '牟礼町原', total: 1826 });
  });
});

describe('care facilities of 厚生労働省', () => {
  it.each([
    // the town's own, those within 5 km, one that lies 70 km away, the rest of two prefectures
    ['24216', '510_tokuyou', rows(350, 21, 0, 329)],
    ['24216', '520_rouken', rows(171, 5, 0, 166)],
    ['24216', '760_regular_patrol_nursing', rows(30, 0, 1, 29)],
    ['10204', '510_tokuyou', rows(350, 44, 0, 306, 1)],
    ['10204', '520_rouken', rows(171, 21, 0, 150)],
    ['10204', '760_regular_patrol_nursing', rows(30, 1, 0, 29)],
  ])('%s %s', async (municipality, file, expected) => {
    const path = testData(`facilities/${file}_20250601-mie-gunma.csv`);
    const report = await towns.file('resources', municipality, path);
    expect(report).toMatchObject({
      format: 'ods-care-facility',
      source: `${file}-mie-gunma`,
      status: expected.accepted > 0 ? 'published' : 'rejected',
      rows: expected,
    });
  });

  it.skipIf(!hasTestData)(
    'of the town itself are all there, each of its kind, dated by the name of the file',
    async () => {
      const found = await towns.database.query(
        `SELECT r.municipality_code AS code, r.kind_id AS kind, count(*)::int AS count, min(d.as_of) AS "asOf"
       FROM resource r
       JOIN resource_area ra ON ra.resource_id = r.id AND ra.relation = 'LOCATED'
       JOIN area a ON a.id = ra.area_id AND a.to_revision IS NULL AND a.kind = 'MUNICIPALITY'
       JOIN dataset d ON d.id = r.dataset_id
       WHERE r.to_revision IS NULL AND r.municipality_code <> '37201' GROUP BY 1, 2 ORDER BY 1, 2`,
      );
      const asOf = '2025-06-01';
      expect(found).toEqual([
        { code: '10204', kind: 'geriatric-health-facility', count: 6, asOf },
        { code: '10204', kind: 'regular-patrol-nursing', count: 1, asOf },
        { code: '10204', kind: 'special-nursing-home', count: 16, asOf },
        { code: '24216', kind: 'geriatric-health-facility', count: 4, asOf },
        { code: '24216', kind: 'special-nursing-home', count: 15, asOf },
      ]);
    },
  );

  it('name the facility that is placed 70 km away', async () => {
    const path = testData('facilities/760_regular_patrol_nursing_20250601-mie-gunma.csv');
    const report = await towns.file('resources', '24216', path);
    expect(issueOf(report, 'place-far-away')).toMatchObject({
      level: 'WARN',
      file: '760_regular_patrol_nursing_20250601-mie-gunma.csv',
      line: 28,
      field: '緯度',
      value: '136.8547042, 35.1415706',
    });
  });

  it('put a lost leading zero of a telephone number back', async () => {
    const path = testData('facilities/510_tokuyou_20250601-mie-gunma.csv');
    const report = await towns.file('resources', '10204', path);
    expect(report.status).toBe('unchanged');
    expect(issueOf(report, 'phone-leading-zero')).toMatchObject({
      level: 'REPAIR',
      line: 105,
      field: '電話番号',
      value: '276609988',
      after: '0276609988',
    });
  });
});

describe('care and medical facilities in JSON', () => {
  it('what another list holds and what has no place wait for a person', async () => {
    const report = await towns.file('resources', '24216', testData('facilities/iga_care_medical.json'));
    expect(report).toMatchObject({ status: 'published', format: 'ods-care-facility', rows: rows(203, 57, 146, 0) });
    expect(codes(report)).toMatchObject({ 'known-from-another-source': 19, 'place-missing': 126, 'place-far-away': 1 });
    // the number of an institution stands where the telephone number of 47 clinics, 32 dentists and 4 hospitals belongs
    expect(codes(report)['phone-unreadable']).toBe(83);
    const phones = await towns.database.query<{ phone: string }>(
      `SELECT phone FROM resource WHERE municipality_code = '24216' AND to_revision IS NULL AND length(phone) > 11 AND phone !~ '-'`,
    );
    expect(phones).toEqual([]);
  });
});

describe('shelters of 国土地理院', () => {
  it.each([
    ['24216', 'emergency_242161', 'gsi-emergency-evacuation-site', 192, 37],
    ['24216', 'evacuation_242161', 'gsi-designated-shelter', 118, 5],
    ['10204', 'emergency_102041', 'gsi-emergency-evacuation-site', 97, 2],
    ['10204', 'evacuation_102041', 'gsi-designated-shelter', 149, 5],
  ])('%s %s', async (municipality, file, format, count, shared) => {
    const report = await towns.file('resources', municipality, testData(`shelters/${file}.json`));
    expect(report).toMatchObject({ status: 'published', format, source: file, rows: rows(count, count, 0, 0) });
    // school yard, building and gymnasium are three points of one school
    expect(codes(report)['address-shared']).toBe(shared);
    expect(issueOf(report, 'columns-unused')?.value).toContain(format.endsWith('site') ? '備考' : '受入対象者');
  });
});

describe.skipIf(!hasTestData)('hazards of the shelters', () => {
  it('are kept as the list says them', async () => {
    const found = await towns.database.query<{ name: string; hazards: string[] }>(
      `SELECT name, provenance -> 'hazards' AS hazards FROM resource
       WHERE municipality_code = '24216' AND external_id = 'E2421600001201' AND to_revision IS NULL`,
    );
    expect(found[0]?.hazards).toEqual(['洪水', '崖崩れ・土石流及び地滑り', '地震', '大規模な火事']);
  });
});

describe('lists of 高松市', () => {
  it.each([
    ['takamatsu-community-center.xlsx', 'hazama-resources', { kind: 'public-facility' }, 52],
    ['takamatsu-elderly-welfare-facility.csv', 'ods-care-facility', {}, 47],
    ['takamatsu-shakyo-offices.xlsx', 'hazama-resources', { kind: '社協' }, 7],
  ])('%s', async (file, format, options, count) => {
    const report = await towns.file('resources', '37201', testData(`facilities/${file}`), options);
    expect(report).toMatchObject({ status: 'published', format, rows: rows(count, count, 0, 0) });
    expect(codes(report)['outline-missing']).toBe(1);
  });
});
