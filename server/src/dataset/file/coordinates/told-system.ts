import { type CoordinateSystem, type Datum, findCoordinateSystem, planeRectangular } from '@hazama/geo';

const DATUMS: readonly (readonly [RegExp, Datum])[] = [
  [/JGD ?2000|測地系2000/, 'JGD2000'],
  [/JGD ?2011|測地系2011|世界測地系/, 'JGD2011'],
  [/TOKYO|日本測地系|旧測地系/, 'TOKYO'],
  [/WGS ?(19)?84/, 'WGS84'],
];
const PLANE = /(?:平面直角(?:座標系?)?|公共座標)?\s*第?\s*(\d{1,2})\s*系/;

/** 「EPSG:6674」「JGD2011」「平面直角6系」「日本測地系 第9系」 as a person writes it; undefined where it can't be understood. */
export function findToldSystem(text: string): CoordinateSystem | undefined {
  const told = text.normalize('NFKC').trim().toUpperCase();
  const code = /^(?:EPSG:)?(\d{4,6})$/.exec(told)?.[1];
  if (code) return findCoordinateSystem(Number(code));
  const datum = DATUMS.find(([pattern]) => pattern.test(told))?.[1];
  const zone = Number(PLANE.exec(told)?.[1]);
  if (zone >= 1 && zone <= 19) return planeRectangular(zone, datum ?? 'JGD2011');
  // 「20系」 is no zone, 「日本測地系」 no zone either
  const isZone = told.replace(/測地系$/, '').endsWith('系');
  return datum && !isZone ? { datum, projection: 'degrees' } : undefined;
}
