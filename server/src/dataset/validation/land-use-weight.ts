import type { MultiPolygon } from '@hazama/geo';
import { halfWidth } from '../value/half-width.ts';
import type { RowCheck } from './row-check.ts';
import { readShape } from './shape.ts';

/** A piece of land, and how densely people live on it beside the others. */
export interface LandUseWeight {
  readonly shape: MultiPolygon;
  readonly density: number;
}

/**
 * Undefined where the row is rejected.
 * @param hasDensities the file has a column of them, which goes before its classes
 * @param densities by the codes and names of classes
 */
export function readLandUse(
  check: RowCheck,
  hasDensities: boolean,
  densities: ReadonlyMap<string, number>,
): LandUseWeight | undefined {
  const shape = readShape(check);
  if (shape === null)
    check.reject('geometry-unusable', { field: 'geometry' }, '土地の形（Polygon か MultiPolygon）がありません。');
  const density = hasDensities ? check.requiredCount('density', '密度') : readClass(check, densities);
  if (density === Number.POSITIVE_INFINITY)
    check.reject('value-unreadable', { field: 'density' }, '大きすぎる数です。1234 のように書いてください。');
  if (!shape || density === undefined || check.verdict === 'rejected') return undefined;
  return { shape, density };
}

function readClass(check: RowCheck, densities: ReadonlyMap<string, number>): number | undefined {
  const word = halfWidth(check.requiredText('class', '土地利用の区分')).trim();
  if (word === '') return undefined;
  const known = densities.get(word) ?? densities.get(word.toUpperCase()) ?? densities.get(asCode(word));
  if (known === undefined)
    check.reject(
      'land-use-unknown',
      { field: 'class' },
      `土地利用の区分「${word}」がわかりません。国土数値情報の区分（0700 建物用地 など）で書くか、「density」（人の住む密度、住まない所は 0）の列を加えてください。`,
    );
  return known;
}

/** 「700」 from a spreadsheet is 0700; 「700.0」 too. */
function asCode(word: string): string {
  const digits = word.replace(/\.0+$/, '');
  return /^\d{3}$/.test(digits) ? digits.padStart(4, '0') : digits;
}
