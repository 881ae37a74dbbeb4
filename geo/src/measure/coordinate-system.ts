import type { LngLat } from '../units.ts';
import { EQUATORIAL_RADIUS_METERS, RADIANS_PER_DEGREE } from './ellipsoid.ts';
import { BESSEL_1841, tokyoToWgs84 } from './tokyo-datum.ts';
import { type Ellipsoid, inverseTransverseMercator, type TransverseMercator } from './transverse-mercator.ts';

/** 測地系. JGD2000 and JGD2011 are WGS 84 to within what a map of a town can show; TOKYO lies about 450 m away. */
export type Datum = 'WGS84' | 'JGD2011' | 'JGD2000' | 'TOKYO';

/** 座標系: what two numbers mean. The first is always the eastward one. */
export interface CoordinateSystem {
  readonly datum: Datum;
  readonly projection: 'degrees' | 'web-mercator' | TransverseMercator;
}

const GRS_80: Ellipsoid = { semiMajorAxisMeters: 6_378_137, flattening: 1 / 298.257222101 };

/** 平面直角座標系 I–XIX (平成14年国土交通省告示第9号): [latitude, longitude] of each origin, in degrees and minutes. */
const PLANE_ORIGINS: readonly (readonly [latitude: number, degrees: number, minutes: number])[] = [
  [33, 129, 30],
  [33, 131, 0],
  [36, 132, 10],
  [33, 133, 30],
  [36, 134, 20],
  [36, 136, 0],
  [36, 137, 10],
  [36, 138, 30],
  [36, 139, 50],
  [40, 140, 50],
  [44, 140, 15],
  [44, 142, 15],
  [44, 144, 15],
  [26, 142, 0],
  [26, 127, 30],
  [26, 124, 0],
  [26, 131, 0],
  [20, 136, 0],
  [26, 154, 0],
];
const PLANE_SCALE = 0.9999;

/** First codes of EPSG, of a series with one code for each zone. */
const PLANE_SERIES: readonly (readonly [first: number, datum: Datum])[] = [
  [6669, 'JGD2011'],
  [2443, 'JGD2000'],
  [30_161, 'TOKYO'],
];
/** UTM zones 51–55 cover Japan. */
const UTM_SERIES: readonly (readonly [first: number, datum: Datum])[] = [
  [6688, 'JGD2011'],
  [3097, 'JGD2000'],
  [3092, 'TOKYO'],
  [32_651, 'WGS84'],
];
const FIRST_UTM_ZONE = 51;
const UTM_ZONES = 5;
const DEGREES: Readonly<Record<number, Datum>> = {
  4326: 'WGS84',
  4979: 'WGS84',
  6668: 'JGD2011',
  6667: 'JGD2011',
  4612: 'JGD2000',
  4947: 'JGD2000',
  4301: 'TOKYO',
};
const WEB_MERCATOR = [3857, 3785, 900_913, 102_100, 102_113];

/** 平面直角座標系 of a zone. @throws RangeError for a zone that isn't 1–19 */
export function planeRectangular(zone: number, datum: Datum): CoordinateSystem {
  const origin = PLANE_ORIGINS[zone - 1];
  if (!origin) throw new RangeError(`no zone ${zone} of the plane rectangular coordinate system`);
  const [latitudeOfOrigin, degrees, minutes] = origin;
  const projection = {
    centralMeridian: degrees + minutes / 60,
    latitudeOfOrigin,
    scaleFactor: PLANE_SCALE,
    falseEastingMeters: 0,
    falseNorthingMeters: 0,
  };
  return { datum, projection };
}

/** The zone (1–19) of a plane rectangular system; undefined where it is none. */
export function findPlaneZone({ projection }: CoordinateSystem): number | undefined {
  if (typeof projection === 'string') return undefined;
  const at = PLANE_ORIGINS.findIndex(
    ([latitude, degrees, minutes]) =>
      isNear(projection.latitudeOfOrigin, latitude) &&
      isNear(projection.centralMeridian, degrees + minutes / 60) &&
      isNear(projection.scaleFactor, PLANE_SCALE) &&
      projection.falseEastingMeters === 0 &&
      projection.falseNorthingMeters === 0,
  );
  return at < 0 ? undefined : at + 1;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

/** The coordinate system of a code of EPSG; undefined for one that files of Japanese towns don't come in. */
export function findCoordinateSystem(epsg: number): CoordinateSystem | undefined {
  const datum = DEGREES[epsg];
  if (datum) return { datum, projection: 'degrees' };
  if (WEB_MERCATOR.includes(epsg)) return { datum: 'WGS84', projection: 'web-mercator' };
  const plane = PLANE_SERIES.find(([first]) => epsg >= first && epsg < first + PLANE_ORIGINS.length);
  if (plane) return planeRectangular(epsg - plane[0] + 1, plane[1]);
  const utm = UTM_SERIES.find(([first]) => epsg >= first && epsg < first + UTM_ZONES);
  if (!utm) return undefined;
  return { datum: utm[1], projection: utmZone(FIRST_UTM_ZONE + epsg - utm[0]) };
}

function utmZone(zone: number): TransverseMercator {
  return {
    centralMeridian: zone * 6 - 183,
    latitudeOfOrigin: 0,
    scaleFactor: 0.9996,
    falseEastingMeters: 500_000,
    falseNorthingMeters: 0,
  };
}

/** From coordinates of a system, the eastward one first, to WGS 84; undefined where they are that already. */
export function toWgs84({ datum, projection }: CoordinateSystem): ((x: number, y: number) => LngLat) | undefined {
  if (projection === 'web-mercator') return inverseWebMercator;
  if (projection === 'degrees') return datum === 'TOKYO' ? (x, y) => tokyoToWgs84([x, y]) : undefined;
  if (datum !== 'TOKYO') return inverseTransverseMercator(GRS_80, projection);
  const unproject = inverseTransverseMercator(BESSEL_1841, projection);
  return (x, y) => tokyoToWgs84(unproject(x, y));
}

/** EPSG 3857: a sphere of the equator's radius. */
function inverseWebMercator(x: number, y: number): LngLat {
  return [
    x / EQUATORIAL_RADIUS_METERS / RADIANS_PER_DEGREE,
    Math.atan(Math.sinh(y / EQUATORIAL_RADIUS_METERS)) / RADIANS_PER_DEGREE,
  ];
}
