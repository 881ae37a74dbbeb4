import { areaSquareMeters, centroidOf, type LngLat, type MultiPolygon } from '@hazama/geo';
import type { WeightBasis } from '../../weight-layer/index.ts';
import { readPosition } from './position.ts';
import type { RowCheck } from './row-check.ts';
import { readSoundShape } from './sound-shape.ts';

/** A building: where it stands, and how much of the people it stands for beside the others. */
export interface BuildingWeight {
  readonly lngLat: LngLat;
  readonly weight: number;
  /** Its floor area is not written: that of its ground floor stood in for it. */
  readonly isFromFootprint: boolean;
}

export type BuildingBasis = Exclude<WeightBasis, 'LAND_USE'>;

/** The largest halls of factories and airports have some 300,000 m². */
const LARGEST_BUILDING_SQUARE_METERS = 500_000;
/** More storeys than any house in Japan has (PLATEAU writes 9999 for not known). */
const MOST_STOREYS = 100;

/** What a file's buildings are weighed by: the first that it has a value of. Without any, footprints by their surface and points by one each. */
export function basisOf(checks: readonly RowCheck[]): BuildingBasis {
  const has = (field: string) => checks.some((check) => check.text(field) !== null);
  if (has('weight')) return 'WEIGHT';
  if (has('dwellings')) return 'DWELLINGS';
  if (has('floor_area')) return 'FLOOR_AREA';
  const hasShapes = checks.some(({ row }) => row.geometry?.type.endsWith('Polygon'));
  if (!hasShapes) return 'BUILDINGS';
  return has('storeys') ? 'FLOOR_AREA' : 'FOOTPRINT';
}

/** Undefined where the row is rejected. */
export function readBuilding(check: RowCheck, basis: BuildingBasis): BuildingWeight | undefined {
  const isPoint = !check.row.geometry?.type.endsWith('Polygon');
  const shape = isPoint ? null : readSoundShape(check);
  if (shape === undefined) return undefined;
  const lngLat = shape ? centroidOf(shape) : readPoint(check);
  if (!lngLat) return undefined;
  const footprint = shape && readFootprint(check, shape);
  const weighed = weigh(check, basis, footprint);
  if (check.verdict === 'rejected' || weighed === undefined) return undefined;
  if (Number.isFinite(weighed.weight)) return { lngLat, ...weighed };
  check.reject('value-unreadable', { field: FIELD_OF[basis] }, '大きすぎる数です。1234 のように書いてください。');
  return undefined;
}

function readPoint(check: RowCheck): LngLat | undefined {
  const position = readPosition(check);
  if (position.state === 'given') return position.lngLat;
  check.reject(
    'geometry-unusable',
    { field: 'geometry', value: position.state === 'outside-japan' ? position.value : '' },
    '建物の形（Polygon・MultiPolygon）も、位置（緯度・経度）もありません。どちらかを持つ行にしてください。',
  );
  return undefined;
}

function readFootprint(check: RowCheck, shape: MultiPolygon): number {
  const squareMeters = areaSquareMeters(shape);
  if (!(squareMeters > 0))
    check.reject('geometry-unusable', { field: 'geometry' }, '形に広さがありません（点や線につぶれています）。');
  else if (squareMeters > LARGEST_BUILDING_SQUARE_METERS)
    check.reject(
      'building-too-large',
      { field: 'geometry', value: `${Math.round(squareMeters).toLocaleString('ja')}m²` },
      '建物としては広すぎます。区域の形なら「区域」として、土地利用なら区分の列（class）か密度の列（density）を持つファイルで取り込んでください。',
    );
  return squareMeters;
}

const FIELD_OF: Readonly<Record<BuildingBasis, string>> = {
  WEIGHT: 'weight',
  DWELLINGS: 'dwellings',
  FLOOR_AREA: 'floor_area',
  FOOTPRINT: 'geometry',
  BUILDINGS: 'geometry',
};

function weigh(
  check: RowCheck,
  basis: BuildingBasis,
  footprint: number | null,
): Pick<BuildingWeight, 'weight' | 'isFromFootprint'> | undefined {
  switch (basis) {
    case 'WEIGHT':
      return { weight: check.requiredCount('weight', '重み'), isFromFootprint: false };
    case 'DWELLINGS':
      return { weight: check.requiredCount('dwellings', '戸数'), isFromFootprint: false };
    case 'BUILDINGS':
      return { weight: 1, isFromFootprint: false };
    case 'FLOOR_AREA': {
      const written = check.strictCount('floor_area');
      const storeys = readStoreys(check);
      if (written !== null) return { weight: written, isFromFootprint: false };
      if (footprint !== null) return { weight: footprint * (storeys ?? 1), isFromFootprint: storeys === null };
      break;
    }
    case 'FOOTPRINT':
      if (footprint !== null) return { weight: footprint, isFromFootprint: false };
      break;
  }
  check.reject(
    'value-missing',
    { field: FIELD_OF[basis] },
    '広さのわからない建物です（点で、面積の列が空です）。建物の形か、延床面積を書き入れてください。',
  );
  return undefined;
}

/** Null where nobody knows. A basement alone has no storey above ground, and stands on one all the same. */
function readStoreys(check: RowCheck): number | null {
  const storeys = check.strictCount('storeys');
  return storeys === null || storeys > MOST_STOREYS ? null : Math.max(1, storeys);
}
