import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTestData, testData } from '../support/test-data.ts';
import { codes, type ImportTowns, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
});
afterAll(() => towns.close());

describe.skipIf(!hasTestData)('伊賀市 and 伊勢崎市', () => {
  it.each([
    ['24216', '24216-iga', 247],
    ['10204', '10204-isesaki', 135],
  ])('%s: the points of 町字 go in as they are', async (code, name, read) => {
    await towns.file('areas', code, testData(`boundaries/${name}.geojson`), { kind: 'MUNICIPALITY' });
    const report = await towns.file('addresses', code, testData(`addresses/${name}-towns.json`));
    expect(report).toMatchObject({ status: 'published', format: 'address-points' });
    expect(report.rows).toMatchObject({ review: 0, rejected: 0 });
    expect(report.rows.read).toBe(read);
  });

  it.each([
    [
      '24216',
      'iga_care_medical',
      203,
      { 'place-from-address': 78, 'place-approximate': 48 },
      { address: '高畑747-1', code: 'place-far-away', km: 75 },
    ],
    [
      '10204',
      'isesaki_care_medical',
      529,
      { 'place-from-address': 200, 'place-approximate': 90 },
      { address: '群馬県伊勢崎市赤堀今井町2丁目1218-7', code: 'place-differs-from-address', km: 7 },
    ],
  ])(
    '%s: addresses give places, and nothing far from its own address is counted',
    async (code, name, read, places, far) => {
      const report = await towns.file('resources', code, testData(`facilities/${name}.json`));
      expect(report.rows.read).toBe(read);
      expect(codes(report)).toMatchObject(places);
      const waiting = await towns.database.query<{ address: string; code: string; km: number }>(
        `SELECT row #>> '{cells,address,value}' AS address, finding ->> 'code' AS code,
         round((finding ->> 'distanceMeters')::int / 1000.0)::int AS km
       FROM review_row, jsonb_array_elements(findings) AS finding
       WHERE municipality_code = $1 AND finding ->> 'distanceMeters' IS NOT NULL ORDER BY line`,
        [code],
      );
      expect(waiting).toEqual([far]);
    },
  );
});
