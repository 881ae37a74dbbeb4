import { type CoordinateSystem, findPlaneZone, type LngLat, toWgs84 } from '@hazama/geo';
import { parseDegrees } from '../value/degrees.ts';
import { parseNumber } from '../value/number.ts';
import type { RowCheck } from './row-check.ts';

/** What the coordinates of a row say. */
export type Position =
  | {
      readonly state: 'given';
      readonly lngLat: LngLat;
      readonly isSwapped: boolean;
      /** Where it would be if its two metres had changed places. */
      readonly swapped?: LngLat;
    }
  | { readonly state: 'missing' }
  /** 0, 0 */
  | { readonly state: 'zero' }
  | { readonly state: 'outside-japan'; readonly value: string };

/**
 * Reads `longitude` and `latitude`, degrees in any way of writing.
 * @param told the system that a person says a table's coordinates are in; shapes of a map are on WGS 84 already
 */
export function readPosition(check: RowCheck, told?: CoordinateSystem): Position {
  const longitude = check.text('longitude');
  const latitude = check.text('latitude');
  if (longitude === null && latitude === null) return { state: 'missing' };
  const value = `${longitude ?? ''}, ${latitude ?? ''}`;
  if (parseNumber(longitude ?? '') === 0 && parseNumber(latitude ?? '') === 0) return { state: 'zero' };
  const [x, y] = [parseDegrees(longitude ?? ''), parseDegrees(latitude ?? '')];
  const system = check.row.geometry === undefined ? told : undefined;
  if (system && system.projection !== 'degrees' && !(x !== undefined && y !== undefined && isInJapan(x, y)))
    return onPlane(check, system) ?? { state: 'outside-japan', value };
  if (x === undefined || y === undefined) return { state: 'outside-japan', value };
  const convert = (system && toWgs84(system)) ?? ((...degrees: [number, number]): LngLat => degrees);
  if (isInJapan(x, y)) return { state: 'given', lngLat: convert(x, y), isSwapped: false };
  if (isInJapan(y, x)) return { state: 'given', lngLat: convert(y, x), isSwapped: true };
  return { state: 'outside-japan', value };
}

/**
 * Metres of a plane. X of 平面直角座標系 points north, Y east: a column called X holds the northward metres there, and the
 * eastward ones on every other plane. Undefined where that is no place of Japan either way round.
 */
function onPlane(check: RowCheck, system: CoordinateSystem): Position | undefined {
  const convert = toWgs84(system);
  const first = parseNumber(check.text('longitude') ?? '');
  const second = parseNumber(check.text('latitude') ?? '');
  if (!convert || first === undefined || second === undefined) return undefined;
  const isNorthFirst = findPlaneZone(system) !== undefined && /x/i.test(check.row.cells['longitude']?.field ?? '');
  const straight = isNorthFirst ? convert(second, first) : convert(first, second);
  const swapped = isNorthFirst ? convert(first, second) : convert(second, first);
  if (isInJapan(...straight)) return { state: 'given', lngLat: straight, isSwapped: false, swapped };
  return isInJapan(...swapped) ? { state: 'given', lngLat: swapped, isSwapped: true } : undefined;
}

/** 与那国島 to 南鳥島, 沖ノ鳥島 to 択捉島 */
export function isInJapan(longitude: number, latitude: number): boolean {
  return longitude >= 122 && longitude <= 154.5 && latitude >= 20 && latitude <= 46;
}
