import { centreOf, type LngLat, parseMeshCode } from '@hazama/geo';
import type { CellRecord } from '../publication/population.ts';
import type { Town } from '../town/town.ts';
import { halfWidth } from '../value/half-width.ts';
import { machiAzaKey } from '../value/place-name.ts';
import type { Position } from './position.ts';
import { readPosition } from './position.ts';
import type { RowCheck } from './row-check.ts';

/** Where the people of a row are counted, and what the outline is asked about. */
export interface ReadCell {
  readonly cell: CellRecord;
  readonly position: Position;
}

/** Coordinates of a cell that are written with few digits still lie in it, or right beside it. */
const DEGREES_BESIDE = 0.0005;

/** A mesh code, a 町字 by name or code, or a point; undefined where the row says nothing of the kind (it goes to review). */
export function readCell(check: RowCheck, town: Town): ReadCell | undefined {
  const code = check.text('code');
  const position = readPosition(check);
  const plain = halfWidth(code ?? '').replace(/\.0+$/, '');
  const mesh = parseMeshCode(plain);
  if (code !== null && mesh.ok && mesh.level <= 1000 && !town.machiAza.findCode(plain)) {
    const centre = centreOf(mesh.bounds);
    if (position.state === 'given' && !isBeside(position.lngLat, mesh.bounds))
      check.review(
        'place-differs-from-mesh',
        { field: 'code' },
        `メッシュ ${plain} と緯度・経度が別の場所を指しています。どちらかを直してください。`,
      );
    return {
      cell: { id: plain, kind: 'MESH', name: null, lngLat: centre, sideMeters: mesh.level },
      position: { state: 'given', lngLat: centre, isSwapped: false },
    };
  }
  if (code !== null) return readMachiAza(check, code, position, town);
  if (position.state !== 'given') return undefined;
  const [longitude, latitude] = position.lngLat;
  const id = `${longitude.toFixed(6)},${latitude.toFixed(6)}`;
  return { cell: { id, kind: 'POINT', name: null, lngLat: position.lngLat, sideMeters: null }, position };
}

/** A 町字 has a place where the row, a gazetteer or its own area gives one; one that nothing knows goes to review. */
function readMachiAza(check: RowCheck, code: string, position: Position, town: Town): ReadCell | undefined {
  const known = town.machiAza.findCode(code) ?? town.machiAza.get(code)[0];
  const gazetted = town.gazetteer.findTown(code);
  if (!known && !gazetted && position.state !== 'given') {
    check.review(
      'machi-aza-unknown',
      { field: 'code' },
      `「${code}」がどこかわかりません。緯度・経度を書き入れるか、先に「町字と区域の対応」か「住所の位置」の表を取り込んでください〔hazama import membership、addresses〕。`,
      { isFinal: true },
    );
    return undefined;
  }
  const name = known?.name ?? gazetted?.name ?? code;
  const lngLat = position.state === 'given' ? position.lngLat : (placeOf(known) ?? gazetted?.lngLat ?? null);
  return {
    cell: { id: machiAzaKey(name), kind: 'MACHI_AZA', name, lngLat, sideMeters: null },
    position: lngLat && position.state !== 'given' ? { state: 'given', lngLat, isSwapped: false } : position,
  };
}

function placeOf(known: { longitude: number | null; latitude: number | null } | undefined): LngLat | null {
  return known && known.longitude !== null && known.latitude !== null ? [known.longitude, known.latitude] : null;
}

function isBeside(
  [longitude, latitude]: LngLat,
  { west, south, east, north }: { west: number; south: number; east: number; north: number },
): boolean {
  return (
    longitude >= west - DEGREES_BESIDE &&
    longitude <= east + DEGREES_BESIDE &&
    latitude >= south - DEGREES_BESIDE &&
    latitude <= north + DEGREES_BESIDE
  );
}
