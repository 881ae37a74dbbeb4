import type { LngLat } from '@hazama/geo';
import { MOST_CORNERS } from '../file/limits.ts';
import type { IsNearTown } from './outline.ts';
import { isInJapan } from './position.ts';
import type { RowCheck } from './row-check.ts';

type Line = readonly LngLat[];

/** About 100 m: what lies between two corners that are looked at is as far from the town as they are. */
const LOOKED_AT_EVERY_DEGREES = 0.001;

/**
 * The pieces of a row's line that come near the town. Empty where none does, undefined where the shape can't be used; both times
 * the row is rejected.
 */
export function readLines(check: RowCheck, townName: string, isNear: IsNearTown): readonly Line[] | undefined {
  const all = linesOf(check);
  if (!all) return undefined;
  const near = isNear ? all.filter((line) => comesNear(line, isNear)) : all;
  if (near.length === 0)
    check.reject('other-municipality', { field: 'geometry' }, `${townName}とその周りを通らないので取り込みません。`);
  const corners = near.reduce((sum, line) => sum + line.length, 0);
  if (corners > MOST_CORNERS) {
    check.reject(
      'geometry-too-detailed',
      { field: 'geometry', value: `${corners}点` },
      `線の点が多すぎます（${corners.toLocaleString('en')}点、上限は${MOST_CORNERS.toLocaleString('en')}点）。地図のソフトの「簡素化」で、1m ほどの細かさにしてから取り込んでください。`,
    );
    return undefined;
  }
  if (near.length > 0 && near.length < all.length)
    check.note(
      'line-cut',
      { field: 'geometry', value: `${all.length} → ${near.length}` },
      `${all.length}本の線のうち、${townName}とその周りを通る${near.length}本を取り込みました。`,
    );
  return near;
}

function linesOf(check: RowCheck): Line[] | undefined {
  const { type, coordinates } = check.row.geometry ?? {};
  const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : undefined;
  if (!isListOf(lines, isLine)) {
    check.reject(
      'geometry-unusable',
      { field: 'geometry', value: type ?? '' },
      '線の形（LineString か MultiLineString、点は2つ以上）がありません。',
    );
    return undefined;
  }
  const all = lines.flat();
  if (all.every(([x, y]) => isInJapan(x, y))) return lines.map((line) => line.map(([x, y]): LngLat => [x, y]));
  if (all.every(([x, y]) => isInJapan(y, x))) {
    const turned = lines.map((line) => line.map(([x, y]): LngLat => [y, x]));
    const after = turned[0]?.[0]?.join(', ') ?? '';
    check.repair('coordinates-swapped', 'geometry', after, '形の緯度と経度が入れかわっていたので、直しました。');
    return turned;
  }
  check.reject(
    'geometry-not-degrees',
    { field: 'geometry', value: all.find(([x, y]) => !isInJapan(x, y))?.join(', ') ?? '' },
    '日本の緯度・経度ではない点があります（平面直角座標かもしれません）。「座標系」を示すか〔--crs 平面直角6系〕、緯度・経度で書き出し直してください。',
  );
  return undefined;
}

function comesNear(line: Line, isNear: NonNullable<IsNearTown>): boolean {
  let last: LngLat | undefined;
  return line.some((corner) => {
    if (last && Math.hypot(corner[0] - last[0], corner[1] - last[1]) < LOOKED_AT_EVERY_DEGREES) return false;
    last = corner;
    return isNear(corner);
  });
}

const isListOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] =>
  Array.isArray(value) && value.length > 0 && value.every(isItem);
const isPosition = (value: unknown): value is LngLat =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
const isLine = (value: unknown): value is LngLat[] => isListOf(value, isPosition) && value.length > 1;
