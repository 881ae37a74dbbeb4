import { hepburn } from './hepburn.ts';

/** What a municipality calls itself, its readings, and the English of it. */
const SUFFIXES: readonly (readonly [written: string, readings: RegExp, english: string])[] = [
  ['市', /し$/, 'City'],
  ['町', /(ちょう|まち)$/, 'Town'],
  ['村', /(むら|そん)$/, 'Village'],
  ['区', /く$/, 'Ward'],
];
const FORMER = { written: '旧', reading: 'きゅう', english: 'Former' };

/** An area's name in Latin letters: 府中 ふちゅう → Fuchu; null where its reading is not known. */
export function latinName(kana: string | null): string | null {
  return kana === null || kana === '' ? null : hepburn(kana);
}

/** A municipality's, or one's that was: 伊賀市 いがし → Iga City, 旧上野市 きゅううえのし → Former Ueno City. */
export function latinMunicipalityName(name: string, kana: string | null): string | null {
  if (kana === null || kana === '') return null;
  if (name.startsWith(FORMER.written) && kana.startsWith(FORMER.reading)) {
    const rest = latinMunicipalityName(name.slice(FORMER.written.length), kana.slice(FORMER.reading.length));
    return rest && `${FORMER.english} ${rest}`;
  }
  const suffix = SUFFIXES.find(([written, readings]) => name.endsWith(written) && readings.test(kana));
  if (!suffix) return hepburn(kana);
  const [, readings, english] = suffix;
  return `${hepburn(kana.replace(readings, ''))} ${english}`;
}

/** The 47 prefectures (都道府県) in the order of their codes 01–47, as they write themselves in English. */
const PREFECTURES =
  'Hokkaido Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba Tokyo Kanagawa Niigata Toyama Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Kyoto Osaka Hyogo Nara Wakayama Tottori Shimane Okayama Hiroshima Yamaguchi Tokushima Kagawa Ehime Kochi Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki Kagoshima Okinawa'.split(
    ' ',
  );

/** The prefecture of a municipality's code: 24216 → Mie; null where the first two digits are none. */
export function latinPrefectureName(code: string): string | null {
  return PREFECTURES[Number(code.slice(0, 2)) - 1] ?? null;
}
