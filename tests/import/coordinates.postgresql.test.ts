import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(() => towns.close());

/** 伊賀市 has one salon, at these coordinates. */
async function salonAt(columns: string, first: string, second: string, crs?: string) {
  const text = `名称,種類,${columns}\nひまわり,salon,"${first}","${second}"\n`;
  const report = await towns.iga('resources', 'x.csv', text, {
    source: 'サロン',
    ...(crs === undefined ? {} : { crs }),
  });
  const [place] = await towns.database.query<{ longitude: number; latitude: number }>(
    `SELECT ST_X(location) AS longitude, ST_Y(location) AS latitude FROM resource
     WHERE name = 'ひまわり' AND to_revision IS NULL`,
  );
  return { report, place };
}

describe('degrees, minutes and seconds', () => {
  // 34 + 46/60 + 7.68/3600 = 34.7688; 136 + 7/60 + 48.72/3600 = 136.1302
  it.each([
    ['136度7分48.72秒', '34度46分7.68秒'],
    ['東経136度07分48.72秒', '北緯34度46分07.68秒'],
    ['136°7′48.72″', '34°46′7.68″'],
    [`136°07'48.72""`, `34°46'07.68""`],
    ['136:07:48.72', '34:46:07.68'],
    ['E136 07 48.72', 'N34 46 07.68'],
    ['１３６度７分４８．７２秒', '３４度４６分７．６８秒'],
    ['1360748.72', '344607.68'],
    ['136度7.812分', '34度46.128分'],
    ['136.1302度', '北緯34.7688'],
  ])('%s, %s', async (longitude, latitude) => {
    const { report, place } = await salonAt('経度,緯度', longitude, latitude);
    expect(report.rows).toMatchObject({ accepted: 1, repaired: 0 });
    expect(place?.longitude).toBeCloseTo(136.1302, 9);
    expect(place?.latitude).toBeCloseTo(34.7688, 9);
  });

  it('swapped ones are put back, and that is told', async () => {
    const { report, place } = await salonAt('経度,緯度', '34度46分7.68秒', '136度7分48.72秒');
    expect(report.rows).toMatchObject({ accepted: 1, repaired: 1 });
    expect(codes(report)).toMatchObject({ 'coordinates-swapped': 1 });
    expect(place?.longitude).toBeCloseTo(136.1302, 9);
  });

  it.each([
    ['136度75分0秒', '34度46分7秒'],
    ['1367501', '344607'],
    ['あさひ', '34.7'],
    ['-77.03', '38.9'],
  ])('%s, %s is no place of Japan', async (longitude, latitude) => {
    const { report } = await salonAt('経度,緯度', longitude, latitude);
    expect(report.rows).toMatchObject({ accepted: 0, review: 1 });
    expect(issueOf(report, 'place-outside-japan')?.value).toBe(`${longitude}, ${latitude}`);
  });

  it('0, 0 is no place', async () => {
    for (const zero of ['0', '0.0'])
      expect(codes((await salonAt('経度,緯度', zero, zero)).report)).toHaveProperty('place-zero');
  });
});

describe('metres in a table', () => {
  // 伊賀市役所 in zone VI: −136577.3587 m north (X), 11917.8660 m east (Y); tests/geo/coordinate-system.test.ts
  const [north, east] = ['-136577.3587', '11917.8660'];

  it.each([
    ['X座標,Y座標', north, east],
    ['X,Y', north, east],
    ['平面直角座標X,平面直角座標Y', north, east],
    ['X座標（m）,Y座標（m）', north, east],
    ['経度,緯度', east, north],
  ])('%s: X of 平面直角座標系 points north', async (columns, first, second) => {
    const { report, place } = await salonAt(columns, first, second, '平面直角6系');
    expect(report.rows).toMatchObject({ accepted: 1, repaired: 0 });
    expect(issueOf(report, 'coordinates-transformed')).toMatchObject({
      level: 'INFO',
      value: '平面直角座標系 第6系・日本測地系2011（JGD2011）',
    });
    expect(place?.longitude).toBeCloseTo(136.1302, 8);
    expect(place?.latitude).toBeCloseTo(34.7688, 8);
  });

  it('axes that a GIS wrote the other way round are found by where the town is', async () => {
    const { report, place } = await salonAt('X,Y', east, north, 'EPSG:6674');
    expect(report.rows).toMatchObject({ accepted: 1, repaired: 1 });
    expect(issueOf(report, 'coordinates-swapped')?.after).toMatch(/^136\.1302.*, 34\.76(88|87999)/);
    expect(place?.latitude).toBeCloseTo(34.7688, 8);
  });

  it('Web Mercator', async () => {
    // x = R·λ, y = R·ln tan(π/4 + φ/2) with R = 6378137 m
    const x = (6_378_137 * 136.1302 * Math.PI) / 180;
    const y = 6_378_137 * Math.log(Math.tan(Math.PI / 4 + (34.7688 * Math.PI) / 360));
    const { place } = await salonAt('経度,緯度', String(x), String(y), 'EPSG:3857');
    expect(place?.latitude).toBeCloseTo(34.7688, 8);
  });

  it('degrees of 日本測地系 are moved', async () => {
    const { report, place } = await salonAt('経度,緯度', '136.13', '34.77', '日本測地系');
    expect(codes(report)).toHaveProperty('coordinates-transformed');
    expect(place?.longitude).toBeCloseTo(136.12711297686346, 9);
  });

  it('without --crs the report says how to tell', async () => {
    const { report } = await salonAt('X座標,Y座標', north, east);
    expect(issueOf(report, 'place-outside-japan')?.message).toContain('--crs 平面直角6系');
  });

  it('the wrong zone leads out of the town, and nothing is counted', async () => {
    const { report } = await salonAt('X座標,Y座標', north, east, '平面直角9系');
    expect(report).toMatchObject({ status: 'rejected', rows: { accepted: 0 } });
  });
});
