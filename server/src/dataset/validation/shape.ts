import type { LngLat, MultiPolygon, Polygon, Ring } from '@hazama/geo';
import { MOST_CORNERS } from '../file/limits.ts';
import type { RawGeometry } from '../file/table.ts';
import { isInJapan } from './position.ts';
import type { RowCheck } from './row-check.ts';

/** The polygons of a row; null where it has none, undefined where they can't be used and the row is rejected. */
export function readShape(check: RowCheck): MultiPolygon | null | undefined {
  if (!check.row.geometry) return null;
  // coordinates are decoded each time that they are asked for
  const { type, coordinates } = check.row.geometry;
  const corners = countCorners(coordinates);
  if (corners > MOST_CORNERS) {
    check.reject(
      'geometry-too-detailed',
      { field: 'geometry', value: `${corners}点` },
      `境界の点が多すぎます（${corners.toLocaleString('en')}点、上限は${MOST_CORNERS.toLocaleString('en')}点）。地図のソフトの「簡素化」で、1m ほどの細かさにしてから取り込んでください。`,
    );
    return undefined;
  }
  const polygons = polygonsOf({ type, coordinates });
  if (!polygons) {
    check.reject(
      'geometry-unusable',
      { field: 'geometry', value: type },
      `区域の形は Polygon か MultiPolygon でなければなりません。`,
    );
    return undefined;
  }
  const fault = faultOf(polygons);
  if (!fault) return isSwapped(polygons) ? putBack(check, polygons) : polygons;
  check.reject(fault.code, { field: 'geometry', value: fault.value }, fault.message);
  return undefined;
}

function polygonsOf({ type, coordinates }: RawGeometry): MultiPolygon | undefined {
  if (type === 'Polygon') return isPolygon(coordinates) ? [coordinates] : undefined;
  if (type === 'MultiPolygon') return isListOf(coordinates, isPolygon) ? coordinates : undefined;
  return undefined;
}

/** Lists in lists in lists in lists are a MultiPolygon; what is deeper is no shape. */
function countCorners(part: unknown, depth = 0): number {
  if (!Array.isArray(part) || depth > 4) return 0;
  if (!Array.isArray(part[0])) return 1;
  if (!Array.isArray(part[0][0])) return part.length;
  return part.reduce<number>((sum, inner) => sum + countCorners(inner, depth + 1), 0);
}

/** No place of Japan has a latitude that could be its longitude: corners that are all places once turned round were turned. */
function isSwapped(polygons: MultiPolygon): boolean {
  return polygons.flat().every((ring) => ring.every(([x, y]) => isInJapan(y, x)));
}

function putBack(check: RowCheck, polygons: MultiPolygon): MultiPolygon {
  const turned = polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): LngLat => [y, x])));
  check.repair(
    'coordinates-swapped',
    'geometry',
    turned[0]?.[0]?.[0]?.join(', ') ?? '',
    '形の緯度と経度が入れかわっていたので、直しました。',
  );
  return turned;
}

function faultOf(polygons: MultiPolygon) {
  for (const ring of polygons.flat()) {
    const outside = ring.find(([x, y]) => (Math.abs(x) > 180 || Math.abs(y) > 90) && !isInJapan(y, x));
    if (outside)
      return {
        code: 'geometry-not-degrees' as const,
        value: outside.join(', '),
        message:
          '座標が緯度・経度ではありません（平面直角座標かもしれません）。「座標系」を示すか〔--crs 平面直角6系〕、緯度・経度で書き出し直してください。',
      };
    const [first, last] = [ring[0], ring.at(-1)];
    if (ring.length < 4 || !first || !last || first[0] !== last[0] || first[1] !== last[1])
      return {
        code: 'geometry-unusable' as const,
        value: last?.join(', ') ?? '',
        message: '境界の線が閉じていません。最初と最後の点を同じにしてください。',
      };
  }
  return undefined;
}

const isListOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] =>
  Array.isArray(value) && value.length > 0 && value.every(isItem);
const isPosition = (value: unknown): value is LngLat =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
const isRing = (value: unknown): value is Ring => isListOf(value, isPosition);
const isPolygon = (value: unknown): value is Polygon => isListOf(value, isRing);
