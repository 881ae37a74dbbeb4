import {
  type CoordinateSystem,
  distanceMeters,
  findCoordinateSystem,
  findPlaneZone,
  type LngLat,
  planeRectangular,
  toWgs84,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';

const dms = (degrees: number, minutes: number, seconds: number) => degrees + minutes / 60 + seconds / 3600;

function system(epsg: number): CoordinateSystem {
  const found = findCoordinateSystem(epsg);
  if (!found) throw new Error(`no EPSG ${epsg}`);
  return found;
}
function wgs84(of: CoordinateSystem, x: number, y: number): LngLat {
  return toWgs84(of)?.(x, y) ?? [x, y];
}

/** proj4js 2.22.0, forward with EPSG's definitions, to a tenth of a millimetre: a place of each zone. */
const PLANES: [zone: number, x: number, y: number, lngLat: LngLat][] = [
  [1, 35020.2607, -28237.6342, [129.8737, 32.7448]],
  [2, 39741.9268, -121041.2465, [131.4202, 31.9077]],
  [3, 80210.2074, -58185.6069, [133.0505, 35.4723]],
  [4, 97780.1102, 118695.5625, [134.5593, 34.0657]],
  [5, -14502.5685, -148442.5891, [134.1751, 34.6618]],
  [6, 11917.866, -136577.3587, [136.1302, 34.7688]],
  [7, -23686.5038, -90917.9118, [136.9066, 35.1802]],
  [8, -28512.1084, 72311.6775, [138.1811, 36.6513]],
  [9, -57205.3976, 34716.2098, [139.1963, 36.3112]],
  [10, -7847.3293, 91538.5032, [140.7403, 40.8244]],
  [11, 39808.3485, -247740.6345, [140.7288, 41.7687]],
  [12, 9258.2508, -25479.6584, [142.365, 43.7706]],
  [13, 10169.6318, -112761.1604, [144.3747, 42.9849]],
  [14, 19009.3684, 121258.0029, [142.1917, 27.0944]],
  [15, 18076.8119, 23541.9675, [127.6809, 26.2124]],
  [16, 15798.6876, -183328.4386, [124.1557, 24.3448]],
  [17, 22947.8222, -18955.8896, [131.2289, 25.8287]],
  [18, 8525.6199, 47081.0821, [136.0817, 20.4253]],
  [19, -1959.2136, -189594.625, [153.9807, 24.2883]],
];

describe('平面直角座標系', () => {
  // 国土地理院, 測量計算サイト, the example of its form: X 11543.6883 (north), Y 22916.2436 (east) in zone IX
  it('the example of 国土地理院', () => {
    const place = wgs84(system(6677), 22_916.2436, 11_543.6883);
    expect(distanceMeters(place, [dms(140, 5, 16.27815), dms(36, 6, 13.58925)])).toBeLessThan(0.0001);
  });

  // https://blog.dpto.jp/gis/xy/, compared there with 国土地理院's own page
  it('a point of central Tokyo', () => {
    const place = wgs84(planeRectangular(9, 'JGD2011'), -6837.3391, -33_369.3352);
    expect(distanceMeters(place, [139.75777911599519, 35.699202942274219])).toBeLessThan(0.0001);
  });

  it.each<[zone: number, x: number, y: number, lngLat: LngLat]>(PLANES)('zone %i', (zone, x, y, lngLat) => {
    expect(distanceMeters(wgs84(planeRectangular(zone, 'JGD2011'), x, y), lngLat)).toBeLessThan(0.001);
    expect(distanceMeters(wgs84(planeRectangular(zone, 'JGD2000'), x, y), lngLat)).toBeLessThan(0.001);
  });

  it('the origin of each of the 19 zones is 0, 0', () => {
    for (let zone = 1; zone <= 19; zone++) {
      const of = planeRectangular(zone, 'JGD2011');
      if (typeof of.projection === 'string') throw new Error('no plane');
      const { centralMeridian, latitudeOfOrigin } = of.projection;
      expect(distanceMeters(wgs84(of, 0, 0), [centralMeridian, latitudeOfOrigin])).toBeLessThan(1e-6);
      expect(findPlaneZone(of)).toBe(zone);
    }
    expect(() => planeRectangular(20, 'JGD2011')).toThrow(RangeError);
  });

  it('every series of EPSG counts its zones from its first code', () => {
    for (const [epsg, datum, zone] of [
      [6669, 'JGD2011', 1],
      [6687, 'JGD2011', 19],
      [2448, 'JGD2000', 6],
      [2461, 'JGD2000', 19],
      [30_161, 'TOKYO', 1],
      [30_179, 'TOKYO', 19],
    ] as const) {
      expect(system(epsg).datum).toBe(datum);
      expect(findPlaneZone(system(epsg))).toBe(zone);
    }
  });
});

describe('日本測地系', () => {
  // 測量法施行令: 日本経緯度原点 before and after April 2002
  it('the origin of the datum, within a metre', () => {
    const place = wgs84(system(4301), dms(139, 44, 40.502), dms(35, 39, 17.5148));
    expect(distanceMeters(place, [dms(139, 44, 28.8759), dms(35, 39, 29.1572)])).toBeLessThan(1);
  });

  it('moves a place of 伊賀市 about 450 metres to the north-west', () => {
    const before: LngLat = [136.13, 34.77];
    const after = wgs84(system(4301), ...before);
    // proj4js 2.22.0, +ellps=bessel +towgs84=-146.414,507.337,680.507
    expect(distanceMeters(after, [136.12711297686346, 34.7732497652779])).toBeLessThan(1e-4);
    expect(distanceMeters(before, after)).toBeGreaterThan(400);
    expect(distanceMeters(before, after)).toBeLessThan(500);
    expect(after[0]).toBeLessThan(before[0]);
    expect(after[1]).toBeGreaterThan(before[1]);
  });

  it('on a plane: first back to degrees on its own ellipsoid, then to the new datum', () => {
    const plane = wgs84(system(30_166), 0, 0);
    expect(distanceMeters(plane, wgs84(system(4301), 136, 36))).toBeLessThan(1e-6);
  });
});

describe('the other systems', () => {
  it('Web Mercator', () => {
    // EPSG Guidance Note 7-2, Popular Visualisation Pseudo-Mercator: 24°22′54.433″N 100°20′00.000″W
    const place = wgs84(system(3857), -11_169_055.58, 2_800_000);
    expect(distanceMeters(place, [-dms(100, 20, 0), dms(24, 22, 54.433)])).toBeLessThan(0.05);
  });

  it('UTM', () => {
    // the central meridian of zone 53 is 135°, with 500,000 m added to the east and 0.9996 along it
    expect(wgs84(system(6690), 500_000, 0)[0]).toBeCloseTo(135, 12);
    expect(system(32_653).projection).toEqual(system(6690).projection);
  });

  it('degrees on the new datums stay as they are', () => {
    for (const epsg of [4326, 6668, 4612]) expect(toWgs84(system(epsg))).toBeUndefined();
  });

  it('a code that no file of Japan comes in is unknown', () => {
    for (const epsg of [0, 2056, 27_700, 6688 + 5, 2462]) expect(findCoordinateSystem(epsg)).toBeUndefined();
  });
});
