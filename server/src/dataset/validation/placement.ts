import type { LngLat } from '@hazama/geo';
import type { Town } from '../town/town.ts';
import type { ValidationContext } from './context.ts';
import { type IsNearTown, readOutline } from './outline.ts';
import { type Position, readPosition } from './position.ts';
import type { RowCheck } from './row-check.ts';
import { type Whose, whoseRow } from './whose-row.ts';

/** Whether rows of a dataset can do without a place. */
type NeedsPlace = (check: RowCheck) => boolean;

interface Placed {
  readonly check: RowCheck;
  readonly whose: Whose;
  readonly position: Position;
}

/**
 * Reads where each row is and checks it against the municipality: rows of others beyond the buffer are rejected, doubtful
 * ones go to review, and latitude and longitude that changed places are put back where that leads into the buffer.
 * @param positionOf the position of a row that its coordinates don't tell
 * @returns [longitude, latitude] of each row in its order; null where it has none
 */
export async function placeRows(
  checks: readonly RowCheck[],
  needsPlace: NeedsPlace,
  { transaction, town, log }: ValidationContext,
  positionOf: (check: RowCheck) => Position | undefined = () => undefined,
): Promise<(LngLat | null)[]> {
  const rows = checks.map((check) => ({
    check,
    whose: whoseRow(check, town),
    position: positionOf(check) ?? readPosition(check),
  }));
  const isNearTown = await readOutline(transaction, town);
  if (!isNearTown && rows.some(({ position }) => position.state === 'given'))
    log.add('outline-missing', {
      message: `${town.name}の外形がまだないので、位置が市町村の中かどうかは確かめていません。先に hazama import areas --kind MUNICIPALITY で取り込むと確かめられます。`,
    });
  return rows.map((row) => judge(row, isNearTown, needsPlace, town));
}

function judge(
  { check, whose, position }: Placed,
  isNearTown: IsNearTown,
  needsPlace: NeedsPlace,
  { name: townName, bufferMeters }: Town,
): LngLat | null {
  if (position.state === 'given' && (isNearTown?.(position.lngLat) ?? true)) {
    if (position.isSwapped)
      check.repair(
        'coordinates-swapped',
        'latitude',
        position.lngLat.join(', '),
        '緯度と経度が入れかわっていたので、直しました。',
      );
    return position.lngLat;
  }
  if (whose === 'other') {
    check.reject(
      'other-municipality',
      { field: placeField(check) },
      `${townName}のまわり${kilometres(bufferMeters)}より遠い、ほかの市町村の行なので取り込みません。`,
    );
    return null;
  }
  if (position.state === 'given') {
    const value = position.lngLat.join(', ');
    if (whose === 'ours')
      check.review(
        'place-far-away',
        { field: 'latitude', value },
        `${townName}の行ですが、位置が${townName}から遠く離れています。緯度・経度を確かめてください。`,
      );
    else
      check.reject(
        'outside-buffer',
        { field: 'latitude', value },
        `${townName}とそのまわり${kilometres(bufferMeters)}の外にあるので取り込みません。${townName}のものなら、緯度・経度を確かめてください。`,
      );
    return null;
  }
  const say = needsPlace(check) ? check.review.bind(check) : check.note.bind(check);
  if (position.state === 'missing' && !needsPlace(check)) return null;
  if (position.state === 'zero')
    say('place-zero', { field: 'latitude', value: '0, 0' }, '緯度・経度が 0 です。位置を書き入れてください。');
  else if (position.state === 'missing')
    say('place-missing', { field: 'address' }, '緯度・経度がありません。位置を書き入れると取り込めます。');
  else
    say(
      'place-outside-japan',
      { field: 'latitude', value: position.value },
      '日本の中の位置として読めません。緯度・経度を十進の度（例 34.7688, 136.1302）に直してください。',
    );
  return null;
}

function placeField(check: RowCheck): string {
  return ['municipality_name', 'municipality_code', 'address'].find((field) => check.text(field)) ?? 'address';
}

function kilometres(meters: number): string {
  return `${meters / 1000}km`;
}
