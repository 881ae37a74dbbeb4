import type { MultiPolygon } from '@hazama/geo';
import { halfWidth } from '../value/half-width.ts';
import type { RowCheck } from './row-check.ts';
import { readSoundShape } from './sound-shape.ts';

/** A piece of land, and how densely people live on it beside the others. */
export interface LandUseWeight {
  readonly shape: MultiPolygon;
  readonly density: number;
}

/**
 * Undefined where the row is rejected, or waits for somebody to say what its class is.
 * @param hasDensities the file has a column of them; where a row has one it goes before its class
 * @param densities by the codes and names of classes
 */
export function readLandUse(
  check: RowCheck,
  hasDensities: boolean,
  densities: ReadonlyMap<string, number>,
): LandUseWeight | undefined {
  const shape = readSoundShape(check);
  if (shape === null)
    check.reject('geometry-unusable', { field: 'geometry' }, '土地の形（Polygon か MultiPolygon）がありません。');
  const isByDensity = check.text('density') !== null || (hasDensities && check.text('class') === null);
  const density = isByDensity ? check.requiredCount('density', '密度') : readClass(check, densities);
  if (density === Number.POSITIVE_INFINITY)
    check.reject('value-unreadable', { field: 'density' }, '大きすぎる数です。1234 のように書いてください。');
  if (!shape || density === undefined || check.verdict !== 'accepted') return undefined;
  return { shape, density };
}

function readClass(check: RowCheck, densities: ReadonlyMap<string, number>): number | undefined {
  const word = halfWidth(check.requiredText('class', '土地利用の区分')).trim();
  if (word === '') return undefined;
  const known = densities.get(word) ?? densities.get(word.toUpperCase()) ?? densities.get(asCode(word));
  if (known === undefined)
    check.review(
      'land-use-unknown',
      { field: 'class' },
      `土地利用の区分「${word}」がわかりません。決まるまで、この土地には人を分けません。国土数値情報の区分（0700 建物用地 など）に書きかえるか、「density」（人の住む密度、住まない所は 0）を書き入れてください。同じ区分がたくさんあるときは、ファイルに「density」の列を加えると一度で済みます。`,
      {
        suggestion: { label: '人の住まない土地とする', accept: true, changes: { density: '0' }, sameAs: null },
        isFinal: true,
      },
    );
  return known;
}

/** 「700」 from a spreadsheet is 0700; 「700.0」 too. */
function asCode(word: string): string {
  const digits = word.replace(/\.0+$/, '');
  return /^\d{3}$/.test(digits) ? digits.padStart(4, '0') : digits;
}
