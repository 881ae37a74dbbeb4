import type { LngLat } from '@hazama/geo';
import { parseNumber } from '../value/number.ts';
import type { RowCheck } from './row-check.ts';

/** What the coordinates of a row say. */
export type Position =
  | { readonly state: 'given'; readonly lngLat: LngLat; readonly isSwapped: boolean }
  | { readonly state: 'missing' }
  /** 0, 0 */
  | { readonly state: 'zero' }
  | { readonly state: 'outside-japan'; readonly value: string };

export function readPosition(check: RowCheck): Position {
  const longitude = check.text('longitude');
  const latitude = check.text('latitude');
  if (longitude === null && latitude === null) return { state: 'missing' };
  const value = `${longitude ?? ''}, ${latitude ?? ''}`;
  const x = parseNumber(longitude ?? '');
  const y = parseNumber(latitude ?? '');
  if (x === undefined || y === undefined) return { state: 'outside-japan', value };
  if (x === 0 && y === 0) return { state: 'zero' };
  if (isInJapan(x, y)) return { state: 'given', lngLat: [x, y], isSwapped: false };
  if (isInJapan(y, x)) return { state: 'given', lngLat: [y, x], isSwapped: true };
  return { state: 'outside-japan', value };
}

/** 与那国島 to 南鳥島, 沖ノ鳥島 to 択捉島 */
function isInJapan(longitude: number, latitude: number): boolean {
  return longitude >= 122 && longitude <= 154.5 && latitude >= 20 && latitude <= 46;
}
