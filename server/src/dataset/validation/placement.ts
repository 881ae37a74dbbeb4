import { type CoordinateSystem, distanceMeters, type LngLat, toWgs84 } from '@hazama/geo';
import { ADDRESS_LEVEL_WORDS, type AddressLevel, type AddressMatch, type PlaceLevel } from '../../address/index.ts';
import { systemTitle, transformationMethod } from '../file/coordinates/system-title.ts';
import { mapInTurns } from '../in-turns.ts';
import type { IssueLog } from '../issue.ts';
import type { Town } from '../town/town.ts';
import { splitList } from '../value/list.ts';
import type { ValidationContext } from './context.ts';
import { type IsNearTown, readOutline } from './outline.ts';
import { type Position, readPosition } from './position.ts';
import type { RowCheck, Suggestion } from './row-check.ts';
import { type Whose, whoseRow } from './whose-row.ts';

/** Whether rows of a dataset can do without a place. */
type NeedsPlace = (check: RowCheck) => boolean;

/** Where a row is, and how exactly that is known. */
export interface Placement {
  readonly lngLat: LngLat;
  readonly level: PlaceLevel;
}

export interface PlacementOptions {
  /** The position of a row that its coordinates don't tell. */
  readonly positionOf?: (check: RowCheck) => Position | undefined;
  /** Whether a row's address may give it its place, and is held against its coordinates. */
  readonly usesAddress?: boolean;
}

interface Placed {
  readonly check: RowCheck;
  readonly whose: Whose;
  readonly position: Position;
  readonly match: AddressMatch | undefined;
}

/**
 * How far coordinates may lie from the place of their own address. Measured on 伊賀市 and 伊勢崎市, where 95 of 100 addresses
 * lie within 1.1 km of their 町丁目's point, and the widest 大字 within 5.1 km.
 */
const ALLOWED_METERS: Readonly<Record<AddressLevel, number>> = { BLOCK: 1000, TOWN: 3000, OAZA: 6000 };

/**
 * Reads where each row is and checks it against the municipality: rows of others beyond the buffer are rejected, doubtful
 * ones go to review, and latitude and longitude that changed places are put back where that leads into the buffer.
 * @returns the place of each row in its order; null where it has none
 */
export async function placeRows(
  checks: readonly RowCheck[],
  needsPlace: NeedsPlace,
  { transaction, town, log, options: { crs } }: ValidationContext,
  { positionOf = () => undefined, usesAddress = false }: PlacementOptions = {},
): Promise<(Placement | null)[]> {
  const rows = await mapInTurns(checks, (check) => {
    const address = usesAddress ? check.text('address') : null;
    return {
      check,
      whose: whoseRow(check, town),
      position: positionOf(check) ?? readPosition(check, crs),
      match: address === null ? undefined : town.gazetteer.find(address),
    };
  });
  const isNearTown = await readOutline(transaction, town);
  if (!isNearTown && rows.some(({ position }) => position.state === 'given'))
    log.add('outline-missing', {
      message: `${town.name}の外形がまだないので、位置が市町村の中かどうかは確かめていません。先に市町村の外形を「区域」として取り込むと確かめられます〔hazama import areas --kind MUNICIPALITY〕。`,
    });
  if (crs && rows.some(({ check, position }) => position.state === 'given' && check.row.geometry === undefined))
    noteTransformation(crs, log);
  return mapInTurns(rows, (given) => {
    const row = isNearTown ? withAxesOf(given, isNearTown) : given;
    const place = judge(row, isNearTown, needsPlace, town);
    // a person sees it where the file or its address says, whatever was thought of that
    const said = place ?? givenPlace(row.position) ?? row.match;
    if (said) row.check.placeAt(said.lngLat, said.level);
    return place;
  });
}

/** Which of two metres points north is seen from where the place would be: axes that lead into the buffer only once swapped were swapped. */
function withAxesOf(row: Placed, isNearTown: NonNullable<IsNearTown>): Placed {
  const { position } = row;
  if (position.state !== 'given' || !position.swapped || isNearTown(position.lngLat)) return row;
  if (!isNearTown(position.swapped)) return row;
  return { ...row, position: { state: 'given', lngLat: position.swapped, isSwapped: true } };
}

function noteTransformation(system: CoordinateSystem, log: IssueLog): void {
  if (toWgs84(system))
    log.add('coordinates-transformed', { value: systemTitle(system), message: transformationMethod(system) });
}

function givenPlace(position: Position): Placement | undefined {
  return position.state === 'given' ? { lngLat: position.lngLat, level: 'GIVEN' } : undefined;
}

function judge(row: Placed, isNearTown: IsNearTown, needsPlace: NeedsPlace, town: Town): Placement | null {
  const { check, whose, position } = row;
  if (position.state === 'given' && (isNearTown?.(position.lngLat) ?? true)) {
    if (position.isSwapped)
      check.repair(
        'coordinates-swapped',
        'latitude',
        position.lngLat.join(', '),
        '緯度と経度（X と Y）が入れかわっていたので、直しました。',
      );
    const level = levelSaid(check);
    if (level === 'GIVEN') compareWithAddress(row, position.lngLat, town);
    return { lngLat: position.lngLat, level };
  }
  if (whose === 'other') {
    check.reject(
      'other-municipality',
      { field: placeField(check) },
      `${town.name}のまわり${kilometres(town.bufferMeters)}より遠い、ほかの市町村の行なので取り込みません。`,
    );
    return null;
  }
  if (position.state === 'given') return judgeFarAway(row, position.lngLat, town);
  return placeByAddress(row, needsPlace, town);
}

/** Coordinates that a person took from an address stay no more exact than that. */
function levelSaid(check: RowCheck): PlaceLevel {
  const word = check.text('place_level');
  return word === 'BLOCK' || word === 'TOWN' || word === 'OAZA' ? word : 'GIVEN';
}

/** Coordinates and address that name different places: one of them is wrong, and nobody but a person can tell which. */
function compareWithAddress({ check, match }: Placed, lngLat: LngLat, town: Town): void {
  if (!match) return;
  const meters = distanceMeters(lngLat, match.lngLat);
  if (meters <= ALLOWED_METERS[match.level]) return;
  check.review(
    'place-differs-from-address',
    { field: 'latitude', value: lngLat.join(', ') },
    `緯度・経度は、住所「${match.name}」の位置（${ADDRESS_LEVEL_WORDS[match.level]}まで）から約${kilometres(meters)}離れています。${town.name}の地図で確かめて、正しい方を選んでください。`,
    { suggestion: suggestionOf(match), distanceMeters: meters },
  );
}

function judgeFarAway({ check, whose, match }: Placed, lngLat: LngLat, town: Town): Placement | null {
  const { name, bufferMeters } = town;
  const value = lngLat.join(', ');
  const meters = match && distanceMeters(lngLat, match.lngLat);
  if (whose === 'ours')
    check.review(
      'place-far-away',
      { field: 'latitude', value },
      `${name}の行ですが、位置が${name}から遠く離れています${match && meters ? `（住所「${match.name}」の位置から約${kilometres(meters)}）` : ''}。緯度・経度を確かめてください。`,
      { suggestion: match && suggestionOf(match), distanceMeters: meters },
    );
  else
    check.reject(
      'outside-buffer',
      { field: 'latitude', value },
      `${name}とそのまわり${kilometres(bufferMeters)}の外にあるので取り込みません。${name}のものなら、緯度・経度を確かめてください。`,
    );
  return check.isWaived('place-far-away') ? { lngLat, level: 'GIVEN' } : null;
}

/** Without coordinates that can be used: the address's place as far as it goes, else the area that the row names, else a person. */
function placeByAddress(row: Placed, needsPlace: NeedsPlace, town: Town): Placement | null {
  const { check, position, match } = row;
  if (match && match.level !== 'OAZA') {
    check.note(
      'place-from-address',
      { field: 'address' },
      `緯度・経度${position.state === 'missing' ? 'がない' : 'が使えない'}ので、住所から位置を求めました（${ADDRESS_LEVEL_WORDS[match.level]}まで、「${match.name}」）。`,
    );
    return { lngLat: match.lngLat, level: match.level };
  }
  if (position.state === 'missing' && !needsPlace(check)) return null;
  if (needsPlace(check) && namesArea(check, town)) {
    check.note(
      'place-of-area',
      { field: 'serves_area' },
      '位置はわかりませんが、対象の区域があるので、その区域にあるものとして取り込みました。歩いて届く割合には数えません。',
    );
    return null;
  }
  if (match && needsPlace(check)) {
    check.review(
      'place-approximate',
      { field: 'address' },
      `緯度・経度がなく、住所からは大字「${match.name}」までしかわかりません。大字の中心は数キロ離れていることがあります。地図で位置を示すか、大字の位置のまま取り込むかを選んでください。`,
      { suggestion: suggestionOf(match) },
    );
    return null;
  }
  sayUnplaced(row, needsPlace(check), town);
  return null;
}

function sayUnplaced({ check, position }: Placed, isNeeded: boolean, { gazetteer }: Town): void {
  const say = isNeeded ? check.review.bind(check) : check.note.bind(check);
  if (position.state === 'zero')
    say('place-zero', { field: 'latitude', value: '0, 0' }, '緯度・経度が 0 です。位置を書き入れてください。');
  else if (position.state === 'missing')
    say(
      'place-missing',
      { field: 'address' },
      `緯度・経度がありません。位置か対象の区域を書き入れると取り込めます。${gazetteer.isEmpty ? '位置参照情報を「住所の位置」として取り込むと、住所から位置を求められます〔hazama import addresses〕。' : ''}`,
    );
  else if (position.state === 'outside-japan')
    say(
      'place-outside-japan',
      { field: 'latitude', value: position.value },
      '日本の中の位置として読めません。緯度・経度を十進の度（例 34.7688, 136.1302）に直すか、平面直角座標などのメートルなら「座標系」を示してください〔--crs 平面直角6系〕。',
    );
}

function namesArea(check: RowCheck, town: Town): boolean {
  return splitList(check.text('serves_area') ?? '').some((name) => town.areaIndex.find(name) !== undefined);
}

/** The place of the address, to be taken with one press; it stays no more exact than the address. */
function suggestionOf({ lngLat, level, name }: AddressMatch): Suggestion {
  const [longitude, latitude] = lngLat;
  return {
    label: `住所の位置にする（${ADDRESS_LEVEL_WORDS[level]}まで、「${name}」）`,
    accept: true,
    changes: { longitude: String(longitude), latitude: String(latitude), place_level: level },
    sameAs: null,
  };
}

function placeField(check: RowCheck): string {
  return ['municipality_name', 'municipality_code', 'address'].find((field) => check.text(field)) ?? 'address';
}

function kilometres(meters: number): string {
  return `${Number((meters / 1000).toFixed(meters < 10_000 ? 1 : 0))}km`;
}
