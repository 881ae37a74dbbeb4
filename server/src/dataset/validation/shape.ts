import type { LngLat, MultiPolygon, Polygon, Ring } from '@hazama/geo';
import type { RawGeometry } from '../file/table.ts';
import type { RowCheck } from './row-check.ts';

/** The polygons of a row; null where it has none, undefined where they can't be used and the row is rejected. */
export function readShape(check: RowCheck): MultiPolygon | null | undefined {
  const { geometry } = check.row;
  if (!geometry) return null;
  const polygons = polygonsOf(geometry);
  if (!polygons) {
    check.reject(
      'geometry-unusable',
      { field: 'geometry', value: geometry.type },
      `区域の形は Polygon か MultiPolygon でなければなりません。`,
    );
    return undefined;
  }
  const fault = faultOf(polygons);
  if (!fault) return polygons;
  check.reject(fault.code, { field: 'geometry', value: fault.value }, fault.message);
  return undefined;
}

function polygonsOf({ type, coordinates }: RawGeometry): MultiPolygon | undefined {
  if (type === 'Polygon') return isPolygon(coordinates) ? [coordinates] : undefined;
  if (type === 'MultiPolygon') return isListOf(coordinates, isPolygon) ? coordinates : undefined;
  return undefined;
}

function faultOf(polygons: MultiPolygon) {
  for (const ring of polygons.flat()) {
    const outside = ring.find(([longitude, latitude]) => Math.abs(longitude) > 180 || Math.abs(latitude) > 90);
    if (outside)
      return {
        code: 'geometry-not-degrees' as const,
        value: outside.join(', '),
        message:
          '座標が緯度・経度ではありません（平面直角座標かもしれません）。JGD2011 か WGS 84 の緯度・経度で書き出し直してください。',
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
