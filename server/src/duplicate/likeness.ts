import { distanceMeters, type LngLat } from '@hazama/geo';
import { addressTextKey, type PlaceLevel } from '../address/index.ts';
import { fold } from '../name/index.ts';

/** What of a record is held against another's. */
export interface ComparedResource {
  readonly id: string;
  readonly kindId: string;
  readonly name: string;
  readonly nameKana: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly lngLat: LngLat | null;
  readonly placeLevel: PlaceLevel | null;
  readonly datasetId: string;
  /** Its number in its own list. */
  readonly externalId: string | null;
}

/** Why two records may be one. NUMBERED speaks against it. */
export type ReasonKind = 'NEAR' | 'NAME' | 'KANA' | 'PHONE' | 'ADDRESS' | 'NUMBERED';

export interface Reason {
  readonly kind: ReasonKind;
  /** How much it says, of 1; below 0 against. */
  readonly weight: number;
  /** In Japanese, for the person who decides. */
  readonly text: string;
}

export interface Likeness {
  /** 0..1; from `LEAST_SCORE` on a person is asked. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Two good reasons: a school is near its gymnasium, and two halls may share a telephone, but hardly a name as well. */
export const LEAST_SCORE = 0.6;
export const NEAR_METERS = 50;

/** What a record is found by; null where it says nothing. */
export interface ResourceKeys {
  readonly name: string;
  readonly kana: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** Only where the place is the record's own: all addresses of one 町字 share its point. */
  readonly lngLat: LngLat | null;
}

export function keysOf({ name, nameKana, phone, address, lngLat, placeLevel }: ComparedResource): ResourceKeys {
  const digits = phone?.normalize('NFKC').replaceAll(/\D/g, '') ?? '';
  const key = address === null ? '' : addressTextKey(address).replaceAll(/番地の?|番|号|丁目|の(?=\d)/g, '-');
  return {
    name: fold(name),
    kana: nameKana === null ? null : fold(nameKana) || null,
    phone: digits.length >= 9 ? digits : null,
    // a 町字 alone is many places
    address: /\d/.test(key) ? key.replace(/-+$/, '').replaceAll(/-+/g, '-') : null,
    lngLat: placeLevel === null || placeLevel === 'GIVEN' || placeLevel === 'BLOCK' ? lngLat : null,
  };
}

/** How much two records of one kind look like one, and why. */
export function likenessOf(
  a: ComparedResource,
  b: ComparedResource,
  [keysA, keysB]: readonly [ResourceKeys, ResourceKeys] = [keysOf(a), keysOf(b)],
): Likeness {
  const reasons: Reason[] = [];
  const meters = keysA.lngLat && keysB.lngLat ? distanceMeters(keysA.lngLat, keysB.lngLat) : Number.POSITIVE_INFINITY;
  if (meters <= NEAR_METERS)
    reasons.push({ kind: 'NEAR', weight: 0.35, text: `場所が${Math.round(meters)}mしか離れていません` });
  if (keysA.name === keysB.name) reasons.push({ kind: 'NAME', weight: 0.4, text: '名前が同じです' });
  else if (keysA.kana !== null && keysA.kana === keysB.kana)
    reasons.push({ kind: 'KANA', weight: 0.4, text: 'ふりがなが同じです' });
  if (keysA.phone !== null && keysA.phone === keysB.phone)
    reasons.push({ kind: 'PHONE', weight: 0.4, text: `電話番号が同じです（${a.phone ?? ''}）` });
  if (keysA.address !== null && keysA.address === keysB.address)
    reasons.push({ kind: 'ADDRESS', weight: 0.3, text: `住所が同じです（${a.address ?? ''}）` });
  if (a.datasetId === b.datasetId && a.externalId !== null && b.externalId !== null)
    reasons.push({
      kind: 'NUMBERED',
      weight: -0.5,
      text: `ただし、同じ一覧の中で別の番号です（${a.externalId}、${b.externalId}）`,
    });
  const support = Math.min(
    1,
    reasons.filter(({ weight }) => weight > 0).reduce((sum, { weight }) => sum + weight, 0),
  );
  const doubt = reasons.filter(({ weight }) => weight < 0).reduce((sum, { weight }) => sum + weight, 0);
  return { score: Math.max(0, Math.round((support + doubt) * 100) / 100), reasons };
}
